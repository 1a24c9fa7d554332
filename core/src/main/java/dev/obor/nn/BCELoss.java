package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cross entropy between probabilities and targets in [0, 1], PyTorch's `torch.nn.BCELoss`.
///
/// ```text
/// l = -weight (y max(log x, -100) + (1 - y) max(log(1 - x), -100))
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new BCELoss().call(tensor(0.9, 0.2), tensor(1.0, 0)) // 0.1643
/// ```
public class BCELoss extends Loss {
    private final LossOptions.Elements options;

    /// The weights, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean over all elements.
    public BCELoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public BCELoss(Consumer<LossOptions.Elements> options) {
        this.options = new LossOptions.Elements().with(options);
        weight = buffer(this.options.weight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.binaryCrossEntropy(
                input, target, weight == null ? options : options.with(o -> o.weight(weight)));
    }
}
