package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logarithm of the logistic function, PyTorch's `torch.nn.LogSigmoid`.
///
/// ```text
/// logsigmoid(x) = -log(1 + exp(-x))
/// ```
///
/// Shapes: any, the same in and out.
public class LogSigmoid extends Module {
    /// The layer; it has no parameters.
    public LogSigmoid() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.logsigmoid(input);
    }
}
