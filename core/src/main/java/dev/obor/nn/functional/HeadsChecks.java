package dev.obor.nn.functional;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What attention with several heads refuses, in PyTorch's words.
final class HeadsChecks {
    private HeadsChecks() {}

    static boolean isBatched(Tensor q, Tensor k, Tensor v, HeadsOptions<?> o, long heads) {
        if (q.dim() != 2 && q.dim() != 3) {
            throw new ShapeError(
                    "query should be unbatched 2D or batched 3D tensor but received "
                            + q.dim()
                            + "-D query tensor");
        }
        boolean batched = q.dim() == 3;
        int dim = q.dim();
        String start =
                "For " + (batched ? "batched (3-D)" : "unbatched (2-D)") + " `query`, expected ";
        if (k.dim() != dim || v.dim() != dim) {
            throw new ShapeError(
                    start
                            + "`key` and `value` to be "
                            + dim
                            + "-D but found "
                            + k.dim()
                            + "-D and "
                            + v.dim()
                            + "-D tensors respectively");
        }
        Tensor padding = o.keyPaddingMask;
        if (padding != null && padding.dim() != dim - 1) {
            throw new ShapeError(
                    start
                            + "`key_padding_mask` to be `None` or "
                            + (dim - 1)
                            + "-D but found "
                            + padding.dim()
                            + "-D tensor instead");
        }
        Tensor mask = o.attnMask;
        if (mask != null && mask.dim() != 2 && mask.dim() != 3) {
            throw new ShapeError(
                    start
                            + "`attn_mask` to be `None`, 2-D or 3-D but found "
                            + mask.dim()
                            + "-D tensor instead");
        }
        if (mask != null && mask.dim() == 3 && !batched) {
            long[] expected = {heads, q.size(0), k.size(0)};
            if (!Arrays.equals(expected, mask.shape().toArray())) {
                throw new ShapeError(
                        "Expected `attn_mask` shape to be "
                                + Extents.tuple(Size.of(expected).toList())
                                + " but got "
                                + mask.shape());
            }
        }
        return batched;
    }

    static void sizes(
            Tensor q, Tensor k, Tensor v, long expected, long heads, HeadsOptions.Plain o) {
        long e = q.size(2);
        if (e != expected) {
            throw new ShapeError(
                    "was expecting embedding dimension of " + expected + ", but got " + e);
        }
        if (heads <= 0 || e % heads != 0) {
            throw new ShapeError("embed_dim " + e + " not divisible by num_heads " + heads);
        }
        if (o.useSeparateProjWeight) {
            if (k.size(0) != v.size(0) || k.size(1) != v.size(1)) {
                throw new ShapeError(
                        "key's sequence and batch dims torch.Size(["
                                + k.size(0)
                                + ", "
                                + k.size(1)
                                + "]) do not match value's torch.Size(["
                                + v.size(0)
                                + ", "
                                + v.size(1)
                                + "])");
            }
        } else if (!k.shape().equals(v.shape())) {
            throw new ShapeError(
                    "key shape " + k.shape() + " does not match value shape " + v.shape());
        }
    }

    static Tensor weight(@Nullable Tensor weight, String which, Tensor q, Tensor in) {
        if (weight == null) {
            throw new ValueError(
                    "use_separate_proj_weight is True but " + which + "_proj_weight is None");
        }
        long[] expected = {q.size(-1), in.size(-1)};
        if (!Arrays.equals(expected, weight.shape().toArray())) {
            String name = which.equals("q") ? "query" : which.equals("k") ? "key" : "value";
            throw new ShapeError(
                    "expecting "
                            + name
                            + " weights shape of "
                            + Extents.tuple(Size.of(expected).toList())
                            + ", but got "
                            + weight.shape());
        }
        return weight;
    }

    /// A mask with three dimensions.
    static @Nullable Tensor mask(@Nullable Tensor mask, Tensor q, Tensor k, long heads) {
        if (mask == null) {
            return null;
        }
        boolean single = mask.dim() == 2;
        long[] expected =
                single
                        ? new long[] {q.size(0), k.size(0)}
                        : new long[] {q.size(1) * heads, q.size(0), k.size(0)};
        if (!Arrays.equals(expected, mask.shape().toArray())) {
            throw new ShapeError(
                    "The shape of the "
                            + mask.dim()
                            + "D attn_mask is "
                            + mask.shape()
                            + ", but should be "
                            + Extents.tuple(Size.of(expected).toList())
                            + ".");
        }
        return single ? mask.unsqueeze(0) : mask;
    }

    static void padding(Tensor mask, long batch, long keys) {
        if (mask.dim() != 2) {
            throw new ShapeError("Expected key_padding_mask.dim() to be 2, but got " + mask.dim());
        }
        if (mask.size(0) != batch) {
            throw new ShapeError(
                    "Expected key_padding_mask.shape[0] to be "
                            + batch
                            + ", but got "
                            + mask.size(0));
        }
        if (mask.size(1) != keys) {
            throw new ShapeError(
                    "Expected key_padding_mask.shape[1] to be "
                            + keys
                            + ", but got "
                            + mask.size(1));
        }
    }

    static Tensor fixed(Tensor t, String which, long count, long size) {
        boolean first = t.size(0) != count;
        if (first || t.size(2) != size) {
            throw new ShapeError(
                    "expecting static_"
                            + which
                            + ".size("
                            + (first ? 0 : 2)
                            + ") of "
                            + (first ? count : size)
                            + ", but got "
                            + t.size(first ? 0 : 2));
        }
        return t;
    }
}
