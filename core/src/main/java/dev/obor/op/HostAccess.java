package dev.obor.op;

import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import java.lang.reflect.Array;
import java.util.function.IntFunction;

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

    /// The only element, as a complex number.
    ///
    /// ```java
    /// complex(tensor(1.0), tensor(2.0)).itemComplex() // 1+2j
    /// ```
    ///
    /// @return the element
    /// @throws dev.obor.base.ShapeError if there are more or none
    @Operation(TENSOR)
    public static Complex itemComplex(Tensor input) {
        return Backends.complexAt(single(input), 0);
    }

    /// The only element, as a double.
    ///
    /// ```java
    /// tensor(1, 2).sum().item() // 3
    /// ```
    ///
    /// @return the element, converted to double
    /// @throws dev.obor.base.DTypeError if it is complex and not on the real axis
    /// @throws dev.obor.base.ShapeError if there are more or none
    @Operation(TENSOR)
    public static double item(Tensor input) {
        View v = single(input);
        return v.dtype().isComplex() ? real(v) : Backends.doubleAt(v, 0);
    }

    private static double real(View v) {
        Complex number = Backends.complexAt(v, 0);
        if (!number.isReal()) {
            throw new DTypeError(
                    "value cannot be converted to type double without overflow",
                    "The element is " + number + ": itemComplex() gives it whole.");
        }
        return number.real();
    }

    /// Whether the only element is not 0.
    ///
    /// ```java
    /// tensor(1, 2).gt(0).all().itemBoolean() // true
    /// ```
    ///
    /// @return false for 0, true for anything else
    /// @throws dev.obor.base.ShapeError if there are more or none
    @Operation(TENSOR)
    public static boolean itemBoolean(Tensor input) {
        if (input.numel() > 1) {
            throw new ShapeError(
                    "Boolean value of Tensor with more than one value is ambiguous",
                    "Say whether all() or any() of them count.");
        }
        if (input.isComplex()) {
            Complex number = itemComplex(input);
            return number.real() != 0 || !number.isReal();
        }
        return item(input) != 0;
    }

    /// The only element as a long: of an integer or bool tensor exactly.
    ///
    /// ```java
    /// tensor(4, 7).argmax().itemLong() // 1
    /// ```
    ///
    /// @return the element; a float without what is behind the point
    /// @throws dev.obor.base.ShapeError if there are more or none
    @Operation(TENSOR)
    public static long itemLong(Tensor input) {
        View v = single(input);
        return v.dtype().isComplex() ? (long) real(v) : Backends.longAt(v, 0);
    }

    /// All elements, converted through the waist.
    private static View dense(Tensor t, DType dtype) {
        View v = TensorAccess.view(t);
        if (v.numel() == 0) { // its offset may lie behind the memory
            return Backends.empty(dtype, v.shape());
        }
        return v.dtype() == dtype && v.isContiguous()
                ? v
                : RawMemory.convert(v, dtype, View.contiguousStrides(v.shape()));
    }

    /// All elements in an array of Java that holds the dtype.
    private static <A> A all(Tensor t, DType dtype, IntFunction<A> array) {
        View v = dense(t, dtype);
        int n = Sizes.count(v.numel(), "elements");
        A out = array.apply(n);
        Backends.read(v, 0, out, 0, n);
        return out;
    }

    /// All elements in row-major order, converted to double.
    ///
    /// ```java
    /// double[] values = tensor(1.5, 2).toDoubleArray(); // [1.5, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toDoubleArray")
    public static double[] doubles(Tensor input) {
        return all(input, DType.FLOAT64, double[]::new);
    }

    /// All elements in row-major order, converted to float.
    ///
    /// ```java
    /// float[] values = tensor(1.5, 2).toFloatArray(); // [1.5, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toFloatArray")
    public static float[] floats(Tensor input) {
        return all(input, DType.FLOAT32, float[]::new);
    }

    /// All elements in row-major order, as complex numbers.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).toComplexArray() // [1+2j, 0-1j]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toComplexArray")
    public static Complex[] complexes(Tensor input) {
        DType dtype = DType.COMPLEX128;
        View v = RawMemory.convert(view(input), dtype, View.contiguousStrides(view(input).shape()));
        double[] parts = new double[Sizes.count(2 * v.numel(), "elements")];
        Backends.read(v.real(), 0, parts, 0, parts.length);
        Complex[] out = new Complex[parts.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = new Complex(parts[2 * i], parts[2 * i + 1]);
        }
        return out;
    }

    private static View view(Tensor t) {
        View v = TensorAccess.view(t);
        return v.numel() == 0 ? Backends.empty(v.dtype(), v.shape()) : v;
    }

    /// All elements in row-major order, converted to long.
    ///
    /// ```java
    /// long[] values = tensor(1, 2).toLongArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toLongArray")
    public static long[] longs(Tensor input) {
        return all(input, DType.INT64, long[]::new);
    }

    /// All elements in row-major order, converted to int.
    ///
    /// ```java
    /// int[] values = tensor(1, 2).toIntArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toIntArray")
    public static int[] ints(Tensor input) {
        return all(input, DType.INT32, int[]::new);
    }

    /// All elements in row-major order, as bytes; uint8 keeps its bits.
    ///
    /// ```java
    /// byte[] values = tensor(1, 2).toByteArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    @Operation(value = TENSOR, names = "toByteArray")
    public static byte[] bytes(Tensor input) {
        return all(input, input.dtype() == DType.INT8 ? DType.INT8 : DType.UINT8, byte[]::new);
    }

    /// Whether each element is not 0, in row-major order.
    ///
    /// ```java
    /// boolean[] values = tensor(0, 2).toBooleanArray(); // [false, true]
    /// ```
    ///
    /// @return a new array of as many truths as there are elements
    @Operation(value = TENSOR, names = "toBooleanArray")
    public static boolean[] booleans(Tensor input) {
        View v = dense(input, DType.BOOL);
        boolean[] out = new boolean[Sizes.count(v.numel(), "elements")];
        byte[] bits = new byte[out.length];
        Backends.read(v, 0, bits, 0, bits.length);
        for (int i = 0; i < out.length; i++) {
            out[i] = bits[i] != 0;
        }
        return out;
    }

    /// The elements as nested Java arrays of the matching primitive type, or of [Complex]; a single
    /// element as its box.
    ///
    /// ```java
    /// float[][] rows = (float[][]) ones(2, 2).toArray(); // [[1, 1], [1, 1]]
    /// ```
    ///
    /// @return new arrays nested as deep as there are dimensions: `float[][]` of a float32 matrix,
    ///   and of a 16-bit float one; `byte[][]` of int8 and uint8
    @Operation(value = TENSOR, names = "toArray")
    public static Object nested(Tensor input) {
        Object flat =
                switch (input.dtype()) {
                    case FLOAT32, BFLOAT16, FLOAT16 -> floats(input);
                    case FLOAT64 -> doubles(input);
                    case INT64 -> longs(input);
                    case INT32, INT16 -> ints(input);
                    case INT8, UINT8 -> bytes(input);
                    case BOOL -> booleans(input);
                    case COMPLEX64, COMPLEX128 -> complexes(input);
                };
        long[] shape = TensorAccess.view(input).shape();
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

    /// The only element, as a float.
    ///
    /// ```java
    /// tensor(0.5).itemFloat() // 0.5
    /// ```
    ///
    /// @return the element, converted to float
    /// @throws dev.obor.base.ShapeError if there are more or none
    @Operation(TENSOR)
    public static float itemFloat(Tensor input) {
        return (float) item(input);
    }
}
