package dev.obor.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernels of convolution: a few rows of the result times three vectors of positions,
/// held in registers while `k` runs.
///
/// `c[row][lane] = init[row][lane] + sum over k of a[k][row] * x[offset(k) + q + lane]`, one fused
/// multiply-add after the other in the order of `k`, so a result does not depend on the vector
/// length. The offset of a `k` is stored behind its weights: one array and one index less in the
/// loop, without which C2 moves pointers between general and vector registers (a third slower).
final class ConvKernelF32 {
    static final VectorSpecies<Float> S =
            FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();

    /// Elements between two rows of `c`.
    static final int ROW = 3 * L;

    /// The most rows of one call: 256-bit processors have only 16 registers.
    static final int MAX_ROWS = S.vectorBitSize() == 256 ? 4 : 8;

    private ConvKernelF32() {}

    /// Runs the kernel for `rows` rows.
    ///
    /// @param a packed weights from `ao` to `end`: for each `k`, `rows` elements and the offset
    /// @param x the planes; the offset plus `q0` (`q1`, `q2`) is the first position of a vector
    /// @param init what the sums start from, at `io`, rows `ROW` apart
    /// @param c where the sums go, at `co`, rows `ROW` apart; may be `init`
    static void run(
            int rows,
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        switch (rows) {
            case 8 -> rows8(a, ao, end, x, q0, q1, q2, init, io, c, co);
            case 6 -> rows6(a, ao, end, x, q0, q1, q2, init, io, c, co);
            case 4 -> rows4(a, ao, end, x, q0, q1, q2, init, io, c, co);
            case 2 -> rows2(a, ao, end, x, q0, q1, q2, init, io, c, co);
            case 1 -> rows1(a, ao, end, x, q0, q1, q2, init, io, c, co);
            default -> throw new IllegalArgumentException("rows: " + rows);
        }
    }

