package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel.ReduceOp;
import java.util.Arrays;

/// Combines float32 values; NaN is the largest and the smallest of all.
abstract class FloatReducer extends Reducer {
    /// One for each [ReduceOp].
    static final Reducer[] ALL = new Reducer[ReduceOp.values().length];

    static {
        ALL[ReduceOp.SUM.ordinal()] = new Sum();
        ALL[ReduceOp.PROD.ordinal()] = new Product();
        ALL[ReduceOp.MAX.ordinal()] = new Max();
        ALL[ReduceOp.MIN.ordinal()] = new Min();
    }

    private final float neutral;

    FloatReducer(float neutral) {
        this.neutral = neutral;
    }

    @Override
    final void neutral(Object out, int at, int n) {
        Arrays.fill((float[]) out, at, at + n, neutral);
    }

    private static final class Sum extends FloatReducer {
        Sum() {
            super(0);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            float[] s = (float[]) acc;
            float[] a = (float[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                float t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = t + a[from + r * stride + j];
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            float[] a = (float[]) x;
            float t = a[from];
            for (int i = 1; i < n; i++) {
                t = t + a[from + i];
            }
            ((float[]) out)[at] = t;
        }

        private static void eight(float[] s, int at, float[] a, int from, int rows, int stride) {
            float t0 = s[at];
            float t1 = s[at + 1];
            float t2 = s[at + 2];
            float t3 = s[at + 3];
            float t4 = s[at + 4];
            float t5 = s[at + 5];
            float t6 = s[at + 6];
            float t7 = s[at + 7];
            for (int r = 0; r < rows; r++) {
                int i = from + r * stride;
                t0 = t0 + a[i];
                t1 = t1 + a[i + 1];
                t2 = t2 + a[i + 2];
                t3 = t3 + a[i + 3];
                t4 = t4 + a[i + 4];
                t5 = t5 + a[i + 5];
                t6 = t6 + a[i + 6];
                t7 = t7 + a[i + 7];
            }
            s[at] = t0;
            s[at + 1] = t1;
            s[at + 2] = t2;
            s[at + 3] = t3;
            s[at + 4] = t4;
            s[at + 5] = t5;
            s[at + 6] = t6;
            s[at + 7] = t7;
        }
    }

    private static final class Product extends FloatReducer {
        Product() {
            super(1);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            float[] s = (float[]) acc;
            float[] a = (float[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                float t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = t * a[from + r * stride + j];
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            float[] a = (float[]) x;
            float t = a[from];
            for (int i = 1; i < n; i++) {
                t = t * a[from + i];
            }
            ((float[]) out)[at] = t;
        }

        private static void eight(float[] s, int at, float[] a, int from, int rows, int stride) {
            float t0 = s[at];
            float t1 = s[at + 1];
            float t2 = s[at + 2];
            float t3 = s[at + 3];
            float t4 = s[at + 4];
            float t5 = s[at + 5];
            float t6 = s[at + 6];
            float t7 = s[at + 7];
            for (int r = 0; r < rows; r++) {
                int i = from + r * stride;
                t0 = t0 * a[i];
                t1 = t1 * a[i + 1];
                t2 = t2 * a[i + 2];
                t3 = t3 * a[i + 3];
                t4 = t4 * a[i + 4];
                t5 = t5 * a[i + 5];
                t6 = t6 * a[i + 6];
                t7 = t7 * a[i + 7];
            }
            s[at] = t0;
            s[at + 1] = t1;
            s[at + 2] = t2;
            s[at + 3] = t3;
            s[at + 4] = t4;
            s[at + 5] = t5;
            s[at + 6] = t6;
            s[at + 7] = t7;
        }
    }

    private static final class Max extends FloatReducer {
        Max() {
            super(Float.NEGATIVE_INFINITY);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            float[] s = (float[]) acc;
            float[] a = (float[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                float t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = Math.max(t, a[from + r * stride + j]);
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            float[] a = (float[]) x;
            float t = a[from];
            for (int i = 1; i < n; i++) {
                t = Math.max(t, a[from + i]);
            }
            ((float[]) out)[at] = t;
        }

        private static void eight(float[] s, int at, float[] a, int from, int rows, int stride) {
            float t0 = s[at];
            float t1 = s[at + 1];
            float t2 = s[at + 2];
            float t3 = s[at + 3];
            float t4 = s[at + 4];
            float t5 = s[at + 5];
            float t6 = s[at + 6];
            float t7 = s[at + 7];
            for (int r = 0; r < rows; r++) {
                int i = from + r * stride;
                t0 = Math.max(t0, a[i]);
                t1 = Math.max(t1, a[i + 1]);
                t2 = Math.max(t2, a[i + 2]);
                t3 = Math.max(t3, a[i + 3]);
                t4 = Math.max(t4, a[i + 4]);
                t5 = Math.max(t5, a[i + 5]);
                t6 = Math.max(t6, a[i + 6]);
                t7 = Math.max(t7, a[i + 7]);
            }
            s[at] = t0;
            s[at + 1] = t1;
            s[at + 2] = t2;
            s[at + 3] = t3;
            s[at + 4] = t4;
            s[at + 5] = t5;
            s[at + 6] = t6;
            s[at + 7] = t7;
        }
    }

    private static final class Min extends FloatReducer {
        Min() {
            super(Float.POSITIVE_INFINITY);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            float[] s = (float[]) acc;
            float[] a = (float[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                float t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = Math.min(t, a[from + r * stride + j]);
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            float[] a = (float[]) x;
            float t = a[from];
            for (int i = 1; i < n; i++) {
                t = Math.min(t, a[from + i]);
            }
            ((float[]) out)[at] = t;
        }

        private static void eight(float[] s, int at, float[] a, int from, int rows, int stride) {
            float t0 = s[at];
            float t1 = s[at + 1];
            float t2 = s[at + 2];
            float t3 = s[at + 3];
            float t4 = s[at + 4];
            float t5 = s[at + 5];
            float t6 = s[at + 6];
            float t7 = s[at + 7];
            for (int r = 0; r < rows; r++) {
                int i = from + r * stride;
                t0 = Math.min(t0, a[i]);
                t1 = Math.min(t1, a[i + 1]);
                t2 = Math.min(t2, a[i + 2]);
                t3 = Math.min(t3, a[i + 3]);
                t4 = Math.min(t4, a[i + 4]);
                t5 = Math.min(t5, a[i + 5]);
                t6 = Math.min(t6, a[i + 6]);
                t7 = Math.min(t7, a[i + 7]);
            }
            s[at] = t0;
            s[at + 1] = t1;
            s[at + 2] = t2;
            s[at + 3] = t3;
            s[at + 4] = t4;
            s[at + 5] = t5;
            s[at + 6] = t6;
            s[at + 7] = t7;
        }
    }
}
