package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.nn.functional.F;
import java.util.function.UnaryOperator;
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
public class Linear extends Module {
    /// Optional arguments.
    ///
    /// @param bias whether a bias is added, true
    /// @param dtype of the parameters; null is the default dtype
    /// @param device where the parameters are
    public record Options(boolean bias, @Nullable DType dtype, Device device) {
        static final Options DEFAULT = new Options(true, null, Device.CPU);

        /// With or without a bias.
        public Options bias(boolean value) {
            return new Options(value, dtype, device);
        }

        /// With parameters of another dtype.
        public Options dtype(DType value) {
            return new Options(bias, value, device);
        }

        /// With parameters on another device.
        public Options device(Device value) {
            return new Options(bias, dtype, value);
        }
    }

    private final long inFeatures;
    private final long outFeatures;

    /// The matrix.
    public Parameter weight;

    /// What is added, or null.
    public @Nullable Parameter bias;

    /// A layer with a bias.
    public Linear(long inFeatures, long outFeatures) {
        this(inFeatures, outFeatures, o -> o);
    }

    /// A layer with or without a bias.
    public Linear(long inFeatures, long outFeatures, boolean bias) {
        this(inFeatures, outFeatures, o -> o.bias(bias));
    }

    /// A layer with options.
    public Linear(long inFeatures, long outFeatures, UnaryOperator<Options> options) {
        Options o = options.apply(Options.DEFAULT);
        this.inFeatures = inFeatures;
        this.outFeatures = outFeatures;
        weight = Parameters.empty(o.dtype(), o.device(), outFeatures, inFeatures);
        bias = o.bias() ? Parameters.empty(o.dtype(), o.device(), outFeatures) : null;
        Parameters.resetUniform(weight, bias);
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
                + Parameters.python(bias != null);
    }
}
