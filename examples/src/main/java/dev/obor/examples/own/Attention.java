package dev.obor.examples.own;

import dev.obor.Tensor;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// Attention of one head: two inputs and a mask, a result and its weights.
///
/// Source: Vaswani et al., "Attention Is All You Need", 2017, equation 1.
public final class Attention extends Module {
    /// What it makes.
    ///
    /// @param output `(N, Q, width)`
    /// @param weights how much each query takes of each key, `(N, Q, K)`
    public record Result(Tensor output, Tensor weights) {}

    private final Linear q;
    private final Linear k;
    private final Linear v;
    private final double scale;

    /// Attention of that width.
    public Attention(long width) {
        q = new Linear(width, width);
        k = new Linear(width, width);
        v = new Linear(width, width);
        scale = 1 / Math.sqrt(width);
    }

    /// Runs the module: with its hooks, and named in errors.
    ///
    /// @param query `(N, Q, width)`
    /// @param keys `(N, K, width)`
    /// @param mask `(Q, K)`, true where nothing is to be seen; or null
    public Result call(Tensor query, Tensor keys, @Nullable Tensor mask) {
        return call(this::forward, query, keys, mask);
    }

    private Result forward(Tensor query, Tensor keys, @Nullable Tensor mask) {
        Tensor scores = q.call(query).matmul(k.call(keys).transpose(-2, -1)).mul(scale);
        if (mask != null) {
            scores = scores.maskedFill(mask, Double.NEGATIVE_INFINITY);
        }
        Tensor weights = F.softmax(scores, -1);
        return new Result(weights.matmul(v.call(keys)), weights);
    }
}
