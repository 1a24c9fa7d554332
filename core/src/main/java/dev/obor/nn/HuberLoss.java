package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// Squared near zero, linear beyond, PyTorch's `torch.nn.HuberLoss`.
///
/// ```text
/// l = (x - y)² / 2 if |x - y| < delta else delta (|x - y| - delta / 2)
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new HuberLoss(o -> o.delta(0.5)).call(tensor(1.0, 2), tensor(1.5, 4)) // 0.5
/// ```
public class HuberLoss extends Loss {
    private final LossOptions.Huber options;

    /// The mean over all elements.
    public HuberLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.delta(0.5)`.
    public HuberLoss(Consumer<LossOptions.Huber> options) {
        this.options = new LossOptions.Huber().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.huberLoss(input, target, options);
    }
}
