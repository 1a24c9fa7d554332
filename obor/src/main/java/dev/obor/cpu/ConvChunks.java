package dev.obor.cpu;

import java.util.Arrays;

/// Covers the positions of one strip of a plane with vectors.
///
/// A plane is wider than the result (padding, neighbours that taps reach), so a row of positions is
/// followed by a gap. Vectors run across those gaps: chunk `i` reads the elements from `start[i]`;
/// bit `l` of `mask[i]` says that lane `l` holds a position; the positions of a chunk are
/// consecutive elements of the result, from `pos[i]`.
final class ConvChunks {
    final int count;
    final int[] start;
    final int[] mask;
    final int[] pos;

    /// The first row of the strip that has positions, counted over the whole plane.
    final int firstRow;

    final int rows;
    final int cols;

    private ConvChunks(
            int count, int[] start, int[] mask, int[] pos, int firstRow, int rows, int cols) {
        this.count = count;
        this.start = start;
        this.mask = mask;
        this.pos = pos;
        this.firstRow = firstRow;
        this.rows = rows;
        this.cols = cols;
    }

    /// Covers `rows x cols` positions, the first at `origin`, rows `pitch` apart.
    static ConvChunks of(int origin, int rows, int cols, int pitch, int lanes, int firstRow) {
        int[] start = new int[8];
        int[] mask = new int[8];
        int[] pos = new int[8];
        int n = 0;
        for (int r = 0, p = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++, p++) {
                int q = origin + r * pitch + c;
                if (n == 0 || q >= start[n - 1] + lanes) {
                    if (n == start.length) {
                        start = Arrays.copyOf(start, 2 * n);
                        mask = Arrays.copyOf(mask, 2 * n);
                        pos = Arrays.copyOf(pos, 2 * n);
                    }
                    start[n] = q;
                    pos[n] = p;
                    n++;
                }
                mask[n - 1] |= 1 << (q - start[n - 1]);
            }
        }
        return new ConvChunks(n, start, mask, pos, firstRow, rows, cols);
    }
}
