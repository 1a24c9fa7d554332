package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A self-regularised smooth activation, PyTorch's `torch.nn.Mish`.
///
/// ```text
/// mish(x) = x tanh(softplus(x))
/// ```
///
/// Shapes: any, the same in and out.
public class Mish extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public Mish() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public Mish(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public Mish(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.mish(input, options);
    }
}
