package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The Kullback-Leibler divergence, PyTorch's `torch.nn.KLDivLoss`; inputs are log-probabilities.
///
/// ```text
/// l = y (log y - x), or with logTarget: l = exp(y) (y - x)
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced. As
/// in PyTorch the mean is over all elements; the mathematical value divides by the batch size only:
/// [dev.obor.nn.functional.Reduction#BATCHMEAN].
///
/// ```java
/// var loss = new KLDivLoss(o -> o.reduction("sum"));
/// loss.call(tensor(0.5, 0.5).log(), tensor(0.9, 0.1)) // 0.3681
/// ```
public class KLDivLoss extends Loss {
    private final LossOptions.KLDiv options;

    /// The mean over all elements.
    public KLDivLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("batchmean")`.
    public KLDivLoss(Consumer<LossOptions.KLDiv> options) {
        this.options = new LossOptions.KLDiv().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.klDiv(input, target, options);
    }
}
