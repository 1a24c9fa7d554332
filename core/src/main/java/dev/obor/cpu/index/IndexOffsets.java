package dev.obor.cpu.index;

import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.View;
import dev.obor.base.IndexError;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.memory.Scratch;

/// How far every index shifts a place, summed over the indices and checked: an array over the
/// dimensions in which an index varies at all.
///
/// @param offsets the shifts, row-major
/// @param strides where the shift for a place of the iteration stands, per dimension; 0 where the
///   shift does not depend on it
record IndexOffsets(int[] offsets, long[] strides) {

    /// Reads and checks all indices.
    ///
    /// @throws IndexError if one is out of bounds
    static IndexOffsets of(Indexed[] indexed, long[] shape) {
        int rank = shape.length;
        long[][] own = new long[indexed.length][];
        boolean[] varies = new boolean[rank];
        for (int i = 0; i < indexed.length; i++) {
            own[i] = Runs.broadcast(indexed[i].index(), shape);
            for (int d = 0; d < rank; d++) {
                varies[d] |= own[i][d] != 0 && shape[d] != 1;
            }
        }
        long[] common = new long[rank];
        long[] strides = new long[rank];
        long n = 1;
        for (int d = rank - 1; d >= 0; d--) {
            common[d] = varies[d] ? shape[d] : 1;
            strides[d] = varies[d] ? n : 0;
            n *= common[d];
        }
        int[] offsets = new int[(int) n];
        for (int i = 0; i < indexed.length; i++) {
            add(indexed[i], Runs.of(common, start(indexed[i]), own[i], strides), offsets);
        }
        return new IndexOffsets(offsets, strides);
    }

    private static int[] start(Indexed indexed) {
        return new int[] {Heap.offset(indexed.index()), 0};
    }

    private static void add(Indexed indexed, Runs runs, int[] offsets) {
        long[] places = (long[]) indexed.index().array();
        int rows = runs.sizes[runs.sizes.length - 2];
        int columns = runs.sizes[runs.sizes.length - 1];
        int[] row = {
            runs.strides[0][runs.sizes.length - 2], runs.strides[1][runs.sizes.length - 2]
        };
        int column = runs.strides[0][runs.sizes.length - 1];
        int step = runs.strides[1][runs.sizes.length - 1];
        runs.forEach(at -> {
            for (int r = 0; r < rows; r++) {
                int from = at[0] + r * row[0];
                int to = at[1] + r * row[1];
                add(indexed, places, from, column, offsets, to, step, columns);
            }
        });
    }

    private static void add(
            Indexed indexed,
            long[] places,
            int from,
            int column,
            int[] offsets,
            int to,
            int step,
            int n) {
        for (int i = 0; i < n; i++) {
            offsets[to + i * step] += shift(indexed, places[from + i * column]);
        }
    }

    /// Refuses an index with a place that is out of bounds.
    static void check(Indexed indexed) {
        View index = indexed.index();
        long[] places = (long[]) index.array();
        Runs runs = Runs.of(index.shape(), new int[] {Heap.offset(index)}, index.strides());
        int last = runs.sizes.length - 1;
        int rows = runs.sizes[last - 1];
        int columns = runs.sizes[last];
        int row = runs.strides[0][last - 1];
        int column = runs.strides[0][last];
        int[] far = Scratch.current().shifts;
        runs.forEach(at -> {
            for (int r = 0; r < rows; r++) {
                for (int done = 0; done < columns; done += far.length) {
                    int from = at[0] + r * row + done * column;
                    int n = Math.min(far.length, columns - done);
                    if (!shifts(indexed, places, from, column, 0, far, n)) {
                        for (int i = 0; i < n; i++) {
                            shift(indexed, places[from + i * column]);
                        }
                    }
                }
            }
        });
    }

    /// How far `n` places shift their elements, each one `step` further than the one before.
    ///
    /// @param column from one place to the next
    /// @return false if one of them is out of bounds; the result makes no sense then
    static boolean shifts(
            Indexed indexed, long[] places, int at, int column, int step, int[] to, int n) {
        long last = indexed.size() - 1;
        long stride = indexed.stride();
        long wrap = indexed.wraps() ? indexed.size() : 0;
        return column == 1
                ? shifts(places, at, last, wrap, stride, step, to, n)
                : spread(places, at, column, last, wrap, stride, step, to, n);
    }

    /// A loop that the virtual machine turns into vectors: `wrong` gets negative as soon as a place
    /// is.
    private static boolean shifts(
            long[] places, int at, long last, long wrap, long stride, int step, int[] to, int n) {
        long wrong = 0;
        for (int i = 0; i < n; i++) {
            long place = places[at + i];
            place += place >> 63 & wrap;
            wrong |= place | last - place;
            to[i] = (int) (place * stride) + i * step;
        }
        return wrong >= 0;
    }

    private static boolean spread(
            long[] places,
            int at,
            int column,
            long last,
            long wrap,
            long stride,
            int step,
            int[] to,
            int n) {
        long wrong = 0;
        for (int i = 0; i < n; i++) {
            long place = places[at + i * column];
            place += place >> 63 & wrap;
            wrong |= place | last - place;
            to[i] = (int) (place * stride) + i * step;
        }
        return wrong >= 0;
    }

    /// How far a place shifts an element.
    static int shift(Indexed indexed, long place) {
        long size = indexed.size();
        long at = place < 0 && indexed.wraps() ? place + size : place;
        if (at < 0 || at >= size) {
            throw outOfBounds(indexed, place);
        }
        return (int) (at * indexed.stride());
    }

    private static IndexError outOfBounds(Indexed indexed, long place) {
        return new IndexError(
                "index "
                        + place
                        + " is out of bounds for dimension "
                        + indexed.dim()
                        + " with size "
                        + indexed.size());
    }
}
