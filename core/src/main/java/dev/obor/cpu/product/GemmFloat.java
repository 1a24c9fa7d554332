package dev.obor.cpu.product;

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

    /// Rows of B have arrays of their own: where all start at place 0, the virtual machine makes
    /// vector code of the loops.
    @Override
    void block(GemmJob job, int p0, int terms, boolean add) {
        int n = job.n();
        float[][] b = new float[terms][n];
        for (int p = 0; p < terms; p++) {
            copy(job.b(), p0 + p, n, b[p]);
        }
        float[] a = (float[]) job.a().array();
        int step = job.a().column();
        float[] sum = new float[n];
        for (int i = 0; i < job.m(); i++) {
            Arrays.fill(sum, 0f);
            int at = job.a().at(i, p0);
            int p = 0;
            for (; p + 4 <= terms; p += 4, at += 4 * step) {
                float a0 = a[at];
                float a1 = a[at + step];
                float a2 = a[at + 2 * step];
                float a3 = a[at + 3 * step];
                four(a0, a1, a2, a3, b[p], b[p + 1], b[p + 2], b[p + 3], sum);
            }
            for (; p < terms; p++, at += step) {
                one(a[at], b[p], sum);
            }
            put(job.c(), i, sum, add);
        }
    }

    private static void copy(Gemm.Matrix b, int row, int n, float[] to) {
        float[] from = (float[]) b.array();
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
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            float t = Math.fma(a1, b1[j], Math.fma(a0, b0[j], sum[j]));
            sum[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], t));
        }
    }

    private static void one(float a, float[] b, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(a, b[j], sum[j]);
        }
    }

    private static void put(Gemm.Matrix to, int row, float[] sum, boolean add) {
        float[] c = (float[]) to.array();
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
        float[] a = (float[]) job.a().array();
        for (int j = 0; j < job.n(); j += 8) {
            for (int p0 = 0; p0 < job.k(); p0 += block) {
                int kc = Math.min(block, job.k() - p0);
                eight(job, j, p0, kc, a, job.a().at(0, p0), step);
            }
        }
    }

    /// Eight sums; at the right edge some of them are the last one again, and dropped.
    private static void eight(GemmJob job, int j, int p0, int kc, float[] a, int ao, int step) {
        float[] b = (float[]) job.b().array();
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
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        float s4 = 0f;
        float s5 = 0f;
        float s6 = 0f;
        float s7 = 0f;
        for (int p = 0; p < kc; p++) {
            float x = a[ao + p * step];
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

    private static void put(GemmJob job, int j, int p0, float sum) {
        if (j >= job.n()) {
            return;
        }
        float[] c = (float[]) job.c().array();
        int to = job.c().at(0, j);
        Gemm.Matrix bias = job.bias();
        if (p0 == 0 && bias != null) {
            c[to] = ((float[]) bias.array())[bias.at(0, j)] + sum;
        } else {
            c[to] = p0 > 0 || job.accumulate() ? c[to] + sum : sum;
        }
    }
}
