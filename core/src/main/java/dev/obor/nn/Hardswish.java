package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// A piecewise swish, PyTorch's `torch.nn.Hardswish`.
///
/// ```text
/// hardswish(x) = x min(max(x + 3, 0), 6) / 6
/// ```
///
/// Shapes: any, the same in and out.
public class Hardswish extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public Hardswish() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public Hardswish(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.hardswish(input)) : F.hardswish(input);
    }
}
