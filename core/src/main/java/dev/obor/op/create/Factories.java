package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Distribution;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.JavaValues;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.lang.reflect.Array;
import java.util.function.Consumer;

/// New tensors: constant, counted, random, with the layout of others, from Java values.
public final class Factories {
    private Factories() {}

    private static DType dtype(TensorOptions o) {
        return o.dtype() == null ? Globals.defaultDType() : o.dtype();
    }

    static Tensor finish(View view, TensorOptions o) {
        Backends.of(o.device());
        Tensor t = TensorAccess.wrap(view);
        return o.requiresGrad() ? t.requiresGrad_() : t;
    }

    /// Undefined content.
    public static Tensor empty(TensorOptions o, long... shape) {
        return finish(Backends.empty(dtype(o), shape), o);
    }

    /// A float constant.
    public static Tensor full(TensorOptions o, double value, long... shape) {
        return finish(RawMemory.full(dtype(o), shape, value), o);
    }

    /// An integer constant, int64 unless another dtype is asked for.
    public static Tensor full(TensorOptions o, long value, long... shape) {
        DType dtype = o.dtype() == null ? DType.INT64 : o.dtype();
        View view = Backends.empty(dtype, shape);
        RawMemory.fill(view, value);
        return finish(view, o);
    }

    /// Random numbers.
    public static Tensor random(Distribution d, TensorOptions o, long... shape) {
        View view = Backends.empty(dtype(o), shape);
        Randoms.draw(d, view, o.generator());
        return finish(view, o);
    }

    /// Random integers from `low` to before `high`, int64 unless another dtype is asked for.
    public static Tensor randint(TensorOptions o, long low, long high, long... shape) {
        if (low >= high) {
            throw new ShapeError(
                    "random_ expects 'from' to be less than 'to', but got from="
                            + low
                            + " >= to="
                            + high);
        }
        TensorOptions typed = o.dtype() == null ? o.with(x -> x.dtype(DType.INT64)) : o;
        return random(new Distribution.Integers(low, high), typed, shape);
    }

    /// A random order of 0 … n-1, int64 unless another dtype is asked for.
    public static Tensor randperm(TensorOptions o, long n) {
        if (n < 0) {
            throw new ShapeError("n must be non-negative, got" + n);
        }
        TensorOptions typed = o.dtype() == null ? o.with(x -> x.dtype(DType.INT64)) : o;
        return random(new Distribution.Permutation(), typed, n);
    }

