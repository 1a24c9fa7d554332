package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// The continuously differentiable exponential linear unit, PyTorch's `torch.nn.CELU`.
///
/// ```text
/// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
/// ```
///
/// Shapes: any, the same in and out.
public class CELU extends Module {
    private final double alpha;
    private final boolean inplace;

    /// With PyTorch's defaults: `alpha` 1.0.
    public CELU() {
        this(1.0);
    }

    /// A layer that leaves its input alone.
    ///
    /// @param alpha the negative limit
    public CELU(double alpha) {
        this(alpha, false);
    }

    /// A layer that may write its result over its input.
    ///
    /// @param alpha the negative limit
    /// @param inplace whether it does
    public CELU(double alpha, boolean inplace) {
        this.alpha = alpha;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace ? input.copy_(F.celu(input, alpha)) : F.celu(input, alpha);
    }

    @Override
    protected String extraRepr() {
        return "alpha=" + PythonFloat.repr(alpha) + (inplace ? ", inplace=True" : "");
    }
}
