// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The hyperbolic tangent.
///
/// ```text
/// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
/// ```
///
/// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
/// dtype.
///
/// ```java
/// F.tanh(tensor(-1.0, 0, 2)) // [-0.7616, 0, 0.964]
/// ```
///
/// PyTorch's `torch.nn.Tanh`; [F#tanh] is the function.
public class Tanh extends Module {
    /// The layer; it has no parameters.
    public Tanh() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.tanh(input);
    }
}
