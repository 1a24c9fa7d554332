package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;

/// The absolute difference, PyTorch's `torch.nn.L1Loss`.
///
/// ```text
/// l = |x - y|
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
public class L1Loss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public L1Loss() {
        this(Reduction.MEAN);
    }

    /// Reduced as asked.
    public L1Loss(Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.l1Loss(input, target, reduction);
    }
}
