package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Normalisation of each sample over its last dimensions, PyTorch's `torch.nn.LayerNorm`.
///
/// ```text
/// y = (x - mean) / sqrt(var + eps) weight + bias
/// ```
///
/// Shapes: `(*, normalizedShape)`, the same in and out. Source: Ba, Kiros and Hinton, "Layer
/// normalization", 2016.
public class LayerNorm extends Module {
    /// Optional arguments.
    ///
    /// @param eps what is added to the variance, 1e-5
    /// @param elementwiseAffine whether a weight and a bias are learned, true
    /// @param bias whether the affine part has a bias, true
    /// @param dtype of the parameters; null is the default dtype
    /// @param device where the parameters are
    public record Options(
            double eps,
            boolean elementwiseAffine,
            boolean bias,
            @Nullable DType dtype,
            Device device) {
        static final Options DEFAULT = new Options(1e-5, true, true, null, Device.CPU);

        /// With another number added to the variance.
        public Options eps(double value) {
            return new Options(value, elementwiseAffine, bias, dtype, device);
        }

        /// With or without weight and bias.
        public Options elementwiseAffine(boolean value) {
            return new Options(eps, value, bias, dtype, device);
        }

        /// With or without a bias.
        public Options bias(boolean value) {
            return new Options(eps, elementwiseAffine, value, dtype, device);
        }

        /// With parameters of another dtype.
        public Options dtype(DType value) {
            return new Options(eps, elementwiseAffine, bias, value, device);
        }

        /// With parameters on another device.
        public Options device(Device value) {
            return new Options(eps, elementwiseAffine, bias, dtype, value);
        }
    }

    private final long[] normalizedShape;
    private final Options options;

    /// The factors, of the normalised shape, or null.
    public @Nullable Parameter weight;

    /// What is added, of the normalised shape, or null.
    public @Nullable Parameter bias;

    /// A layer over the last dimensions, which have these sizes.
    public LayerNorm(long... normalizedShape) {
        this(normalizedShape, o -> o);
    }

    /// A layer over the last dimension, with options.
    public LayerNorm(long normalizedShape, UnaryOperator<Options> options) {
        this(new long[] {normalizedShape}, options);
    }

    /// A layer over the last dimensions, with options.
    public LayerNorm(long[] normalizedShape, UnaryOperator<Options> options) {
        this.normalizedShape = normalizedShape.clone();
        this.options = options.apply(Options.DEFAULT);
        boolean affine = this.options.elementwiseAffine();
        weight =
                affine
                        ? Parameters.ones(
                                this.options.dtype(), this.options.device(), normalizedShape)
                        : null;
        bias =
                affine && this.options.bias()
                        ? Parameters.empty(
                                this.options.dtype(), this.options.device(), normalizedShape)
                        : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.layerNorm(input, normalizedShape, weight, bias, options.eps());
    }

    @Override
    protected String extraRepr() {
        return Extents.tuple(Arrays.stream(normalizedShape).boxed().toList())
                + ", eps="
                + PythonFloat.repr(options.eps())
                + ", elementwise_affine="
                + python(options.elementwiseAffine())
                + ", bias="
                + python(bias != null);
    }
}
