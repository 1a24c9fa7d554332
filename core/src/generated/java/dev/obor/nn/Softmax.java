// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Exponentials that sum to one along a dimension.
///
/// ```text
/// softmax(x)_i = exp(x_i) / sum_j exp(x_j)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
/// warning; here it must be given.
///
/// ```java
/// F.softmax(tensor(1.0, 2, 3), 0) // [0.09, 0.2447, 0.6652]
/// ```
///
/// PyTorch's `torch.nn.Softmax`; [F#softmax] is the function.
public class Softmax extends Module {
    private final int dim;

    /// The layer; it has no parameters.
    ///
    /// @param dim the dimension; negative numbers count from the end
    public Softmax(int dim) {
        this.dim = dim;
    }

    /// [F#softmax] of the input.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    @Override
    public Tensor forward(Tensor input) {
        return F.softmax(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
