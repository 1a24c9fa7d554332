package dev.obor.cpu;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The micro-kernels of convolution: a few rows of the result times three vectors of positions,
/// held in registers while `k` runs.
///
/// `c[row][lane] = init[row][lane] + sum over k of a[k][row] * x[offset(k) + q + lane]`, one fused
/// multiply-add after the other in the order of `k`, so a result does not depend on the vector
/// length. The offset of a `k` is stored behind its weights: one array and one index less in the
/// loop, without which C2 moves pointers between general and vector registers (a third slower).
final class ConvKernelF64 {
    static final VectorSpecies<Double> S =
            DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;
    static final int L = S.length();

    /// Elements between two rows of `c`.
    static final int ROW = 3 * L;

    /// The most rows of one call: 256-bit processors have only 16 registers.
    static final int MAX_ROWS = S.vectorBitSize() == 256 ? 4 : 8;

    private ConvKernelF64() {}

    /// Runs the kernel for `rows` rows.
    ///
    /// @param a packed weights from `ao` to `end`: for each `k`, `rows` elements and the offset
    /// @param x the planes; the offset plus `q0` (`q1`, `q2`) is the first position of a vector
    /// @param init what the sums start from, at `io`, rows `ROW` apart
    /// @param c where the sums go, at `co`, rows `ROW` apart; may be `init`
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
        DoubleVector c00 = DoubleVector.fromArray(S, init, io);
        DoubleVector c01 = DoubleVector.fromArray(S, init, io + L);
        DoubleVector c02 = DoubleVector.fromArray(S, init, io + 2 * L);
        DoubleVector c10 = DoubleVector.fromArray(S, init, io + 3 * L);
        DoubleVector c11 = DoubleVector.fromArray(S, init, io + 4 * L);
        DoubleVector c12 = DoubleVector.fromArray(S, init, io + 5 * L);
        DoubleVector c20 = DoubleVector.fromArray(S, init, io + 6 * L);
        DoubleVector c21 = DoubleVector.fromArray(S, init, io + 7 * L);
        DoubleVector c22 = DoubleVector.fromArray(S, init, io + 8 * L);
        DoubleVector c30 = DoubleVector.fromArray(S, init, io + 9 * L);
        DoubleVector c31 = DoubleVector.fromArray(S, init, io + 10 * L);
        DoubleVector c32 = DoubleVector.fromArray(S, init, io + 11 * L);
        DoubleVector c40 = DoubleVector.fromArray(S, init, io + 12 * L);
        DoubleVector c41 = DoubleVector.fromArray(S, init, io + 13 * L);
        DoubleVector c42 = DoubleVector.fromArray(S, init, io + 14 * L);
        DoubleVector c50 = DoubleVector.fromArray(S, init, io + 15 * L);
        DoubleVector c51 = DoubleVector.fromArray(S, init, io + 16 * L);
        DoubleVector c52 = DoubleVector.fromArray(S, init, io + 17 * L);
        DoubleVector c60 = DoubleVector.fromArray(S, init, io + 18 * L);
        DoubleVector c61 = DoubleVector.fromArray(S, init, io + 19 * L);
        DoubleVector c62 = DoubleVector.fromArray(S, init, io + 20 * L);
        DoubleVector c70 = DoubleVector.fromArray(S, init, io + 21 * L);
        DoubleVector c71 = DoubleVector.fromArray(S, init, io + 22 * L);
        DoubleVector c72 = DoubleVector.fromArray(S, init, io + 23 * L);
        for (int p = ao; p < end; p += 9) {
            int q = (int) Double.doubleToRawLongBits(a[p + 8]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + q0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + q1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + q2);
            DoubleVector w = DoubleVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.broadcast(S, a[p + 3]);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = DoubleVector.broadcast(S, a[p + 4]);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = DoubleVector.broadcast(S, a[p + 5]);
            c50 = w.fma(b0, c50);
            c51 = w.fma(b1, c51);
            c52 = w.fma(b2, c52);
            w = DoubleVector.broadcast(S, a[p + 6]);
            c60 = w.fma(b0, c60);
            c61 = w.fma(b1, c61);
            c62 = w.fma(b2, c62);
            w = DoubleVector.broadcast(S, a[p + 7]);
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
        DoubleVector c00 = DoubleVector.fromArray(S, init, io);
        DoubleVector c01 = DoubleVector.fromArray(S, init, io + L);
        DoubleVector c02 = DoubleVector.fromArray(S, init, io + 2 * L);
        DoubleVector c10 = DoubleVector.fromArray(S, init, io + 3 * L);
        DoubleVector c11 = DoubleVector.fromArray(S, init, io + 4 * L);
        DoubleVector c12 = DoubleVector.fromArray(S, init, io + 5 * L);
        DoubleVector c20 = DoubleVector.fromArray(S, init, io + 6 * L);
        DoubleVector c21 = DoubleVector.fromArray(S, init, io + 7 * L);
        DoubleVector c22 = DoubleVector.fromArray(S, init, io + 8 * L);
        DoubleVector c30 = DoubleVector.fromArray(S, init, io + 9 * L);
        DoubleVector c31 = DoubleVector.fromArray(S, init, io + 10 * L);
        DoubleVector c32 = DoubleVector.fromArray(S, init, io + 11 * L);
        DoubleVector c40 = DoubleVector.fromArray(S, init, io + 12 * L);
        DoubleVector c41 = DoubleVector.fromArray(S, init, io + 13 * L);
        DoubleVector c42 = DoubleVector.fromArray(S, init, io + 14 * L);
        DoubleVector c50 = DoubleVector.fromArray(S, init, io + 15 * L);
        DoubleVector c51 = DoubleVector.fromArray(S, init, io + 16 * L);
        DoubleVector c52 = DoubleVector.fromArray(S, init, io + 17 * L);
        for (int p = ao; p < end; p += 7) {
            int q = (int) Double.doubleToRawLongBits(a[p + 6]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + q0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + q1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + q2);
            DoubleVector w = DoubleVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.broadcast(S, a[p + 3]);
            c30 = w.fma(b0, c30);
            c31 = w.fma(b1, c31);
            c32 = w.fma(b2, c32);
            w = DoubleVector.broadcast(S, a[p + 4]);
            c40 = w.fma(b0, c40);
            c41 = w.fma(b1, c41);
            c42 = w.fma(b2, c42);
            w = DoubleVector.broadcast(S, a[p + 5]);
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
        DoubleVector c00 = DoubleVector.fromArray(S, init, io);
        DoubleVector c01 = DoubleVector.fromArray(S, init, io + L);
        DoubleVector c02 = DoubleVector.fromArray(S, init, io + 2 * L);
        DoubleVector c10 = DoubleVector.fromArray(S, init, io + 3 * L);
        DoubleVector c11 = DoubleVector.fromArray(S, init, io + 4 * L);
        DoubleVector c12 = DoubleVector.fromArray(S, init, io + 5 * L);
        DoubleVector c20 = DoubleVector.fromArray(S, init, io + 6 * L);
        DoubleVector c21 = DoubleVector.fromArray(S, init, io + 7 * L);
        DoubleVector c22 = DoubleVector.fromArray(S, init, io + 8 * L);
        DoubleVector c30 = DoubleVector.fromArray(S, init, io + 9 * L);
        DoubleVector c31 = DoubleVector.fromArray(S, init, io + 10 * L);
        DoubleVector c32 = DoubleVector.fromArray(S, init, io + 11 * L);
        for (int p = ao; p < end; p += 5) {
            int q = (int) Double.doubleToRawLongBits(a[p + 4]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + q0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + q1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + q2);
            DoubleVector w = DoubleVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.broadcast(S, a[p + 1]);
            c10 = w.fma(b0, c10);
            c11 = w.fma(b1, c11);
            c12 = w.fma(b2, c12);
            w = DoubleVector.broadcast(S, a[p + 2]);
            c20 = w.fma(b0, c20);
            c21 = w.fma(b1, c21);
            c22 = w.fma(b2, c22);
            w = DoubleVector.broadcast(S, a[p + 3]);
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
        DoubleVector c00 = DoubleVector.fromArray(S, init, io);
        DoubleVector c01 = DoubleVector.fromArray(S, init, io + L);
        DoubleVector c02 = DoubleVector.fromArray(S, init, io + 2 * L);
        DoubleVector c10 = DoubleVector.fromArray(S, init, io + 3 * L);
        DoubleVector c11 = DoubleVector.fromArray(S, init, io + 4 * L);
        DoubleVector c12 = DoubleVector.fromArray(S, init, io + 5 * L);
        for (int p = ao; p < end; p += 3) {
            int q = (int) Double.doubleToRawLongBits(a[p + 2]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + q0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + q1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + q2);
            DoubleVector w = DoubleVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
            w = DoubleVector.broadcast(S, a[p + 1]);
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
        DoubleVector c00 = DoubleVector.fromArray(S, init, io);
        DoubleVector c01 = DoubleVector.fromArray(S, init, io + L);
        DoubleVector c02 = DoubleVector.fromArray(S, init, io + 2 * L);
        for (int p = ao; p < end; p += 2) {
            int q = (int) Double.doubleToRawLongBits(a[p + 1]);
            DoubleVector b0 = DoubleVector.fromArray(S, x, q + q0);
            DoubleVector b1 = DoubleVector.fromArray(S, x, q + q1);
            DoubleVector b2 = DoubleVector.fromArray(S, x, q + q2);
            DoubleVector w = DoubleVector.broadcast(S, a[p]);
            c00 = w.fma(b0, c00);
            c01 = w.fma(b1, c01);
            c02 = w.fma(b2, c02);
        }
        c00.intoArray(c, co);
        c01.intoArray(c, co + L);
        c02.intoArray(c, co + 2 * L);
    }
}
