package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// Vectors that are to point the same way, or not, PyTorch's `torch.nn.CosineEmbeddingLoss`.
///
/// ```text
/// l = 1 - cos(x1, x2) where y = 1, max(0, cos(x1, x2) - margin) where y = -1
/// ```
///
/// Shapes: `(N, D)`, `(N, D)` and targets `(N)`, 1 and -1; or without N. The result is a scalar,
/// `(N)` without reduction.
///
/// ```java
/// new CosineEmbeddingLoss().call(tensor(1.0, 0), tensor(1.0, 1), tensor(1.0)) // 0.2929
/// ```
public class CosineEmbeddingLoss extends Module {
    private final LossOptions.Margin options;

    /// The mean, with PyTorch's defaults.
    public CosineEmbeddingLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.margin(0.5)`.
    public CosineEmbeddingLoss(Consumer<LossOptions.Margin> options) {
        this.options = new LossOptions.Margin().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor)].
    public Tensor forward(Tensor input1, Tensor input2, Tensor target) {
        return F.cosineEmbeddingLoss(input1, input2, target, options);
    }

    /// Runs the loss.
    public final Tensor call(Tensor input1, Tensor input2, Tensor target) {
        return call(this::forward, input1, input2, target);
    }
}
