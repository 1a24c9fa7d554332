package dev.obor.cpu.product;

import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.cpu.threads.Workers;
import org.jspecify.annotations.Nullable;

/// Matrix products of integers, wrapping around as in PyTorch. Sums of the narrow dtypes are kept
/// in 32 bits: their low bits are the same.
final class GemmInts {
    private static final double TASK_TERMS = 200_000;

    private GemmInts() {}

    /// Computes `c (+)= a · b + bias`; see {@link Gemm#run}.
    static void run(
            DType dtype,
            int m,
            int n,
            int k,
            Gemm.Matrix a,
            Gemm.Matrix b,
            Gemm.Matrix c,
            Gemm.@Nullable Matrix bias,
            boolean accumulate) {
        long[] wide = dtype == DType.INT64 ? rowMajorLongs(b, k, n) : new long[0];
        int[] narrow = dtype == DType.INT64 ? new int[0] : rowMajor(dtype, b, k, n);
        int rows = (int) Math.max(1, Math.min(m, TASK_TERMS / Math.max(1.0, (double) n * k)));
        Workers.ranges(
                m,
                rows,
                (from, end) -> {
                    for (int i = from; i < end; i++) {
                        if (dtype == DType.INT64) {
                            longRow(i, n, k, a, wide, c, bias, accumulate);
                        } else {
                            row(dtype, i, n, k, a, narrow, c, bias, accumulate);
                        }
                    }
                });
    }

    private static void longRow(
            int i,
            int n,
            int k,
            Gemm.Matrix a,
            long[] b,
            Gemm.Matrix c,
            Gemm.@Nullable Matrix bias,
            boolean accumulate) {
        long[] sum = new long[n];
        long[] left = (long[]) a.array();
        int p = 0;
        for (; p + 4 <= k; p += 4) { // four rows at a time: sums are read and written less often
            long x0 = left[a.at(i, p)];
            long x1 = left[a.at(i, p + 1)];
            long x2 = left[a.at(i, p + 2)];
            long x3 = left[a.at(i, p + 3)];
            add(sum, n, b, p * n, x0, x1, x2, x3);
        }
        for (; p < k; p++) {
            long x = left[a.at(i, p)];
            int from = p * n;
            for (int j = 0; j < n; j++) {
                sum[j] += x * b[from + j];
            }
        }
        long[] out = (long[]) c.array();
        for (int j = 0; j < n; j++) {
            long start = accumulate ? out[c.at(i, j)] : 0;
            long extra = bias == null ? 0 : ((long[]) bias.array())[bias.at(i, j)];
            out[c.at(i, j)] = start + extra + sum[j];
        }
    }

    private static void add(
            long[] sum, int n, long[] b, int b0, long x0, long x1, long x2, long x3) {
        int b1 = b0 + n;
        int b2 = b1 + n;
        int b3 = b2 + n;
        for (int j = 0; j < n; j++) {
            sum[j] += x0 * b[b0 + j] + x1 * b[b1 + j] + x2 * b[b2 + j] + x3 * b[b3 + j];
        }
    }

    private static void row(
            DType dtype,
            int i,
            int n,
            int k,
            Gemm.Matrix a,
            int[] b,
            Gemm.Matrix c,
            Gemm.@Nullable Matrix bias,
            boolean accumulate) {
        int[] sum = new int[n];
        for (int p = 0; p < k; p++) {
            int x = load(dtype, a.array(), a.at(i, p));
            int from = p * n;
            for (int j = 0; j < n; j++) {
                sum[j] += x * b[from + j];
            }
        }
        for (int j = 0; j < n; j++) {
            int at = c.at(i, j);
            int start = accumulate ? load(dtype, c.array(), at) : 0;
            int extra = bias == null ? 0 : load(dtype, bias.array(), bias.at(i, j));
            store(dtype, c.array(), at, start + extra + sum[j]);
        }
    }

    private static long[] rowMajorLongs(Gemm.Matrix b, int k, int n) {
        long[] from = (long[]) b.array();
        if (b.column() == 1 && b.row() == n && b.offset() == 0) {
            return from;
        }
        long[] copy = new long[k * n];
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < n; j++) {
                copy[p * n + j] = from[b.at(p, j)];
            }
        }
        return copy;
    }

    private static int[] rowMajor(DType dtype, Gemm.Matrix b, int k, int n) {
        int[] copy = new int[k * n];
        for (int p = 0; p < k; p++) {
            for (int j = 0; j < n; j++) {
                copy[p * n + j] = load(dtype, b.array(), b.at(p, j));
            }
        }
        return copy;
    }

    private static int load(DType dtype, Object array, int at) {
        return switch (dtype) {
            case INT32 -> ((int[]) array)[at];
            case INT16 -> ((short[]) array)[at];
            case INT8 -> ((byte[]) array)[at];
            case UINT8 -> ((byte[]) array)[at] & 0xff;
            default -> throw new DTypeError("expected an integer dtype, got " + dtype);
        };
    }

    private static void store(DType dtype, Object array, int at, int value) {
        switch (dtype) {
            case INT32 -> ((int[]) array)[at] = value;
            case INT16 -> ((short[]) array)[at] = (short) value;
            case INT8, UINT8 -> ((byte[]) array)[at] = (byte) value;
            default -> throw new DTypeError("expected an integer dtype, got " + dtype);
        }
    }
}
