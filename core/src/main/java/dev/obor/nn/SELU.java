package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The scaled exponential linear unit, PyTorch's `torch.nn.SELU`.
///
/// ```text
/// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
/// ```
///
/// Shapes: any, the same in and out.
public class SELU extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public SELU() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public SELU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public SELU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.selu(input, options);
    }
}
