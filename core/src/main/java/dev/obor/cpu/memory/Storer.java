package dev.obor.cpu.memory;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;

/// Copies a tile into memory of any dtype and layout: [Loader]'s mirror image.
///
/// Integers that do not fit keep their low bits; 16-bit floats are rounded to nearest, ties to
/// even.
public final class Storer {
    private Storer() {}

    /// Stores the `n` elements from `tile[from]` on at the places from `at` on.
    public static void store(
            DType dtype, Object array, Walk walk, int at, int n, Object tile, int from) {
        if (walk.sizes.length == 1) {
            int stride = walk.strides[0];
            run(dtype, array, walk.offset + at * stride, stride, tile, from, n);
            return;
        }
        Walk.Cursor cursor = walk.cursor(at);
        for (int done = 0; done < n; ) {
            int m = Math.min(n - done, cursor.left());
            run(dtype, array, cursor.position, cursor.stride(), tile, from + done, m);
            cursor.advance(m);
            done += m;
        }
    }

    private static void run(
            DType dtype, Object array, int to, int stride, Object tile, int from, int n) {
        switch (dtype) {
            case FLOAT32 -> floats((float[]) array, to, stride, (float[]) tile, from, n);
            case FLOAT64 -> doubles((double[]) array, to, stride, (double[]) tile, from, n);
            case INT64 -> longs((long[]) array, to, stride, (long[]) tile, from, n);
            case INT32 -> ints((int[]) array, to, stride, (int[]) tile, from, n);
            case BFLOAT16, FLOAT16 ->
                    low(dtype, (short[]) array, to, stride, (float[]) tile, from, n);
            case INT16 -> shorts((short[]) array, to, stride, (int[]) tile, from, n);
            case INT8, UINT8 -> bytes((byte[]) array, to, stride, (int[]) tile, from, n);
            case BOOL -> truths((byte[]) array, to, stride, (byte[]) tile, from, n);
        }
    }

    private static void floats(float[] a, int to, int stride, float[] tile, int from, int n) {
        if (stride == 1) {
            System.arraycopy(tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = tile[from + i];
            }
        }
    }

    private static void doubles(double[] a, int to, int stride, double[] tile, int from, int n) {
        if (stride == 1) {
            System.arraycopy(tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = tile[from + i];
            }
        }
    }

    private static void longs(long[] a, int to, int stride, long[] tile, int from, int n) {
        if (stride == 1) {
            System.arraycopy(tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = tile[from + i];
            }
        }
    }

    private static void ints(int[] a, int to, int stride, int[] tile, int from, int n) {
        if (stride == 1) {
            System.arraycopy(tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = tile[from + i];
            }
        }
    }

    private static void truths(byte[] a, int to, int stride, byte[] tile, int from, int n) {
        if (stride == 1) {
            System.arraycopy(tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = tile[from + i];
            }
        }
    }

    private static void low(
            DType dtype, short[] a, int to, int stride, float[] tile, int from, int n) {
        if (stride == 1) {
            LowPrecision.narrow(dtype, tile, from, a, to, n);
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = LowPrecision.fromFloat(dtype, tile[from + i]);
            }
        }
    }

    private static void shorts(short[] a, int to, int stride, int[] tile, int from, int n) {
        if (stride == 1) {
            for (int i = 0; i < n; i++) {
                a[to + i] = (short) tile[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = (short) tile[from + i];
            }
        }
    }

    private static void bytes(byte[] a, int to, int stride, int[] tile, int from, int n) {
        if (stride == 1) {
            for (int i = 0; i < n; i++) {
                a[to + i] = (byte) tile[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                a[to + i * stride] = (byte) tile[from + i];
            }
        }
    }
}
