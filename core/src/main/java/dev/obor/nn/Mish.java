package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// A self-regularised smooth activation, PyTorch's `torch.nn.Mish`.
///
/// ```text
/// mish(x) = x tanh(softplus(x))
/// ```
///
/// Shapes: any, the same in and out.
public class Mish extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public Mish() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public Mish(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.mish(input)) : F.mish(input);
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
