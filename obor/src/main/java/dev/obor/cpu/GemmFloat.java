package dev.obor.cpu;

import java.util.Arrays;

/// Matrix products of float32.
final class GemmFloat extends GemmType {
    @Override
    boolean wide() {
        return false;
    }

    @Override
    Object allocate(int length) {
        return new float[length];
    }

    @Override
    int length(Object array) {
        return ((float[]) array).length;
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
        float[] s = (float[]) src;
        float[] d = (float[]) dst;
        if (count < width) {
            Arrays.fill(d, to, to + kc * width, 0f);
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
        float[] t = (float[]) tile;
        float[] out = (float[]) c.array();
        float[] in = (float[]) d.array();
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
        float[] c = (float[]) job.c().array();
        Gemm.Matrix bias = job.bias();
        for (int i = 0; i < job.m(); i++) {
            int to = job.c().at(i, 0);
            int step = job.c().column();
            if (bias == null) {
                for (int j = 0; j < job.n() && !add; j++) {
                    c[to + j * step] = 0f;
                }
                continue;
            }
            float[] b = (float[]) bias.array();
            int from = bias.at(i, 0);
            for (int j = 0; j < job.n(); j++) {
                float value = b[from + j * bias.column()];
                c[to + j * step] = add ? c[to + j * step] + value : value;
            }
        }
    }

    @Override
    void plain(GemmJob job) {
        int n = job.n();
        int k = job.k();
        float[] a = (float[]) job.a().array();
        float[] c = (float[]) job.c().array();
        float[] b = new float[k * n]; // row-major, so that the inner loop runs along a row
        pack(job.b().array(), job.b().offset(), job.b().column(), job.b().row(), n, k, b, 0, n);
        float[] sum = new float[n];
        int block = GemmJob.kBlock(k);
        for (int i = 0; i < job.m(); i++) {
            for (int p0 = 0; p0 < k; p0 += block) {
                Arrays.fill(sum, 0f);
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

    private static void row(float a, float[] b, int from, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(a, b[from + j], sum[j]);
        }
    }
}
