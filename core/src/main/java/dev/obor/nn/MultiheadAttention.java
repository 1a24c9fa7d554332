package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.AttentionResult;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.HeadsOptions;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Attention with several heads, PyTorch's `torch.nn.MultiheadAttention`.
///
/// ```text
/// head_i = softmax(Q W_i^Q (K W_i^K)ᵀ / sqrt(E / heads)) V W_i^V
/// output = (head_1 … head_h) W^O
/// ```
///
/// ```java
/// var attention = new MultiheadAttention(64, 8, o -> o.batchFirst(true));
/// AttentionResult r = attention.call(x, x, x, o -> o.keyPaddingMask(padding));
/// ```
///
/// | tensor  | shape                                                                |
/// |---------|----------------------------------------------------------------------|
/// | query   | `(L, N, embedDim)`, `(N, L, embedDim)` if batch first, `(L, embedDim)` |
/// | key     | `(S, N, kdim)`, likewise                                             |
/// | value   | `(S, N, vdim)`, likewise                                             |
/// | output  | as the query                                                         |
/// | weights | `(N, L, S)`, or `(N, numHeads, L, S)` if they are not averaged        |
///
/// Source: Vaswani et al., "Attention is all you need", 2017, section 3.2.2.
///
/// ```java
/// var attention = new MultiheadAttention(64, 8);
/// Tensor words = randn(10, 3, 64);
/// attention.call(words, words, words).output().shape() // [10, 3, 64]
/// ```
public class MultiheadAttention extends Module {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        double dropout;
        boolean bias = true;
        boolean addBiasKv;
        boolean addZeroAttn;
        @Nullable Long kdim;
        @Nullable Long vdim;
        boolean batchFirst;

        Options() {}

        /// The probability of dropping a weight, from 0 to 1: 0.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// Whether projections have biases, true.
        public Options bias(boolean value) {
            return set(() -> bias = value);
        }

        /// Whether a learned key and its value stand behind all others, false.
        public Options addBiasKv(boolean value) {
            return set(() -> addBiasKv = value);
        }

        /// Whether a key and a value of zeros stand behind all others, false.
        public Options addZeroAttn(boolean value) {
            return set(() -> addZeroAttn = value);
        }

        /// The size of keys, null: that of queries.
        public Options kdim(@Nullable Long value) {
            return set(() -> kdim = value);
        }

        /// The size of keys.
        public Options kdim(long value) {
            return kdim(Long.valueOf(value));
        }

        /// The size of values, null: that of queries.
        public Options vdim(@Nullable Long value) {
            return set(() -> vdim = value);
        }

        /// The size of values.
        public Options vdim(long value) {
            return vdim(Long.valueOf(value));
        }

