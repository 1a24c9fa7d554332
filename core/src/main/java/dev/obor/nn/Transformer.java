package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An encoder and a decoder, PyTorch's `torch.nn.Transformer`.
///
/// ```java
/// var transformer = new Transformer(o -> o.dModel(64).nhead(4).batchFirst(true));
/// Tensor mask = Transformer.generateSquareSubsequentMask(tgt.size(1));
/// Tensor out = transformer.call(src, tgt, o -> o.tgtMask(mask));
/// ```
///
/// | tensor | shape                                                            |
/// |--------|------------------------------------------------------------------|
/// | src    | `(S, N, dModel)`, `(N, S, dModel)` if batch first, `(S, dModel)`  |
/// | tgt    | `(T, N, dModel)`, likewise                                       |
/// | output | as tgt                                                           |
///
/// Source: Vaswani et al., "Attention is all you need", 2017.
///
/// ```java
/// var model = new Transformer(o -> o.nhead(16).numEncoderLayers(1).numDecoderLayers(1));
/// model.call(randn(5, 2, 512), randn(6, 2, 512)).shape() // [6, 2, 512]
/// ```
public class Transformer extends Module {
    /// Optional arguments.
    public static final class Options extends TransformerOptions<Options> {
        long dModel = 512;
        long nhead = 8;
        long numEncoderLayers = 6;
        long numDecoderLayers = 6;
        @Nullable TransformerEncoder customEncoder;
        @Nullable TransformerDecoder customDecoder;

        Options() {}

        /// The size of the elements of sequences, 512.
        public Options dModel(long value) {
            return set(() -> dModel = value);
        }

        /// How many heads each attention has, 8.
        public Options nhead(long value) {
            return set(() -> nhead = value);
        }

        /// How many layers the encoder has, 6.
        public Options numEncoderLayers(long value) {
            return set(() -> numEncoderLayers = value);
        }

        /// How many layers the decoder has, 6.
        public Options numDecoderLayers(long value) {
            return set(() -> numDecoderLayers = value);
        }

        /// The encoder, null: one of the layers that the other options describe.
        public Options customEncoder(@Nullable TransformerEncoder value) {
            return set(() -> customEncoder = value);
        }

        /// The decoder, null: one of the layers that the other options describe.
        public Options customDecoder(@Nullable TransformerDecoder value) {
            return set(() -> customDecoder = value);
        }
    }

    /// Optional arguments of a call.
    public static final class Call extends DecoderCall<Call> {
        static final Call DEFAULT = new Call();
        @Nullable Tensor srcMask;
        @Nullable Tensor srcKeyPaddingMask;
        @Nullable Boolean srcIsCausal;
        @Nullable Boolean tgtIsCausal;

        Call() {}

        /// Which pairs of the source are not attended to; null for none.
        public Call srcMask(@Nullable Tensor value) {
            return set(() -> srcMask = value);
        }

        /// Which places of the source are ignored: true there, (N, S); null for none.
        public Call srcKeyPaddingMask(@Nullable Tensor value) {
            return set(() -> srcKeyPaddingMask = value);
        }

        /// Says that the mask of the source hides what comes later; null: it is as the mask says.
        public Call srcIsCausal(@Nullable Boolean value) {
            return set(() -> srcIsCausal = value);
        }

        /// Says that the mask of the target hides what comes later; null: it is as the mask says.
        public Call tgtIsCausal(@Nullable Boolean value) {
            return set(() -> tgtIsCausal = value);
        }
    }

    private final long dModel;
    private final boolean batchFirst;

    /// The encoder.
    public TransformerEncoder encoder;

    /// The decoder.
    public TransformerDecoder decoder;

    /// Six layers each, of size 512.
    public Transformer() {
        this(o -> {});
    }

    /// Six layers each.
    public Transformer(long dModel) {
        this(o -> o.dModel(dModel));
    }

    /// With options.
    @SuppressWarnings("this-escape") // only final methods are called
    public Transformer(Consumer<Options> options) {
        Options o = new Options().with(options);
        dModel = o.dModel;
        batchFirst = o.batchFirst;
        TransformerEncoder first = o.customEncoder;
        if (first == null) {
            var layer = new TransformerEncoderLayer(o.dModel, o.nhead, o::applyTo);
            first = new TransformerEncoder(layer, o.numEncoderLayers, o.norm(o.dModel));
        }
        encoder = first;
        TransformerDecoder second = o.customDecoder;
        if (second == null) {
            var layer = new TransformerDecoderLayer(o.dModel, o.nhead, o::applyTo);
            second = new TransformerDecoder(layer, o.numDecoderLayers, o.norm(o.dModel));
        }
        decoder = second;
        reset();
    }

    private void reset() {
        for (Parameter p : parameters()) {
            if (p.dim() > 1) {
                Init.xavierUniform_(p);
            }
        }
    }

    /// Runs without masks.
    ///
    /// @throws ShapeError if sizes do not fit
    public Tensor call(Tensor src, Tensor tgt) {
        return call(src, tgt, Call.DEFAULT);
    }

    /// Runs with options.
    ///
    /// @throws ShapeError if sizes do not fit
    public Tensor call(Tensor src, Tensor tgt, Consumer<Call> options) {
        return call(this::run, src, tgt, Call.DEFAULT.with(options));
    }

    private Tensor run(Tensor src, Tensor tgt, Call options) {
        Arguments.given(src, "src");
        Arguments.given(tgt, "tgt");
        int batch = batchFirst ? 0 : 1;
        if (src.dim() == 3 && src.size(batch) != tgt.size(batch)) {
            throw new ShapeError("the batch number of src and tgt must be equal");
        }
        if (src.size(-1) != dModel || tgt.size(-1) != dModel) {
            throw new ShapeError("the feature number of src and tgt must be equal to d_model");
        }
        Tensor memory =
                encoder.call(
                        src,
                        o ->
                                o.mask(options.srcMask)
                                        .srcKeyPaddingMask(options.srcKeyPaddingMask)
                                        .isCausal(options.srcIsCausal));
        return decoder.call(
                tgt,
                memory,
                o ->
                        o.tgtMask(options.tgtMask)
                                .memoryMask(options.memoryMask)
                                .tgtKeyPaddingMask(options.tgtKeyPaddingMask)
                                .memoryKeyPaddingMask(options.memoryKeyPaddingMask)
                                .tgtIsCausal(options.tgtIsCausal)
                                .memoryIsCausal(options.memoryIsCausal));
    }

    /// A mask that hides what comes later: -inf above the diagonal, and 0.
    ///
    /// @param sz the length
    public static Tensor generateSquareSubsequentMask(long sz) {
        return generateSquareSubsequentMask(sz, o -> {});
    }

    /// A mask that hides what comes later, with options.
    ///
    /// @param sz the length
    public static Tensor generateSquareSubsequentMask(long sz, Consumer<TensorOptions> options) {
        return Obor.full(new long[] {sz, sz}, Double.NEGATIVE_INFINITY, options).triu(1);
    }
}
