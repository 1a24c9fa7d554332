package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Attention with several heads; shown by [F].
final class HeadsFunctions {
    private HeadsFunctions() {}

    /// Attention with several heads, from the weights of [dev.obor.nn.MultiheadAttention].
    ///
    /// ```java
    /// Tensor words = ones(5, 2, 4);
    /// AttentionResult out =
    ///         F.multiHeadAttentionForward(
    ///                 words, words, words, 4, 2, ones(12, 4), null, null, null, false, 0, eye(4),
    ///                 null);
    /// out.output().shape() // [5, 2, 4]
    /// ```
    ///
    /// @param query (L, N, E), or (L, E)
    /// @param key (S, N, E), or (S, E)
    /// @param value (S, N, E), or (S, E)
    /// @param embedDimToCheck the expected E
    /// @param numHeads how many heads; it divides E
    /// @param inProjWeight the weights of query, key and value, (3 E, E)
    /// @param inProjBias their biases, (3 E), or null
    /// @param biasK a key that is added to all others, (1, 1, E), or null
    /// @param biasV its value, or null
    /// @param addZeroAttn whether a key and a value of zeros are added
    /// @param dropoutP the probability of dropping a weight
    /// @param outProjWeight (E, E)
    /// @param outProjBias (E), or null
    /// @return the result, (L, N, E) or (L, E), and the mean weights of the heads, (N, L, S) or (L,
    ///   S)
    /// @throws ShapeError if sizes do not fit
    @Operation(F)
    public static AttentionResult multiHeadAttentionForward(
            Tensor query,
            Tensor key,
            Tensor value,
            long embedDimToCheck,
            long numHeads,
            @Nullable Tensor inProjWeight,
            @Nullable Tensor inProjBias,
            @Nullable Tensor biasK,
            @Nullable Tensor biasV,
            boolean addZeroAttn,
            double dropoutP,
            Tensor outProjWeight,
            @Nullable Tensor outProjBias) {
        return multiHeadAttentionForward(
                query,
                key,
                value,
                embedDimToCheck,
                numHeads,
                inProjWeight,
                inProjBias,
                biasK,
                biasV,
                addZeroAttn,
                dropoutP,
                outProjWeight,
                outProjBias,
                HeadsOptions.Plain.DEFAULT);
    }

    /// Attention with several heads, from the weights of [dev.obor.nn.MultiheadAttention].
    ///
    /// ```text
    /// head_i = softmax(q_i k_iᵀ / sqrt(E / heads) + masks) v_i,  output = (head_1 … head_h) Wᵀ + b
    /// ```
    ///
    /// Source: Vaswani et al., "Attention is all you need", 2017, section 3.2.2.
    ///
    /// @param query (L, N, E), or (L, E)
    /// @param key (S, N, kdim), or (S, kdim)
    /// @param value (S, N, vdim), or (S, vdim)
    /// @param embedDimToCheck the expected E
    /// @param numHeads how many heads; it divides E
    /// @param inProjWeight the weights of query, key and value, (3 E, E), or null if they are
    ///   separate
    /// @param inProjBias their biases, (3 E), or null
    /// @param biasK a key that is added to all others, (1, 1, E), or null
    /// @param biasV its value, or null
    /// @param addZeroAttn whether a key and a value of zeros are added
    /// @param dropoutP the probability of dropping a weight
    /// @param outProjWeight (E, E)
    /// @param outProjBias (E), or null
    /// @return the result, (L, N, E) or (L, E), and the mean weights of the heads, (N, L, S) or (L,
    ///   S), null if they are not asked for
    /// @throws ShapeError if sizes do not fit
    /// @throws DTypeError if a mask is neither bool nor floating point
    @Operation(F)
    public static AttentionResult multiHeadAttentionForward(
            Tensor query,
            Tensor key,
            Tensor value,
            long embedDimToCheck,
            long numHeads,
            @Nullable Tensor inProjWeight,
            @Nullable Tensor inProjBias,
            @Nullable Tensor biasK,
            @Nullable Tensor biasV,
            boolean addZeroAttn,
            double dropoutP,
            Tensor outProjWeight,
            @Nullable Tensor outProjBias,
            Consumer<HeadsOptions.Plain> options) {
        HeadsOptions.Plain o = HeadsOptions.Plain.DEFAULT.with(options);
        boolean batched = HeadsChecks.isBatched(query, key, value, o, numHeads);
        Tensor q = batched ? query : query.unsqueeze(1);
        Tensor k = batched ? key : key == query ? q : key.unsqueeze(1);
        Tensor v = batched ? value : value == key ? k : value.unsqueeze(1);
        Tensor padding = o.keyPaddingMask;
        if (padding != null && !batched) {
            padding = padding.unsqueeze(0);
        }
        padding = additive(padding, "key_padding_mask", q.dtype());
        boolean causal = o.isCausal;
        if (causal && o.attnMask == null) {
            throw new ValueError(
                    "Need attn_mask if specifying the is_causal hint. You may use the Transformer"
                            + " module method `generate_square_subsequent_mask` to create this"
                            + " mask.");
        }
        Tensor mask = null;
        if (!causal || padding != null || o.needWeights) {
            mask = additive(o.attnMask, "attn_mask", q.dtype());
            causal &= padding == null;
        }
        HeadsChecks.sizes(q, k, v, embedDimToCheck, numHeads, o);
        Tensor[] in =
                o.useSeparateProjWeight
                        ? separate(q, k, v, inProjBias, o)
                        : joint(q, k, v, inProjWeight, inProjBias);
        var heads = new Heads(q, in, numHeads, HeadsChecks.mask(mask, q, k, numHeads), padding);
        if (biasK != null && biasV != null) {
            if (o.staticK != null || o.staticV != null) {
                throw new ValueError(
                        "bias cannot be added to static "
                                + (o.staticK != null ? "key." : "value."));
            }
            heads.addBias(biasK, biasV);
        } else if (biasK != null || biasV != null) {
            throw new ValueError(
                    biasK != null
                            ? "bias_k is set but bias_v is None"
                            : "bias_v is set but bias_k is None");
        }
        heads.split(o.staticK, o.staticV);
        if (addZeroAttn) {
            heads.addZeros();
        }
        heads.mergeMasks();
        double p = o.training ? dropoutP : 0;
        return o.needWeights
                ? heads.withWeights(p, outProjWeight, outProjBias, o.averageAttnWeights, batched)
                : heads.fast(p, outProjWeight, outProjBias, causal, batched);
    }

