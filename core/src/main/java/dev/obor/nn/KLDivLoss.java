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
/// mathematical value divides by the batch size only: [#batchMean].
public class KLDivLoss extends Loss {
    private final Reduction reduction;
    private final boolean logTarget;
    private final boolean batchMean;

    /// The mean over all elements.
    public KLDivLoss() {
        this(Reduction.MEAN, false);
    }

    /// Reduced as asked.
    ///
    /// @param logTarget whether targets are logarithms too
    public KLDivLoss(Reduction reduction, boolean logTarget) {
        this(reduction, logTarget, false);
    }

    private KLDivLoss(Reduction reduction, boolean logTarget, boolean batchMean) {
        this.reduction = reduction;
        this.logTarget = logTarget;
        this.batchMean = batchMean;
    }

    /// The sum divided by the size of the batch, PyTorch's `reduction="batchmean"`.
    public static KLDivLoss batchMean(boolean logTarget) {
        return new KLDivLoss(Reduction.SUM, logTarget, true);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        Tensor loss = F.klDiv(input, target, reduction, logTarget);
        return batchMean && input.dim() > 0 ? loss.div(input.size(0)) : loss;
    }
}
