package dev.obor.cpu.conv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Covers the positions of one strip of a block of images with vectors.
///
/// A plane is wider than the result (padding, neighbours that taps reach), so a row of positions is
/// followed by a gap. Vectors run across those gaps, not across images: chunk `i` reads the
/// elements from `start[i]`; bit `l` of `mask[i]` says that lane `l` holds a position; the
/// positions of a chunk are consecutive elements of the result, from `pos[i]` of image `unit[i]`.
final class ConvChunks {
    /// Chunks of one image; those of image `b` have the indices from `b * perUnit`.
    final int perUnit;

    /// Three at a time, the last one repeated.
    final long[] start;

    final int[] mask;
    final int[] pos;
    final int[] unit;

    /// What machine code needs to know of each chunk, once it has asked.
    private long @Nullable [] places;

    /// The first row of the strip that has positions, counted over the whole plane.
    final int firstRow;

    final int rows;
    final int cols;

    private ConvChunks(int perUnit, long[] start, int size, int firstRow, int rows, int cols) {
        this.perUnit = perUnit;
        this.start = padded(start, size);
        this.mask = new int[size];
        this.pos = new int[size];
        this.unit = new int[size];
        this.firstRow = firstRow;
        this.rows = rows;
        this.cols = cols;
    }

    /// Covers `rows x cols` positions, the first at `origin`, rows `pitch` apart, for `units`
    /// images whose planes are `unitSize` apart.
    static ConvChunks of(
            int origin,
            int rows,
            int cols,
            int pitch,
            int lanes,
            int firstRow,
            int units,
            int unitSize) {
        int[] start = new int[8];
        int[] pos = new int[8];
        int n = 0;
        for (int r = 0, p = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++, p++) {
                int q = origin + r * pitch + c;
                if (n == 0 || q >= start[n - 1] + lanes) {
                    if (n == start.length) {
                        start = Arrays.copyOf(start, 2 * n);
                        pos = Arrays.copyOf(pos, 2 * n);
                    }
                    start[n] = q;
                    pos[n++] = p;
                }
            }
        }
        long[] starts = new long[n * units];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start[i % n] + i / n * unitSize;
        }
        ConvChunks all = new ConvChunks(n, starts, n * units, firstRow, rows, cols);
        for (int i = 0; i < n * units; i++) {
            all.unit[i] = i / n;
            all.pos[i] = pos[i % n];
            int end = i % n + 1 < n ? pos[i % n + 1] : rows * cols;
            for (int p = pos[i % n]; p < end; p++) {
                int q = origin + p / cols * pitch + p % cols;
                all.mask[i] |= 1 << (q - start[i % n]);
            }
        }
        return all;
    }

    /// Of each chunk, the first of its positions in a tensor whose images lie that far apart, its
    /// lanes as bits, and as many of the lowest bits. The distance is the same at every call.
    long[] places(int image) {
        long[] list = places;
        if (list == null) {
            list = new long[3 * mask.length];
            for (int i = 0; i < mask.length; i++) {
                list[3 * i] = (long) unit[i] * image + pos[i];
                list[3 * i + 1] = Integer.toUnsignedLong(mask[i]);
                list[3 * i + 2] = (1L << Integer.bitCount(mask[i])) - 1;
            }
            places = list;
        }
        return list;
    }

    /// Columns for rounds of three: the last one fills the last round.
    static long[] padded(long[] columns, int n) {
        long[] list = Arrays.copyOf(columns, Math.ceilDiv(n, 3) * 3);
        for (int i = n; i < list.length; i++) {
            list[i] = columns[n - 1];
        }
        return list;
    }
}
