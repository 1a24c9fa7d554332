package dev.obor.cpu.memory;

import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Memory as this package sees it: Java arrays, and what others take from them or put there.
public final class Heap {
    private Heap() {}

    /// The position of the first element; every storage of this backend fits into an array.
    public static int offset(View view) {
        return (int) view.offset();
    }

    /// Copies elements from one array to another of the same kind.
    public static void copy(Object from, long start, Object to, long at, int length) {
        System.arraycopy(from, (int) start, to, (int) at, length);
    }

    /// Copies elements to bytes, in their byte order.
    public static void copy(Storage from, long at, ByteBuffer to) {
        int i = (int) at;
        int bytes = to.remaining();
        check(from, at, bytes / width(from));
        ByteBuffer of = to.slice().order(to.order());
        switch (from.array()) {
            case float[] a -> of.asFloatBuffer().put(a, i, bytes / Float.BYTES);
            case double[] a -> of.asDoubleBuffer().put(a, i, bytes / Double.BYTES);
            case long[] a -> of.asLongBuffer().put(a, i, bytes / Long.BYTES);
            case int[] a -> of.asIntBuffer().put(a, i, bytes / Integer.BYTES);
            case short[] a -> of.asShortBuffer().put(a, i, bytes / Short.BYTES);
            case byte[] a -> of.put(a, i, bytes);
            default -> throw new AssertionError(from.array().getClass());
        }
    }

    /// How many bytes a number has; complex elements are two.
    private static int width(Storage storage) {
        return storage.dtype().itemSize() / (storage.dtype().isComplex() ? 2 : 1);
    }

    /// Copies elements out of bytes, in their byte order.
    public static void copy(ByteBuffer from, Storage to, long at) {
        int i = (int) at;
        int bytes = from.remaining();
        check(to, at, bytes / width(to));
        ByteBuffer of = from.slice().order(from.order());
        switch (to.array()) {
            case float[] a -> of.asFloatBuffer().get(a, i, bytes / Float.BYTES);
            case double[] a -> of.asDoubleBuffer().get(a, i, bytes / Double.BYTES);
            case long[] a -> of.asLongBuffer().get(a, i, bytes / Long.BYTES);
            case int[] a -> of.asIntBuffer().get(a, i, bytes / Integer.BYTES);
            case short[] a -> of.asShortBuffer().get(a, i, bytes / Short.BYTES);
            case byte[] a -> of.get(a, i, bytes);
            default -> throw new AssertionError(to.array().getClass());
        }
    }

    /// What is said of complex elements: kernels get their real and imaginary parts.
    public static AssertionError complex() {
        return new AssertionError("complex elements");
    }

    /// Checks that places are within a storage, whose array may be longer.
    public static void check(Storage storage, long at, long length) {
        Objects.checkFromIndexSize(at, length, storage.numbers());
    }

    /// One element, widened to double; of complex ones places count the parts.
    public static double doubleAt(DType dtype, Object array, int i) {
        return switch (dtype) {
            case FLOAT32, COMPLEX64 -> ((float[]) array)[i];
            case FLOAT64, COMPLEX128 -> ((double[]) array)[i];
            case BFLOAT16 -> LowPrecision.fromBfloat16(((short[]) array)[i]);
            case FLOAT16 -> LowPrecision.fromFloat16(((short[]) array)[i]);
            case INT64, INT32, INT16, INT8, UINT8, BOOL -> longAt(dtype, array, i);
        };
    }

    /// One element as an integer; floats are cut off.
    public static long longAt(DType dtype, Object array, int i) {
        return switch (dtype) {
            case INT64 -> ((long[]) array)[i];
            case INT32 -> ((int[]) array)[i];
            case INT16 -> ((short[]) array)[i];
            case INT8, BOOL -> ((byte[]) array)[i];
            case UINT8 -> ((byte[]) array)[i] & 0xFF;
            case FLOAT32, FLOAT64, BFLOAT16, FLOAT16, COMPLEX64, COMPLEX128 ->
                    (long) doubleAt(dtype, array, i);
        };
    }
}
