package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.IndexError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A table of vectors looked up by number, PyTorch's `torch.nn.Embedding`.
///
/// | tensor | shape                           |
/// |--------|---------------------------------|
/// | input  | `(*)`, integers                 |
/// | weight | `(numEmbeddings, embeddingDim)` |
/// | output | `(*, embeddingDim)`             |
///
/// The table starts normally distributed, the padding row with zeros.
public class Embedding extends Module {
    /// Optional arguments.
    ///
    /// @param paddingIdx a row that gets no gradient; negative numbers count from the end
    /// @param maxNorm rows with a larger norm are shortened when they are used; null for none
    /// @param normType the p of that norm, 2
    /// @param scaleGradByFreq whether gradients are divided by how often a row was used, false
    /// @param dtype of the table; null is the default dtype
    /// @param device where the parameters are
    public record Options(
            @Nullable Long paddingIdx,
            @Nullable Double maxNorm,
            double normType,
            boolean scaleGradByFreq,
            @Nullable DType dtype,
            Device device) {
        static final Options DEFAULT = new Options(null, null, 2, false, null, Device.CPU);

        /// With a padding row.
        public Options paddingIdx(long value) {
            return new Options(value, maxNorm, normType, scaleGradByFreq, dtype, device);
        }

        /// With a largest norm.
        public Options maxNorm(double value) {
            return new Options(paddingIdx, value, normType, scaleGradByFreq, dtype, device);
        }

        /// With another norm.
        public Options normType(double value) {
            return new Options(paddingIdx, maxNorm, value, scaleGradByFreq, dtype, device);
        }

        /// With gradients scaled by frequency, or not.
        public Options scaleGradByFreq(boolean value) {
            return new Options(paddingIdx, maxNorm, normType, value, dtype, device);
        }

        /// With a table of another dtype.
        public Options dtype(DType value) {
            return new Options(paddingIdx, maxNorm, normType, scaleGradByFreq, value, device);
        }

        /// With parameters on another device.
        public Options device(Device value) {
            return new Options(paddingIdx, maxNorm, normType, scaleGradByFreq, dtype, value);
        }
    }

    private final Options options;

    /// The table.
    public Parameter weight;

    /// A table of normally distributed numbers.
    public Embedding(long numEmbeddings, long embeddingDim) {
        this(numEmbeddings, embeddingDim, o -> o);
    }

    /// A table with options.
    ///
    /// @throws IndexError if the padding row is outside the table
    public Embedding(long numEmbeddings, long embeddingDim, UnaryOperator<Options> options) {
        this.options = wrapped(options.apply(Options.DEFAULT), numEmbeddings);
        weight =
                Parameters.empty(
                        this.options.dtype(), this.options.device(), numEmbeddings, embeddingDim);
        reset();
    }

    private Embedding(Tensor table, boolean freeze, Options options) {
        this.options = wrapped(options, table.size(0));
        weight = new Parameter(table, !freeze);
    }

    /// A layer on a given table, which is not trained.
    public static Embedding fromPretrained(Tensor table) {
        return fromPretrained(table, true, o -> o);
    }

    /// A layer on a given table.
    ///
    /// @param freeze whether the table stays as it is
    /// @throws ShapeError if the table is no matrix
    public static Embedding fromPretrained(
            Tensor table, boolean freeze, UnaryOperator<Options> options) {
        if (table.dim() != 2) {
            throw new ShapeError(
                    "Embeddings parameter is expected to be 2-dimensional, got " + table.shape());
        }
        return new Embedding(table, freeze, options.apply(Options.DEFAULT));
    }

    private static Options wrapped(Options o, long rows) {
        Long padding = o.paddingIdx();
        if (padding == null) {
            return o;
        }
        if (padding >= rows || padding < -rows) {
            throw new IndexError(
                    "Padding_idx must be within num_embeddings, got "
                            + padding
                            + " for "
                            + rows
                            + " rows");
        }
        return o.paddingIdx(padding < 0 ? padding + rows : padding);
    }

    /// Draws the table anew.
    public final void resetParameters() {
        reset();
    }

    private void reset() {
        Init.normal_(weight, 0, 1);
        Long padding = options.paddingIdx();
        if (padding != null) {
            try (var _ = Autograd.noGrad()) {
                weight.select(0, padding).zero_();
            }
        }
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.embedding(
                input,
                weight,
                options.paddingIdx(),
                options.maxNorm(),
                options.normType(),
                options.scaleGradByFreq());
    }

    @Override
    protected String extraRepr() {
        StringBuilder out = new StringBuilder();
        out.append(weight.size(0)).append(", ").append(weight.size(1));
        if (options.paddingIdx() != null) {
            out.append(", padding_idx=").append(options.paddingIdx());
        }
        if (options.maxNorm() != null) {
            out.append(", max_norm=").append(PythonFloat.repr(options.maxNorm()));
        }
        if (options.normType() != 2) {
            out.append(", norm_type=").append(PythonFloat.repr(options.normType()));
        }
        if (options.scaleGradByFreq()) {
            out.append(", scale_grad_by_freq=True");
        }
        return out.toString();
    }
}
