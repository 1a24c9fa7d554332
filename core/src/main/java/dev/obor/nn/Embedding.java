package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.EmbeddingOptions;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
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
///
/// ```java
/// new Embedding(10, 3).call(tensor(1, 2, 4, 5).view(2, 2)).shape() // [2, 2, 3]
/// ```
public class Embedding extends Module {
    /// Optional arguments.
    public static final class Options extends EmbeddingOptions<Options> {
        @Nullable DType dtype;
        Device device = Device.CPU;

        Options() {}

        /// The dtype of the table, the default dtype.
        public Options dtype(DType value) {
            Arguments.given(value, "value");
            return set(() -> dtype = value);
        }

        /// Where the table is, the processor.
        public Options device(Device value) {
            Arguments.given(value, "value");
            return set(() -> device = value);
        }
    }

    /// Optional arguments of [#fromPretrained].
    public static final class Pretrained extends EmbeddingOptions<Pretrained> {
        boolean freeze = true;

        Pretrained() {}

        /// Whether the table stays as it is, true.
        public Pretrained freeze(boolean value) {
            return set(() -> freeze = value);
        }
    }

    private final EmbeddingOptions.Plain options;

    /// The table.
    public Parameter weight;

    /// A table of normally distributed numbers.
    public Embedding(long numEmbeddings, long embeddingDim) {
        this(numEmbeddings, embeddingDim, o -> {});
    }

    /// A table with options.
    ///
    /// @throws IndexError if the padding row is outside the table
    public Embedding(long numEmbeddings, long embeddingDim, Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = wrapped(o, numEmbeddings);
        weight = Parameters.empty(o.dtype, o.device, numEmbeddings, embeddingDim);
        reset();
    }

    private Embedding(Tensor table, Pretrained options) {
        this.options = wrapped(options, table.size(0));
        weight = new Parameter(table, !options.freeze);
    }

    /// A layer on a given table, which is not trained.
    public static Embedding fromPretrained(Tensor table) {
        Arguments.given(table, "table");
        return fromPretrained(table, o -> {});
    }

    /// A layer on a given table, with options: `o -> o.freeze(false)` trains it.
    ///
    /// @throws ShapeError if the table is no matrix
    public static Embedding fromPretrained(Tensor table, Consumer<Pretrained> options) {
        Arguments.given(table, "table");
        if (table.dim() != 2) {
            throw new ShapeError(
                    "Embeddings parameter is expected to be 2-dimensional, got " + table.shape());
        }
        return new Embedding(table, new Pretrained().with(options));
    }

    private static EmbeddingOptions.Plain wrapped(EmbeddingOptions<?> o, long rows) {
        return o.plain().with(w -> w.paddingIdx(w.paddingRow(rows)));
    }

    /// Draws the table anew.
    public final void resetParameters() {
        reset();
    }

    private void reset() {
        Init.normal_(weight, 0, 1);
        Long padding = options.paddingRow(weight.size(0));
        if (padding != null) {
            try (var _ = Autograd.noGrad()) {
                weight.select(0, padding).zero_();
            }
        }
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.embedding(input, weight, options);
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + options.extraRepr();
    }
}
