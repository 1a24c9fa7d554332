package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// A piecewise linear sigmoid, PyTorch's `torch.nn.Hardsigmoid`.
///
/// ```text
/// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
/// ```
///
/// Shapes: any, the same in and out.
public class Hardsigmoid extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public Hardsigmoid() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public Hardsigmoid(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.hardsigmoid(input)) : F.hardsigmoid(input);
    }
}
