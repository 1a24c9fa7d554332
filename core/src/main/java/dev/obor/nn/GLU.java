package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The gated linear unit, PyTorch's `torch.nn.GLU`: one half of the input gates the other.
///
/// ```text
/// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
/// ```
///
/// Shapes: the size of `dim` must be even and is halved.
public class GLU extends Module {
    private final int dim;

    /// A layer that splits the last dimension.
    public GLU() {
        this(-1);
    }

    /// A layer that splits dimension `dim`.
    public GLU(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.glu(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