    /// A mask as numbers that are added to scores.
    ///
    /// @throws DTypeError if it is neither bool nor floating point
    static @Nullable Tensor additive(@Nullable Tensor mask, String name, DType dtype) {
        if (mask == null || mask.isFloatingPoint()) {
            return mask;
        }
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeError(
                    "only bool and floating types of " + name + " are supported",
                    "It is " + mask.dtype() + "; mask.ne(0) is a mask of it.");
        }
        return Obor.zerosLike(mask, o -> o.dtype(dtype))
                .maskedFill_(mask, Double.NEGATIVE_INFINITY);
    }

    private static Tensor[] joint(
            Tensor q, Tensor k, Tensor v, @Nullable Tensor weight, @Nullable Tensor bias) {
        if (weight == null) {
            throw new ValueError("use_separate_proj_weight is False but in_proj_weight is None");
        }
        long e = q.size(-1);
        if (weight.dim() != 2 || weight.size(0) != 3 * e) {
            throw new ShapeError(
                    "in_proj_weight has shape "
                            + weight.shape()
                            + ", expected ("
                            + 3 * e
                            + ", "
                            + e
                            + ")");
        }
        if (q == k && k == v) {
            return parts(dev.obor.nn.functional.F.linear(q, weight, bias), 3, e);
        }
        if (k == v) {
            Tensor first =
                    dev.obor.nn.functional.F.linear(q, weight.narrow(0, 0, e), part(bias, 0, e));
            Tensor[] rest =
                    parts(
                            dev.obor.nn.functional.F.linear(
                                    k, weight.narrow(0, e, 2 * e), part(bias, e, 2 * e)),
                            2,
                            e);
            return new Tensor[] {first, rest[0], rest[1]};
        }
        Tensor[] w = weight.chunk(3);
        Tensor[] b = bias == null ? new Tensor[3] : bias.chunk(3);
        return new Tensor[] {
            dev.obor.nn.functional.F.linear(q, w[0], b[0]),
            dev.obor.nn.functional.F.linear(k, w[1], b[1]),
            dev.obor.nn.functional.F.linear(v, w[2], b[2])
        };
    }

    private static @Nullable Tensor part(@Nullable Tensor bias, long from, long size) {
        return bias == null ? null : bias.narrow(0, from, size);
    }

    /// Projections that stand side by side, each in memory of its own.
    private static Tensor[] parts(Tensor together, int n, long e) {
        Tensor first =
                together.unflatten(-1, n, e).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous();
        return first.unbind(0);
    }

    private static Tensor[] separate(
            Tensor q, Tensor k, Tensor v, @Nullable Tensor bias, HeadsOptions.Plain o) {
        Tensor[] b = bias == null ? new Tensor[3] : bias.chunk(3);
        return new Tensor[] {
            dev.obor.nn.functional.F.linear(q, HeadsChecks.weight(o.qProjWeight, "q", q, q), b[0]),
            dev.obor.nn.functional.F.linear(k, HeadsChecks.weight(o.kProjWeight, "k", q, k), b[1]),
            dev.obor.nn.functional.F.linear(v, HeadsChecks.weight(o.vProjWeight, "v", q, v), b[2])
        };
    }

    /// Queries, keys and values on their way through the heads.
    private static final class Heads {
        private final long batch;
        private final long heads;
        private final long length;
        private final long size;
        private Tensor q;
        private Tensor k;
        private Tensor v;
        private @Nullable Tensor mask;
        private @Nullable Tensor padding;

        Heads(
                Tensor query,
                Tensor[] in,
                long heads,
                @Nullable Tensor mask,
                @Nullable Tensor padding) {
            this.heads = heads;
            this.mask = mask;
            this.padding = padding;
            length = query.size(0);
            batch = query.size(1);
            size = query.size(2) / heads;
            q = in[0];
            k = in[1];
            v = in[2];
        }

        void addBias(Tensor biasK, Tensor biasV) {
            k = Obor.cat(new Tensor[] {k, biasK.repeat(1, batch, 1)});
            v = Obor.cat(new Tensor[] {v, biasV.repeat(1, batch, 1)});
            padMasks();
        }

        /// Room in the masks for one more key.
        private void padMasks() {
            mask = mask == null ? null : PaddingFunctions.pad(mask, 0, 1);
            padding = padding == null ? null : PaddingFunctions.pad(padding, 0, 1);
        }

        /// One matrix for each sequence and head.
        void split(@Nullable Tensor staticK, @Nullable Tensor staticV) {
            q = ofHeads(q);
            k = staticK == null ? ofHeads(k) : HeadsChecks.fixed(staticK, "k", batch * heads, size);
            v = staticV == null ? ofHeads(v) : HeadsChecks.fixed(staticV, "v", batch * heads, size);
        }

        private Tensor ofHeads(Tensor t) {
            return t.view(t.size(0), batch * heads, size).transpose(0, 1);
        }

        void addZeros() {
            Tensor zeros = Tensor.zeros(k.dtype(), batch * heads, 1, size);
            k = Obor.cat(new Tensor[] {k, zeros}, 1);
            v = Obor.cat(new Tensor[] {v, Tensor.zeros(v.dtype(), batch * heads, 1, size)}, 1);
            padMasks();
        }

        void mergeMasks() {
            Tensor p = padding;
            if (p == null) {
                return;
            }
            long keys = k.size(1);
            HeadsChecks.padding(p, batch, keys);
            Tensor spread =
                    p.view(batch, 1, 1, keys)
                            .expand(-1, heads, -1, -1)
                            .reshape(batch * heads, 1, keys);
            mask = mask == null ? spread : mask.add(spread);
        }

        AttentionResult withWeights(
                double p, Tensor w, @Nullable Tensor b, boolean average, boolean batched) {
            Tensor scaled = q.mul(Math.sqrt(1.0 / q.size(2)));
            Tensor keys = k.transpose(-2, -1);
            Tensor scores = mask == null ? scaled.bmm(keys) : mask.baddbmm(scaled, keys);
            Tensor weights = scores.softmax(-1);
            if (p > 0) {
                weights = DropoutFunctions.dropout(weights, p);
            }
            Tensor output = project(weights.bmm(v).transpose(0, 1), w, b);
            Tensor shown = weights.view(batch, heads, length, k.size(1));
            shown = average ? shown.mean(1) : shown;
            return batched
                    ? new AttentionResult(output, shown)
                    : new AttentionResult(output.squeeze(1), shown.squeeze(0));
        }

        AttentionResult fast(
                double p, Tensor w, @Nullable Tensor b, boolean causal, boolean batched) {
            long keys = k.size(1);
            Tensor m = mask;
            if (m != null) {
                m =
                        m.size(0) == 1 && m.dim() == 3
                                ? m.unsqueeze(0)
                                : m.view(batch, heads, -1, keys);
            }
            Tensor over = m;
            Tensor output =
                    dev.obor.nn.functional.F.scaledDotProductAttention(
                            q.view(batch, heads, length, size),
                            k.view(batch, heads, keys, size),
                            v.view(batch, heads, keys, size),
                            o -> o.attnMask(over).dropoutP(p).isCausal(causal));
            Tensor result = project(output.permute(2, 0, 1, 3), w, b);
            return new AttentionResult(batched ? result : result.squeeze(1), null);
        }

        private Tensor project(Tensor heads, Tensor w, @Nullable Tensor b) {
            Tensor output = heads.reshape(length * batch, this.heads * size);
            Tensor projected = dev.obor.nn.functional.F.linear(output, w, b);
            return projected.view(length, batch, projected.size(1));
        }
    }
}
