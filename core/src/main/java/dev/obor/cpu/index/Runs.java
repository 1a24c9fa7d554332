package dev.obor.cpu.index;

import dev.obor.backend.View;
import dev.obor.cpu.threads.Workers;
import java.util.Arrays;
import java.util.function.Consumer;

/// Several operands walked together over one shape, in row-major order, with dimensions merged
/// where all of them allow it. There are always at least two dimensions: the inner two make a
/// block.
final class Runs {
    /// The sizes left after merging, outermost first.
    final int[] sizes;

    /// The distances between neighbours, per operand.
    final int[][] strides;

    private final int[] offsets;

    private Runs(int[] sizes, int[][] strides, int[] offsets) {
        this.sizes = sizes;
        this.strides = strides;
        this.offsets = offsets;
    }

    /// A walk; every operand has one stride per dimension of the shape.
    static Runs of(long[] shape, int[] offsets, long[]... operandStrides) {
        int operands = offsets.length;
        int most = Math.max(2, shape.length);
        int[] sizes = new int[most];
        int[][] strides = new int[operands][most];
        int at = most; // filled from the end, so that what is missing stands in front
        for (int d = shape.length - 1; d >= 0; d--) {
            int size = (int) shape[d];
            if (size == 1) {
                continue;
            }
            if (at < most && merges(operandStrides, strides, sizes[at], d, at)) {
                sizes[at] *= size;
                continue;
            }
            sizes[--at] = size;
            for (int o = 0; o < operands; o++) {
                strides[o][at] = (int) operandStrides[o][d];
            }
        }
        while (at > most - 2) {
            sizes[--at] = 1;
        }
        for (int o = 0; o < operands; o++) {
            strides[o] = Arrays.copyOfRange(strides[o], at, most);
        }
        return new Runs(Arrays.copyOfRange(sizes, at, most), strides, offsets.clone());
    }

    private static boolean merges(long[][] from, int[][] to, int size, int d, int at) {
        for (int o = 0; o < to.length; o++) {
            if (from[o][d] != (long) size * to[o][at]) {
                return false;
            }
        }
        return true;
    }

    /// The strides of a view that broadcasts to `shape`, one per dimension of it.
    static long[] broadcast(View view, long[] shape) {
        long[] own = view.shape();
        int missing = shape.length - own.length;
        long[] result = new long[shape.length];
        for (int d = Math.max(0, missing); d < shape.length; d++) {
            result[d] = own[d - missing] == 1 ? 0 : view.strides()[d - missing];
        }
        return result;
    }

    /// The number of places.
    int length() {
        int n = 1;
        for (int s : sizes) {
            n *= s;
        }
        return n;
    }

    /// The part from `from` to before `to` of one dimension.
    Runs part(int dim, int from, int to) {
        int[] cut = sizes.clone();
        cut[dim] = to - from;
        int[] moved = offsets.clone();
        for (int o = 0; o < moved.length; o++) {
            moved[o] += from * strides[o][dim];
        }
        return new Runs(cut, strides, moved);
    }

    /// What is done with one block of the two inner dimensions.
    @FunctionalInterface
    interface Block {
        /// @param at the position of the block's first element, per operand
        void run(int[] at);
    }

    /// Visits the blocks in order.
    void forEach(Block body) {
        int outer = sizes.length - 2;
        int[] at = offsets.clone();
        int[] index = new int[outer];
        while (true) {
            body.run(at);
            int d = outer - 1;
            while (d >= 0) {
                boolean more = ++index[d] < sizes[d];
                int back = more ? 1 : -(sizes[d] - 1);
                for (int o = 0; o < at.length; o++) {
                    at[o] += back * strides[o][d];
                }
                if (more) {
                    break;
                }
                index[d--] = 0;
            }
            if (d < 0) {
                return;
            }
        }
    }

    /// Splits along a dimension over the threads if there is enough to do.
    ///
    /// @param work how many elements of a plain loop a place is worth
    void share(int dim, int work, Consumer<Runs> body) {
        int size = sizes[dim];
        long each = (long) length() / Math.max(1, size) * work;
        Workers.share(
                size,
                each,
                (from, to) -> body.accept(to - from == size ? this : part(dim, from, to)));
    }
}
