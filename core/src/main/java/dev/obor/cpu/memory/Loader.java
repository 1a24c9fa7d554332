package dev.obor.cpu.memory;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import java.util.Arrays;

/// Copies elements of any dtype and layout into a tile of the type they are computed in.
///
/// Tiles are `float[]` (F32), `double[]` (F64), `int[]` (I32), `long[]` (I64) and `byte[]` (BOOL).
public final class Loader {
    private Loader() {}

    /// Loads the `n` elements from place `at` on into the start of `tile`.
    public static void load(DType dtype, Object array, Walk walk, int at, int n, Object tile) {
        if (walk.sizes.length == 1) {
            int stride = walk.strides[0];
            run(dtype, array, walk.offset + at * stride, stride, tile, 0, n);
            return;
        }
        if (walk.sizes.length == 2 && walk.strides[0] == 0 && walk.sizes[1] < n) {
            repeat(dtype, array, walk, at, n, tile);
            return;
        }
        Walk.Cursor cursor = walk.cursor(at);
        for (int done = 0; done < n; ) {
            int m = Math.min(n - done, cursor.left());
            run(dtype, array, cursor.position, cursor.stride(), tile, done, m);
            cursor.advance(m);
            done += m;
        }
    }

    /// Loads one row, then doubles what the tile holds: rows are often too short to copy singly.
    private static void repeat(DType dtype, Object array, Walk walk, int at, int n, Object tile) {
        int row = walk.sizes[1];
        int stride = walk.strides[1];
        int column = at % row;
        run(dtype, array, walk.offset + column * stride, stride, tile, 0, row - column);
        run(dtype, array, walk.offset, stride, tile, row - column, column);
        for (int done = row; done < n; done *= 2) {
            System.arraycopy(tile, 0, tile, done, Math.min(done, n - done));
        }
    }

    private static void run(
            DType dtype, Object array, int from, int stride, Object tile, int to, int n) {
        switch (dtype) {
            case FLOAT32 -> floats((float[]) array, from, stride, (float[]) tile, to, n);
            case FLOAT64 -> doubles((double[]) array, from, stride, (double[]) tile, to, n);
            case INT64 -> longs((long[]) array, from, stride, (long[]) tile, to, n);
            case INT32 -> ints((int[]) array, from, stride, (int[]) tile, to, n);
            case BFLOAT16, FLOAT16 ->
                    low(dtype, (short[]) array, from, stride, (float[]) tile, to, n);
            case INT16 -> shorts((short[]) array, from, stride, (int[]) tile, to, n);
            case INT8 -> bytes((byte[]) array, from, stride, (int[]) tile, to, n);
            case UINT8 -> unsigned((byte[]) array, from, stride, (int[]) tile, to, n);
            case BOOL -> truths((byte[]) array, from, stride, (byte[]) tile, to, n);
            case COMPLEX64, COMPLEX128 -> throw Heap.complex();
        }
    }

    private static void floats(float[] a, int from, int stride, float[] tile, int to, int n) {
        if (stride == 1) {
            System.arraycopy(a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, a[from]);
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void doubles(double[] a, int from, int stride, double[] tile, int to, int n) {
        if (stride == 1) {
            System.arraycopy(a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, a[from]);
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void longs(long[] a, int from, int stride, long[] tile, int to, int n) {
        if (stride == 1) {
            System.arraycopy(a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, a[from]);
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void ints(int[] a, int from, int stride, int[] tile, int to, int n) {
        if (stride == 1) {
            System.arraycopy(a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, a[from]);
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void truths(byte[] a, int from, int stride, byte[] tile, int to, int n) {
        if (stride == 1) {
            System.arraycopy(a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, a[from]);
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void low(
            DType dtype, short[] a, int from, int stride, float[] tile, int to, int n) {
        if (stride == 1) {
            LowPrecision.widen(dtype, a, from, tile, to, n);
        } else if (stride == 0) {
            Arrays.fill(tile, to, to + n, LowPrecision.toFloat(dtype, a[from]));
        } else if (dtype == DType.BFLOAT16) {
            for (int i = 0; i < n; i++) {
                tile[to + i] = LowPrecision.fromBfloat16(a[from + i * stride]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = LowPrecision.fromFloat16(a[from + i * stride]);
            }
        }
    }

    // The narrow integers have a loop of their own for stride 1: that one C2 turns into vector
    // code.

    private static void shorts(short[] a, int from, int stride, int[] tile, int to, int n) {
        if (stride == 1) {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void bytes(byte[] a, int from, int stride, int[] tile, int to, int n) {
        if (stride == 1) {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride];
            }
        }
    }

    private static void unsigned(byte[] a, int from, int stride, int[] tile, int to, int n) {
        if (stride == 1) {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i] & 0xff;
            }
        } else {
            for (int i = 0; i < n; i++) {
                tile[to + i] = a[from + i * stride] & 0xff;
            }
        }
    }
}
