package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DistanceOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The cosines of the angles between vectors, PyTorch's `torch.nn.CosineSimilarity`.
///
/// Shapes: two tensors of sizes that broadcast; the result lacks the dimension of the vectors.
///
/// ```java
/// new CosineSimilarity(0).call(tensor(1.0, 0), tensor(1.0, 1)) // 0.7071
/// ```
public class CosineSimilarity extends Module {
    private final DistanceOptions.Cosine options;

    /// With PyTorch's defaults.
    public CosineSimilarity() {
        this(o -> {});
    }

    /// With vectors along another dimension.
    public CosineSimilarity(int dim) {
        this(o -> o.dim(dim));
    }

    /// With options.
    public CosineSimilarity(Consumer<DistanceOptions.Cosine> options) {
        this.options = new DistanceOptions.Cosine().with(options);
    }

    /// Computes the result. Callers use [#call(Tensor, Tensor)].
    public Tensor forward(Tensor x1, Tensor x2) {
        return F.cosineSimilarity(x1, x2, options);
    }

    /// Runs the module on two tensors.
    public final Tensor call(Tensor x1, Tensor x2) {
        return call(this::forward, x1, x2);
    }
}
