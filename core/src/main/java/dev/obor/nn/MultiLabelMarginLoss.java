package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// A margin between all targets and all other classes, PyTorch's `torch.nn.MultiLabelMarginLoss`.
///
/// ```text
/// l = sum over targets y and other classes i of max(0, 1 - x_y + x_i), divided by C
/// ```
///
/// Shapes: `(C)` or `(N, C)`, and int64 targets of the same sizes; those from the first -1 on do
/// not count. The result is a scalar, `()` or `(N)` without reduction.
///
/// ```java
/// var loss = new MultiLabelMarginLoss();
/// loss.call(tensor(0.1, 0.2, 0.4, 0.8), tensor(3, 0, -1, 1)) // 0.85
/// ```
public class MultiLabelMarginLoss extends Loss {
    private final LossOptions.Plain options;

    /// The mean, with PyTorch's defaults.
    public MultiLabelMarginLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public MultiLabelMarginLoss(Consumer<LossOptions.Plain> options) {
        this.options = new LossOptions.Plain().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.multilabelMarginLoss(input, target, options);
    }
}
