package dev.obor.cpu.memory;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;

/// Reads and writes scattered elements of an array of any dtype; for the kernels that make their
/// numbers one after the other and are not limited by memory.
///
/// Writing rounds a double to float32 before it becomes a 16-bit float, cuts integers to the low
/// bits and turns everything but zero into true, as C++ casts do.
public final class Elements {
    private final DType dtype;
    private final Object array;

    public Elements(DType dtype, Object array) {
        this.dtype = dtype;
        this.array = array;
    }

    public void put(double[] values, int[] positions, int count) {
        switch (dtype) {
            case FLOAT64 -> {
                double[] a = (double[]) array;
                for (int i = 0; i < count; i++) {
                    a[positions[i]] = values[i];
                }
            }
            case FLOAT32 -> {
                float[] a = (float[]) array;
                for (int i = 0; i < count; i++) {
                    a[positions[i]] = (float) values[i];
                }
            }
            case BFLOAT16, FLOAT16 -> {
                short[] a = (short[]) array;
                for (int i = 0; i < count; i++) {
                    a[positions[i]] = LowPrecision.fromFloat(dtype, (float) values[i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    put((long) values[i], positions[i]);
                }
            }
        }
    }

    public void put(long[] values, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            put(values[i], positions[i]);
        }
    }

    public void put(double value, int at) {
        switch (dtype) {
            case FLOAT64 -> ((double[]) array)[at] = value;
            case FLOAT32 -> ((float[]) array)[at] = (float) value;
            case BFLOAT16, FLOAT16 ->
                    ((short[]) array)[at] = LowPrecision.fromFloat(dtype, (float) value);
            default -> put((long) value, at);
        }
    }

    /// A number of one of the integer dtypes, or a truth value as 0 or 1.
    public long getLong(int at) {
        return switch (dtype) {
            case INT64 -> ((long[]) array)[at];
            case INT32 -> ((int[]) array)[at];
            case INT16 -> ((short[]) array)[at];
            case UINT8 -> ((byte[]) array)[at] & 0xff;
            default -> ((byte[]) array)[at];
        };
    }

    public void put(long value, int at) {
        switch (dtype) {
            case FLOAT64 -> ((double[]) array)[at] = value;
            case FLOAT32 -> ((float[]) array)[at] = value;
            case BFLOAT16, FLOAT16 ->
                    ((short[]) array)[at] = LowPrecision.fromFloat(dtype, (float) value);
            case INT64 -> ((long[]) array)[at] = value;
            case INT32 -> ((int[]) array)[at] = (int) value;
            case INT16 -> ((short[]) array)[at] = (short) value;
            case INT8, UINT8 -> ((byte[]) array)[at] = (byte) value;
            case BOOL -> ((byte[]) array)[at] = (byte) (value != 0 ? 1 : 0);
            case COMPLEX64, COMPLEX128 -> throw Heap.complex();
        }
    }

    /// A number of one of the floating dtypes.
    public double get(int at) {
        return switch (dtype) {
            case FLOAT64 -> ((double[]) array)[at];
            case FLOAT32 -> ((float[]) array)[at];
            default -> LowPrecision.toFloat(dtype, ((short[]) array)[at]);
        };
    }
}
