package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The softmax of the negated input along a dimension, PyTorch's `torch.nn.Softmin`.
///
/// ```text
/// softmin(x)_i = exp(-x_i) / sum_j exp(-x_j)
/// ```
///
/// PyTorch can guess the dimension, with a warning; here it must be given.
public class Softmin extends Module {
    private final int dim;

    /// A layer along dimension `dim`; negative numbers count from the end.
    public Softmin(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softmin(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
