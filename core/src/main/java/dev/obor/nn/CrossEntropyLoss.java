package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cross entropy between logits and classes, PyTorch's `torch.nn.CrossEntropyLoss`.
///
/// ```text
/// l = -weight_y log(exp(x_y) / sum_c exp(x_c))
/// ```
///
/// Shapes: logits `(C)`, `(N, C)` or `(N, C, *)`; targets `()`, `(N)` or `(N, *)` with int64
/// classes, or of the shape of the logits with class probabilities. The result is a scalar, of the
/// shape of the classes without reduction. The mean is weighted by the classes' weights.
///
/// ```java
/// Tensor logits = tensor(2.0, 1, 0, 0, 1, 2).view(2, 3);
/// new CrossEntropyLoss().call(logits, tensor(0, 1)) // 0.9076
/// ```
public class CrossEntropyLoss extends Loss {
    private final LossOptions.CrossEntropy options;

    /// The weights, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean over all samples.
    public CrossEntropyLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.labelSmoothing(0.1)`.
    public CrossEntropyLoss(Consumer<LossOptions.CrossEntropy> options) {
        this.options = new LossOptions.CrossEntropy().with(options);
        weight = buffer(this.options.weight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.crossEntropy(
                input, target, weight == null ? options : options.with(o -> o.weight(weight)));
    }
}
