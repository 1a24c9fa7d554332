package dev.obor.cpu.index;

import dev.obor.backend.Kernel.Indexed;
import org.jspecify.annotations.Nullable;

/// The geometry of one block of indexed elements, in fields so that six loops can share it.
public final class IndexedBlock {
    private static final long[] NONE = {};

    private final int[] shifts;
    final int rows;
    final int columns;
    final int outRow;
    final int outColumn;
    final int inRow;
    final int inColumn;
    final int shiftRow;
    final int shiftColumn;
    private final long[] places;
    private final @Nullable Indexed indexed;

    /// A block of runs over the operands out, in and shifts.
    IndexedBlock(Runs runs, int[] shifts) {
        this(runs, shifts, NONE, null);
    }

    /// A block of runs over the operands out, in and a single index, whose places are checked where
    /// they are used.
    IndexedBlock(Runs runs, Indexed indexed) {
        this(runs, new int[0], (long[]) indexed.index().array(), indexed);
    }

    private IndexedBlock(Runs runs, int[] shifts, long[] places, @Nullable Indexed indexed) {
        int last = runs.sizes.length - 1;
        this.shifts = shifts;
        this.places = places;
        this.indexed = indexed;
        this.rows = runs.sizes[last - 1];
        this.columns = runs.sizes[last];
        this.outRow = runs.strides[0][last - 1];
        this.outColumn = runs.strides[0][last];
        this.inRow = runs.strides[1][last - 1];
        this.inColumn = runs.strides[1][last];
        this.shiftRow = runs.strides[2][last - 1];
        this.shiftColumn = runs.strides[2][last];
    }

    /// The index, if there is just one, whose positions the shifts then are.
    @Nullable Indexed single() {
        return indexed;
    }

    /// How far `n` elements are shifted that stand side by side, each one `step` further than the
    /// one before, in a loop without branches.
    ///
    /// @param at the position of the first one's shift, or of its place
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    void shifts(int[] to, int at, int step, int n) {
        if (indexed == null) {
            for (int i = 0; i < n; i++) {
                to[i] = shifts[at + i * shiftColumn] + i * step;
            }
        } else if (!IndexOffsets.shifts(indexed, places, at, shiftColumn, step, to, n)) {
            for (int i = 0; i < n; i++) { // says which one it is
                to[i] = IndexOffsets.shift(indexed, places[at + i * shiftColumn]) + i * step;
            }
        }
    }

    /// How far an element is shifted.
    ///
    /// @param at the position of its shift, or of its place
    /// @throws dev.obor.base.IndexError if its place is out of bounds
    int shift(int at) {
        Indexed own = indexed;
        return own == null ? shifts[at] : IndexOffsets.shift(own, places[at]);
    }
}
