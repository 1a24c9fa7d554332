package dev.obor.cpu.lines;

import dev.obor.backend.Kernel;
import dev.obor.base.DType;
import java.util.Arrays;

/// Running sums of float32 and float64, several lines at a time, for one by itself waits for each
/// addition. Each line is summed in double from its start to its end, as one by itself.
final class RunningSums {
    // Lines side by side whose sums stay in the nearest cache.
    private static final int WIDE = 256;
    // Lines that are taken together where they are not side by side.
    private static final int FEW = 4;

    private final Object x;
    private final Object y;
    private final Lines lines;
    private final int step;
    private final int far;
    private final double[] sums = new double[WIDE];

    private RunningSums(Kernel.Scan kernel, Lines lines) {
        x = kernel.in().array();
        y = kernel.out().array();
        this.lines = lines;
        step = lines.stride(0);
        far = lines.stride(1);
    }

    /// Whether a kernel is one of them.
    static boolean fits(Kernel.Scan kernel) {
        DType dtype = kernel.in().dtype();
        boolean real = dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
        return kernel.op() == Kernel.ScanOp.CUMSUM && real && kernel.out().dtype() == dtype;
    }

    /// Sums the lines from `first` to before `last`.
    static void run(Kernel.Scan kernel, Lines lines, int first, int last) {
        var sums = new RunningSums(kernel, lines);
        for (int k = first; k < last; ) {
            int beside = sums.beside(k, last);
            if (beside > 1) {
                sums.columns(lines.start(0, k), lines.start(1, k), beside);
                k += beside;
            } else {
                int n = Math.min(FEW, last - k);
                sums.rows(k, n);
                k += n;
            }
        }
    }

    /// How many lines from `k` on lie side by side.
    private int beside(int k, int last) {
        int from = lines.start(0, k);
        int to = lines.start(1, k);
        int n = 1;
        while (n < WIDE
                && k + n < last
                && lines.start(0, k + n) == from + n
                && lines.start(1, k + n) == to + n) {
            n++;
        }
        return n;
    }

    private void columns(int from, int to, int width) {
        Arrays.fill(sums, 0, width, 0);
        for (int i = 0; i < lines.length; i++) {
            if (x instanceof float[] a) {
                row(a, from + i * step, (float[]) y, to + i * far, width, sums);
            } else {
                row((double[]) x, from + i * step, (double[]) y, to + i * far, width, sums);
            }
        }
    }

    private static void row(float[] x, int from, float[] y, int to, int width, double[] sums) {
        for (int j = 0; j < width; j++) {
            double sum = sums[j] + x[from + j];
            sums[j] = sum;
            y[to + j] = (float) sum;
        }
    }

    private static void row(double[] x, int from, double[] y, int to, int width, double[] sums) {
        for (int j = 0; j < width; j++) {
            double sum = sums[j] + x[from + j];
            sums[j] = sum;
            y[to + j] = sum;
        }
    }

    /// Up to four lines; those that are not there are the last one again.
    private void rows(int k, int n) {
        int[] from = new int[FEW];
        int[] to = new int[FEW];
        for (int i = 0; i < FEW; i++) {
            from[i] = lines.start(0, k + Math.min(i, n - 1));
            to[i] = lines.start(1, k + Math.min(i, n - 1));
        }
        if (x instanceof float[] a) {
            four(a, from, step, (float[]) y, to, far, lines.length);
        } else {
            four((double[]) x, from, step, (double[]) y, to, far, lines.length);
        }
    }

    private static void four(float[] x, int[] from, int step, float[] y, int[] to, int far, int n) {
        int f0 = from[0];
        int f1 = from[1];
        int f2 = from[2];
        int f3 = from[3];
        int t0 = to[0];
        int t1 = to[1];
        int t2 = to[2];
        int t3 = to[3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < n; i++) {
            s0 += x[f0 + i * step];
            s1 += x[f1 + i * step];
            s2 += x[f2 + i * step];
            s3 += x[f3 + i * step];
            y[t0 + i * far] = (float) s0;
            y[t1 + i * far] = (float) s1;
            y[t2 + i * far] = (float) s2;
            y[t3 + i * far] = (float) s3;
        }
    }

    private static void four(
            double[] x, int[] from, int step, double[] y, int[] to, int far, int n) {
        int f0 = from[0];
        int f1 = from[1];
        int f2 = from[2];
        int f3 = from[3];
        int t0 = to[0];
        int t1 = to[1];
        int t2 = to[2];
        int t3 = to[3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < n; i++) {
            s0 += x[f0 + i * step];
            s1 += x[f1 + i * step];
            s2 += x[f2 + i * step];
            s3 += x[f3 + i * step];
            y[t0 + i * far] = s0;
            y[t1 + i * far] = s1;
            y[t2 + i * far] = s2;
            y[t3 + i * far] = s3;
        }
    }
}
