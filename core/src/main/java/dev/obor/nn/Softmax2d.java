package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;

/// The softmax over the channels at each place of an image, PyTorch's `torch.nn.Softmax2d`.
///
/// ```text
/// softmax2d(x)_c = exp(x_c) / sum_k exp(x_k)
/// ```
///
/// Shapes: `(N, C, H, W)` or `(C, H, W)`, the same out.
///
/// ```java
/// new Softmax2d().call(zeros(1, 2, 1, 1)) // [[[[0.5]], [[0.5]]]]
/// ```
public class Softmax2d extends Module {
    /// The layer; it has no parameters.
    public Softmax2d() {}

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        if (input.dim() != 3 && input.dim() != 4) {
            throw new ShapeError(
                    "Softmax2d: expected input to be 3D or 4D, got " + input.dim() + "D instead");
        }
        return F.softmax(input, -3);
    }
}
