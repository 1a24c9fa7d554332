package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The scaled exponential linear unit, PyTorch's `torch.nn.SELU`.
///
/// ```text
/// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
/// ```
///
/// Shapes: any, the same in and out.
public class SELU extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public SELU() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public SELU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.selu(input)) : F.selu(input);
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
