// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The softmax of the negated input along a dimension.
///
/// ```text
/// softmin(x)_i = exp(-x_i) / sum_j exp(-x_j)
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
/// warning; here it must be given.
///
/// ```java
/// F.softmin(tensor(1.0, 2, 3), 0) // [0.6652, 0.2447, 0.09]
/// ```
///
/// PyTorch's `torch.nn.Softmin`; [F#softmin] is the function.
public class Softmin extends Module {
    private final int dim;

    /// The layer; it has no parameters.
    ///
    /// @param dim the dimension; negative numbers count from the end
    public Softmin(int dim) {
        this.dim = dim;
    }

    /// [F#softmin] of the input.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    @Override
    public Tensor forward(Tensor input) {
        return F.softmin(input, dim);
    }

    @Override
    protected String extraRepr() {
        return "dim=" + dim;
    }
}
