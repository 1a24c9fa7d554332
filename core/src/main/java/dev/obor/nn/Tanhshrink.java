package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// What the hyperbolic tangent takes away, PyTorch's `torch.nn.Tanhshrink`.
///
/// ```text
/// tanhshrink(x) = x - tanh(x)
/// ```
///
/// Shapes: any, the same in and out.
public class Tanhshrink extends Module {
    /// The layer; it has no parameters.
    public Tanhshrink() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.tanhshrink(input);
    }
}
