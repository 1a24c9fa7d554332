package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Globals;
import dev.obor.op.JavaValues;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.Consumer;

/// New tensors from Java values: numbers, arrays and lists, copied or shared.
public final class JavaArrays {
    private JavaArrays() {}

    /// The dtype that a Java array of primitives has as a tensor.
    ///
    /// @throws DTypeError for other element types
    static DType dtypeOf(Class<?> element) {
        if (element == float.class) {
            return DType.FLOAT32;
        } else if (element == double.class) {
            return DType.FLOAT64;
        } else if (element == long.class) {
            return DType.INT64;
        } else if (element == int.class) {
            return DType.INT32;
        } else if (element == short.class) {
            return DType.INT16;
        } else if (element == byte.class) {
            return DType.INT8;
        } else if (element == boolean.class) {
            return DType.BOOL;
        }
        throw new DTypeError(
                "a tensor can be made from arrays of float, double, long, int, short, byte and"
                        + " boolean, but got elements of type "
                        + element.getName(),
                "tensor(...) copies numbers that are objects, and lists of them.");
    }

    /// A tensor over a flat Java array, shared with it; `byte[]` may be int8, uint8 or bool, and
    /// `short[]` int16, bfloat16 or float16.
    ///
    /// ```java
    /// float[] data = {1, 2, 3, 4};
    /// Tensor a = fromArray(data, float32, 2, 2);
    /// data[0] = 9;
    /// a.get(0) // [9, 2]
    /// ```
    ///
    /// @param array of as many elements as the shape has
    /// @param dtype one whose elements have the size of the array's
    /// @return a tensor on the array: what is written to one is seen in the other
    /// @throws ShapeError if the number of elements differs
    @Operation(value = OBOR, names = "fromArray")
    public static Tensor share(Object array, DType dtype, long... size) {
        if (!array.getClass().isArray()) {
            throw new ValueError(
                    "fromArray takes a flat Java array, but got " + array.getClass().getName(),
                    "tensor(...) copies numbers that are objects, and lists of them.");
        }
        int length = Array.getLength(array);
        if (Sizes.numel(size) != length) {
            throw new ShapeError(
                    "shape '" + Arrays.toString(size) + "' is invalid for input of size " + length);
        }
        Object memory = array instanceof boolean[] flags ? bytes(flags) : array;
        if (memory.getClass().componentType() != component(dtype)) {
            throw new DTypeError(
                    "fromArray: elements of "
                            + dtype
                            + " lie in an array of "
                            + component(dtype)
                            + ", but got one of "
                            + array.getClass().componentType(),
                    "tensor(...) converts an array to another dtype.");
        }
        return TensorAccess.wrap(Backends.wrap(dtype, memory, size));
    }

    private static Class<?> component(DType dtype) {
        return switch (dtype) {
            case FLOAT32, COMPLEX64 -> float.class;
            case FLOAT64, COMPLEX128 -> double.class;
            case INT32 -> int.class;
            case INT64 -> long.class;
            case INT16, FLOAT16, BFLOAT16 -> short.class;
            case INT8, UINT8, BOOL -> byte.class;
        };
    }

    private static byte[] bytes(boolean[] flags) {
        byte[] bytes = new byte[flags.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (flags[i] ? 1 : 0);
        }
        return bytes;
    }

    /// A tensor from an array of any rank; flat ones are shared, nested ones copied.
    ///
    /// ```java
    /// fromArray(new float[] {1, 2}) // [1, 2]
    /// ```
    ///
    /// @param array of primitive numbers or booleans, nested for several dimensions
    /// @return a tensor of the dtype that matches the elements: float32 for `float`, int64 for
    ///   `long`
    /// @throws ShapeError if the rows are of different lengths
    /// @throws DTypeError if the elements are no primitive numbers
    @Operation(OBOR)
    public static Tensor fromArray(Object array) {
        Class<?> element = array.getClass();
        int rank = 0;
        while (element.isArray()) {
            element = element.getComponentType();
            rank++;
        }
        if (rank == 0) {
            throw new DTypeError(
                    "expected an array, got " + array.getClass().getName() + "; see tensor(...)");
        }
        DType dtype = dtypeOf(element);
        long[] shape = new long[rank];
        Object level = array;
        for (int d = 0; d < rank; d++) {
            shape[d] = Array.getLength(level);
            if (d + 1 < rank) {
                if (shape[d] == 0) {
                    break;
                }
                level = Array.get(level, 0);
            }
        }
        if (rank == 1) {
            return share(array, dtype, shape);
        }
        Object flat = Array.newInstance(element, Sizes.count(Sizes.numel(shape), "elements"));
        flatten(array, flat, 0, shape, 0);
        return share(flat, dtype, shape);
    }

    private static int flatten(Object from, Object to, int at, long[] shape, int dim) {
        int n = Array.getLength(from);
        if (n != shape[dim]) {
            throw new ShapeError(
                    "expected sequence of length "
                            + shape[dim]
                            + " at dim "
                            + dim
                            + " (got "
                            + n
                            + ")");
        }
        if (dim == shape.length - 1) {
            System.arraycopy(from, 0, to, at, n);
            return at + n;
        }
        int next = at;
        for (int i = 0; i < n; i++) {
            next = flatten(Array.get(from, i), to, next, shape, dim + 1);
        }
        return next;
    }

