package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The continuously differentiable exponential linear unit, PyTorch's `torch.nn.CELU`.
///
/// ```text
/// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
/// ```
///
/// Shapes: any, the same in and out.
public class CELU extends Activation<ActivationOptions.Exponential> {
    /// With PyTorch's defaults: `alpha` 1.0.
    public CELU() {
        this(o -> {});
    }

    /// With another `alpha`: the limit far below zero is -alpha.
    public CELU(double alpha) {
        this(o -> o.alpha(alpha));
    }

    /// With options.
    public CELU(Consumer<ActivationOptions.Exponential> options) {
        super(new ActivationOptions.Exponential(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.celu(input, options);
    }
}
