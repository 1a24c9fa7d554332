package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logarithm of the softmax along a dimension, PyTorch's `torch.nn.LogSoftmax`.
///
/// ```text
/// logSoftmax(x)_i = x_i - log(sum_j exp(x_j))
/// ```
///
/// PyTorch can guess the dimension, with a warning; here it must be given.
public class LogSoftmax extends Module {
    private final int dim;

    /// A layer along dimension `dim`; negative numbers count from the end.
    public LogSoftmax(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.logSoftmax(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
