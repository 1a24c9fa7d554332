package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Normalisation of each sample over its last dimensions, PyTorch's `torch.nn.LayerNorm`.
///
/// ```text
/// y = (x - mean) / sqrt(var + eps) weight + bias
/// ```
///
/// Shapes: `(*, normalizedShape)`, the same in and out. Source: Ba, Kiros and Hinton, "Layer
/// normalization", 2016.
///
/// ```java
/// new LayerNorm(3).call(tensor(1.0, 2, 3)) // [-1.2247, 0, 1.2247]
/// ```
public class LayerNorm extends Module {
    /// Optional arguments.
    public static final class Options extends NormLayerOptions<Options> {
        boolean elementwiseAffine = true;

        Options() {}

        /// Whether a weight and a bias are learned, true.
        public Options elementwiseAffine(boolean value) {
            return set(() -> elementwiseAffine = value);
        }
    }

    private final long[] normalizedShape;
    private final Options options;
    private final NormOptions.Plain call;

    /// The factors, of the normalised shape, or null.
    public @Nullable Parameter weight;

    /// What is added, of the normalised shape, or null.
    public @Nullable Parameter bias;

    /// A layer over the last dimensions, which have these sizes.
    public LayerNorm(long... normalizedShape) {
        this(normalizedShape, o -> {});
    }

    /// A layer over the last dimension, with options.
    public LayerNorm(long normalizedShape, Consumer<Options> options) {
        this(new long[] {normalizedShape}, options);
    }

    /// A layer over the last dimensions, with options.
    public LayerNorm(long[] normalizedShape, Consumer<Options> options) {
        Arguments.given(normalizedShape, "normalizedShape");
        this.normalizedShape = normalizedShape.clone();
        Options o = new Options().with(options);
        this.options = o;
        call = new NormOptions.Plain().with(c -> c.eps(o.eps));
        weight = o.elementwiseAffine ? o.ones(normalizedShape) : null;
        bias = o.elementwiseAffine && o.bias ? o.empty(normalizedShape) : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.layerNorm(input, normalizedShape, weight, bias, call);
    }

    @Override
    protected String extraRepr() {
        return Extents.tuple(Arrays.stream(normalizedShape).boxed().toList())
                + ", eps="
                + PythonFloat.repr(options.eps)
                + ", elementwise_affine="
                + Options.text(options.elementwiseAffine)
                + ", bias="
                + Options.text(bias != null);
    }
}
