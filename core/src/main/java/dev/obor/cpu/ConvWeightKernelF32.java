package dev.obor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernels of the weight gradient: a few output channels times three taps, summed over
/// positions.
///
/// Sums are kept in [#LANES] lanes, whatever the vector length: lane `l` adds the positions `l` of
/// all chunks, in their order. Shorter vectors take several passes over the same chunks. As in
/// [ConvKernelF32], the start of a chunk is stored behind its gradient.
final class ConvWeightKernelF32 {
    private static final VectorSpecies<Float> S = ConvKernelF32.S;
    private static final int L = S.length();

    /// Partial sums of one result.
    static final int LANES = 64 / Float.BYTES;

    /// Taps of one call.
    static final int TAPS = 3;

    private ConvWeightKernelF32() {}

    /// Adds chunks to the sums of `rows x 3` results.
    ///
    /// @param g the output's gradient from `go` to `end`: for each chunk, `rows` times [#LANES]
    ///   elements and the start of the chunk in the planes
    /// @param x the planes; the start plus `t0` (`t1`, `t2`) is the first position of a tap
    /// @param sum the sums by row, tap and lane, from `so`
    static void run(
            int rows,
            float[] g,
            int go,
            int end,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
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
            float[] g,
            int go,
            int end,
            int lane,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
            int so) {
        FloatVector c00 = FloatVector.fromArray(S, sum, so);
        FloatVector c01 = FloatVector.fromArray(S, sum, so + LANES);
        FloatVector c02 = FloatVector.fromArray(S, sum, so + 2 * LANES);
        FloatVector c10 = FloatVector.fromArray(S, sum, so + 3 * LANES);
        FloatVector c11 = FloatVector.fromArray(S, sum, so + 4 * LANES);
        FloatVector c12 = FloatVector.fromArray(S, sum, so + 5 * LANES);
        FloatVector c20 = FloatVector.fromArray(S, sum, so + 6 * LANES);
        FloatVector c21 = FloatVector.fromArray(S, sum, so + 7 * LANES);
        FloatVector c22 = FloatVector.fromArray(S, sum, so + 8 * LANES);
        FloatVector c30 = FloatVector.fromArray(S, sum, so + 9 * LANES);
        FloatVector c31 = FloatVector.fromArray(S, sum, so + 10 * LANES);
        FloatVector c32 = FloatVector.fromArray(S, sum, so + 11 * LANES);
        FloatVector c40 = FloatVector.fromArray(S, sum, so + 12 * LANES);
        FloatVector c41 = FloatVector.fromArray(S, sum, so + 13 * LANES);
        FloatVector c42 = FloatVector.fromArray(S, sum, so + 14 * LANES);
        FloatVector c50 = FloatVector.fromArray(S, sum, so + 15 * LANES);
        FloatVector c51 = FloatVector.fromArray(S, sum, so + 16 * LANES);
        FloatVector c52 = FloatVector.fromArray(S, sum, so + 17 * LANES);
        FloatVector c60 = FloatVector.fromArray(S, sum, so + 18 * LANES);
        FloatVector c61 = FloatVector.fromArray(S, sum, so + 19 * LANES);
        FloatVector c62 = FloatVector.fromArray(S, sum, so + 20 * LANES);
        FloatVector c70 = FloatVector.fromArray(S, sum, so + 21 * LANES);
        FloatVector c71 = FloatVector.fromArray(S, sum, so + 22 * LANES);
        FloatVector c72 = FloatVector.fromArray(S, sum, so + 23 * LANES);
        int mark = 8 * LANES - lane;
        for (int p = go + lane; p < end; p += 8 * LANES + 1) {
            int q = Float.floatToRawIntBits(g[p + mark]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + t0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + t1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + t2);
            FloatVector w = FloatVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.fromArray(S, g, p + 3 * LANES);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = FloatVector.fromArray(S, g, p + 4 * LANES);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = FloatVector.fromArray(S, g, p + 5 * LANES);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
            w = FloatVector.fromArray(S, g, p + 6 * LANES);
            c60 = w.fma(b0, c60);
            c61 = w.fma(b1, c61);
            c62 = w.fma(b2, c62);
            w = FloatVector.fromArray(S, g, p + 7 * LANES);
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
            float[] g,
            int go,
            int end,
            int lane,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
            int so) {
        FloatVector c00 = FloatVector.fromArray(S, sum, so);
        FloatVector c01 = FloatVector.fromArray(S, sum, so + LANES);
        FloatVector c02 = FloatVector.fromArray(S, sum, so + 2 * LANES);
        FloatVector c10 = FloatVector.fromArray(S, sum, so + 3 * LANES);
        FloatVector c11 = FloatVector.fromArray(S, sum, so + 4 * LANES);
        FloatVector c12 = FloatVector.fromArray(S, sum, so + 5 * LANES);
        FloatVector c20 = FloatVector.fromArray(S, sum, so + 6 * LANES);
        FloatVector c21 = FloatVector.fromArray(S, sum, so + 7 * LANES);
        FloatVector c22 = FloatVector.fromArray(S, sum, so + 8 * LANES);
        FloatVector c30 = FloatVector.fromArray(S, sum, so + 9 * LANES);
        FloatVector c31 = FloatVector.fromArray(S, sum, so + 10 * LANES);
        FloatVector c32 = FloatVector.fromArray(S, sum, so + 11 * LANES);
        FloatVector c40 = FloatVector.fromArray(S, sum, so + 12 * LANES);
        FloatVector c41 = FloatVector.fromArray(S, sum, so + 13 * LANES);
        FloatVector c42 = FloatVector.fromArray(S, sum, so + 14 * LANES);
        FloatVector c50 = FloatVector.fromArray(S, sum, so + 15 * LANES);
        FloatVector c51 = FloatVector.fromArray(S, sum, so + 16 * LANES);
        FloatVector c52 = FloatVector.fromArray(S, sum, so + 17 * LANES);
        int mark = 6 * LANES - lane;
        for (int p = go + lane; p < end; p += 6 * LANES + 1) {
            int q = Float.floatToRawIntBits(g[p + mark]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + t0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + t1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + t2);
            FloatVector w = FloatVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.fromArray(S, g, p + 3 * LANES);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = FloatVector.fromArray(S, g, p + 4 * LANES);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = FloatVector.fromArray(S, g, p + 5 * LANES);
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
            float[] g,
            int go,
            int end,
            int lane,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
            int so) {
        FloatVector c00 = FloatVector.fromArray(S, sum, so);
        FloatVector c01 = FloatVector.fromArray(S, sum, so + LANES);
        FloatVector c02 = FloatVector.fromArray(S, sum, so + 2 * LANES);
        FloatVector c10 = FloatVector.fromArray(S, sum, so + 3 * LANES);
        FloatVector c11 = FloatVector.fromArray(S, sum, so + 4 * LANES);
        FloatVector c12 = FloatVector.fromArray(S, sum, so + 5 * LANES);
        FloatVector c20 = FloatVector.fromArray(S, sum, so + 6 * LANES);
        FloatVector c21 = FloatVector.fromArray(S, sum, so + 7 * LANES);
        FloatVector c22 = FloatVector.fromArray(S, sum, so + 8 * LANES);
        FloatVector c30 = FloatVector.fromArray(S, sum, so + 9 * LANES);
        FloatVector c31 = FloatVector.fromArray(S, sum, so + 10 * LANES);
        FloatVector c32 = FloatVector.fromArray(S, sum, so + 11 * LANES);
        int mark = 4 * LANES - lane;
        for (int p = go + lane; p < end; p += 4 * LANES + 1) {
            int q = Float.floatToRawIntBits(g[p + mark]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + t0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + t1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + t2);
            FloatVector w = FloatVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.fromArray(S, g, p + LANES);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.fromArray(S, g, p + 2 * LANES);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.fromArray(S, g, p + 3 * LANES);
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
            float[] g,
            int go,
            int end,
            int lane,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
            int so) {
        FloatVector c00 = FloatVector.fromArray(S, sum, so);
        FloatVector c01 = FloatVector.fromArray(S, sum, so + LANES);
        FloatVector c02 = FloatVector.fromArray(S, sum, so + 2 * LANES);
        FloatVector c10 = FloatVector.fromArray(S, sum, so + 3 * LANES);
        FloatVector c11 = FloatVector.fromArray(S, sum, so + 4 * LANES);
        FloatVector c12 = FloatVector.fromArray(S, sum, so + 5 * LANES);
        int mark = 2 * LANES - lane;
        for (int p = go + lane; p < end; p += 2 * LANES + 1) {
            int q = Float.floatToRawIntBits(g[p + mark]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + t0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + t1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + t2);
            FloatVector w = FloatVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.fromArray(S, g, p + LANES);
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
            float[] g,
            int go,
            int end,
            int lane,
            float[] x,
            int t0,
            int t1,
            int t2,
            float[] sum,
            int so) {
        FloatVector c00 = FloatVector.fromArray(S, sum, so);
        FloatVector c01 = FloatVector.fromArray(S, sum, so + LANES);
        FloatVector c02 = FloatVector.fromArray(S, sum, so + 2 * LANES);
        int mark = 1 * LANES - lane;
        for (int p = go + lane; p < end; p += 1 * LANES + 1) {
            int q = Float.floatToRawIntBits(g[p + mark]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + t0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + t1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + t2);
            FloatVector w = FloatVector.fromArray(S, g, p);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
        }
        c00.intoArray(sum, so);
        c01.intoArray(sum, so + LANES);
        c02.intoArray(sum, so + 2 * LANES);
    }
}
