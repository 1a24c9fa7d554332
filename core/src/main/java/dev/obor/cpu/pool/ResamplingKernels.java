package dev.obor.cpu.pool;

import dev.obor.backend.Kernel;
import dev.obor.backend.ResampleShape;
import dev.obor.base.DTypeError;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.threads.Workers;
import java.util.Arrays;

/// Linear maps along one dimension with few neighbours for each result.
///
/// Each result is a sum in the order of its neighbours, whoever computes it.
public final class ResamplingKernels {
    private static final int PART = 16_384; // elements of a task

    private ResamplingKernels() {}

    public static void run(Kernel.Resample kernel) {
        ResampleShape s = kernel.geometry();
        int results = s.outer() * s.out();
        if (results == 0 || s.inner() == 0) {
            return;
        }
        int rows = Math.max(1, PART / s.inner());
        boolean copies = copies(s);
        int from = Heap.offset(kernel.in());
        int to = Heap.offset(kernel.out());
        switch (kernel.in().array()) {
            case float[] in -> {
                float[] out = (float[]) kernel.out().array();
                float[] weights = floats(s.weights());
                Workers.ranges(
                        results,
                        rows,
                        (begin, end) -> {
                            if (copies) {
                                copy(s, in, from, out, to, begin, end);
                            } else if (s.inner() == 1) {
                                lines(s, weights, in, from, out, to, begin, end);
                            } else {
                                rows(s, weights, in, from, out, to, begin, end);
                            }
                        });
            }
            case double[] in -> {
                double[] out = (double[]) kernel.out().array();
                Workers.ranges(
                        results,
                        rows,
                        (begin, end) -> {
                            if (s.inner() == 1) {
                                lines(s, in, from, out, to, begin, end);
                            } else {
                                rows(s, in, from, out, to, begin, end);
                            }
                        });
            }
            default ->
                    throw new DTypeError(
                            "\"resample\" not implemented for '"
                                    + kernel.in().dtype().scalarType()
                                    + "'; convert to float32 first");
        }
    }

    /// Whether every result is an element.
    private static boolean copies(ResampleShape s) {
        boolean copies = s.taps() == 1;
        for (int o = 0; o < s.out() && copies; o++) {
            copies = s.count()[o] == 1 && s.weights()[o] == 1;
        }
        return copies;
    }

    private static void copy(
            ResampleShape s, float[] in, int from, float[] out, int to, int r, int end) {
        int inner = s.inner();
        int[] first = s.first();
        for (int at = r; at < end; ) {
            int a = at / s.out();
            int o = at % s.out();
            int last = Math.min(s.out(), o + end - at);
            int base = from + a * s.in() * inner;
            int target = to + a * s.out() * inner;
            at += last - o;
            if (inner == 1) {
                for (; o < last; o++) {
                    out[target + o] = in[base + first[o]];
                }
            } else {
                for (; o < last; o++) {
                    System.arraycopy(in, base + first[o] * inner, out, target + o * inner, inner);
                }
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /// The results from number `r` on, where the dimension is the last one.
    private static void lines(
            ResampleShape s, float[] w, float[] in, int from, float[] out, int to, int r, int end) {
        int taps = s.taps();
        int[] first = s.first();
        int[] count = s.count();
        for (int at = r; at < end; ) {
            int a = at / s.out();
            int o = at % s.out();
            int last = Math.min(s.out(), o + end - at);
            int base = from + a * s.in();
            int target = to + a * s.out();
            at += last - o;
            if (taps == 2) {
                for (; o < last; o++) {
                    int p = base + first[o];
                    float sum = w[2 * o] * in[p];
                    out[target + o] = count[o] == 2 ? sum + w[2 * o + 1] * in[p + 1] : sum;
                }
                continue;
            }
            for (; o < last; o++) {
                int p = base + first[o];
                int q = o * taps;
                float sum = 0;
                for (int t = 0; t < count[o]; t++) {
                    sum += w[q + t] * in[p + t];
                }
                out[target + o] = sum;
            }
        }
    }

    private static void lines(
            ResampleShape s, double[] in, int from, double[] out, int to, int r, int end) {
        int taps = s.taps();
        int[] first = s.first();
        int[] count = s.count();
        double[] w = s.weights();
        for (int at = r; at < end; ) {
            int a = at / s.out();
            int o = at % s.out();
            int last = Math.min(s.out(), o + end - at);
            int base = from + a * s.in();
            int target = to + a * s.out();
            at += last - o;
            for (; o < last; o++) {
                int p = base + first[o];
                int q = o * taps;
                double sum = 0;
                for (int t = 0; t < count[o]; t++) {
                    sum += w[q + t] * in[p + t];
                }
                out[target + o] = sum;
            }
        }
    }

    /// The results from number `r` on, each a row of what lies after the dimension.
    private static void rows(
            ResampleShape s, float[] w, float[] in, int from, float[] out, int to, int r, int end) {
        int inner = s.inner();
        for (int at = r; at < end; at++) {
            int o = at % s.out();
            int p = from + (at / s.out() * s.in() + s.first()[o]) * inner;
            int q = to + at * inner;
            int k = o * s.taps();
            int n = s.count()[o];
            if (n == 2) {
                weighted(in, p, w[k], p + inner, w[k + 1], out, q, inner);
                continue;
            }
            first(in, p, n == 0 ? 0 : w[k], out, q, inner, n == 0);
            for (int t = 1; t < n; t++) {
                add(in, p + t * inner, w[k + t], out, q, inner);
            }
        }
    }

    private static void rows(
            ResampleShape s, double[] in, int from, double[] out, int to, int r, int end) {
        int inner = s.inner();
        double[] w = s.weights();
        for (int at = r; at < end; at++) {
            int o = at % s.out();
            int p = from + (at / s.out() * s.in() + s.first()[o]) * inner;
            int q = to + at * inner;
            int k = o * s.taps();
            int n = s.count()[o];
            for (int i = 0; i < inner; i++) {
                out[q + i] = n == 0 ? 0 : w[k] * in[p + i];
            }
            for (int t = 1; t < n; t++) {
                int row = p + t * inner;
                double factor = w[k + t];
                for (int i = 0; i < inner; i++) {
                    out[q + i] += factor * in[row + i];
                }
            }
        }
    }

    private static void weighted(
            float[] in, int p, float a, int p2, float b, float[] out, int q, int n) {
        for (int i = 0; i < n; i++) {
            out[q + i] = a * in[p + i] + b * in[p2 + i];
        }
    }

    private static void first(
            float[] in, int p, float a, float[] out, int q, int n, boolean nothing) {
        if (nothing) {
            Arrays.fill(out, q, q + n, 0f);
            return;
        }
        for (int i = 0; i < n; i++) {
            out[q + i] = a * in[p + i];
        }
    }

    private static void add(float[] in, int p, float a, float[] out, int q, int n) {
        for (int i = 0; i < n; i++) {
            out[q + i] += a * in[p + i];
        }
    }
}
