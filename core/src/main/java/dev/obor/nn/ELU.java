package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The exponential linear unit, PyTorch's `torch.nn.ELU`.
///
/// ```text
/// elu(x) = x if x > 0 else alpha (exp(x) - 1)
/// ```
///
/// Shapes: any, the same in and out.
public class ELU extends Activation<ActivationOptions.Exponential> {
    /// With PyTorch's defaults: `alpha` 1.0.
    public ELU() {
        this(o -> {});
    }

    /// With another `alpha`: the limit far below zero is -alpha.
    public ELU(double alpha) {
        this(o -> o.alpha(alpha));
    }

    /// With options.
    public ELU(Consumer<ActivationOptions.Exponential> options) {
        super(new ActivationOptions.Exponential(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.elu(input, options);
    }
}
