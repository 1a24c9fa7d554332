// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logistic function.
///
/// ```text
/// sigmoid(x) = 1 / (1 + exp(-x))
/// ```
///
/// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
/// dtype.
///
/// ```java
/// F.sigmoid(tensor(-1.0, 0, 2)) // [0.2689, 0.5, 0.8808]
/// ```
///
/// PyTorch's `torch.nn.Sigmoid`; [F#sigmoid] is the function.
public class Sigmoid extends Module {
    /// The layer; it has no parameters.
    public Sigmoid() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.sigmoid(input);
    }
}
