package dev.obor.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernels of the weight gradient: a few output channels times three taps, summed over
/// positions.
///
/// Sums are kept in [#LANES] lanes, whatever the vector length: lane `l` adds the positions `l` of
/// all chunks, in their order. Shorter vectors take several passes over the same chunks. As in
/// [ConvKernelF64], the start of a chunk is stored behind its gradient.
final class ConvWeightKernelF64 {
    private static final VectorSpecies<Double> S = ConvKernelF64.S;
    private static final int L = S.length();

    /// Partial sums of one result.
    static final int LANES = 64 / Double.BYTES;

    /// Taps of one call.
    static final int TAPS = 3;

    private ConvWeightKernelF64() {}

    /// Adds chunks to the sums of `rows x 3` results.
    ///
    /// @param g the output's gradient from `go` to `end`: for each chunk, `rows` times [#LANES]
    ///   elements and the start of the chunk in the planes
    /// @param x the planes; the start plus `t0` (`t1`, `t2`) is the first position of a tap
    /// @param sum the sums by row, tap and lane, from `so`
    static void run(
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
        for (int l = 0; l < LANES; l += L) {
            switch (rows) {
                case 8 -> rows8(g, go, end, l, x, t0 + l, t1 + l, t2 + l, sum, so + l);
                case 6 -> rows6(g, go, end, l, x, t0 + l, t1 + l, t2 + l, sum, so + l);
                case 4 -> rows4(g, go, end, l, x, t0 + l, t1 + l, t2 + l, sum, so + l);
                case 2 -> rows2(g, go, end, l, x, t0 + l, t1 + l, t2 + l, sum, so + l);
                case 1 -> rows1(g, go, end, l, x, t0 + l, t1 + l, t2 + l, sum, so + l);
                default -> throw new IllegalArgumentException("rows: " + rows);
            }
        }
    }

