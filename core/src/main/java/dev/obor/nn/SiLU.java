package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The sigmoid linear unit, or swish, PyTorch's `torch.nn.SiLU`.
///
/// ```text
/// silu(x) = x sigmoid(x)
/// ```
///
/// Shapes: any, the same in and out.
public class SiLU extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public SiLU() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public SiLU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.silu(input)) : F.silu(input);
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