    /// A constant in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// fullLike(ones(2), 7) // [7, 7]
    /// ```
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value) {
        View out = like(input, input.dtype());
        RawMemory.fill(out, value);
        return TensorAccess.wrap(out);
    }

    /// Ones of the same sizes, dtype and layout.
    ///
    /// ```java
    /// onesLike(tensor(3, 4)) // [1, 1]
    /// ```
    @Operation({TENSOR, OBOR})
    public static Tensor onesLike(Tensor input) {
        return fullLike(input, 1);
    }

    /// Zeros of the same sizes, dtype and layout.
    ///
    /// ```java
    /// zerosLike(tensor(3, 4)) // [0, 0]
    /// ```
    @Operation({TENSOR, OBOR})
    public static Tensor zerosLike(Tensor input) {
        return fullLike(input, 0);
    }

    /// A constant in the sizes and layout of a tensor, and in its dtype unless another is asked
    /// for.
    public static Tensor fullLike(Tensor t, double value, TensorOptions o) {
        View out = like(t, o.dtype() == null ? t.dtype() : o.dtype());
        RawMemory.fill(out, value);
        return finish(out, o);
    }

    /// Undefined content in the sizes and layout of a tensor, and in its dtype unless another is
    /// asked for.
    public static Tensor emptyLike(Tensor t, TensorOptions o) {
        return finish(like(t, o.dtype() == null ? t.dtype() : o.dtype()), o);
    }

    /// Random numbers in the sizes and layout of a tensor.
    public static Tensor randomLike(Distribution d, Tensor t, TensorOptions o) {
        View view = like(t, o.dtype() == null ? t.dtype() : o.dtype());
        Randoms.draw(d, view, o.generator());
        return finish(view, o);
    }

    static View like(Tensor t, DType dtype) {
        View v = TensorAccess.view(t);
        return Backends.empty(dtype, v.shape(), RawMemory.preservedStrides(v));
    }

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
                    "shape '"
                            + java.util.Arrays.toString(size)
                            + "' is invalid for input of size "
                            + length);
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
        View v = TensorAccess.view(raw);
        return finish(RawMemory.convert(v, dtype, View.contiguousStrides(v.shape())), o);
    }

    /// A constant in the dtype of this tensor, with options: another one.
    @Operation(TENSOR)
    public static Tensor newFull(
            Tensor input, long[] size, double fillValue, Consumer<TensorOptions> options) {
        return full(size, fillValue, o -> options.accept(o.dtype(input.dtype())));
    }

    /// Random integers from `low` to before `high`, with options.
    @Operation(OBOR)
    public static Tensor randint(
            Consumer<TensorOptions> options, long low, long high, long... size) {
        return randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// Random integers from `low` to before `high`, with options.
    @Operation(value = OBOR, forms = "")
    public static Tensor randint(
            @Default("0") long low, long high, long[] size, Consumer<TensorOptions> options) {
        return randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// Random integers from `low` to before `high`, in the sizes of a tensor, with options.
    @Operation(value = OBOR, forms = "")
    public static Tensor randintLike(
            Tensor input, @Default("0") long low, long high, Consumer<TensorOptions> options) {
        return randomLike(
                new Distribution.Integers(low, high), input, TensorOptions.DEFAULT.with(options));
    }

    /// A constant in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7) // [7, 7]
    /// ```
    @Operation(TENSOR)
    public static Tensor newFull(Tensor input, long[] size, double fillValue) {
        return full(size, fillValue, o -> o.dtype(input.dtype()));
    }

    /// Zeros in the dtype of this tensor, with options: another one.
    @Operation(TENSOR)
    public static Tensor newZeros(Tensor input, Consumer<TensorOptions> options, long... size) {
        return zeros(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// Ones in the dtype of this tensor, with options: another one.
    @Operation(TENSOR)
    public static Tensor newOnes(Tensor input, Consumer<TensorOptions> options, long... size) {
        return ones(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// Undefined content in the dtype of this tensor, with options: another one.
    @Operation(TENSOR)
    public static Tensor newEmpty(Tensor input, Consumer<TensorOptions> options, long... size) {
        return empty(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// A constant, with options.
    @Operation(OBOR)
    public static Tensor full(long[] size, double value, Consumer<TensorOptions> options) {
        return full(TensorOptions.DEFAULT.with(options), value, size);
    }

    /// A constant in the sizes and layout of a tensor, with options.
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value, Consumer<TensorOptions> options) {
        return fullLike(input, value, TensorOptions.DEFAULT.with(options));
    }

    /// A constant in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value, DType dtype) {
        return fullLike(input, value, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Random integers from `low` to before `high`, int64.
    ///
    /// ```java
    /// manualSeed(0);
    /// randint(3, 5, 4) // [3, 4, 4, 3]
    /// ```
    @Operation(OBOR)
    public static Tensor randint(long low, long high, long... size) {
        return randint(TensorOptions.DEFAULT, low, high, size);
    }

    /// Random integers from `low` to before `high`, in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// randintLike(ones(2, 3), 10).shape() // [2, 3]
    /// ```
    @Operation(value = OBOR, forms = "")
    public static Tensor randintLike(Tensor input, @Default("0") long low, long high) {
        return randomLike(new Distribution.Integers(low, high), input, TensorOptions.DEFAULT);
    }

    /// Zeros in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(2) // [0, 0]
    /// ```
    @Operation(TENSOR)
    public static Tensor newZeros(Tensor input, long... size) {
        return zeros(input.dtype(), size);
    }

    /// Ones in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(2) // [1, 1]
    /// ```
    @Operation(TENSOR)
    public static Tensor newOnes(Tensor input, long... size) {
        return ones(input.dtype(), size);
    }

    /// Undefined content in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(2, 3).dtype() // int64
    /// ```
    @Operation(TENSOR)
    public static Tensor newEmpty(Tensor input, long... size) {
        return empty(o -> o.dtype(input.dtype()), size);
    }

    /// A copy of a Java array in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newTensor(new double[] {3, 4}).dtype() // int64
    /// ```
    @Operation(TENSOR)
    public static Tensor newTensor(Tensor input, Object array) {
        return tensor(array, o -> o.dtype(input.dtype()));
    }

    /// A copy of Java values, with options: `tensor(1.5, o -> o.requiresGrad(true))`.
    ///
    /// ```java
    /// tensor(new double[] {1, 2}, o -> o.dtype(float64).requiresGrad(true)) // [1, 2]
    /// ```
    @Operation(OBOR)
    public static Tensor tensor(Object values, Consumer<TensorOptions> options) {
        return tensor(values, TensorOptions.DEFAULT.with(options));
    }

    /// Zeros of a dtype.
    @Operation(OBOR)
    public static Tensor zeros(DType dtype, long... size) {
        return full(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), 0.0, size);
    }

    /// Zeros, with options.
    @Operation(OBOR)
    public static Tensor zeros(Consumer<TensorOptions> options, long... size) {
        return full(TensorOptions.DEFAULT.with(options), 0.0, size);
    }

    /// Zeros in the sizes and layout of a tensor, with options.
    @Operation(OBOR)
    public static Tensor zerosLike(Tensor input, Consumer<TensorOptions> options) {
        return fullLike(input, 0.0, TensorOptions.DEFAULT.with(options));
    }

    /// Zeros in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor zerosLike(Tensor input, DType dtype) {
        return fullLike(input, 0.0, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Ones of a dtype.
    @Operation(OBOR)
    public static Tensor ones(DType dtype, long... size) {
        return full(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), 1.0, size);
    }

    /// Ones, with options.
    @Operation(OBOR)
    public static Tensor ones(Consumer<TensorOptions> options, long... size) {
        return full(TensorOptions.DEFAULT.with(options), 1.0, size);
    }

    /// Ones in the sizes and layout of a tensor, with options.
    @Operation(OBOR)
    public static Tensor onesLike(Tensor input, Consumer<TensorOptions> options) {
        return fullLike(input, 1.0, TensorOptions.DEFAULT.with(options));
    }

    /// Ones in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor onesLike(Tensor input, DType dtype) {
        return fullLike(input, 1.0, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Memory with undefined content, with options.
    @Operation(OBOR)
    public static Tensor empty(Consumer<TensorOptions> options, long... size) {
        return empty(TensorOptions.DEFAULT.with(options), size);
    }

    /// Memory with undefined content, of a dtype.
    @Operation(OBOR)
    public static Tensor empty(DType dtype, long... size) {
        return empty(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), size);
    }

    /// Memory with undefined content in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input, DType dtype) {
        return emptyLike(input, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Memory with undefined content in the sizes and layout of a tensor, with options.
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input, Consumer<TensorOptions> options) {
        return emptyLike(input, TensorOptions.DEFAULT.with(options));
    }

    /// A float constant.
    ///
    /// ```java
    /// full(new long[] {2}, 0.5) // [0.5, 0.5]
    /// ```
    @Operation(OBOR)
    public static Tensor full(long[] size, double value) {
        return full(TensorOptions.DEFAULT, value, size);
    }

    /// An integer constant, int64.
    @Operation(OBOR)
    public static Tensor full(long[] size, long value) {
        return full(TensorOptions.DEFAULT, value, size);
    }

    /// Uniform random numbers from 0 to before 1, of a dtype.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(float64, 3) // [0.9701, 0.7078, 0.4594]
    /// ```
    @Operation(OBOR)
    public static Tensor rand(DType dtype, long... size) {
        return random(
                new Distribution.Uniform(0, 1),
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)),
                size);
    }

    /// Uniform random numbers from 0 to before 1, with options.
    @Operation(OBOR)
    public static Tensor rand(Consumer<TensorOptions> options, long... size) {
        return random(new Distribution.Uniform(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor, with
    /// options.
    @Operation(OBOR)
    public static Tensor randLike(Tensor input, Consumer<TensorOptions> options) {
        return randomLike(
                new Distribution.Uniform(0, 1), input, TensorOptions.DEFAULT.with(options));
    }

    /// Normal random numbers with mean 0 and variance 1, of a dtype.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(float64, 3) // [1.541, -0.2934, -2.1788]
    /// ```
    @Operation(OBOR)
    public static Tensor randn(DType dtype, long... size) {
        return random(
                new Distribution.Normal(0, 1),
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)),
                size);
    }

    /// Normal random numbers with mean 0 and variance 1, with options.
    @Operation(OBOR)
    public static Tensor randn(Consumer<TensorOptions> options, long... size) {
        return random(new Distribution.Normal(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor, with
    /// options.
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input, Consumer<TensorOptions> options) {
        return randomLike(
                new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT.with(options));
    }

    /// Random integers from 0 to before `high`, int64.
    @Operation(OBOR)
    public static Tensor randint(long high, long[] size) {
        return randint(TensorOptions.DEFAULT, 0, high, size);
    }

    /// A random order of 0 … n-1, with options.
    @Operation(OBOR)
    public static Tensor randperm(long n, Consumer<TensorOptions> options) {
        return randperm(TensorOptions.DEFAULT.with(options), n);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor randLike(Tensor input, DType dtype) {
        return randomLike(
                new Distribution.Uniform(0, 1),
                input,
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input, DType dtype) {
        return randomLike(
                new Distribution.Normal(0, 1),
                input,
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// A vector of float numbers, in the default dtype, copied.
    ///
    /// ```java
    /// tensor(1.5, 2) // [1.5, 2]
    /// ```
    @Operation(OBOR)
    public static Tensor tensor(double... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of float numbers, in float32, copied.
    @Operation(OBOR)
    public static Tensor tensor(float... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    @Operation(OBOR)
    public static Tensor tensor(long... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    ///
    /// ```java
    /// tensor(1, 2, 3) // [1, 2, 3]
    /// ```
    @Operation(OBOR)
    public static Tensor tensor(int... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of truth values, copied.
    ///
    /// ```java
    /// tensor(true, false).dtype() // bool
    /// ```
    @Operation(OBOR)
    public static Tensor tensor(boolean... values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// A float number, in the default dtype: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(0.5) // 0.5
    /// ```
    @Operation(OBOR)
    public static Tensor tensor(double value) {
        return tensor(new double[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// An integer, in int64: a tensor without dimensions.
    @Operation(OBOR)
    public static Tensor tensor(long value) {
        return tensor(new long[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// A truth value: a tensor without dimensions.
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
    /// @throws DTypeError if an element is null, or something else
    /// @throws ShapeError if rows are of different lengths
    @Operation(OBOR)
    public static Tensor tensor(Object values) {
        return tensor(values, TensorOptions.DEFAULT);
    }

    /// Zeros.
    ///
    /// ```java
    /// zeros(2, 3) // [[0, 0, 0], [0, 0, 0]]
    /// ```
    @Operation(OBOR)
    public static Tensor zeros(long... size) {
        return full(TensorOptions.DEFAULT, 0.0, size);
    }

    /// Ones.
    ///
    /// ```java
    /// ones(2, 3) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    @Operation(OBOR)
    public static Tensor ones(long... size) {
        return full(TensorOptions.DEFAULT, 1.0, size);
    }

    /// Memory with undefined content.
    ///
    /// ```java
    /// empty(2, 3).shape() // [2, 3]
    /// ```
    @Operation(OBOR)
    public static Tensor empty(long... size) {
        return empty(TensorOptions.DEFAULT, size);
    }

    /// Memory with undefined content in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// emptyLike(ones(2, 3)).shape() // [2, 3]
    /// ```
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input) {
        return emptyLike(input, TensorOptions.DEFAULT);
    }

    /// Uniform random numbers from 0 to before 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(3) // [0.4963, 0.7682, 0.0885]
    /// ```
    @Operation(OBOR)
    public static Tensor rand(long... size) {
        return random(new Distribution.Uniform(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor randLike(Tensor input) {
        return randomLike(new Distribution.Uniform(0, 1), input, TensorOptions.DEFAULT);
    }

    /// Normal random numbers with mean 0 and variance 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(3) // [1.541, -0.2934, -2.1788]
    /// ```
    @Operation(OBOR)
    public static Tensor randn(long... size) {
        return random(new Distribution.Normal(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input) {
        return randomLike(new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT);
    }

    /// A random order of 0 … n-1, int64.
    ///
    /// ```java
    /// manualSeed(0);
    /// randperm(5) // [4, 0, 1, 3, 2]
    /// ```
    @Operation(OBOR)
    public static Tensor randperm(long n) {
        return randperm(TensorOptions.DEFAULT, n);
    }
}
