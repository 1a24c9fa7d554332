package dev.obor.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
    void gather(
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
        if (dst instanceof MemorySegment segment) {
            gather(s, from, across, along, count, kc, segment, to, width);
            return;
        }
        double[] d = (double[]) dst;
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

    private static void gather(
            double[] s,
            int from,
            int across,
            int along,
            int count,
            int kc,
            MemorySegment segment,
            int to,
            int width) {
        if (across == 1) {
            // Until it is compiled, one access to a segment costs as much as copying a piece.
            for (int p = 0; p < kc; p++) {
                long at = (to + (long) p * width) * Double.BYTES;
                MemorySegment.copy(
                        s, from + p * along, segment, ValueLayout.JAVA_DOUBLE, at, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < kc; p++) {
                double value = s[from + i * across + p * along];
                segment.setAtIndex(ValueLayout.JAVA_DOUBLE, to + p * width + i, value);
            }
        }
    }

    @Override
    void mergeEach(
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
        gather(job.b().array(), job.b().offset(), job.b().column(), job.b().row(), n, k, b, 0, n);
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

    @Override
    void finishDots(GemmJob job, int j, int rows, int p0, int whole, int kc, Object sums) {
        double[] s = (double[]) sums;
        double[] a = (double[]) job.a().array();
        double[] b = (double[]) job.b().array();
        for (int i = 0; i < rows; i++) {
            double sum = s[i];
            for (int p = p0 + whole; p < p0 + kc; p++) {
                sum = Math.fma(a[job.a().at(0, p)], b[job.b().at(p, j + i)], sum);
            }
            put(job, j + i, p0, sum);
        }
    }

    @Override
    void plainDots(GemmJob job) {
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
        double s0 = 0.0;
        double s1 = 0.0;
        double s2 = 0.0;
        double s3 = 0.0;
        double s4 = 0.0;
        double s5 = 0.0;
        double s6 = 0.0;
        double s7 = 0.0;
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

    private static void row(double a, double[] b, int from, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(a, b[from + j], sum[j]);
        }
    }
}
