// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// A sigmoid with polynomial tails.
///
/// ```text
/// softsign(x) = x / (1 + |x|)
/// ```
///
/// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
/// dtype.
///
/// ```java
/// F.softsign(tensor(-1.0, 0, 3)) // [-0.5, 0, 0.75]
/// ```
///
/// PyTorch's `torch.nn.Softsign`; [F#softsign] is the function.
public class Softsign extends Module {
    /// The layer; it has no parameters.
    public Softsign() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.softsign(input);
    }
}
