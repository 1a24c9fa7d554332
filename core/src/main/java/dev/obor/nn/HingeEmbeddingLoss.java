package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// Distances that are to be small or large, PyTorch's `torch.nn.HingeEmbeddingLoss`.
///
/// ```text
/// l = x where y = 1, max(0, margin - x) where y = -1
/// ```
///
/// Shapes: input and target of sizes that broadcast; targets are 1 and -1. The result is a scalar
/// unless nothing is reduced.
///
/// ```java
/// new HingeEmbeddingLoss().call(tensor(0.3, 0.3), tensor(1.0, -1)) // 0.5
/// ```
public class HingeEmbeddingLoss extends Loss {
    private final LossOptions.Hinge options;

    /// The mean, with PyTorch's defaults.
    public HingeEmbeddingLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.margin(2)`.
    public HingeEmbeddingLoss(Consumer<LossOptions.Hinge> options) {
        this.options = new LossOptions.Hinge().with(options);
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.hingeEmbeddingLoss(input, target, options);
    }
}
