package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The absolute difference, PyTorch's `torch.nn.L1Loss`.
///
/// ```text
/// l = |x - y|
/// ```
///
/// Shapes: input and target of the same shape; the result is a scalar unless nothing is reduced.
///
/// ```java
/// new L1Loss().call(tensor(1.0, 2), tensor(1.0, 4)) // 1
/// ```
public class L1Loss extends Loss {
    private final LossOptions.Elements options;

    /// The mean over all elements.
    public L1Loss() {
        this(o -> {});
    }

    /// With options: `o -> o.reduction("sum")`.
    public L1Loss(Consumer<LossOptions.Elements> options) {
        this.options = new LossOptions.Elements().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.l1Loss(input, target, options);
    }
}
