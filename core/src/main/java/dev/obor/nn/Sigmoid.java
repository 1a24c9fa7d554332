package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The logistic function, PyTorch's `torch.nn.Sigmoid`.
///
/// ```text
/// sigmoid(x) = 1 / (1 + exp(-x))
/// ```
///
/// Shapes: any, the same in and out.
public class Sigmoid extends Module {
    /// The layer; it has no parameters.
    public Sigmoid() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.sigmoid(input);
    }
}
