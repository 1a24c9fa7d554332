package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// A sigmoid with polynomial tails, PyTorch's `torch.nn.Softsign`.
///
/// ```text
/// softsign(x) = x / (1 + |x|)
/// ```
///
/// Shapes: any, the same in and out.
public class Softsign extends Module {
    /// The layer; it has no parameters.
    public Softsign() {}

    @Override
    public Tensor forward(Tensor input) {
        return F.softsign(input);
    }
}
