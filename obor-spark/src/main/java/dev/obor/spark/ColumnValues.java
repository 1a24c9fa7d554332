package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.lang.reflect.Array;
import java.util.Arrays;

/// The elements of one column of many rows, one behind the other, in an array that grows.
final class ColumnValues {
    private final String name;
    private final DType dtype;
    private final boolean lists;
    private Object array;
    private int size;
    private int rows;
    private long width = -1;
    private int begun;

    /// @param lists whether a row has several elements
    ColumnValues(String name, DType dtype, boolean lists) {
        this.name = name;
        this.dtype = dtype;
        this.lists = lists;
        array =
                switch (dtype) {
                    case FLOAT32 -> new float[16];
                    case FLOAT64 -> new double[16];
                    case INT32 -> new int[16];
                    case INT64 -> new long[16];
                    default -> new byte[16];
                };
    }

    DType dtype() {
        return dtype;
    }

    boolean lists() {
        return lists;
    }

    private int place() {
        int length = Array.getLength(array);
        if (size == length) {
            if (length > Integer.MAX_VALUE / 2) {
                throw new ValueError("column " + name + " has too many elements at once");
            }
            resize(2 * length);
        }
        return size++;
    }

    private void resize(int length) {
        array =
                switch (array) {
                    case float[] a -> Arrays.copyOf(a, length);
                    case double[] a -> Arrays.copyOf(a, length);
                    case int[] a -> Arrays.copyOf(a, length);
                    case long[] a -> Arrays.copyOf(a, length);
                    default -> Arrays.copyOf((byte[]) array, length);
                };
    }

    void add(float value) {
        int at = place();
        ((float[]) array)[at] = value;
    }

    void add(double value) {
        int at = place();
        ((double[]) array)[at] = value;
    }

    void add(int value) {
        int at = place();
        ((int[]) array)[at] = value;
    }

    void add(long value) {
        int at = place();
        ((long[]) array)[at] = value;
    }

    void add(boolean value) {
        int at = place();
        ((byte[]) array)[at] = (byte) (value ? 1 : 0);
    }

    void add(byte value) {
        int at = place();
        ((byte[]) array)[at] = value;
    }

    /// Adds a value as rows have it.
    void addObject(Object value) {
        switch (dtype) {
            case FLOAT32 -> add(((Number) value).floatValue());
            case FLOAT64 -> add(((Number) value).doubleValue());
            case INT32 -> add(((Number) value).intValue());
            case INT64 -> add(((Number) value).longValue());
            case BOOL -> add((boolean) (Boolean) value);
            default -> throw new AssertionError(dtype);
        }
    }

    /// Ends a row.
    ///
    /// @throws ValueError if it has another number of elements than those before
    void endRow() {
        long n = size - begun;
        begun = size;
        rows++;
        if (width < 0) {
            width = n;
        }
        if (n != width) {
            throw new ValueError(
                    "column "
                            + name
                            + ": a row has "
                            + n
                            + " elements and others "
                            + width
                            + ", which are no tensor",
                    "Pad them to one number, or split them.");
        }
    }

    /// Adds a row of another column of the same type.
    void addRow(ColumnValues from, int row) {
        int n = (int) from.width;
        int need = size + n;
        int length = Array.getLength(array);
        if (need > length) {
            resize(Math.max(need, 2 * length));
        }
        System.arraycopy(from.array, row * n, array, size, n);
        size = need;
        endRow();
    }

    /// All rows as one tensor with memory of its own.
    Tensor tensor() {
        Object mine =
                switch (array) {
                    case float[] a -> Arrays.copyOf(a, size);
                    case double[] a -> Arrays.copyOf(a, size);
                    case int[] a -> Arrays.copyOf(a, size);
                    case long[] a -> Arrays.copyOf(a, size);
                    default -> Arrays.copyOf((byte[]) array, size);
                };
        Tensor flat = Obor.fromArray(mine, dtype, size);
        return lists ? flat.view(rows, Math.max(width, 0)) : flat;
    }
}