    private static void rows8(
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        FloatVector c00 = FloatVector.fromArray(S, init, io);
        FloatVector c01 = FloatVector.fromArray(S, init, io + L);
        FloatVector c02 = FloatVector.fromArray(S, init, io + 2 * L);
        FloatVector c10 = FloatVector.fromArray(S, init, io + 3 * L);
        FloatVector c11 = FloatVector.fromArray(S, init, io + 4 * L);
        FloatVector c12 = FloatVector.fromArray(S, init, io + 5 * L);
        FloatVector c20 = FloatVector.fromArray(S, init, io + 6 * L);
        FloatVector c21 = FloatVector.fromArray(S, init, io + 7 * L);
        FloatVector c22 = FloatVector.fromArray(S, init, io + 8 * L);
        FloatVector c30 = FloatVector.fromArray(S, init, io + 9 * L);
        FloatVector c31 = FloatVector.fromArray(S, init, io + 10 * L);
        FloatVector c32 = FloatVector.fromArray(S, init, io + 11 * L);
        FloatVector c40 = FloatVector.fromArray(S, init, io + 12 * L);
        FloatVector c41 = FloatVector.fromArray(S, init, io + 13 * L);
        FloatVector c42 = FloatVector.fromArray(S, init, io + 14 * L);
        FloatVector c50 = FloatVector.fromArray(S, init, io + 15 * L);
        FloatVector c51 = FloatVector.fromArray(S, init, io + 16 * L);
        FloatVector c52 = FloatVector.fromArray(S, init, io + 17 * L);
        FloatVector c60 = FloatVector.fromArray(S, init, io + 18 * L);
        FloatVector c61 = FloatVector.fromArray(S, init, io + 19 * L);
        FloatVector c62 = FloatVector.fromArray(S, init, io + 20 * L);
        FloatVector c70 = FloatVector.fromArray(S, init, io + 21 * L);
        FloatVector c71 = FloatVector.fromArray(S, init, io + 22 * L);
        FloatVector c72 = FloatVector.fromArray(S, init, io + 23 * L);
        for (int p = ao; p < end; p += 9) {
            int q = Float.floatToRawIntBits(a[p + 8]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + q0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + q1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + q2);
            FloatVector w = FloatVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.broadcast(S, a[p + 3]);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = FloatVector.broadcast(S, a[p + 4]);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = FloatVector.broadcast(S, a[p + 5]);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
            w = FloatVector.broadcast(S, a[p + 6]);
            c60 = w.fma(b0, c60);
            c61 = w.fma(b1, c61);
            c62 = w.fma(b2, c62);
            w = FloatVector.broadcast(S, a[p + 7]);
            c70 = w.fma(b0, c70);
            c71 = w.fma(b1, c71);
            c72 = w.fma(b2, c72);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
        c10.intoArray(c, co + 3 * L);
        c11.intoArray(c, co + 4 * L);
        c12.intoArray(c, co + 5 * L);
        c20.intoArray(c, co + 6 * L);
        c21.intoArray(c, co + 7 * L);
        c22.intoArray(c, co + 8 * L);
        c30.intoArray(c, co + 9 * L);
        c31.intoArray(c, co + 10 * L);
        c32.intoArray(c, co + 11 * L);
        c40.intoArray(c, co + 12 * L);
        c41.intoArray(c, co + 13 * L);
        c42.intoArray(c, co + 14 * L);
        c50.intoArray(c, co + 15 * L);
        c51.intoArray(c, co + 16 * L);
        c52.intoArray(c, co + 17 * L);
        c60.intoArray(c, co + 18 * L);
        c61.intoArray(c, co + 19 * L);
        c62.intoArray(c, co + 20 * L);
        c70.intoArray(c, co + 21 * L);
        c71.intoArray(c, co + 22 * L);
        c72.intoArray(c, co + 23 * L);
    }

    private static void rows6(
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        FloatVector c00 = FloatVector.fromArray(S, init, io);
        FloatVector c01 = FloatVector.fromArray(S, init, io + L);
        FloatVector c02 = FloatVector.fromArray(S, init, io + 2 * L);
        FloatVector c10 = FloatVector.fromArray(S, init, io + 3 * L);
        FloatVector c11 = FloatVector.fromArray(S, init, io + 4 * L);
        FloatVector c12 = FloatVector.fromArray(S, init, io + 5 * L);
        FloatVector c20 = FloatVector.fromArray(S, init, io + 6 * L);
        FloatVector c21 = FloatVector.fromArray(S, init, io + 7 * L);
        FloatVector c22 = FloatVector.fromArray(S, init, io + 8 * L);
        FloatVector c30 = FloatVector.fromArray(S, init, io + 9 * L);
        FloatVector c31 = FloatVector.fromArray(S, init, io + 10 * L);
        FloatVector c32 = FloatVector.fromArray(S, init, io + 11 * L);
        FloatVector c40 = FloatVector.fromArray(S, init, io + 12 * L);
        FloatVector c41 = FloatVector.fromArray(S, init, io + 13 * L);
        FloatVector c42 = FloatVector.fromArray(S, init, io + 14 * L);
        FloatVector c50 = FloatVector.fromArray(S, init, io + 15 * L);
        FloatVector c51 = FloatVector.fromArray(S, init, io + 16 * L);
        FloatVector c52 = FloatVector.fromArray(S, init, io + 17 * L);
        for (int p = ao; p < end; p += 7) {
            int q = Float.floatToRawIntBits(a[p + 6]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + q0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + q1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + q2);
            FloatVector w = FloatVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.broadcast(S, a[p + 3]);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = FloatVector.broadcast(S, a[p + 4]);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = FloatVector.broadcast(S, a[p + 5]);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
        c10.intoArray(c, co + 3 * L);
        c11.intoArray(c, co + 4 * L);
        c12.intoArray(c, co + 5 * L);
        c20.intoArray(c, co + 6 * L);
        c21.intoArray(c, co + 7 * L);
        c22.intoArray(c, co + 8 * L);
        c30.intoArray(c, co + 9 * L);
        c31.intoArray(c, co + 10 * L);
        c32.intoArray(c, co + 11 * L);
        c40.intoArray(c, co + 12 * L);
        c41.intoArray(c, co + 13 * L);
        c42.intoArray(c, co + 14 * L);
        c50.intoArray(c, co + 15 * L);
        c51.intoArray(c, co + 16 * L);
        c52.intoArray(c, co + 17 * L);
    }

    private static void rows4(
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        FloatVector c00 = FloatVector.fromArray(S, init, io);
        FloatVector c01 = FloatVector.fromArray(S, init, io + L);
        FloatVector c02 = FloatVector.fromArray(S, init, io + 2 * L);
        FloatVector c10 = FloatVector.fromArray(S, init, io + 3 * L);
        FloatVector c11 = FloatVector.fromArray(S, init, io + 4 * L);
        FloatVector c12 = FloatVector.fromArray(S, init, io + 5 * L);
        FloatVector c20 = FloatVector.fromArray(S, init, io + 6 * L);
        FloatVector c21 = FloatVector.fromArray(S, init, io + 7 * L);
        FloatVector c22 = FloatVector.fromArray(S, init, io + 8 * L);
        FloatVector c30 = FloatVector.fromArray(S, init, io + 9 * L);
        FloatVector c31 = FloatVector.fromArray(S, init, io + 10 * L);
        FloatVector c32 = FloatVector.fromArray(S, init, io + 11 * L);
        for (int p = ao; p < end; p += 5) {
            int q = Float.floatToRawIntBits(a[p + 4]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + q0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + q1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + q2);
            FloatVector w = FloatVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = FloatVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = FloatVector.broadcast(S, a[p + 3]);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
        c10.intoArray(c, co + 3 * L);
        c11.intoArray(c, co + 4 * L);
        c12.intoArray(c, co + 5 * L);
        c20.intoArray(c, co + 6 * L);
        c21.intoArray(c, co + 7 * L);
        c22.intoArray(c, co + 8 * L);
        c30.intoArray(c, co + 9 * L);
        c31.intoArray(c, co + 10 * L);
        c32.intoArray(c, co + 11 * L);
    }

    private static void rows2(
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        FloatVector c00 = FloatVector.fromArray(S, init, io);
        FloatVector c01 = FloatVector.fromArray(S, init, io + L);
        FloatVector c02 = FloatVector.fromArray(S, init, io + 2 * L);
        FloatVector c10 = FloatVector.fromArray(S, init, io + 3 * L);
        FloatVector c11 = FloatVector.fromArray(S, init, io + 4 * L);
        FloatVector c12 = FloatVector.fromArray(S, init, io + 5 * L);
        for (int p = ao; p < end; p += 3) {
            int q = Float.floatToRawIntBits(a[p + 2]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + q0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + q1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + q2);
            FloatVector w = FloatVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = FloatVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
        c10.intoArray(c, co + 3 * L);
        c11.intoArray(c, co + 4 * L);
        c12.intoArray(c, co + 5 * L);
    }

    private static void rows1(
            float[] a,
            int ao,
            int end,
            float[] x,
            int q0,
            int q1,
            int q2,
            float[] init,
            int io,
            float[] c,
            int co) {
        FloatVector c00 = FloatVector.fromArray(S, init, io);
        FloatVector c01 = FloatVector.fromArray(S, init, io + L);
        FloatVector c02 = FloatVector.fromArray(S, init, io + 2 * L);
        for (int p = ao; p < end; p += 2) {
            int q = Float.floatToRawIntBits(a[p + 1]);
            FloatVector b0 = FloatVector.fromArray(S, x, q + q0);
            FloatVector b1 = FloatVector.fromArray(S, x, q + q1);
            FloatVector b2 = FloatVector.fromArray(S, x, q + q2);
            FloatVector w = FloatVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
    }
}
