package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Division by the root mean square over the last dimensions, PyTorch's `torch.nn.RMSNorm`.
///
/// ```text
/// y = x / sqrt(mean(x²) + eps) weight
/// ```
///
/// Shapes: `(*, normalizedShape)`, the same in and out. Source: Zhang and Sennrich, "Root mean
/// square layer normalization", 2019.
///
/// ```java
/// new RMSNorm(3).call(tensor(1.0, 2, 2)) // [0.5774, 1.1547, 1.1547]
/// ```
public class RMSNorm extends Module {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        @Nullable Double eps;
        boolean elementwiseAffine = true;

        Options() {}

        /// What is added to the mean square; null is the machine epsilon of the input.
        public Options eps(@Nullable Double value) {
            return set(() -> eps = value);
        }

        /// Whether factors are learned, true.
        public Options elementwiseAffine(boolean value) {
            return set(() -> elementwiseAffine = value);
        }
    }

    private final long[] normalizedShape;
    private final NormOptions.RootMeanSquare call;

    /// The factors, of the normalised shape, or null.
    public @Nullable Parameter weight;

    /// A layer over the last dimensions, which have these sizes; `eps` is that of the dtype.
    public RMSNorm(long... normalizedShape) {
        Arguments.given(normalizedShape, "normalizedShape");
        this(normalizedShape, o -> {});
    }

    /// A layer over the last dimension, with options.
    public RMSNorm(long normalizedShape, Consumer<Options> options) {
        this(new long[] {normalizedShape}, options);
    }

    /// A layer over the last dimensions, with options.
    public RMSNorm(long[] normalizedShape, Consumer<Options> options) {
        Arguments.given(normalizedShape, "normalizedShape");
        Options o = new Options().with(options);
        this.normalizedShape = normalizedShape.clone();
        call = new NormOptions.RootMeanSquare().with(c -> c.eps(o.eps));
        weight = o.elementwiseAffine ? o.ones(normalizedShape) : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.rmsNorm(input, normalizedShape, weight, call);
    }

    @Override
    protected String extraRepr() {
        return Extents.tuple(Arrays.stream(normalizedShape).boxed().toList())
                + ", eps="
                + call.describe().get("eps")
                + ", elementwise_affine="
                + Options.text(weight != null);
    }
}