        /// Whether the batch is the first dimension, false: the second.
        public Options batchFirst(boolean value) {
            return set(() -> batchFirst = value);
        }
    }

    /// Optional arguments of a call: masks, and what is returned.
    public static final class Call extends HeadsOptions<Call> {
        static final Call DEFAULT = new Call();
    }

    private final long embedDim;
    private final long numHeads;
    private final double dropout;
    private final boolean addZeroAttn;
    final boolean batchFirst;

    /// The weights of query, key and value, (3 embedDim, embedDim); null if they are separate.
    @StateKey("in_proj_weight")
    public @Nullable Parameter inProjWeight;

    /// The weight of the query, (embedDim, embedDim), if they are separate.
    @StateKey("q_proj_weight")
    public @Nullable Parameter qProjWeight;

    /// The weight of the key, (embedDim, kdim), if they are separate.
    @StateKey("k_proj_weight")
    public @Nullable Parameter kProjWeight;

    /// The weight of the value, (embedDim, vdim), if they are separate.
    @StateKey("v_proj_weight")
    public @Nullable Parameter vProjWeight;

    /// The biases of query, key and value, (3 embedDim), or null.
    @StateKey("in_proj_bias")
    public @Nullable Parameter inProjBias;

    /// The key behind all others, (1, 1, embedDim), or null.
    @StateKey("bias_k")
    public @Nullable Parameter biasK;

    /// Its value, (1, 1, embedDim), or null.
    @StateKey("bias_v")
    public @Nullable Parameter biasV;

    /// What the heads together go through at the end.
    @StateKey("out_proj")
    public Linear outProj;

    /// A layer of so many heads.
    ///
    /// @throws ValueError if the heads do not divide the size
    public MultiheadAttention(long embedDim, long numHeads) {
        this(embedDim, numHeads, o -> {});
    }

    /// A layer of so many heads, which drops weights with a probability.
    ///
    /// @throws ValueError if the heads do not divide the size
    public MultiheadAttention(long embedDim, long numHeads, double dropout) {
        this(embedDim, numHeads, o -> o.dropout(dropout));
    }

    /// A layer with options.
    ///
    /// @throws ValueError if the heads do not divide the size
    public MultiheadAttention(long embedDim, long numHeads, Consumer<Options> options) {
        Options o = new Options().with(options);
        if (embedDim <= 0 || numHeads <= 0) {
            throw new ValueError(
                    "embed_dim and num_heads must be greater than 0, got embed_dim="
                            + embedDim
                            + " and num_heads="
                            + numHeads
                            + " instead");
        }
        if (embedDim % numHeads != 0) {
            throw new ValueError(
                    "embed_dim must be divisible by num_heads",
                    "They are " + embedDim + " and " + numHeads + ".");
        }
        this.embedDim = embedDim;
        this.numHeads = numHeads;
        dropout = o.dropout;
        addZeroAttn = o.addZeroAttn;
        batchFirst = o.batchFirst;
        long keySize = o.kdim == null ? embedDim : o.kdim;
        long valueSize = o.vdim == null ? embedDim : o.vdim;
        if (keySize == embedDim && valueSize == embedDim) {
            inProjWeight = o.empty(3 * embedDim, embedDim);
        } else {
            qProjWeight = o.empty(embedDim, embedDim);
            kProjWeight = o.empty(embedDim, keySize);
            vProjWeight = o.empty(embedDim, valueSize);
        }
        inProjBias = o.bias ? o.empty(3 * embedDim) : null;
        outProj =
                new NonDynamicallyQuantizableLinear(
                        embedDim,
                        l -> {
                            l.bias(o.bias).device(o.device);
                            if (o.dtype != null) {
                                l.dtype(o.dtype);
                            }
                        });
        biasK = o.addBiasKv ? o.empty(1, 1, embedDim) : null;
        biasV = o.addBiasKv ? o.empty(1, 1, embedDim) : null;
        reset();
    }

    private void reset() {
        for (Parameter weight :
                new @Nullable Parameter[] {inProjWeight, qProjWeight, kProjWeight, vProjWeight}) {
            if (weight != null) {
                Init.xavierUniform_(weight);
            }
        }
        if (inProjBias != null && outProj.bias != null) {
            Init.constant_(inProjBias, 0);
            Init.constant_(outProj.bias, 0);
        }
        if (biasK != null && biasV != null) {
            Init.xavierNormal_(biasK);
            Init.xavierNormal_(biasV);
        }
    }

    /// Attends to all keys.
    ///
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public AttentionResult call(Tensor query, Tensor key, Tensor value) {
        return call(query, key, value, Call.DEFAULT);
    }

    /// Attends to keys, with options.
    ///
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public AttentionResult call(Tensor query, Tensor key, Tensor value, Consumer<Call> options) {
        return call(this::run, query, key, value, Call.DEFAULT.with(options));
    }

    private AttentionResult run(Tensor query, Tensor key, Tensor value, Call options) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        boolean swaps = batchFirst && query.dim() == 3;
        Tensor q = query;
        Tensor k = key;
        Tensor v = value;
        if (swaps) {
            // One tensor stays one: then one product makes all projections.
            q = query.transpose(1, 0);
            k = key == query ? q : swapped(key);
            v = value == key ? k : swapped(value);
        }
        AttentionResult result =
                F.multiHeadAttentionForward(
                        q,
                        k,
                        v,
                        embedDim,
                        numHeads,
                        inProjWeight,
                        inProjBias,
                        biasK,
                        biasV,
                        addZeroAttn,
                        dropout,
                        outProj.weight,
                        outProj.bias,
                        options.plain()
                                .with(o ->
                                        o.training(isTraining())
                                                .useSeparateProjWeight(inProjWeight == null)
                                                .qProjWeight(qProjWeight)
                                                .kProjWeight(kProjWeight)
                                                .vProjWeight(vProjWeight)));
        return swaps
                ? new AttentionResult(result.output().transpose(1, 0), result.weights())
                : result;
    }

    private static Tensor swapped(Tensor t) {
        return t.dim() < 2 ? t : t.transpose(1, 0);
    }
}
