package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// Which tokens a token sees: those before it, of which none only fills up.
///
/// @param mask of a shape that spreads to (N, heads, L, S), or null
/// @param causal whether it is the plain order, for which no mask is needed
record CausalMask(@Nullable Tensor mask, boolean causal) {
    /// @param tokens how many there are
    /// @param past how many were seen before
    /// @param window how far back is seen, or null
    /// @param padding (N, 1, 1, S), or null
    static CausalMask of(
            long tokens, long past, @Nullable Integer window, @Nullable Tensor padding) {
        boolean near = window != null && window < past + tokens;
        if (padding == null && !near) {
            // One token behind all others sees them all.
            return past == 0 || tokens == 1
                    ? new CausalMask(null, tokens > 1)
                    : new CausalMask(order(tokens, past, null), false);
        }
        if (tokens == 1 && !near) {
            return new CausalMask(padding, false);
        }
        Tensor order = order(tokens, past, near ? window : null);
        return new CausalMask(padding == null ? order : order.logicalAnd(padding), false);
    }

    private static Tensor order(long tokens, long past, @Nullable Integer window) {
        Tensor seen = Obor.ones(DType.BOOL, tokens, past + tokens).tril(past);
        return window == null ? seen : seen.triu(past - window + 1);
    }

    /// Softmax attention of heads in this order.
    ///
    /// @param scale the factor of the scores, or null for 1 / sqrt(E)
    Tensor attend(Tensor q, Tensor k, Tensor v, double dropout, @Nullable Double scale) {
        return F.scaledDotProductAttention(
                q,
                k,
                v,
                o ->
                        o.attnMask(mask)
                                .isCausal(causal)
                                .dropoutP(dropout)
                                .scale(scale)
                                .enableGqa(q.size(1) != k.size(1)));
    }
}
