package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// The identity outside a gap around zero, PyTorch's `torch.nn.Hardshrink`.
///
/// ```text
/// hardshrink(x) = x if |x| > lambd else 0
/// ```
///
/// Shapes: any, the same in and out.
public class Hardshrink extends Module {
    private final double lambd;

    /// With PyTorch's defaults: `lambd` 0.5.
    public Hardshrink() {
        this(0.5);
    }

    /// A layer with given numbers.
    ///
    /// @param lambd half the width of the gap
    public Hardshrink(double lambd) {
        this.lambd = lambd;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardshrink(input, lambd);
    }

    @Override
    protected String extraRepr() {
        return PythonFloat.repr(lambd);
    }
}
