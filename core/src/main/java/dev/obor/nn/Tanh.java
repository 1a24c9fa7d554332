package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The hyperbolic tangent, PyTorch's `torch.nn.Tanh`.
///
/// ```text
/// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
/// ```
///
/// Shapes: any, the same in and out.
public class Tanh extends Module {
    /// The layer; it has no parameters.
    public Tanh() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.tanh(input);
    }
}
