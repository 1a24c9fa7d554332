package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel.ReduceOp;
import java.util.Arrays;

/// Combines float64 values; NaN is the largest and the smallest of all.
abstract class DoubleReducer extends Reducer {
    /// One for each [ReduceOp].
    static final Reducer[] ALL = new Reducer[ReduceOp.values().length];

    static {
        ALL[ReduceOp.SUM.ordinal()] = new Sum();
        ALL[ReduceOp.PROD.ordinal()] = new Product();
        ALL[ReduceOp.MAX.ordinal()] = new Max();
        ALL[ReduceOp.MIN.ordinal()] = new Min();
    }

    private final double neutral;

    DoubleReducer(double neutral) {
        this.neutral = neutral;
    }

    @Override
    final void neutral(Object out, int at, int n) {
        Arrays.fill((double[]) out, at, at + n, neutral);
    }

    private static final class Sum extends DoubleReducer {
        Sum() {
            super(0);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            double[] s = (double[]) acc;
            double[] a = (double[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                double t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = t + a[from + r * stride + j];
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            double[] a = (double[]) x;
            double t = a[from];
            for (int i = 1; i < n; i++) {
                t = t + a[from + i];
            }
            ((double[]) out)[at] = t;
        }

        private static void eight(double[] s, int at, double[] a, int from, int rows, int stride) {
            double t0 = s[at];
            double t1 = s[at + 1];
            double t2 = s[at + 2];
            double t3 = s[at + 3];
            double t4 = s[at + 4];
            double t5 = s[at + 5];
            double t6 = s[at + 6];
            double t7 = s[at + 7];
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

    private static final class Product extends DoubleReducer {
        Product() {
            super(1);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            double[] s = (double[]) acc;
            double[] a = (double[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                double t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = t * a[from + r * stride + j];
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            double[] a = (double[]) x;
            double t = a[from];
            for (int i = 1; i < n; i++) {
                t = t * a[from + i];
            }
            ((double[]) out)[at] = t;
        }

        private static void eight(double[] s, int at, double[] a, int from, int rows, int stride) {
            double t0 = s[at];
            double t1 = s[at + 1];
            double t2 = s[at + 2];
            double t3 = s[at + 3];
            double t4 = s[at + 4];
            double t5 = s[at + 5];
            double t6 = s[at + 6];
            double t7 = s[at + 7];
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

    private static final class Max extends DoubleReducer {
        Max() {
            super(Double.NEGATIVE_INFINITY);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            double[] s = (double[]) acc;
            double[] a = (double[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                double t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = Math.max(t, a[from + r * stride + j]);
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            double[] a = (double[]) x;
            double t = a[from];
            for (int i = 1; i < n; i++) {
                t = Math.max(t, a[from + i]);
            }
            ((double[]) out)[at] = t;
        }

        private static void eight(double[] s, int at, double[] a, int from, int rows, int stride) {
            double t0 = s[at];
            double t1 = s[at + 1];
            double t2 = s[at + 2];
            double t3 = s[at + 3];
            double t4 = s[at + 4];
            double t5 = s[at + 5];
            double t6 = s[at + 6];
            double t7 = s[at + 7];
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

    private static final class Min extends DoubleReducer {
        Min() {
            super(Double.POSITIVE_INFINITY);
        }

        @Override
        void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
            double[] s = (double[]) acc;
            double[] a = (double[]) x;
            int j = 0;
            for (; j + 8 <= width; j += 8) {
                eight(s, at + j, a, from + j, rows, stride);
            }
            for (; j < width; j++) {
                double t = s[at + j];
                for (int r = 0; r < rows; r++) {
                    t = Math.min(t, a[from + r * stride + j]);
                }
                s[at + j] = t;
            }
        }

        @Override
        void few(Object x, int from, int n, Object out, int at) {
            double[] a = (double[]) x;
            double t = a[from];
            for (int i = 1; i < n; i++) {
                t = Math.min(t, a[from + i]);
            }
            ((double[]) out)[at] = t;
        }

        private static void eight(double[] s, int at, double[] a, int from, int rows, int stride) {
            double t0 = s[at];
            double t1 = s[at + 1];
            double t2 = s[at + 2];
            double t3 = s[at + 3];
            double t4 = s[at + 4];
            double t5 = s[at + 5];
            double t6 = s[at + 6];
            double t7 = s[at + 7];
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
