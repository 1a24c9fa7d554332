package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// The exponential linear unit, PyTorch's `torch.nn.ELU`.
///
/// ```text
/// elu(x) = x if x > 0 else alpha (exp(x) - 1)
/// ```
///
/// Shapes: any, the same in and out.
public class ELU extends Module {
    private final double alpha;
    private final boolean inplace;

    /// With PyTorch's defaults: `alpha` 1.0.
    public ELU() {
        this(1.0);
    }

    /// A layer that leaves its input alone.
    ///
    /// @param alpha the negative limit
    public ELU(double alpha) {
        this(alpha, false);
    }

    /// A layer that may write its result over its input.
    ///
    /// @param alpha the negative limit
    /// @param inplace whether it does
    public ELU(double alpha, boolean inplace) {
        this.alpha = alpha;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.elu(input, alpha)) : F.elu(input, alpha);
    }

    @Override
    protected String extraRepr() {
        return "alpha=" + PythonFloat.repr(alpha) + (inplace ? ", inplace=True" : "");
    }
}
