package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// Moves numbers towards zero, PyTorch's `torch.nn.Softshrink`.
///
/// ```text
/// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
/// ```
///
/// Shapes: any, the same in and out.
public class Softshrink extends Module {
    private final double lambd;

    /// With PyTorch's defaults: `lambd` 0.5.
    public Softshrink() {
        this(0.5);
    }

    /// A layer with given numbers.
    ///
    /// @param lambd by how much
    public Softshrink(double lambd) {
        this.lambd = lambd;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softshrink(input, lambd);
    }

    @Override
    protected String extraRepr() {
        return PythonFloat.repr(lambd);
    }
}
