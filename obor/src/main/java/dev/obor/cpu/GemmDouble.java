package dev.obor.cpu;

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
    int length(Object array) {
        return ((double[]) array).length;
    }

    @Override
    void pack(
            Object src,
            int from,
            int across,
            int along,
            int count,
            int kc,
            Object dst,
            int to,
            int width) {
        double[] s = (double[]) src;
        double[] d = (double[]) dst;
        if (count < width) {
            Arrays.fill(d, to, to + kc * width, 0.0);
        }
        if (across == 1) {
            for (int p = 0; p < kc; p++) {
                System.arraycopy(s, from + p * along, d, to + p * width, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int f = from + i * across;
            int t = to + i;
            for (int p = 0; p < kc; p++) {
                d[t] = s[f];
                f += along;
                t += width;
            }
        }
    }

    @Override
    void merge(
            Object tile,
            int width,
            Gemm.Matrix c,
            int row,
            int column,
            int rows,
            int columns,
            boolean add,
            Gemm.Matrix d) {
        double[] t = (double[]) tile;
        double[] out = (double[]) c.array();
        double[] in = (double[]) d.array();
        for (int i = 0; i < rows; i++) {
            int from = i * width;
            int to = c.at(row + i, column);
            int start = d.at(row + i, column);
            int step = c.column();
            if (!add) {
                for (int j = 0; j < columns; j++) {
                    out[to + j * step] = t[from + j];
                }
            } else if (step == 1 && d.column() == 1) {
                for (int j = 0; j < columns; j++) {
                    out[to + j] = in[start + j] + t[from + j];
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    out[to + j * step] = in[start + j * d.column()] + t[from + j];
                }
            }
        }
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
                    c[to + j * step] = 0.0;
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

    @Override
    void plain(GemmJob job) {
        int n = job.n();
        int k = job.k();
        double[] a = (double[]) job.a().array();
        double[] c = (double[]) job.c().array();
        double[] b = new double[k * n]; // row-major, so that the inner loop runs along a row
        pack(job.b().array(), job.b().offset(), job.b().column(), job.b().row(), n, k, b, 0, n);
        double[] sum = new double[n];
        int block = GemmJob.kBlock(k);
        for (int i = 0; i < job.m(); i++) {
            for (int p0 = 0; p0 < k; p0 += block) {
                Arrays.fill(sum, 0.0);
                int end = Math.min(k, p0 + block);
                for (int p = p0; p < end; p++) {
                    row(a[job.a().at(i, p)], b, p * n, sum);
                }
                int to = job.c().at(i, 0);
                boolean add = p0 > 0 || job.accumulate();
                for (int j = 0; j < n; j++) {
                    c[to] = add ? c[to] + sum[j] : sum[j];
                    to += job.c().column();
                }
            }
        }
    }

    private static void row(double a, double[] b, int from, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(a, b[from + j], sum[j]);
        }
    }
}
