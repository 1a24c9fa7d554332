// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logarithm of the logistic function, without overflow.
///
/// ```text
/// logsigmoid(x) = -log(1 + exp(-x))
/// ```
///
/// Shapes: any, the same out. Dtypes: floating-point.
///
/// ```java
/// F.logsigmoid(tensor(-100.0, 0)) // [-100, -0.6931]
/// ```
///
/// PyTorch's `torch.nn.LogSigmoid`; [F#logsigmoid] is the function.
public class LogSigmoid extends Module {
    /// The layer; it has no parameters.
    public LogSigmoid() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.logsigmoid(input);
    }
}
