package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;

/// The squared difference, PyTorch's `torch.nn.MSELoss`.
///
/// ```text
/// l = (x - y)²
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
public class MSELoss extends Loss {
    private final Reduction reduction;

    /// The mean over all elements.
    public MSELoss() {
        this(Reduction.MEAN);
    }

    /// Reduced as asked.
    public MSELoss(Reduction reduction) {
        this.reduction = reduction;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.mseLoss(input, target, reduction);
    }
}
