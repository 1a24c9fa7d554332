package dev.obor.cpu;

/// The geometry of one block of indexed elements, in fields so that six loops can share it.
final class IndexedBlock {
    final int[] shifts;
    final int rows;
    final int columns;
    final int outRow;
    final int outColumn;
    final int inRow;
    final int inColumn;
    final int shiftRow;
    final int shiftColumn;

    /// A block of runs over the operands out, in and shifts.
    IndexedBlock(Runs runs, int[] shifts) {
        int last = runs.sizes.length - 1;
        this.shifts = shifts;
        this.rows = runs.sizes[last - 1];
        this.columns = runs.sizes[last];
        this.outRow = runs.strides[0][last - 1];
        this.outColumn = runs.strides[0][last];
        this.inRow = runs.strides[1][last - 1];
        this.inColumn = runs.strides[1][last];
        this.shiftRow = runs.strides[2][last - 1];
        this.shiftColumn = runs.strides[2][last];
    }
}