    private static void rows8(
            double[] g,
            int go,
            int end,
            int lane,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        DoubleVector c00 = DoubleVector.fromArray(S, sum, so);
        DoubleVector c01 = DoubleVector.fromArray(S, sum, so + LANES);
        DoubleVector c02 = DoubleVector.fromArray(S, sum, so + 2 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(S, sum, so + 3 * LANES);
        DoubleVector c11 = DoubleVector.fromArray(S, sum, so + 4 * LANES);
        DoubleVector c12 = DoubleVector.fromArray(S, sum, so + 5 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(S, sum, so + 6 * LANES);
        DoubleVector c21 = DoubleVector.fromArray(S, sum, so + 7 * LANES);
        DoubleVector c22 = DoubleVector.fromArray(S, sum, so + 8 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(S, sum, so + 9 * LANES);
        DoubleVector c31 = DoubleVector.fromArray(S, sum, so + 10 * LANES);
        DoubleVector c32 = DoubleVector.fromArray(S, sum, so + 11 * LANES);
        DoubleVector c40 = DoubleVector.fromArray(S, sum, so + 12 * LANES);
        DoubleVector c41 = DoubleVector.fromArray(S, sum, so + 13 * LANES);
        DoubleVector c42 = DoubleVector.fromArray(S, sum, so + 14 * LANES);
        DoubleVector c50 = DoubleVector.fromArray(S, sum, so + 15 * LANES);
        DoubleVector c51 = DoubleVector.fromArray(S, sum, so + 16 * LANES);
        DoubleVector c52 = DoubleVector.fromArray(S, sum, so + 17 * LANES);
        DoubleVector c60 = DoubleVector.fromArray(S, sum, so + 18 * LANES);
        DoubleVector c61 = DoubleVector.fromArray(S, sum, so + 19 * LANES);
        DoubleVector c62 = DoubleVector.fromArray(S, sum, so + 20 * LANES);
        DoubleVector c70 = DoubleVector.fromArray(S, sum, so + 21 * LANES);
        DoubleVector c71 = DoubleVector.fromArray(S, sum, so + 22 * LANES);
        DoubleVector c72 = DoubleVector.fromArray(S, sum, so + 23 * LANES);
        int mark = 8 * LANES - lane;
        for (int p = go + lane; p < end; p += 8 * LANES + 1) {
            int q = (int) Double.doubleToRawLongBits(g[p + mark]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + t0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + t1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + t2);
            DoubleVector w = DoubleVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.fromArray(S, g, p + 3 * LANES);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = DoubleVector.fromArray(S, g, p + 4 * LANES);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = DoubleVector.fromArray(S, g, p + 5 * LANES);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
            w = DoubleVector.fromArray(S, g, p + 6 * LANES);
            c60 = w.fma(b0, c60);
            c61 = w.fma(b1, c61);
            c62 = w.fma(b2, c62);
            w = DoubleVector.fromArray(S, g, p + 7 * LANES);
            c70 = w.fma(b0, c70);
            c71 = w.fma(b1, c71);
            c72 = w.fma(b2, c72);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
        c10.intoArray(sum, so + 3 * LANES);
        c11.intoArray(sum, so + 4 * LANES);
        c12.intoArray(sum, so + 5 * LANES);
        c20.intoArray(sum, so + 6 * LANES);
        c21.intoArray(sum, so + 7 * LANES);
        c22.intoArray(sum, so + 8 * LANES);
        c30.intoArray(sum, so + 9 * LANES);
        c31.intoArray(sum, so + 10 * LANES);
        c32.intoArray(sum, so + 11 * LANES);
        c40.intoArray(sum, so + 12 * LANES);
        c41.intoArray(sum, so + 13 * LANES);
        c42.intoArray(sum, so + 14 * LANES);
        c50.intoArray(sum, so + 15 * LANES);
        c51.intoArray(sum, so + 16 * LANES);
        c52.intoArray(sum, so + 17 * LANES);
        c60.intoArray(sum, so + 18 * LANES);
        c61.intoArray(sum, so + 19 * LANES);
        c62.intoArray(sum, so + 20 * LANES);
        c70.intoArray(sum, so + 21 * LANES);
        c71.intoArray(sum, so + 22 * LANES);
        c72.intoArray(sum, so + 23 * LANES);
    }

    private static void rows6(
            double[] g,
            int go,
            int end,
            int lane,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        DoubleVector c00 = DoubleVector.fromArray(S, sum, so);
        DoubleVector c01 = DoubleVector.fromArray(S, sum, so + LANES);
        DoubleVector c02 = DoubleVector.fromArray(S, sum, so + 2 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(S, sum, so + 3 * LANES);
        DoubleVector c11 = DoubleVector.fromArray(S, sum, so + 4 * LANES);
        DoubleVector c12 = DoubleVector.fromArray(S, sum, so + 5 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(S, sum, so + 6 * LANES);
        DoubleVector c21 = DoubleVector.fromArray(S, sum, so + 7 * LANES);
        DoubleVector c22 = DoubleVector.fromArray(S, sum, so + 8 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(S, sum, so + 9 * LANES);
        DoubleVector c31 = DoubleVector.fromArray(S, sum, so + 10 * LANES);
        DoubleVector c32 = DoubleVector.fromArray(S, sum, so + 11 * LANES);
        DoubleVector c40 = DoubleVector.fromArray(S, sum, so + 12 * LANES);
        DoubleVector c41 = DoubleVector.fromArray(S, sum, so + 13 * LANES);
        DoubleVector c42 = DoubleVector.fromArray(S, sum, so + 14 * LANES);
        DoubleVector c50 = DoubleVector.fromArray(S, sum, so + 15 * LANES);
        DoubleVector c51 = DoubleVector.fromArray(S, sum, so + 16 * LANES);
        DoubleVector c52 = DoubleVector.fromArray(S, sum, so + 17 * LANES);
        int mark = 6 * LANES - lane;
        for (int p = go + lane; p < end; p += 6 * LANES + 1) {
            int q = (int) Double.doubleToRawLongBits(g[p + mark]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + t0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + t1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + t2);
            DoubleVector w = DoubleVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.fromArray(S, g, p + 3 * LANES);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = DoubleVector.fromArray(S, g, p + 4 * LANES);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = DoubleVector.fromArray(S, g, p + 5 * LANES);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
        c10.intoArray(sum, so + 3 * LANES);
        c11.intoArray(sum, so + 4 * LANES);
        c12.intoArray(sum, so + 5 * LANES);
        c20.intoArray(sum, so + 6 * LANES);
        c21.intoArray(sum, so + 7 * LANES);
        c22.intoArray(sum, so + 8 * LANES);
        c30.intoArray(sum, so + 9 * LANES);
        c31.intoArray(sum, so + 10 * LANES);
        c32.intoArray(sum, so + 11 * LANES);
        c40.intoArray(sum, so + 12 * LANES);
        c41.intoArray(sum, so + 13 * LANES);
        c42.intoArray(sum, so + 14 * LANES);
        c50.intoArray(sum, so + 15 * LANES);
        c51.intoArray(sum, so + 16 * LANES);
        c52.intoArray(sum, so + 17 * LANES);
    }

    private static void rows4(
            double[] g,
            int go,
            int end,
            int lane,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        DoubleVector c00 = DoubleVector.fromArray(S, sum, so);
        DoubleVector c01 = DoubleVector.fromArray(S, sum, so + LANES);
        DoubleVector c02 = DoubleVector.fromArray(S, sum, so + 2 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(S, sum, so + 3 * LANES);
        DoubleVector c11 = DoubleVector.fromArray(S, sum, so + 4 * LANES);
        DoubleVector c12 = DoubleVector.fromArray(S, sum, so + 5 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(S, sum, so + 6 * LANES);
        DoubleVector c21 = DoubleVector.fromArray(S, sum, so + 7 * LANES);
        DoubleVector c22 = DoubleVector.fromArray(S, sum, so + 8 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(S, sum, so + 9 * LANES);
        DoubleVector c31 = DoubleVector.fromArray(S, sum, so + 10 * LANES);
        DoubleVector c32 = DoubleVector.fromArray(S, sum, so + 11 * LANES);
        int mark = 4 * LANES - lane;
        for (int p = go + lane; p < end; p += 4 * LANES + 1) {
            int q = (int) Double.doubleToRawLongBits(g[p + mark]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + t0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + t1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + t2);
            DoubleVector w = DoubleVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.fromArray(S, g, p + 3 * LANES);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
        c10.intoArray(sum, so + 3 * LANES);
        c11.intoArray(sum, so + 4 * LANES);
        c12.intoArray(sum, so + 5 * LANES);
        c20.intoArray(sum, so + 6 * LANES);
        c21.intoArray(sum, so + 7 * LANES);
        c22.intoArray(sum, so + 8 * LANES);
        c30.intoArray(sum, so + 9 * LANES);
        c31.intoArray(sum, so + 10 * LANES);
        c32.intoArray(sum, so + 11 * LANES);
    }

    private static void rows2(
            double[] g,
            int go,
            int end,
            int lane,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        DoubleVector c00 = DoubleVector.fromArray(S, sum, so);
        DoubleVector c01 = DoubleVector.fromArray(S, sum, so + LANES);
        DoubleVector c02 = DoubleVector.fromArray(S, sum, so + 2 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(S, sum, so + 3 * LANES);
        DoubleVector c11 = DoubleVector.fromArray(S, sum, so + 4 * LANES);
        DoubleVector c12 = DoubleVector.fromArray(S, sum, so + 5 * LANES);
        int mark = 2 * LANES - lane;
        for (int p = go + lane; p < end; p += 2 * LANES + 1) {
            int q = (int) Double.doubleToRawLongBits(g[p + mark]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + t0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + t1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + t2);
            DoubleVector w = DoubleVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
        c10.intoArray(sum, so + 3 * LANES);
        c11.intoArray(sum, so + 4 * LANES);
        c12.intoArray(sum, so + 5 * LANES);
    }

    private static void rows1(
            double[] g,
            int go,
            int end,
            int lane,
            double[] x,
            int t0,
            int t1,
            int t2,
            double[] sum,
            int so) {
        DoubleVector c00 = DoubleVector.fromArray(S, sum, so);
        DoubleVector c01 = DoubleVector.fromArray(S, sum, so + LANES);
        DoubleVector c02 = DoubleVector.fromArray(S, sum, so + 2 * LANES);
        int mark = 1 * LANES - lane;
        for (int p = go + lane; p < end; p += 1 * LANES + 1) {
            int q = (int) Double.doubleToRawLongBits(g[p + mark]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + t0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + t1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + t2);
            DoubleVector w = DoubleVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
    }
}
