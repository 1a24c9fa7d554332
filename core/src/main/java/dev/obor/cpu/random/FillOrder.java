package dev.obor.cpu.random;

import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The order in which random numbers go to the elements of a tensor: the dimension of smallest
/// stride runs fastest. For a dense tensor that is memory order, whatever its dimensions are
/// called.
///
/// A second tensor of the same shape may be walked along, in the order of the first.
final class FillOrder {
    private final long[] sizes;
    private final long[] strides;
    private final long @Nullable [] companionStrides;
    private final long[] index;
    private final int start;
    private int position;
    private int companion;
    private long left;

    FillOrder(View view, @Nullable View along) {
        int[] order = bySmallestStride(view);
        int dims = 0;
        sizes = new long[order.length];
        strides = new long[order.length];
        companionStrides = along == null ? null : new long[order.length];
        for (int d : order) {
            long size = view.shape()[d];
            long stride = view.strides()[d];
            boolean follows =
                    dims > 0 && along == null && stride == sizes[dims - 1] * strides[dims - 1];
            if (follows) {
                sizes[dims - 1] *= size;
            } else {
                sizes[dims] = size;
                strides[dims] = stride;
                if (along != null && companionStrides != null) {
                    companionStrides[dims] = along.strides()[d];
                }
                dims++;
            }
        }
        index = new long[dims];
        start = Heap.offset(view);
        position = start;
        companion = along == null ? 0 : Heap.offset(along);
        left = view.numel();
    }

    /// Dimensions of size 1 play no part.
    private static int[] bySmallestStride(View view) {
        int[] order = new int[view.dim()];
        int count = 0;
        for (int d = view.dim() - 1; d >= 0; d--) {
            if (view.shape()[d] != 1) {
                int at = count++;
                while (at > 0 && view.strides()[order[at - 1]] > view.strides()[d]) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = d;
            }
        }
        return Arrays.copyOf(order, count);
    }

    /// Whether the elements lie one after the other in memory.
    boolean isDense() {
        return index.length == 0 || index.length == 1 && strides[0] == 1;
    }

    /// Where the first element lies.
    int start() {
        return start;
    }

    /// Writes the positions of up to `max` further elements and returns how many there were;
    /// `companions` gets those of the second tensor.
    int next(int[] positions, int[] companions, int max) {
        int count = (int) Math.min(max, left);
        int done = 0;
        while (done < count) {
            int run = index.length == 0 ? 1 : (int) Math.min(count - done, sizes[0] - index[0]);
            int step = index.length == 0 ? 0 : (int) strides[0];
            for (int i = 0; i < run; i++) {
                positions[done + i] = position + i * step;
            }
            if (companionStrides != null) {
                int stepAlong = index.length == 0 ? 0 : (int) companionStrides[0];
                for (int i = 0; i < run; i++) {
                    companions[done + i] = companion + i * stepAlong;
                }
            }
            done += run;
            advance(run);
        }
        left -= count;
        return count;
    }

    /// Goes on along the fastest dimension and carries into the others.
    private void advance(int run) {
        long steps = run;
        for (int d = 0; d < index.length; d++) {
            move(d, steps);
            index[d] += steps;
            if (index[d] < sizes[d]) {
                return;
            }
            move(d, -sizes[d]);
            index[d] = 0;
            steps = 1;
        }
    }

    private void move(int d, long steps) {
        position += (int) (steps * strides[d]);
        if (companionStrides != null) {
            companion += (int) (steps * companionStrides[d]);
        }
    }
}
