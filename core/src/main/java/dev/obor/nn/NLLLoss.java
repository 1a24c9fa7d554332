package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The negative log likelihood of classes, PyTorch's `torch.nn.NLLLoss`.
///
/// ```text
/// l = -weight_y x_y
/// ```
///
/// Shapes: log-probabilities `(C)`, `(N, C)` or `(N, C, *)`; targets `()`, `(N)` or `(N, *)`,
/// int64. The result is a scalar, of the shape of the targets without reduction. The mean is
/// weighted by the classes' weights.
///
/// ```java
/// Tensor logProbs = tensor(0.5, 0.25, 0.25, 0.1, 0.8, 0.1).view(2, 3).log();
/// new NLLLoss().call(logProbs, tensor(0, 1)) // 0.4581
/// ```
public class NLLLoss extends Loss {
    private final LossOptions.NLL options;

    /// The weights, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean over all samples.
    public NLLLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.ignoreIndex(0)`.
    public NLLLoss(Consumer<LossOptions.NLL> options) {
        this.options = new LossOptions.NLL().with(options);
        weight = buffer(this.options.weight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.nllLoss(
                input, target, weight == null ? options : options.with(o -> o.weight(weight)));
    }
}
