package dev.obor.cpu;

import java.util.Arrays;

/// The kernels of convolution in plain code, for where the Vector API is missing.
///
/// Plans, packing and the order of every sum are shared with the vector kernels, so the bits are
/// the same. Four sums at a time hide the latency of a multiply-add.
final class ConvPlainF64 {
    /// Positions in place of a vector.
    static final int L = 4;

    static final int MAX_ROWS = 8;

    private static final int ROW = 3 * L;

    private static final int LANES = ConvWeightKernelF64.LANES;
    private static final int TAPS = ConvWeightKernelF64.TAPS;

    private ConvPlainF64() {}

    /// As [ConvKernelF64#run].
    static void run(
            int rows,
            double[] a,
            int ao,
            int end,
            double[] x,
            int q0,
            int q1,
            int q2,
            double[] init,
            int io,
            double[] c,
            int co) {
        int n = (end - ao) / (rows + 1);
        int second = rows == 1 ? 0 : 1; // a single row is computed twice
        for (int r = 0; r < rows; r += 2) {
            int w = ao + r;
            int mark = rows - r;
            int at = ROW * r;
            pair(n, a, w, second, mark, rows + 1, x, q0, init, io + at, c, co + at);
            pair(n, a, w, second, mark, rows + 1, x, q1, init, io + at + L, c, co + at + L);
            pair(n, a, w, second, mark, rows + 1, x, q2, init, io + at + 2 * L, c, co + at + 2 * L);
        }
    }

    /// Two rows times four positions; the second weight lies `second` behind the first, the offset
    /// `mark`, the next weights `step`.
    private static void pair(
            int n,
            double[] a,
            int w,
            int second,
            int mark,
            int step,
            double[] x,
            int q,
            double[] init,
            int io,
            double[] c,
            int co) {
        int row = ROW * second;
        double c0 = init[io];
        double c1 = init[io + 1];
        double c2 = init[io + 2];
        double c3 = init[io + 3];
        double d0 = init[io + row];
        double d1 = init[io + row + 1];
        double d2 = init[io + row + 2];
        double d3 = init[io + row + 3];
        for (int i = 0; i < n; i++, w += step) {
            int at = q + (int) Double.doubleToRawLongBits(a[w + mark]);
            double u = a[w];
            double v = a[w + second];
            double x0 = x[at];
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            double x3 = x[at + 3];
            c0 = Math.fma(u, x0, c0);
            c1 = Math.fma(u, x1, c1);
            c2 = Math.fma(u, x2, c2);
            c3 = Math.fma(u, x3, c3);
            d0 = Math.fma(v, x0, d0);
            d1 = Math.fma(v, x1, d1);
            d2 = Math.fma(v, x2, d2);
            d3 = Math.fma(v, x3, d3);
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

    /// As [ConvWeightKernelF64#run].
    static void weights(
            int rows,
            double[] g,
            int go,
            int end,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        int step = rows * LANES + 1;
        int n = (end - go) / step;
        for (int r = 0; r < rows; r++) {
            for (int l = 0; l < LANES; l += 4) {
                int from = go + r * LANES + l;
                int mark = (rows - r) * LANES - l;
                int to = so + r * TAPS * LANES + l;
                lanes(n, g, from, mark, step, x, t0 + l, sum, to);
                lanes(n, g, from, mark, step, x, t1 + l, sum, to + LANES);
                lanes(n, g, from, mark, step, x, t2 + l, sum, to + 2 * LANES);
            }
        }
    }

    /// Four lanes of one weight.
    private static void lanes(
            int n,
            double[] g,
            int from,
            int mark,
            int step,
            double[] x,
            int t,
            double[] sum,
            int to) {
        double c0 = sum[to];
        double c1 = sum[to + 1];
        double c2 = sum[to + 2];
        double c3 = sum[to + 3];
        for (int i = 0, o = from; i < n; i++, o += step) {
            int at = t + (int) Double.doubleToRawLongBits(g[o + mark]);
            c0 = Math.fma(g[o], x[at], c0);
            c1 = Math.fma(g[o + 1], x[at + 1], c1);
            c2 = Math.fma(g[o + 2], x[at + 2], c2);
            c3 = Math.fma(g[o + 3], x[at + 3], c3);
        }
        sum[to] = c0;
        sum[to + 1] = c1;
        sum[to + 2] = c2;
        sum[to + 3] = c3;
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

    /// Adds the sums of one weight over all ranges, and the quarters of their lanes.
    static void total(double[] sums, int o, int step, int ranges, double[] four) {
        int q = LANES / 4;
        for (int i = 0; i < q; i++) {
            double a = sums[o + i];
            double b = sums[o + q + i];
            double c = sums[o + 2 * q + i];
            double d = sums[o + 3 * q + i];
            for (int r = 1, at = o + step + i; r < ranges; r++, at += step) {
                a += sums[at];
                b += sums[at + q];
                c += sums[at + 2 * q];
                d += sums[at + 3 * q];
            }
            four[i] = a + c + (b + d);
        }
    }
}
