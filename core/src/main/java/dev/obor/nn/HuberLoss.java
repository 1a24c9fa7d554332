package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;

/// Squared near zero, linear beyond, PyTorch's `torch.nn.HuberLoss`.
///
/// ```text
/// l = (x - y)² / 2 if |x - y| < delta else delta (|x - y| - delta / 2)
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
public class HuberLoss extends Loss {
    private final double delta;
    private final Reduction reduction;

    /// The mean over all elements, with `delta` 1.0.
    public HuberLoss() {
        this(Reduction.MEAN, 1.0);
    }

    /// Reduced as asked.
    ///
    /// @param delta where the square ends
    public HuberLoss(Reduction reduction, double delta) {
        this.reduction = reduction;
        this.delta = delta;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.huberLoss(input, target, reduction, delta);
    }
}
