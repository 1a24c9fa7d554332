package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ClassLossOptions;
import dev.obor.nn.functional.F;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The negative log likelihood of classes, PyTorch's `torch.nn.NLLLoss`.
///
/// ```text
/// l = -weight_y x_y
/// ```
///
/// Shapes: log-probabilities `(C)`, `(N, C)` or `(N, C, *)`; targets `()`, `(N)` or `(N, *)`,
/// int64. The mean is weighted by the classes' weights.
public class NLLLoss extends Loss {
    private final ClassLossOptions options;

    /// The weights, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The mean over all samples.
    public NLLLoss() {
        this(o -> o);
    }

    /// With options: `o -> o.ignoreIndex(0).reduction("sum")`.
    public NLLLoss(UnaryOperator<ClassLossOptions> options) {
        this.options = options.apply(ClassLossOptions.DEFAULT);
        weight = buffer(this.options.weight());
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return F.nllLoss(input, target, _ -> options.weight(weight));
    }
}
