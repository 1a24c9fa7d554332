package dev.obor.cpu.conv;

import java.util.Arrays;

/// The micro-kernels of convolution in plain code, for where there is no machine code.
///
/// Plans, packing and the order of every sum are shared with it, so the bits are the same. Eight
/// sums at a time hide the latency of a multiply-add.
final class ConvPlainF32 extends ConvTile {
    private static final int LANES = ConvKernels.LANES_F32;

    private final int rows;
    private final int perRow;

    /// @param perRow factors of a row: 1, or one for each lane
    ConvPlainF32(int rows, int perRow) {
        this.rows = rows;
        this.perRow = perRow;
    }

    @Override
    void run(
            Object a,
            int ao,
            int terms,
            long[] offset,
            int first,
            Object x,
            long[] column,
            int from,
            int rounds,
            Object c,
            int co,
            int step) {
        float[] factors = (float[]) a;
        float[] planes = (float[]) x;
        float[] sums = (float[]) c;
        int second = rows == 1 ? 0 : 1; // a single row is computed twice
        int together = perRow == 1 ? 2 : 1;
        for (int round = 0; round < rounds; round++) {
            for (int r = 0; r < rows; r += together) {
                for (int j = 0; j < COLUMNS; j++) {
                    int q = (int) column[from + COLUMNS * round + j];
                    for (int l = 0; l < LANES; l += 4) {
                        int at = co + round * step + (r * COLUMNS + j) * LANES + l;
                        if (perRow == 1) {
                            pair(
                                    factors, ao + r, second, terms, offset, first, planes, q + l,
                                    sums, at);
                        } else {
                            int w = ao + r * perRow + l;
                            each(factors, w, terms, offset, first, planes, q + l, sums, at);
                        }
                    }
                }
            }
        }
    }

    /// Two rows of four elements, a factor for each row; the second lies `second` behind the first.
    private void pair(
            float[] a,
            int ao,
            int second,
            int terms,
            long[] offset,
            int first,
            float[] x,
            int q,
            float[] c,
            int co) {
        int row = COLUMNS * LANES * second;
        float c0 = c[co];
        float c1 = c[co + 1];
        float c2 = c[co + 2];
        float c3 = c[co + 3];
        float d0 = c[co + row];
        float d1 = c[co + row + 1];
        float d2 = c[co + row + 2];
        float d3 = c[co + row + 3];
        for (int i = 0, o = ao; i < terms; i++, o += rows) {
            int at = q + (int) offset[first + i];
            float u = a[o];
            float v = a[o + second];
            c0 = Math.fma(u, x[at], c0);
            c1 = Math.fma(u, x[at + 1], c1);
            c2 = Math.fma(u, x[at + 2], c2);
            c3 = Math.fma(u, x[at + 3], c3);
            d0 = Math.fma(v, x[at], d0);
            d1 = Math.fma(v, x[at + 1], d1);
            d2 = Math.fma(v, x[at + 2], d2);
            d3 = Math.fma(v, x[at + 3], d3);
        }
        c[co] = c0;
        c[co + 1] = c1;
        c[co + 2] = c2;
        c[co + 3] = c3;
        c[co + row] = d0;
        c[co + row + 1] = d1;
        c[co + row + 2] = d2;
        c[co + row + 3] = d3;
    }

    /// Four elements with a factor each.
    private void each(
            float[] a,
            int ao,
            int terms,
            long[] offset,
            int first,
            float[] x,
            int q,
            float[] c,
            int co) {
        float c0 = c[co];
        float c1 = c[co + 1];
        float c2 = c[co + 2];
        float c3 = c[co + 3];
        for (int i = 0, o = ao; i < terms; i++, o += rows * perRow) {
            int at = q + (int) offset[first + i];
            c0 = Math.fma(a[o], x[at], c0);
            c1 = Math.fma(a[o + 1], x[at + 1], c1);
            c2 = Math.fma(a[o + 2], x[at + 2], c2);
            c3 = Math.fma(a[o + 3], x[at + 3], c3);
        }
        c[co] = c0;
        c[co + 1] = c1;
        c[co + 2] = c2;
        c[co + 3] = c3;
    }

    /// Lays one chunk of `rows` rows of the gradient out by row and lane, zeros between positions.
    static void expand(float[] gy, int from, int channel, int rows, int mask, float[] grad, int o) {
        int start = Integer.numberOfTrailingZeros(mask);
        int length = Integer.numberOfTrailingZeros(~(mask >>> start));
        boolean single = mask >>> start == (1 << length) - 1;
        for (int r = 0; r < rows; r++, from += channel, o += LANES) {
            if (single) {
                for (int l = 0; l < start; l++) {
                    grad[o + l] = 0f;
                }
                System.arraycopy(gy, from, grad, o + start, length);
                for (int l = start + length; l < LANES; l++) {
                    grad[o + l] = 0f;
                }
                continue;
            }
            Arrays.fill(grad, o, o + LANES, 0f);
            int e = from;
            for (int m = mask; m != 0; m &= m - 1, e++) {
                grad[o + Integer.numberOfTrailingZeros(m)] = gy[e];
            }
        }
    }
}
