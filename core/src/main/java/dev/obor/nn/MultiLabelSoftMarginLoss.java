package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The cross entropy of several classes at once, PyTorch's `torch.nn.MultiLabelSoftMarginLoss`.
///
/// ```text
/// l = mean over classes of -weight (y log(sigmoid(x)) + (1 - y) log(sigmoid(-x)))
/// ```
///
/// Shapes: input and target `(N, C)`; targets are between 0 and 1. The result is a scalar, `(N)`
/// without reduction.
///
/// ```java
/// new MultiLabelSoftMarginLoss().call(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
/// ```
public class MultiLabelSoftMarginLoss extends Loss {
    private final LossOptions.Elements options;

    /// The weights of the classes, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean, with PyTorch's defaults.
    public MultiLabelSoftMarginLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public MultiLabelSoftMarginLoss(Consumer<LossOptions.Elements> options) {
        this.options = new LossOptions.Elements().with(options);
        weight = buffer(this.options.weight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.multilabelSoftMarginLoss(
                input, target, weight == null ? options : options.with(o -> o.weight(weight)));
    }
}
