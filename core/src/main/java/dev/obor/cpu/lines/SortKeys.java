package dev.obor.cpu.lines;

import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;

/// Integers that stand in the same order as the elements they are made of, and the way back.
final class SortKeys {
    private SortKeys() {}

    /// Makes keys: of 64 bits for 64-bit elements, else of 32 bits with a sign.
    static void load(View in, int from, int stride, long[] keys, int n) {
        DType dtype = in.dtype();
        switch (in.array()) {
            case float[] a -> {
                for (int i = 0; i < n; i++) {
                    keys[i] = key(a[from + i * stride]);
                }
            }
            case double[] a -> {
                for (int i = 0; i < n; i++) {
                    keys[i] = key(a[from + i * stride]);
                }
            }
            case short[] a when dtype.isFloatingPoint() -> {
                for (int i = 0; i < n; i++) {
                    keys[i] = key(LowPrecision.toFloat(dtype, a[from + i * stride]));
                }
            }
            default -> Lines.load(dtype, in.array(), from, stride, keys, n);
        }
    }

    // Adding 0 turns -0 into 0; floatToIntBits makes all NaNs one that is above infinity. Negative
    // floats have rising bits for falling values: their other bits are turned over.

    private static long key(float x) {
        int bits = Float.floatToIntBits(x + 0f);
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    private static long key(double x) {
        long bits = Double.doubleToLongBits(x + 0.0);
        return bits ^ bits >> 63 & 0x7fffffffffffffffL;
    }

    /// Copies the elements at some places of a line, in the order of the places.
    static void pick(
            Object in, int from, int stride, long[] places, Object out, int to, int step, int n) {
        switch (in) {
            case float[] a -> {
                float[] b = (float[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
            case double[] a -> {
                double[] b = (double[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
            case long[] a -> {
                long[] b = (long[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
            case int[] a -> {
                int[] b = (int[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
            case short[] a -> {
                short[] b = (short[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
            default -> {
                byte[] a = (byte[]) in;
                byte[] b = (byte[]) out;
                for (int i = 0; i < n; i++) {
                    b[to + i * step] = a[from + (int) places[i] * stride];
                }
            }
        }
    }
}
