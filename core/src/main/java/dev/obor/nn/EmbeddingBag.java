package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.BagOptions;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums, means or maxima of vectors looked up by number, PyTorch's `torch.nn.EmbeddingBag`.
///
/// ```java
/// var bags = new EmbeddingBag(1000, 64, o -> o.mode("sum"));
/// Tensor two = bags.call(words, offsets); // offsets (0, 4): words 0 to 3, and all from 4 on
/// ```
///
/// | tensor           | shape                                                         |
/// |------------------|---------------------------------------------------------------|
/// | input            | `(bags, size)`, or `(words)` with offsets; integers           |
/// | offsets          | `(bags)`, where each starts                                   |
/// | perSampleWeights | as the input                                                  |
/// | weight           | `(numEmbeddings, embeddingDim)`                               |
/// | output           | `(bags, embeddingDim)`                                        |
///
/// The table starts normally distributed, the padding row with zeros. Gradients are dense; with
/// `scaleGradByFreq` they are divided by the count of the row itself (PyTorch takes that of another
/// where an earlier row stands there several times).
///
/// ```java
/// var bags = new EmbeddingBag(10, 3, o -> o.mode("sum"));
/// bags.call(tensor(1, 2, 4, 5), tensor(0, 2)).shape() // [2, 3]
/// ```
public class EmbeddingBag extends Module {
    /// Optional arguments.
    public static final class Options extends BagOptions<Options> {
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
    public static final class Pretrained extends BagOptions<Pretrained> {
        boolean freeze = true;

        Pretrained() {}

        /// Whether the table stays as it is, true.
        public Pretrained freeze(boolean value) {
            return set(() -> freeze = value);
        }
    }

    private final BagOptions.Plain options;

    /// The table.
    public Parameter weight;

    /// A table of normally distributed numbers, whose bags are averaged.
    public EmbeddingBag(long numEmbeddings, long embeddingDim) {
        this(numEmbeddings, embeddingDim, o -> {});
    }

    /// A table with options.
    ///
    /// @throws IndexError if the padding row is outside the table
    public EmbeddingBag(long numEmbeddings, long embeddingDim, Consumer<Options> options) {
        Options o = new Options().with(options);
        this.options = wrapped(o, numEmbeddings);
        weight = Parameters.empty(o.dtype, o.device, numEmbeddings, embeddingDim);
        reset();
    }

    private EmbeddingBag(Tensor table, Pretrained options) {
        this.options = wrapped(options, table.size(0));
        weight = new Parameter(table, !options.freeze);
    }

    /// A layer on a given table, which is not trained.
    public static EmbeddingBag fromPretrained(Tensor embeddings) {
        return fromPretrained(embeddings, o -> {});
    }

    /// A layer on a given table, with options: `o -> o.freeze(false)` trains it.
    ///
    /// @throws ShapeError if the table is no matrix
    public static EmbeddingBag fromPretrained(Tensor embeddings, Consumer<Pretrained> options) {
        Arguments.given(embeddings, "embeddings");
        if (embeddings.dim() != 2) {
            throw new ShapeError(
                    "Embeddings parameter is expected to be 2-dimensional",
                    "It has the shape " + embeddings.shape() + ".");
        }
        return new EmbeddingBag(embeddings, new Pretrained().with(options));
    }

    private static BagOptions.Plain wrapped(BagOptions<?> o, long rows) {
        return o.bag().with(w -> w.paddingIdx(w.paddingRow(rows)));
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

    /// Reduces bags of one size, the rows of the input.
    @Override
    public Tensor forward(Tensor input) {
        return run(input, null, null);
    }

    /// Reduces bags that stand one behind the other.
    ///
    /// @param offsets where each starts
    public Tensor call(Tensor input, @Nullable Tensor offsets) {
        return call(input, offsets, null);
    }

    /// Reduces bags whose rows are multiplied first.
    ///
    /// @param offsets where each bag starts; null if the bags are the rows of the input
    /// @param perSampleWeights the factors, of the shape of the input, or null
    public Tensor call(Tensor input, @Nullable Tensor offsets, @Nullable Tensor perSampleWeights) {
        return call(this::run, input, offsets, perSampleWeights);
    }

    private Tensor run(Tensor input, @Nullable Tensor offsets, @Nullable Tensor perSampleWeights) {
        return F.embeddingBag(
                input,
                weight,
                offsets,
                perSampleWeights == null
                        ? options
                        : options.with(o -> o.perSampleWeights(perSampleWeights)));
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + options.extraRepr();
    }
}
