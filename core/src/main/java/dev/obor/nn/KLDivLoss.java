package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;

/// The Kullback-Leibler divergence, PyTorch's `torch.nn.KLDivLoss`; inputs are log-probabilities.
///
/// ```text
/// l = y (log y - x), or with logTarget: l = exp(y) (y - x)
/// ```
///
/// Shapes: input and target of the same shape. As in PyTorch the mean is over all elements; the
/// mathematical value divides by the batch size only: [Reduction#BATCHMEAN].
public class KLDivLoss extends Loss {
    private final Reduction reduction;
    private final boolean logTarget;

    /// The mean over all elements.
    public KLDivLoss() {
        this(Reduction.MEAN, false);
    }

    /// Reduced as asked; [Reduction#BATCHMEAN] divides the sum by the size of the batch.
    ///
    /// @param logTarget whether targets are logarithms too
    public KLDivLoss(Reduction reduction, boolean logTarget) {
        this.reduction = reduction;
        this.logTarget = logTarget;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.klDiv(input, target, reduction, logTarget);
    }
}
