package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// Which of two numbers is to be the larger one, PyTorch's `torch.nn.MarginRankingLoss`.
///
/// ```text
/// l = max(0, -y (x1 - x2) + margin)
/// ```
///
/// Shapes: three tensors of as many dimensions; targets are 1 where the first should be larger,
/// else -1. The result is a scalar unless nothing is reduced.
///
/// ```java
/// new MarginRankingLoss().call(tensor(1.0, 2), tensor(2.0, 1), tensor(1.0, 1)) // 0.5
/// ```
public class MarginRankingLoss extends Module {
    private final LossOptions.Margin options;

    /// The mean, with PyTorch's defaults.
    public MarginRankingLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.margin(0.5)`.
    public MarginRankingLoss(Consumer<LossOptions.Margin> options) {
        this.options = new LossOptions.Margin().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor)].
    public Tensor forward(Tensor input1, Tensor input2, Tensor target) {
        return F.marginRankingLoss(input1, input2, target, options);
    }

    /// Runs the loss.
    public final Tensor call(Tensor input1, Tensor input2, Tensor target) {
        return call(this::forward, input1, input2, target);
    }
}
