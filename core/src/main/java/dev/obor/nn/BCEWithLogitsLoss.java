package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cross entropy between logits and targets in [0, 1], PyTorch's `torch.nn.BCEWithLogitsLoss`.
///
/// ```text
/// l = -weight (posWeight y log sigmoid(x) + (1 - y) log(1 - sigmoid(x)))
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new BCEWithLogitsLoss().call(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
/// ```
public class BCEWithLogitsLoss extends Loss {
    private final LossOptions.BCEWithLogits options;

    /// The weights, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The weights of positive targets, part of the state; or null.
    @StateKey("pos_weight")
    public final @Nullable Buffer posWeight;

    /// The mean over all elements.
    public BCEWithLogitsLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public BCEWithLogitsLoss(Consumer<LossOptions.BCEWithLogits> options) {
        this.options = new LossOptions.BCEWithLogits().with(options);
        weight = buffer(this.options.weight());
        posWeight = buffer(this.options.posWeight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.binaryCrossEntropyWithLogits(
                input,
                target,
                weight == null && posWeight == null
                        ? options
                        : options.with(o -> o.weight(weight).posWeight(posWeight)));
    }
}
