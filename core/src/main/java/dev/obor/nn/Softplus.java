package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A smooth rectifier, PyTorch's `torch.nn.Softplus`.
///
/// ```text
/// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
/// ```
///
/// Shapes: any, the same in and out.
public class Softplus extends Activation<ActivationOptions.Softplus> {
    /// With PyTorch's defaults: `beta` 1.0 and `threshold` 20.0.
    public Softplus() {
        this(o -> {});
    }

    /// With another `beta`: how sharp the bend is.
    public Softplus(double beta) {
        this(o -> o.beta(beta));
    }

    /// With options.
    public Softplus(Consumer<ActivationOptions.Softplus> options) {
        super(new ActivationOptions.Softplus(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softplus(input, options);
    }
}
