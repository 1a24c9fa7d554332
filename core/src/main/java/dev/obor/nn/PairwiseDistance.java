package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DistanceOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The distances of vectors along the last dimension, PyTorch's `torch.nn.PairwiseDistance`.
///
/// Shapes: two tensors of sizes that broadcast; the result lacks the dimension of the vectors.
///
/// ```java
/// new PairwiseDistance(1).call(zeros(1, 2), tensor(3.0, 4).view(1, 2)) // [7]
/// ```
public class PairwiseDistance extends Module {
    private final DistanceOptions.Pairwise options;

    /// With PyTorch's defaults.
    public PairwiseDistance() {
        this(o -> {});
    }

    /// With another norm.
    public PairwiseDistance(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    public PairwiseDistance(Consumer<DistanceOptions.Pairwise> options) {
        this.options = new DistanceOptions.Pairwise().with(options);
    }

    /// Computes the result. Callers use [#call(Tensor, Tensor)].
    public Tensor forward(Tensor x1, Tensor x2) {
        return F.pairwiseDistance(x1, x2, options);
    }

    /// Runs the module on two tensors.
    public final Tensor call(Tensor x1, Tensor x2) {
        return call(this::forward, x1, x2);
    }
}
