package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The logistic loss of two classes, PyTorch's `torch.nn.SoftMarginLoss`.
///
/// ```text
/// l = log(1 + exp(-y x))
/// ```
///
/// Shapes: input and target of the same sizes; targets are 1 and -1. The result is a scalar unless
/// nothing is reduced.
///
/// ```java
/// new SoftMarginLoss().call(tensor(2.0, -1), tensor(1.0, -1)) // 0.2201
/// ```
public class SoftMarginLoss extends Loss {
    private final LossOptions.Plain options;

    /// The mean, with PyTorch's defaults.
    public SoftMarginLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public SoftMarginLoss(Consumer<LossOptions.Plain> options) {
        this.options = new LossOptions.Plain().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.softMarginLoss(input, target, options);
    }
}
