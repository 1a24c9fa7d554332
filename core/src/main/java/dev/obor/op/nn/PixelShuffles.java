package dev.obor.op.nn;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import org.jspecify.annotations.Nullable;

/// Channels as places and places as channels: each is the other's gradient.
public final class PixelShuffles {
    private PixelShuffles() {}

    /// (…, C · r², H, W) to (…, C, H · r, W · r).
    public static Tensor shuffle(Tensor input, int r) {
        return new Shuffle(r).apply(input);
    }

    /// (…, C, H · r, W · r) to (…, C · r², H, W).
    public static Tensor unshuffle(Tensor input, int r) {
        return input.numel() == 0 ? input.clone() : new Unshuffle(r).apply(input); // as in PyTorch
    }

    private static final class Shuffle extends Op {
        private final int r;

        Shuffle(int r) {
            super("PixelShuffleBackward0");
            this.r = r;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            long[] sizes = in[0].shape().toArray();
            int n = sizes.length;
            long h = sizes[n - 2];
            long w = sizes[n - 1];
            sizes[n - 3] /= (long) r * r;
            sizes[n - 2] *= r;
            sizes[n - 1] *= r;
            Tensor parts = in[0].reshape(leading(in[0]), sizes[n - 3], r, r, h, w);
            return arranged(parts.permute(0, 1, 4, 2, 5, 3), sizes, in[0]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {unshuffle(grad, r)};
        }
    }

    private static final class Unshuffle extends Op {
        private final int r;

        Unshuffle(int r) {
            super("PixelUnshuffleBackward0");
            this.r = r;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            long[] sizes = in[0].shape().toArray();
            int n = sizes.length;
            long c = sizes[n - 3];
            sizes[n - 3] *= (long) r * r;
            sizes[n - 2] /= r;
            sizes[n - 1] /= r;
            Tensor parts = in[0].reshape(leading(in[0]), c, sizes[n - 2], r, sizes[n - 1], r);
            return arranged(parts.permute(0, 1, 3, 5, 2, 4), sizes, in[0]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {shuffle(grad, r)};
        }
    }

    private static Tensor arranged(Tensor parts, long[] sizes, Tensor input) {
        return parts.clone(MemoryFormat.CONTIGUOUS_FORMAT)
                .view(sizes)
                .contiguous(Layouts.suggested(input));
    }

    /// How many images there are.
    private static long leading(Tensor input) {
        long count = 1;
        for (int d = 0; d < input.dim() - 3; d++) {
            count *= input.size(d);
        }
        return count;
    }
}
