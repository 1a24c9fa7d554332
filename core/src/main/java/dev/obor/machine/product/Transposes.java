package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import dev.obor.machine.product.PackCalls.Way;
import java.lang.foreign.MemorySegment;

/// Copies rows to columns from one array to another, a block of vectors at a time.
public final class Transposes {
    // Rows that are turned before the next columns: what is written lies in the nearest cache then.
    private static final int TOGETHER = 32;

    private final ProductCode code;

    /// With the routines of products.
    public Transposes(ProductCode code) {
        this.code = code;
    }

    /// How many columns a matrix must have at least, of elements of so many bytes.
    public int fewestColumns(int bytes) {
        return code.target().vectorBytes() / bytes;
    }

    /// How many rows.
    public static int fewestRows(int bytes) {
        return 16 / bytes;
    }

    /// One side: an array of elements of 4 or 8 bytes, where the matrix begins in it, and how far
    /// apart are the rows that are written, or the columns that are read.
    public record Side(Object array, int start, int apart) {
        private StridedMatrix in(int bytes) {
            MemorySegment memory =
                    switch (array) {
                        case float[] x -> MemorySegment.ofArray(x);
                        case double[] x -> MemorySegment.ofArray(x);
                        case int[] x -> MemorySegment.ofArray(x);
                        case long[] x -> MemorySegment.ofArray(x);
                        default -> throw new IllegalArgumentException(array.toString());
                    };
            long row = (long) apart * bytes;
            return new StridedMatrix(memory, memory.byteSize(), (long) start * bytes, row, bytes);
        }

        private int bytes() {
            return array instanceof double[] || array instanceof long[] ? 8 : 4;
        }
    }

    /// `out[i][j] = in[j][i]`; the two do not overlap.
    ///
    /// @param rows of the result, at least [#fewestRows]
    /// @param columns of the result, at least [#fewestColumns]
    public void run(Side out, Side in, int rows, int columns) {
        int bytes = out.bytes();
        int lanes = fewestColumns(bytes);
        int group = fewestRows(bytes);
        if (in.bytes() != bytes || rows < group || columns < lanes) {
            throw new IllegalArgumentException(rows + " x " + columns + " from " + in);
        }
        PackCalls calls = new PackCalls(code, bytes == 8 ? Element.F64 : Element.F32);
        StridedMatrix from = in.in(bytes);
        StridedMatrix to = out.in(bytes);
        for (int i = 0; i < rows; i += TOGETHER) {
            int all = Math.min(TOGETHER, rows - i);
            int whole = all / group * group;
            turn(calls, from, to, lanes, i, whole, columns);
            if (whole < all) { // the last rows, some of them again
                turn(calls, from, to, lanes, rows - group, group, columns);
            }
        }
    }

    private static void turn(
            PackCalls calls,
            StridedMatrix from,
            StridedMatrix to,
            int lanes,
            int row,
            int rows,
            int columns) {
        if (rows == 0) {
            return;
        }
        int pieces = columns / lanes;
        pieces(calls, from, to, lanes, row, rows, 0, pieces);
        if (pieces * lanes < columns) { // the last columns, some of them again
            pieces(calls, from, to, lanes, row, rows, columns - lanes, 1);
        }
    }

    private static void pieces(
            PackCalls calls,
            StridedMatrix from,
            StridedMatrix to,
            int lanes,
            int row,
            int rows,
            int column,
            int pieces) {
        long across = lanes * from.row();
        Way source = new Way(from, from.at(column, row), from.row(), across);
        Way goal = new Way(to, to.at(row, column), to.row(), lanes * to.column());
        calls.turn(source, goal, rows, pieces);
    }
}
