// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// What the hyperbolic tangent takes away.
///
/// ```text
/// tanhshrink(x) = x - tanh(x)
/// ```
///
/// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
/// dtype.
///
/// ```java
/// F.tanhshrink(tensor(-1.0, 0, 2)) // [-0.2384, 0, 1.036]
/// ```
///
/// PyTorch's `torch.nn.Tanhshrink`; [F#tanhshrink] is the function.
public class Tanhshrink extends Module {
    /// The layer; it has no parameters.
    public Tanhshrink() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.tanhshrink(input);
    }
}
