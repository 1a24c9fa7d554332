package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The rectifier, PyTorch's `torch.nn.ReLU`.
///
/// ```text
/// relu(x) = max(x, 0)
/// ```
///
/// Shapes: any, the same in and out.
public class ReLU extends Module {
    private final boolean inplace;

    /// A layer that leaves its input alone.
    public ReLU() {
        this(false);
    }

    /// A layer that may write its result over its input.
    public ReLU(boolean inplace) {
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.relu(input)) : F.relu(input);
    }

    @Override
    protected String extraRepr() {
        return inplace ? "inplace=True" : "";
    }
}
