package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The squared difference, PyTorch's `torch.nn.MSELoss`.
///
/// ```text
/// l = (x - y)²
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new MSELoss().call(tensor(1.0, 2), tensor(1.0, 4)) // 2
/// ```
public class MSELoss extends Loss {
    private final LossOptions.Elements options;

    /// The mean over all elements.
    public MSELoss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public MSELoss(Consumer<LossOptions.Elements> options) {
        this.options = new LossOptions.Elements().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.mseLoss(input, target, options);
    }
}
