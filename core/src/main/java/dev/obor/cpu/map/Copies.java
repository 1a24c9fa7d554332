package dev.obor.cpu.map;

import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Walk;
import dev.obor.cpu.threads.Workers;

/// Copies elements between layouts of one dtype: whole runs where both sides have them, square
/// blocks where rows become columns.
public final class Copies {
    private static final int WORK = 1 << 16;

    private final Object to;
    private final Object from;
    private final int[] sizes;
    private final int[] toStrides;
    private final int[] fromStrides;
    private final int rank;

    private Copies(View out, View in, int[] order) {
        this.to = out.array();
        this.from = in.array();
        int dims = out.dim();
        this.sizes = new int[Math.max(2, dims)];
        this.toStrides = new int[sizes.length];
        this.fromStrides = new int[sizes.length];
        int missing = dims - in.dim();
        int r = 0;
        for (int d : order) {
            int size = (int) out.shape()[d];
            if (size == 1) {
                continue;
            }
            int own = d - missing;
            boolean repeats = own < 0 || in.shape()[own] == 1;
            int s = repeats ? 0 : (int) in.strides()[own];
            int t = (int) out.strides()[d];
            if (r > 0 && toStrides[r - 1] == t * size && fromStrides[r - 1] == s * size) {
                sizes[r - 1] *= size;
                toStrides[r - 1] = t;
                fromStrides[r - 1] = s;
            } else {
                sizes[r] = size;
                toStrides[r] = t;
                fromStrides[r++] = s;
            }
        }
        this.rank = r;
        bringTurnedInwards();
    }

    /// Where elements lie side by side in another dimension of the source than in the target, that
    /// one becomes the last but one: the two are copied in blocks.
    private void bringTurnedInwards() {
        if (rank < 3 || toStrides[rank - 1] != 1 || fromStrides[rank - 1] <= 1) {
            return;
        }
        for (int d = 0; d < rank - 2; d++) {
            if (fromStrides[d] == 1) {
                bringInwards(sizes, d);
                bringInwards(toStrides, d);
                bringInwards(fromStrides, d);
                return;
            }
        }
    }

    private void bringInwards(int[] numbers, int d) {
        int moved = numbers[d];
        System.arraycopy(numbers, d + 1, numbers, d, rank - 2 - d);
        numbers[rank - 2] = moved;
    }

    /// Copies `in`, which broadcasts to `out`, into `out`, which has elements and its dtype.
    public static void run(View out, View in) {
        int n = (int) out.numel();
        if (n == in.numel() && out.isContiguous() && in.isContiguous()) {
            dense(out.array(), Heap.offset(out), in.array(), Heap.offset(in), n);
            return;
        }
        Copies c = new Copies(out, in, Walk.order(out));
        c.rectangle(Heap.offset(out), Heap.offset(in), n);
    }

    private static void dense(Object to, int at, Object from, int source, int n) {
        if (n < 2 * WORK || to == from) {
            System.arraycopy(from, source, to, at, n);
            return;
        }
        Workers.ranges(
                n,
                WORK,
                (begin, end) ->
                        System.arraycopy(from, source + begin, to, at + begin, end - begin));
    }

    private void rectangle(int at, int source, int n) {
        if (rank == 0) {
            CopyLoops.run(to, at, 1, from, source, 1, 1);
            return;
        }
        int outer = rank == 1 ? 1 : sizes[0];
        if (n < 2 * WORK || outer == 1 || Workers.threads() == 1) {
            copy(0, at, source);
            return;
        }
        Workers.ranges(
                outer,
                Math.max(1, WORK / (n / outer)),
                (begin, end) -> part(begin, end - begin, at, source));
    }

    /// Copies `n` places of the outermost dimension.
    private void part(int begin, int n, int at, int source) {
        int t = at + begin * toStrides[0];
        int s = source + begin * fromStrides[0];
        if (rank == 2) {
            plane(t, s, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            copy(1, t + i * toStrides[0], s + i * fromStrides[0]);
        }
    }

    private void copy(int d, int at, int source) {
        if (d == rank - 1) {
            CopyLoops.run(to, at, toStrides[d], from, source, fromStrides[d], sizes[d]);
        } else if (d == rank - 2) {
            plane(at, source, sizes[d]);
        } else {
            for (int i = 0; i < sizes[d]; i++) {
                copy(d + 1, at + i * toStrides[d], source + i * fromStrides[d]);
            }
        }
    }

    /// Copies `rows` rows of the two innermost dimensions.
    private void plane(int at, int source, int rows) {
        int d = rank - 2;
        int columns = sizes[rank - 1];
        int toColumn = toStrides[rank - 1];
        int fromColumn = fromStrides[rank - 1];
        if (toColumn == 1 && fromStrides[d] == 1 && fromColumn > 1) {
            int row = toStrides[d];
            if (!MachineTransposes.run(to, at, row, from, source, fromColumn, rows, columns)) {
                CopyLoops.transpose(to, at, row, from, source, fromColumn, rows, columns);
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            int t = at + i * toStrides[d];
            int s = source + i * fromStrides[d];
            CopyLoops.run(to, t, toColumn, from, s, fromColumn, columns);
        }
    }
}
