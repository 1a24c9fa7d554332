package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The rectifier capped at 6, PyTorch's `torch.nn.ReLU6`.
///
/// ```text
/// relu6(x) = min(max(x, 0), 6)
/// ```
///
/// Shapes: any, the same in and out.
public class ReLU6 extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public ReLU6() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public ReLU6(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.relu6(input)) : F.relu6(input);
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
