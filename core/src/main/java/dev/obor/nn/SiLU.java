package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The sigmoid linear unit, or swish, PyTorch's `torch.nn.SiLU`.
///
/// ```text
/// silu(x) = x sigmoid(x)
/// ```
///
/// Shapes: any, the same in and out.
public class SiLU extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public SiLU() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public SiLU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public SiLU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.silu(input, options);
    }
}
