package dev.obor.cpu;

import java.util.Arrays;

/// The micro-kernels of convolution in plain code, for as long as the generated ones warm up and
/// for where the Vector API is missing.
///
/// Plans, packing and the order of every sum are shared with the vector kernels, so the bits are
/// the same. Eight sums at a time hide the latency of a multiply-add.
final class ConvPlainF64 extends ConvTile {
    private static final int LANES = ConvWeightF64.LANES;

    private final int rows;
    private final int perRow;
    private final int width;

    /// See [ConvCode#generate]; `lanes` is 2 or a multiple of 4.
    ConvPlainF64(int rows, int lanes, int perRow) {
        this.rows = rows;
        this.perRow = perRow;
        width = Math.max(lanes, perRow);
    }

    @Override
    void run(
            Object a,
            int ao,
            int end,
            Object x,
            int q0,
            int q1,
            int q2,
            Object init,
            int io,
            Object c,
            int co) {
        double[] factors = (double[]) a;
        double[] planes = (double[]) x;
        double[] from = (double[]) init;
        double[] to = (double[]) c;
        int k = (end - ao) / (rows * perRow + 1);
        if (width < 4) { // then vectors are as long: two float64 are 128 bits
            for (int r = 0; r < rows; r++) {
                narrow(k, factors, ao, r, planes, q0, from, io, to, co, 0);
                narrow(k, factors, ao, r, planes, q1, from, io, to, co, 1);
                narrow(k, factors, ao, r, planes, q2, from, io, to, co, 2);
            }
            return;
        }
        int second = rows == 1 ? 0 : 1; // a single row is computed twice
        int step = perRow == 1 ? 2 : 1;
        for (int r = 0; r < rows; r += step) {
            for (int j = 0; j < COLUMNS; j++) {
                int q = j == 0 ? q0 : j == 1 ? q1 : q2;
                for (int l = 0; l < width; l += 4) {
                    int at = (r * COLUMNS + j) * width + l;
                    if (perRow == 1) {
                        pair(
                                k, factors, ao + r, second, rows - r, planes, q + l, from, io + at,
                                to, co + at);
                    } else {
                        int w = r * perRow + l;
                        each(
                                k,
                                factors,
                                ao + w,
                                rows * perRow - w,
                                planes,
                                q + l,
                                from,
                                io + at,
                                to,
                                co + at);
                    }
                }
            }
        }
    }

    /// Row `r` of vector `j`, element by element.
    private void narrow(
            int k,
            double[] a,
            int ao,
            int r,
            double[] x,
            int q,
            double[] init,
            int io,
            double[] c,
            int co,
            int j) {
        for (int l = 0; l < width; l++) {
            int at = (r * COLUMNS + j) * width + l;
            double sum = init[io + at];
            for (int i = 0, o = ao; i < k; i++, o += rows + 1) {
                sum =
                        Math.fma(
                                a[o + r],
                                x[q + l + (int) Double.doubleToRawLongBits(a[o + rows])],
                                sum);
            }
            c[co + at] = sum;
        }
    }

    /// Two rows of four elements, a factor for each row; the second lies `second` behind the first,
    /// the offset `mark`.
    private void pair(
            int k,
            double[] a,
            int w,
            int second,
            int mark,
            double[] x,
            int q,
            double[] init,
            int io,
            double[] c,
            int co) {
        int row = COLUMNS * width * second;
        double c0 = init[io];
        double c1 = init[io + 1];
        double c2 = init[io + 2];
        double c3 = init[io + 3];
        double d0 = init[io + row];
        double d1 = init[io + row + 1];
        double d2 = init[io + row + 2];
        double d3 = init[io + row + 3];
        for (int i = 0, o = w; i < k; i++, o += rows + 1) {
            int at = q + (int) Double.doubleToRawLongBits(a[o + mark]);
            double u = a[o];
            double v = a[o + second];
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
            int k,
            double[] a,
            int w,
            int mark,
            double[] x,
            int q,
            double[] init,
            int io,
            double[] c,
            int co) {
        double c0 = init[io];
        double c1 = init[io + 1];
        double c2 = init[io + 2];
        double c3 = init[io + 3];
        for (int i = 0, o = w; i < k; i++, o += rows * perRow + 1) {
            int at = q + (int) Double.doubleToRawLongBits(a[o + mark]);
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
    static void expand(
            double[] gy, int from, int channel, int rows, int mask, double[] grad, int o) {
        for (int r = 0; r < rows; r++, from += channel, o += LANES) {
            Arrays.fill(grad, o, o + LANES, 0);
            int e = from;
            for (int m = mask; m != 0; m &= m - 1, e++) {
                grad[o + Integer.numberOfTrailingZeros(m)] = gy[e];
            }
        }
    }
}