    /// A copy of Java values as PyTorch's `tensor` makes it: float numbers get the default dtype,
    /// integers int64, unless asked otherwise.
    public static Tensor tensor(Object array, TensorOptions o) {
        Tensor raw = JavaValues.isBoxed(array) ? JavaValues.tensor(array) : fromArray(array);
        DType natural = raw.dtype();
        DType dtype =
                o.dtype() != null
                        ? o.dtype()
                        : natural == DType.FLOAT64
                                ? Globals.defaultDType()
                                : natural == DType.INT32 ? DType.INT64 : natural;
        if (dtype.isInteger() && dtype != natural && raw.numel() > 0) {
            checkHolds(dtype, raw);
        }
        View v = TensorAccess.view(raw);
        return Factories.finish(RawMemory.convert(v, dtype, View.contiguousStrides(v.shape())), o);
    }

    private static void checkHolds(DType dtype, Tensor raw) {
        if (raw.isFloatingPoint()) { // where one is NaN, both extremes are
            DTypes.checkHolds(dtype, raw.amin().item());
            DTypes.checkHolds(dtype, raw.amax().item());
        } else if (raw.dtype().isInteger()) {
            DTypes.checkHolds(dtype, raw.amin().itemLong());
            DTypes.checkHolds(dtype, raw.amax().itemLong());
        }
    }

    /// A copy of a Java array in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newTensor(new double[] {3, 4}).dtype() // int64
    /// ```
    ///
    /// @param array a number, or an array or list of any rank
    /// @return a new tensor of the input's dtype
    @Operation(TENSOR)
    public static Tensor newTensor(Tensor input, Object array) {
        return tensor(array, o -> o.dtype(input.dtype()));
    }

    /// A copy of Java values, with options: `tensor(1.5, o -> o.requiresGrad(true))`.
    ///
    /// ```java
    /// tensor(new double[] {1, 2}, o -> o.dtype(float64).requiresGrad(true)) // [1, 2]
    /// ```
    ///
    /// @param values as for [#tensor(Object)]
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor tensor(Object values, Consumer<TensorOptions> options) {
        return tensor(values, TensorOptions.DEFAULT.with(options));
    }

    /// A vector of float numbers, in the default dtype, copied.
    ///
    /// ```java
    /// tensor(1.5, 2) // [1.5, 2]
    /// ```
    ///
    /// @param values the elements
    /// @return (n) of the default dtype
    @Operation(OBOR)
    public static Tensor tensor(double... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of float numbers, in float32, copied.
    ///
    /// ```java
    /// tensor(1.5f, 2f).dtype() // float32
    /// ```
    ///
    /// @param values the elements
    /// @return (n), float32
    @Operation(OBOR)
    public static Tensor tensor(float... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    ///
    /// ```java
    /// tensor(1L << 40, 2) // [1099511627776, 2]
    /// ```
    ///
    /// @param values the elements
    /// @return (n), int64
    @Operation(OBOR)
    public static Tensor tensor(long... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    ///
    /// ```java
    /// tensor(1, 2, 3) // [1, 2, 3]
    /// ```
    ///
    /// @param values the elements
    /// @return (n), int64
    @Operation(OBOR)
    public static Tensor tensor(int... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of truth values, copied.
    ///
    /// ```java
    /// tensor(true, false).dtype() // bool
    /// ```
    ///
    /// @param values the elements
    /// @return (n), bool
    @Operation(OBOR)
    public static Tensor tensor(boolean... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A float number, in the default dtype: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(0.5) // 0.5
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor of the default dtype
    @Operation(OBOR)
    public static Tensor tensor(double value) {
        return tensor(new double[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// An integer, in int64: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(3).dtype() // int64
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor, int64
    @Operation(OBOR)
    public static Tensor tensor(long value) {
        return tensor(new long[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// A truth value: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(true).dtype() // bool
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor, bool
    @Operation(OBOR)
    public static Tensor tensor(boolean value) {
        return tensor(new boolean[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// A copy of a Java array of any rank: `tensor(new double[][] {{1, 2}, {3, 4}})`.
    ///
    /// `double` gets the default dtype and `int` int64, as numbers in Python do; see [#fromArray].
    /// Numbers and truth values may also be objects, alone, in arrays and in lists:
    /// `tensor(List.of(List.of(1, 2), List.of(3, 4)))`.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2}, {3, 4}}).sum(0) // [4, 6]
    /// ```
    ///
    /// @param values a number or truth value, or arrays or lists of them
    /// @return a new tensor of as many dimensions as they are nested
    /// @throws DTypeError if an element is null, or something else
    /// @throws ShapeError if rows are of different lengths
    @Operation(OBOR)
    public static Tensor tensor(Object values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A number as a tensor without dimensions, of the default dtype.
    ///
    /// ```java
    /// scalarTensor(3) // 3
    /// ```
    ///
    /// @param s the element
    /// @return a 0-d tensor
    @Operation(OBOR)
    public static Tensor scalarTensor(double s) {
        return number(s, Globals.defaultDType());
    }

    /// A number as a tensor without dimensions, with options.
    ///
    /// ```java
    /// scalarTensor(3, o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @param s the element
    /// @return a 0-d tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor scalarTensor(double s, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        Tensor result = number(s, dtype);
        return o.requiresGrad() ? result.requiresGrad_() : result;
    }

    static Tensor number(double value, DType dtype) {
        return TensorAccess.wrap(RawMemory.full(dtype, new long[0], value));
    }
}
