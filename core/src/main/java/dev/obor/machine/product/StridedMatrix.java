package dev.obor.machine.product;

import java.lang.foreign.MemorySegment;

/// A matrix as the routines see it; everything is in bytes.
///
/// @param memory an array, or an address outside the heap
/// @param length bytes that there are; outside the heap a segment does not know
/// @param offset where element (0, 0) lies
/// @param row from an element to the one below
/// @param column from an element to the one beside it
public record StridedMatrix(MemorySegment memory, long length, long offset, long row, long column) {
    /// A matrix in an array, where everything counts elements.
    ///
    /// @param element bytes of one
    public static StridedMatrix of(Object array, int element, long offset, long row, long column) {
        return array instanceof float[] f
                ? new StridedMatrix(
                        MemorySegment.ofArray(f),
                        (long) f.length * element,
                        offset * element,
                        row * element,
                        column * element)
                : new StridedMatrix(
                        MemorySegment.ofArray((double[]) array),
                        (long) ((double[]) array).length * element,
                        offset * element,
                        row * element,
                        column * element);
    }

    /// Rows as columns.
    StridedMatrix transposed() {
        return new StridedMatrix(memory, length, offset, column, row);
    }

    long at(long i, long j) {
        return offset + i * row + j * column;
    }

    /// Refuses a matrix of `m` by `n` elements that does not lie within its memory.
    void check(long m, long n, int element, String what) {
        if (row < 0 || column < 0 || offset < 0) {
            throw new IndexOutOfBoundsException(what + ": " + this);
        }
        long last = Math.addExact(offset, element);
        last = Math.addExact(last, Math.multiplyExact(m - 1, row));
        last = Math.addExact(last, Math.multiplyExact(n - 1, column));
        if (last > length) {
            throw new IndexOutOfBoundsException(
                    what + " of " + m + " x " + n + " ends at " + last + ": " + this);
        }
    }
}
