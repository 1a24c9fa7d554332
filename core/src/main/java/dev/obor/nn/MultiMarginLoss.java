package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A margin between a class and each of the others, PyTorch's `torch.nn.MultiMarginLoss`.
///
/// ```text
/// l = sum over i != y of weight_y max(0, margin - x_y + x_i)^p, divided by C
/// ```
///
/// Shapes: `(C)` or `(N, C)`, and int64 classes `()` or `(N)`. The result is a scalar, of the shape
/// of the classes without reduction.
///
/// ```java
/// new MultiMarginLoss().call(tensor(0.1, 0.2, 0.9), tensor(2)) // 0.1667
/// ```
public class MultiMarginLoss extends Loss {
    private final LossOptions.MultiMargin options;

    /// The weights of the classes, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean, with PyTorch's defaults.
    public MultiMarginLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public MultiMarginLoss(Consumer<LossOptions.MultiMargin> options) {
        this.options = new LossOptions.MultiMargin().with(options);
        weight = buffer(this.options.weight());
        if (weight != null && weight.dim() != 1) {
            throw new ValueError(
                    "MultiMarginLoss: expected weight to be None or 1D tensor, got "
                            + weight.dim()
                            + "D instead");
        }
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.multiMarginLoss(
                input, target, weight == null ? options : options.with(o -> o.weight(weight)));
    }
}
