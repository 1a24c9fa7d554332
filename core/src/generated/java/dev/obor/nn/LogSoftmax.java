// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logarithm of the softmax along a dimension, without overflow.
///
/// ```text
/// logSoftmax(x)_i = x_i - log(sum_j exp(x_j))
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
/// warning; here it must be given.
///
/// ```java
/// F.logSoftmax(tensor(1.0, 2, 3), 0) // [-2.4076, -1.4076, -0.4076]
/// ```
///
/// PyTorch's `torch.nn.LogSoftmax`; [F#logSoftmax] is the function.
public class LogSoftmax extends Module {
    private final int dim;

    /// The layer; it has no parameters.
    ///
    /// @param dim the dimension; negative numbers count from the end
    public LogSoftmax(int dim) {
        this.dim = dim;
    }

    /// [F#logSoftmax] of the input.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    @Override
    public Tensor forward(Tensor input) {
        return F.logSoftmax(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
