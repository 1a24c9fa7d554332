package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An affine map, PyTorch's `torch.nn.Linear`.
///
/// ```text
/// y = x weightᵀ + bias
/// ```
///
/// | tensor | shape                       |
/// |--------|-----------------------------|
/// | input  | `(*, inFeatures)`           |
/// | weight | `(outFeatures, inFeatures)` |
/// | bias   | `(outFeatures)`             |
/// | output | `(*, outFeatures)`          |
///
/// Weight and bias start uniform in ± 1 / √inFeatures.
///
/// ```java
/// new Linear(20, 30).call(randn(128, 20)).shape() // [128, 30]
/// ```
public class Linear extends Module {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        boolean bias = true;

        Options() {}

        /// Whether a bias is added, true.
        public Options bias(boolean value) {
            return set(() -> bias = value);
        }
    }

    long inFeatures;
    final long outFeatures;

    /// The matrix.
    public Parameter weight;

    /// What is added, or null.
    public @Nullable Parameter bias;

    /// A layer with a bias.
    public Linear(long inFeatures, long outFeatures) {
        this(inFeatures, outFeatures, o -> {});
    }

    /// A layer with or without a bias.
    public Linear(long inFeatures, long outFeatures, boolean bias) {
        this(inFeatures, outFeatures, o -> o.bias(bias));
    }

    /// A layer with options.
    public Linear(long inFeatures, long outFeatures, Consumer<Options> options) {
        Options o = new Options().with(options);
        this.inFeatures = inFeatures;
        this.outFeatures = outFeatures;
        weight = o.empty(outFeatures, inFeatures);
        bias = o.bias ? o.empty(outFeatures) : null;
        Parameters.resetUniform(weight, bias);
    }

    /// A layer that takes its number of features from its first input.
    Linear(Options o, long outFeatures) {
        this.outFeatures = outFeatures;
        weight = Parameters.lazy(o.dtype);
        bias = o.bias ? Parameters.lazy(o.dtype) : null;
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        Parameters.resetUniform(weight, bias);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.linear(input, weight, bias);
    }

    @Override
    protected String extraRepr() {
        return "in_features="
                + inFeatures
                + ", out_features="
                + outFeatures
                + ", bias="
                + Options.text(bias != null);
    }
}
