package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier capped at 6, PyTorch's `torch.nn.ReLU6`.
///
/// ```text
/// relu6(x) = min(max(x, 0), 6)
/// ```
///
/// Shapes: any, the same in and out.
public class ReLU6 extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public ReLU6() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public ReLU6(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public ReLU6(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.relu6(input, options);
    }
}
