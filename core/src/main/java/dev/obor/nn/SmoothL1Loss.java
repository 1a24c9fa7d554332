package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;

/// Squared near zero, absolute beyond, PyTorch's `torch.nn.SmoothL1Loss`.
///
/// ```text
/// l = (x - y)² / (2 beta) if |x - y| < beta else |x - y| - beta / 2
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
public class SmoothL1Loss extends Loss {
    private final double beta;
    private final Reduction reduction;

    /// The mean over all elements, with `beta` 1.0.
    public SmoothL1Loss() {
        this(Reduction.MEAN, 1.0);
    }

    /// Reduced as asked.
    ///
    /// @param beta where the square ends
    public SmoothL1Loss(Reduction reduction, double beta) {
        this.reduction = reduction;
        this.beta = beta;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.smoothL1Loss(input, target, reduction, beta);
    }
}
