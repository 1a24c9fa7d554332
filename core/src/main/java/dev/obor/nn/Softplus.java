package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// A smooth rectifier, PyTorch's `torch.nn.Softplus`.
///
/// ```text
/// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
/// ```
///
/// Shapes: any, the same in and out.
public class Softplus extends Module {
    private final double beta;
    private final double threshold;

    /// With PyTorch's defaults: `beta` 1.0 and `threshold` 20.0.
    public Softplus() {
        this(1.0, 20.0);
    }

    /// A layer with given numbers.
    ///
    /// @param beta how sharp the bend is
    /// @param threshold from where on the identity is used
    public Softplus(double beta, double threshold) {
        this.beta = beta;
        this.threshold = threshold;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softplus(input, beta, threshold);
    }

    @Override
    protected String extraRepr() {
        return "beta=" + PythonFloat.repr(beta) + ", threshold=" + PythonFloat.repr(threshold);
    }
}
