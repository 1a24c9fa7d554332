package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.lang.reflect.Array;

/// Elements as Java values: the way out of the library.
public final class HostAccess {
    private HostAccess() {}

    private static View single(Tensor t) {
        View v = TensorAccess.view(t);
        if (v.numel() != 1) {
            throw new ShapeError(
                    "a Tensor with " + v.numel() + " elements cannot be converted to Scalar",
                    "Pick one element by its index, or reduce them with sum() or mean().");
        }
        return v;
    }

    /// The only element.
    public static double item(Tensor t) {
        View v = single(t);
        return Backends.doubleAt(v, 0);
    }

    /// Whether the only element is not 0.
    public static boolean itemBoolean(Tensor t) {
        if (t.numel() > 1) {
            throw new ShapeError(
                    "Boolean value of Tensor with more than one value is ambiguous",
                    "Say whether all() or any() of them count.");
        }
        return item(t) != 0;
    }

    /// The only element as an integer.
    public static long itemLong(Tensor t) {
        View v = single(t);
        return Backends.longAt(v, 0);
    }

    /// All elements, converted through the waist.
    private static View dense(Tensor t, DType dtype) {
        View v = TensorAccess.view(t);
        if (v.numel() == 0) { // its offset may lie behind the memory
            return Backends.empty(dtype, v.shape());
        }
        return v.dtype() == dtype && v.isContiguous()
                ? v
                : Creation.convert(v, dtype, View.contiguousStrides(v.shape()));
    }

    /// All elements as double.
    public static double[] doubles(Tensor t) {
        View v = dense(t, DType.FLOAT64);
        double[] out = new double[Sizes.count(v.numel(), "elements")];
        Backends.read(v, 0, out, 0, out.length);
        return out;
    }

    /// All elements as float.
    public static float[] floats(Tensor t) {
        View v = dense(t, DType.FLOAT32);
        float[] out = new float[Sizes.count(v.numel(), "elements")];
        Backends.read(v, 0, out, 0, out.length);
        return out;
    }

    /// All elements as long.
    public static long[] longs(Tensor t) {
        View v = dense(t, DType.INT64);
        long[] out = new long[Sizes.count(v.numel(), "elements")];
        Backends.read(v, 0, out, 0, out.length);
        return out;
    }

    /// All elements as int.
    public static int[] ints(Tensor t) {
        View v = dense(t, DType.INT32);
        int[] out = new int[Sizes.count(v.numel(), "elements")];
        Backends.read(v, 0, out, 0, out.length);
        return out;
    }

    /// All elements as bytes.
    public static byte[] bytes(Tensor t) {
        View v = dense(t, t.dtype() == DType.INT8 ? DType.INT8 : DType.UINT8);
        byte[] out = new byte[Sizes.count(v.numel(), "elements")];
        Backends.read(v, 0, out, 0, out.length);
        return out;
    }

    /// Whether the elements are not 0.
    public static boolean[] booleans(Tensor t) {
        View v = dense(t, DType.BOOL);
        boolean[] out = new boolean[Sizes.count(v.numel(), "elements")];
        byte[] bits = new byte[out.length];
        Backends.read(v, 0, bits, 0, bits.length);
        for (int i = 0; i < out.length; i++) {
            out[i] = bits[i] != 0;
        }
        return out;
    }

    /// The elements as nested arrays.
    public static Object nested(Tensor t) {
        Object flat =
                switch (t.dtype()) {
                    case FLOAT32, BFLOAT16, FLOAT16 -> floats(t);
                    case FLOAT64 -> doubles(t);
                    case INT64 -> longs(t);
                    case INT32, INT16 -> ints(t);
                    case INT8, UINT8 -> bytes(t);
                    case BOOL -> booleans(t);
                };
        long[] shape = TensorAccess.view(t).shape();
        return shape.length == 0 ? Array.get(flat, 0) : nest(flat, 0, shape, 0);
    }

    private static Object nest(Object flat, int from, long[] shape, int dim) {
        int size = Sizes.count(shape[dim], "elements");
        int inner = 1;
        for (int d = dim + 1; d < shape.length; d++) {
            inner *= Sizes.count(shape[d], "elements");
        }
        if (dim == shape.length - 1) {
            Object row = Array.newInstance(flat.getClass().getComponentType(), size);
            System.arraycopy(flat, from, row, 0, size);
            return row;
        }
        int[] sizes = new int[shape.length - dim];
        for (int d = dim; d < shape.length; d++) {
            sizes[d - dim] = Sizes.count(shape[d], "elements");
        }
        Object rows = Array.newInstance(flat.getClass().getComponentType(), sizes);
        for (int i = 0; i < size; i++) {
            Array.set(rows, i, nest(flat, from + i * inner, shape, dim + 1));
        }
        return rows;
    }
}
