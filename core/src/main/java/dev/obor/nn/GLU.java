package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The gated linear unit, PyTorch's `torch.nn.GLU`: one half of the input gates the other.
///
/// ```text
/// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
/// ```
///
/// Shapes: the size of `dim` must be even and is halved.
public class GLU extends Activation<ActivationOptions.Along> {
    /// A layer that splits the last dimension.
    public GLU() {
        this(o -> {});
    }

    /// With another `dim`: which dimension is split.
    public GLU(int dim) {
        this(o -> o.dim(dim));
    }

    /// With options.
    public GLU(Consumer<ActivationOptions.Along> options) {
        super(new ActivationOptions.Along(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.glu(input, options);
    }
}
