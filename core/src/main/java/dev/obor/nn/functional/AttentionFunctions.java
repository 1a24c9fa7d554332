package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.base.ValueError;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.ExtraNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Attention of scaled products; shown by [F].
final class AttentionFunctions {
    private AttentionFunctions() {}

    /// Softmax attention: `softmax(query @ key^T / sqrt(E) + mask) @ value`.
    ///
    /// ```java
    /// Tensor q = ones(1, 8, 10, 64);
    /// F.scaledDotProductAttention(q, q, q).shape() // [1, 8, 10, 64]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @return (…, L, Ev)
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        return scaledDotProductAttention(query, key, value, AttentionOptions.DEFAULT);
    }

    /// Softmax attention with options: a mask, dropout, a causal order, another scale.
    ///
    /// ```java
    /// Tensor values = tensor(1.0, 3).view(1, 2, 1);
    /// Tensor out =
    ///         F.scaledDotProductAttention(zeros(1, 2, 1), zeros(1, 2, 1), values,
    ///                 o -> o.isCausal(true));
    /// out // [[[1], [2]]]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @return (…, L, Ev)
    /// @throws ValueError if a mask and a causal order are both asked for
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Consumer<AttentionOptions> options) {
        AttentionChecks.check(query, key, value);
        AttentionOptions o = AttentionOptions.DEFAULT.with(options);
        long[] sizes = query.shape().toArray();
        sizes[sizes.length - 1] = value.size(-1);
        if (value.numel() == 0 || query.size(-2) == 0) {
            // PyTorch attends to nothing, and does not look whether the sizes fit.
            Tensor nothing = Tensor.zeros(query.dtype(), sizes);
            boolean tied = query.requiresGrad() || key.requiresGrad() || value.requiresGrad();
            return tied
                    ? nothing.add(query.sum().add(key.sum()).add(value.sum()).mul(0.0))
                    : nothing;
        }
        boolean fused = isFused(query, key, value, o);
        if (fused && query.dim() == 3) { // one batch, and a view of its result
            Tensor mask = o.attnMask;
            AttentionOptions wide =
                    mask != null && mask.dim() == 3
                            ? o.with(p -> p.attnMask(mask.unsqueeze(0)))
                            : o;
            return scaledDotProductAttention(
                            query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0), wide)
                    .squeeze(0);
        }
        Tensor q = fused ? headsInside(query) : query;
        Tensor k = fused ? headsInside(key) : key;
        Tensor v = fused ? headsInside(value) : value;
        Tensor result =
                query.dtype().isLowPrecision() // as in PyTorch, only the result is rounded
                        ? attention(q.toFloat(), k.toFloat(), v.toFloat(), o).to(query.dtype())
                        : attention(q, k, v, o);
        return fused ? ExtraNode.result(FUSED, result, key, query, value) : result;
    }

    private static final String FUSED = "ScaledDotProductFlashAttentionForCpuBackward0";

    /// Whether PyTorch computes it with one kernel.
    private static boolean isFused(Tensor query, Tensor key, Tensor value, AttentionOptions o) {
        Tensor mask = o.attnMask;
        int dim = query.dim();
        return o.dropoutP == 0
                && (dim == 3 || dim == 4)
                && query.size(-1) == value.size(-1)
                && (dim == 3 || query.size(0) == key.size(0) && key.size(0) == value.size(0))
                && isDense(query)
                && isDense(key)
                && isDense(value)
                && (mask == null || !mask.requiresGrad() && (mask.dim() == 2 || mask.dim() == dim));
    }

    private static boolean isDense(Tensor t) {
        return t.stride(-1) == 1;
    }

    private static Tensor headsInside(Tensor t) {
        return t.requiresGrad() && Autograd.isGradEnabled() ? new HeadsInside().apply(t) : t;
    }

    /// The gradient in the layout of PyTorch's kernel, where the heads of a place lie together.
    private static final class HeadsInside extends Op {
        HeadsInside() {
            super(FUSED);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(
                    TensorAccess.view(in[0]),
                    TensorAccess.meta(in[0]).version,
                    ThreadState.get()); // a change of it is seen
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.transpose(-3, -2).contiguous().transpose(-3, -2)};
        }
    }

    private static Tensor attention(Tensor query, Tensor key, Tensor value, AttentionOptions o) {
        Tensor mask = o.attnMask;
        if (mask != null && o.isCausal) {
            throw new ValueError(
                    "_scaled_dot_product_attention: Explicit attn_mask should not be set when"
                            + " is_causal=True");
        }
        Tensor k = key;
        Tensor v = value;
        if (o.enableGqa) {
            k = key.repeatInterleave(query.size(-3) / key.size(-3), -3);
            v = value.repeatInterleave(query.size(-3) / value.size(-3), -3);
        }
        if (o.isCausal) {
            mask = Obor.ones(Obor.bool, query.size(-2), k.size(-2)).tril();
        }
        double scale = o.scale == null ? 1 / Math.sqrt(query.size(-1)) : o.scale;
        // Both sides by the root, as PyTorch does, so that nothing overflows.
        double root = Math.sqrt(Math.abs(scale));
        Tensor scores = query.mul(scale < 0 ? -root : root).matmul(k.mul(root).transpose(-2, -1));
        if (mask != null) {
            if (mask.dtype() == Obor.bool) {
                Tensor hidden = mask.logicalNot().expand(scores.shape());
                Tensor left = scores.maskedFill(hidden, Double.NEGATIVE_INFINITY);
                Tensor weights = softmax(left, o);
                return drop(weights, o).matmul(v);
            }
            scores = scores.add(mask);
        }
        return drop(softmax(scores, o), o).matmul(v);
    }

    private static Tensor drop(Tensor weights, AttentionOptions o) {
        return o.dropoutP > 0 ? DropoutFunctions.dropout(weights, o.dropoutP, true) : weights;
    }

    /// Only a mask of the caller's can hide everything from a query.
    private static Tensor softmax(Tensor scores, AttentionOptions o) {
        return o.attnMask == null ? ActivationFunctions.softmax(scores, -1) : safeSoftmax(scores);
    }

    /// Softmax that is 0 where everything is masked.
    private static Tensor safeSoftmax(Tensor scores) {
        Tensor weights = ActivationFunctions.softmax(scores, -1);
        Tensor masked =
                scores.detach()
                        .eq(Double.NEGATIVE_INFINITY)
                        .all(new long[] {-1}, true)
                        .expand(scores.shape());
        return weights.maskedFill(masked, 0);
    }
}
