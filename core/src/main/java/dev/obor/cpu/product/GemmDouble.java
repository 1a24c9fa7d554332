package dev.obor.cpu.product;

import java.util.Arrays;

/// Matrix products of float64.
final class GemmDouble extends GemmType {
    @Override
    boolean wide() {
        return true;
    }

    @Override
    Object allocate(int length) {
        return new double[length];
    }

    @Override
    void start(GemmJob job, boolean add) {
        double[] c = (double[]) job.c().array();
        Gemm.Matrix bias = job.bias();
        for (int i = 0; i < job.m(); i++) {
            int to = job.c().at(i, 0);
            int step = job.c().column();
            if (bias == null) {
                for (int j = 0; j < job.n() && !add; j++) {
                    c[to + j * step] = 0;
                }
                continue;
            }
            double[] b = (double[]) bias.array();
            int from = bias.at(i, 0);
            for (int j = 0; j < job.n(); j++) {
                double value = b[from + j * bias.column()];
                c[to + j * step] = add ? c[to + j * step] + value : value;
            }
        }
    }

    /// Rows of B have arrays of their own: where all start at place 0, the virtual machine makes
    /// vector code of the loops.
    @Override
    void block(GemmJob job, int p0, int terms, boolean add) {
        int n = job.n();
        double[][] b = new double[terms][n];
        for (int p = 0; p < terms; p++) {
            copy(job.b(), p0 + p, n, b[p]);
        }
        double[] a = (double[]) job.a().array();
        int step = job.a().column();
        double[] sum = new double[n];
        for (int i = 0; i < job.m(); i++) {
            Arrays.fill(sum, 0);
            int at = job.a().at(i, p0);
            int p = 0;
            for (; p + 4 <= terms; p += 4, at += 4 * step) {
                double a0 = a[at];
                double a1 = a[at + step];
                double a2 = a[at + 2 * step];
                double a3 = a[at + 3 * step];
                four(a0, a1, a2, a3, b[p], b[p + 1], b[p + 2], b[p + 3], sum);
            }
            for (; p < terms; p++, at += step) {
                one(a[at], b[p], sum);
            }
            put(job.c(), i, sum, add);
        }
    }

    private static void copy(Gemm.Matrix b, int row, int n, double[] to) {
        double[] from = (double[]) b.array();
        int at = b.at(row, 0);
        int step = b.column();
        if (step == 1) {
            System.arraycopy(from, at, to, 0, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            to[j] = from[at + j * step];
        }
    }

    private static void four(
            double a0,
            double a1,
            double a2,
            double a3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            double t = Math.fma(a1, b1[j], Math.fma(a0, b0[j], sum[j]));
            sum[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], t));
        }
    }

    private static void one(double a, double[] b, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(a, b[j], sum[j]);
        }
    }

    private static void put(Gemm.Matrix to, int row, double[] sum, boolean add) {
        double[] c = (double[]) to.array();
        int at = to.at(row, 0);
        int step = to.column();
        for (int j = 0; j < sum.length; j++) {
            int place = at + j * step;
            c[place] = add ? c[place] + sum[j] : sum[j];
        }
    }

    @Override
    void dots(GemmJob job) {
        int block = GemmJob.kBlock(job.k());
        int step = job.a().column();
        double[] a = (double[]) job.a().array();
        for (int j = 0; j < job.n(); j += 8) {
            for (int p0 = 0; p0 < job.k(); p0 += block) {
                int kc = Math.min(block, job.k() - p0);
                eight(job, j, p0, kc, a, job.a().at(0, p0), step);
            }
        }
    }

    /// Eight sums; at the right edge some of them are the last one again, and dropped.
    private static void eight(GemmJob job, int j, int p0, int kc, double[] a, int ao, int step) {
        double[] b = (double[]) job.b().array();
        int to = job.b().column();
        int b0 = job.b().at(p0, j);
        int last = job.n() - 1 - j;
        int b1 = b0 + to * Math.min(1, last);
        int b2 = b0 + to * Math.min(2, last);
        int b3 = b0 + to * Math.min(3, last);
        int b4 = b0 + to * Math.min(4, last);
        int b5 = b0 + to * Math.min(5, last);
        int b6 = b0 + to * Math.min(6, last);
        int b7 = b0 + to * Math.min(7, last);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int p = 0; p < kc; p++) {
            double x = a[ao + p * step];
            s0 = Math.fma(x, b[b0 + p], s0);
            s1 = Math.fma(x, b[b1 + p], s1);
            s2 = Math.fma(x, b[b2 + p], s2);
            s3 = Math.fma(x, b[b3 + p], s3);
            s4 = Math.fma(x, b[b4 + p], s4);
            s5 = Math.fma(x, b[b5 + p], s5);
            s6 = Math.fma(x, b[b6 + p], s6);
            s7 = Math.fma(x, b[b7 + p], s7);
        }
        put(job, j, p0, s0);
        put(job, j + 1, p0, s1);
        put(job, j + 2, p0, s2);
        put(job, j + 3, p0, s3);
        put(job, j + 4, p0, s4);
        put(job, j + 5, p0, s5);
        put(job, j + 6, p0, s6);
        put(job, j + 7, p0, s7);
    }

    private static void put(GemmJob job, int j, int p0, double sum) {
        if (j >= job.n()) {
            return;
        }
        double[] c = (double[]) job.c().array();
        int to = job.c().at(0, j);
        Gemm.Matrix bias = job.bias();
        if (p0 == 0 && bias != null) {
            c[to] = ((double[]) bias.array())[bias.at(0, j)] + sum;
        } else {
            c[to] = p0 > 0 || job.accumulate() ? c[to] + sum : sum;
        }
    }
}
