package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// Squared near zero, absolute beyond, PyTorch's `torch.nn.SmoothL1Loss`.
///
/// ```text
/// l = (x - y)² / (2 beta) if |x - y| < beta else |x - y| - beta / 2
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new SmoothL1Loss().call(tensor(1.0, 2), tensor(1.5, 4)) // 0.8125
/// ```
public class SmoothL1Loss extends Loss {
    private final LossOptions.SmoothL1 options;

    /// The mean over all elements.
    public SmoothL1Loss() {
        this(o -> {});
    }

    /// With options: `o -> o.beta(0.5)`.
    public SmoothL1Loss(Consumer<LossOptions.SmoothL1> options) {
        this.options = new LossOptions.SmoothL1().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.smoothL1Loss(input, target, options);
    }
}
