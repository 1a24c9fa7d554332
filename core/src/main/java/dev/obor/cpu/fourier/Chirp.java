package dev.obor.cpu.fourier;

import java.util.Arrays;

/// A transform of a length with a large prime factor, as a convolution by longer transforms.
///
/// Source: L. I. Bluestein, "A linear filtering approach to the computation of discrete Fourier
/// transform", 1970.
final class Chirp extends Transform {
    private final Transform longer;
    private final double[][] chirp;
    private final double[] filterRe;
    private final double[] filterIm;

    Chirp(int n) {
        super(n);
        int size = size(2L * n - 1);
        this.longer = Transform.of(size);
        this.chirp = new double[2][n];
        for (int k = 0; k < n; k++) {
            Roots.set(chirp, k, (long) k * k % (2L * n), 2L * n);
        }
        this.filterRe = new double[size];
        this.filterIm = new double[size];
        for (int k = 0; k < n; k++) {
            int mirrored = k == 0 ? 0 : size - k;
            filterRe[k] = chirp[0][k];
            filterIm[k] = -chirp[1][k];
            filterRe[mirrored] = chirp[0][k];
            filterIm[mirrored] = -chirp[1][k];
        }
        longer.run(filterRe, filterIm, new double[2][size], 1);
    }

    /// The smallest power of 2, or 3 or 5 times one, that is large enough.
    private static int size(long least) {
        long best = Long.MAX_VALUE;
        for (int odd : new int[] {1, 3, 5}) {
            long size = odd;
            while (size < least) {
                size *= 2;
            }
            best = Math.min(best, size);
        }
        return Math.toIntExact(best);
    }

    @Override
    void run(double[] re, double[] im, double[][] scratch, int batch) {
        int size = longer.n;
        double[] ar = new double[size];
        double[] ai = new double[size];
        double[][] own = new double[2][size];
        double scale = 1.0 / size;
        for (int b = 0; b < batch; b++) {
            Arrays.fill(ar, n, size, 0);
            Arrays.fill(ai, n, size, 0);
            for (int k = 0; k < n; k++) {
                double xr = re[k * batch + b];
                double xi = im[k * batch + b];
                ar[k] = xr * chirp[0][k] - xi * chirp[1][k];
                ai[k] = xr * chirp[1][k] + xi * chirp[0][k];
            }
            longer.run(ar, ai, own, 1);
            for (int k = 0; k < size; k++) {
                double xr = ar[k] * filterRe[k] - ai[k] * filterIm[k];
                ai[k] = ar[k] * filterIm[k] + ai[k] * filterRe[k];
                ar[k] = xr;
            }
            longer.run(ai, ar, own, 1); // backwards
            for (int k = 0; k < n; k++) {
                double xr = ar[k] * scale;
                double xi = ai[k] * scale;
                re[k * batch + b] = xr * chirp[0][k] - xi * chirp[1][k];
                im[k * batch + b] = xr * chirp[1][k] + xi * chirp[0][k];
            }
        }
    }
}
