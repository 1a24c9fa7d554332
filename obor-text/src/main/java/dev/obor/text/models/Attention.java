package dev.obor.text.models;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// What the attention of all models has in common.
final class Attention {
    private Attention() {}

    /// Softmax attention of heads.
    ///
    /// @param q (N, L, heads * E); `k` and `v` (N, S, heads * E)
    /// @param mask what may be seen, of a shape that spreads to (N, heads, L, S), or null for all
    /// @param dropout the probability of dropping a weight
    static Tensor of(
            Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, long heads, double dropout) {
        return joined(
                F.scaledDotProductAttention(
                        split(q, heads),
                        split(k, heads),
                        split(v, heads),
                        o -> o.attnMask(mask).dropoutP(dropout)));
    }

    /// (N, L, heads * E) as (N, heads, L, E).
    static Tensor split(Tensor x, long heads) {
        return x.unflatten(-1, heads, -1).transpose(1, 2);
    }

    /// (N, heads, L, E) as (N, L, heads * E).
    static Tensor joined(Tensor x) {
        return x.transpose(1, 2).flatten(2);
    }

    /// Checks the numbers of tokens, (N, L).
    static void checkIds(String model, Tensor ids) {
        if (Arguments.given(ids, "inputIds").dim() != 2) {
            throw new ShapeError(
                    model + ": expected numbers of tokens of the shape (N, L), got " + ids.shape());
        }
    }

    /// Checks that a model has so many places.
    static void checkPlaces(String model, long length, long places) {
        if (length > places) {
            throw new ValueError(
                    "%s: %d tokens, and there are places for %d".formatted(model, length, places),
                    "Cut the text: tokenizer.encode(text, o -> o.maxLength(%d))."
                            .formatted(places));
        }
    }

    /// What fills up, (N, S) of zeros and ones, as a mask of what may be seen, (N, 1, 1, S).
    static @Nullable Tensor padding(String model, @Nullable Tensor mask, Tensor ids, long seen) {
        if (mask == null) {
            return null;
        }
        if (mask.dim() != 2 || mask.size(0) != ids.size(0) || mask.size(1) != seen) {
            throw new ShapeError(
                    "%s: expected an attention mask of the shape (%d, %d), got %s"
                            .formatted(model, ids.size(0), seen, mask.shape()));
        }
        return mask.ne(0).unsqueeze(1).unsqueeze(1);
    }
}
