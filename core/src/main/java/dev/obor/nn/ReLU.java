package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The rectifier, PyTorch's `torch.nn.ReLU`.
///
/// ```text
/// relu(x) = max(x, 0)
/// ```
///
/// Shapes: any, the same in and out.
public class ReLU extends Activation<ActivationOptions.Plain> {
    /// A layer that leaves its input alone.
    public ReLU() {
        this(o -> {});
    }

    /// A layer that may write its result over its input.
    public ReLU(boolean inplace) {
        this(o -> o.inplace(inplace));
    }

    /// With options.
    public ReLU(Consumer<ActivationOptions.Plain> options) {
        super(new ActivationOptions.Plain(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.relu(input, options);
    }
}
