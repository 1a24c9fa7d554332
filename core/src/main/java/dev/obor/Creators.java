package dev.obor;

import dev.obor.backend.Distribution;
import dev.obor.base.DType;
import dev.obor.op.Factories;
import java.util.function.Consumer;

/// The factories of [Obor]: new tensors from Java values, constants and random numbers.
public abstract class Creators {
    Creators() {}

    /// A vector of float numbers, in the default dtype, copied.
    public static Tensor tensor(double... values) {
        return Factories.tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of float numbers, in float32, copied.
    public static Tensor tensor(float... values) {
        return Factories.tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    public static Tensor tensor(long... values) {
        return Factories.tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of integers, in int64, copied.
    public static Tensor tensor(int... values) {
        return Factories.tensor(values, TensorOptions.DEFAULT);
    }

    /// A vector of truth values, copied.
    public static Tensor tensor(boolean... values) {
        return Factories.tensor(values, TensorOptions.DEFAULT);
    }

    /// A float number, in the default dtype: a tensor without dimensions.
    public static Tensor tensor(double value) {
        return Factories.tensor(new double[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// An integer, in int64: a tensor without dimensions.
    public static Tensor tensor(long value) {
        return Factories.tensor(new long[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// A truth value: a tensor without dimensions.
    public static Tensor tensor(boolean value) {
        return Factories.tensor(new boolean[] {value}, TensorOptions.DEFAULT).reshape();
    }

    /// A copy of a Java array of any rank: `tensor(new double[][] {{1, 2}, {3, 4}})`.
    ///
    /// `double` gets the default dtype and `int` int64, as numbers in Python do; see [#fromArray].
    public static Tensor tensor(Object array) {
        return Factories.tensor(array, TensorOptions.DEFAULT);
    }

    /// A copy of a Java array of any rank, with options.
    public static Tensor tensor(Object array, Consumer<TensorOptions> options) {
        return Factories.tensor(array, TensorOptions.DEFAULT.with(options));
    }

    /// A tensor from a Java array of any rank, which keeps its type: `double` is float64, `int`
    /// int32, `byte` int8. A flat array is shared with the tensor; nested ones are copied.
    public static Tensor fromArray(Object array) {
        return Factories.fromArray(array);
    }

    /// A tensor over a flat Java array, shared with it; `byte[]` may be int8, uint8 or bool, and
    /// `short[]` int16, bfloat16 or float16.
    public static Tensor fromArray(Object array, DType dtype, long... size) {
        return Factories.share(array, dtype, size);
    }

    /// Zeros.
    public static Tensor zeros(long... size) {
        return Factories.full(TensorOptions.DEFAULT, 0.0, size);
    }

    /// Zeros of a dtype.
    public static Tensor zeros(DType dtype, long... size) {
        return Factories.full(TensorOptions.of(dtype), 0.0, size);
    }

    /// Zeros, with options.
    public static Tensor zeros(Consumer<TensorOptions> options, long... size) {
        return Factories.full(TensorOptions.DEFAULT.with(options), 0.0, size);
    }

    /// Zeros in the sizes, dtype and layout of a tensor.
    public static Tensor zerosLike(Tensor input) {
        return Factories.fullLike(input, 0.0, TensorOptions.DEFAULT);
    }

    /// Zeros in the sizes and layout of a tensor, with options.
    public static Tensor zerosLike(Tensor input, Consumer<TensorOptions> options) {
        return Factories.fullLike(input, 0.0, TensorOptions.DEFAULT.with(options));
    }

    /// Zeros in the sizes and layout of a tensor.
    public static Tensor zerosLike(Tensor input, DType dtype) {
        return Factories.fullLike(input, 0.0, TensorOptions.of(dtype));
    }

    /// Ones.
    public static Tensor ones(long... size) {
        return Factories.full(TensorOptions.DEFAULT, 1.0, size);
    }

    /// Ones of a dtype.
    public static Tensor ones(DType dtype, long... size) {
        return Factories.full(TensorOptions.of(dtype), 1.0, size);
    }

    /// Ones, with options.
    public static Tensor ones(Consumer<TensorOptions> options, long... size) {
        return Factories.full(TensorOptions.DEFAULT.with(options), 1.0, size);
    }

    /// Ones in the sizes, dtype and layout of a tensor.
    public static Tensor onesLike(Tensor input) {
        return Factories.fullLike(input, 1.0, TensorOptions.DEFAULT);
    }

    /// Ones in the sizes and layout of a tensor, with options.
    public static Tensor onesLike(Tensor input, Consumer<TensorOptions> options) {
        return Factories.fullLike(input, 1.0, TensorOptions.DEFAULT.with(options));
    }

    /// Ones in the sizes and layout of a tensor.
    public static Tensor onesLike(Tensor input, DType dtype) {
        return Factories.fullLike(input, 1.0, TensorOptions.of(dtype));
    }

    /// Memory with undefined content.
    public static Tensor empty(long... size) {
        return Factories.empty(TensorOptions.DEFAULT, size);
    }

    /// Memory with undefined content, with options.
    public static Tensor empty(Consumer<TensorOptions> options, long... size) {
        return Factories.empty(TensorOptions.DEFAULT.with(options), size);
    }

    /// Memory with undefined content, of a dtype.
    public static Tensor empty(DType dtype, long... size) {
        return Factories.empty(TensorOptions.of(dtype), size);
    }

    /// Memory with undefined content in the sizes and layout of a tensor.
    public static Tensor emptyLike(Tensor input, DType dtype) {
        return Factories.emptyLike(input, TensorOptions.of(dtype));
    }

    /// Memory with undefined content in the sizes, dtype and layout of a tensor.
    public static Tensor emptyLike(Tensor input) {
        return Factories.emptyLike(input, TensorOptions.DEFAULT);
    }

    /// Memory with undefined content in the sizes and layout of a tensor, with options.
    public static Tensor emptyLike(Tensor input, Consumer<TensorOptions> options) {
        return Factories.emptyLike(input, TensorOptions.DEFAULT.with(options));
    }

    /// A float constant.
    public static Tensor full(long[] size, double value) {
        return Factories.full(TensorOptions.DEFAULT, value, size);
    }

    /// An integer constant, int64.
    public static Tensor full(long[] size, long value) {
        return Factories.full(TensorOptions.DEFAULT, value, size);
    }

    /// A constant, with options.
    public static Tensor full(long[] size, double value, Consumer<TensorOptions> options) {
        return Factories.full(TensorOptions.DEFAULT.with(options), value, size);
    }

    /// A constant in the sizes, dtype and layout of a tensor.
    public static Tensor fullLike(Tensor input, double value) {
        return Factories.fullLike(input, value, TensorOptions.DEFAULT);
    }

    /// A constant in the sizes and layout of a tensor, with options.
    public static Tensor fullLike(Tensor input, double value, Consumer<TensorOptions> options) {
        return Factories.fullLike(input, value, TensorOptions.DEFAULT.with(options));
    }

    /// A constant in the sizes and layout of a tensor.
    public static Tensor fullLike(Tensor input, double value, DType dtype) {
        return Factories.fullLike(input, value, TensorOptions.of(dtype));
    }

    /// Uniform random numbers from 0 to before 1.
    public static Tensor rand(long... size) {
        return Factories.random(new Distribution.Uniform(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Uniform random numbers from 0 to before 1, of a dtype.
    public static Tensor rand(DType dtype, long... size) {
        return Factories.random(new Distribution.Uniform(0, 1), TensorOptions.of(dtype), size);
    }

    /// Uniform random numbers from 0 to before 1, with options.
    public static Tensor rand(Consumer<TensorOptions> options, long... size) {
        return Factories.random(
                new Distribution.Uniform(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    public static Tensor randLike(Tensor input) {
        return Factories.randomLike(new Distribution.Uniform(0, 1), input, TensorOptions.DEFAULT);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor, with
    /// options.
    public static Tensor randLike(Tensor input, Consumer<TensorOptions> options) {
        return Factories.randomLike(
                new Distribution.Uniform(0, 1), input, TensorOptions.DEFAULT.with(options));
    }

    /// Normal random numbers with mean 0 and variance 1.
    public static Tensor randn(long... size) {
        return Factories.random(new Distribution.Normal(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Normal random numbers with mean 0 and variance 1, of a dtype.
    public static Tensor randn(DType dtype, long... size) {
        return Factories.random(new Distribution.Normal(0, 1), TensorOptions.of(dtype), size);
    }

    /// Normal random numbers with mean 0 and variance 1, with options.
    public static Tensor randn(Consumer<TensorOptions> options, long... size) {
        return Factories.random(
                new Distribution.Normal(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    public static Tensor randnLike(Tensor input) {
        return Factories.randomLike(new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor, with
    /// options.
    public static Tensor randnLike(Tensor input, Consumer<TensorOptions> options) {
        return Factories.randomLike(
                new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT.with(options));
    }

    /// Random integers from 0 to before `high`, int64.
    public static Tensor randint(long high, long[] size) {
        return Factories.randint(TensorOptions.DEFAULT, 0, high, size);
    }

    /// Random integers from `low` to before `high`, int64.
    public static Tensor randint(long low, long high, long... size) {
        return Factories.randint(TensorOptions.DEFAULT, low, high, size);
    }

    /// Random integers from `low` to before `high`, with options.
    public static Tensor randint(
            Consumer<TensorOptions> options, long low, long high, long... size) {
        return Factories.randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// Random integers from `low` to before `high`, with options.
    public static Tensor randint(
            long low, long high, long[] size, Consumer<TensorOptions> options) {
        return Factories.randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// A random order of 0 … n-1, int64.
    public static Tensor randperm(long n) {
        return Factories.randperm(TensorOptions.DEFAULT, n);
    }

    /// A random order of 0 … n-1, with options.
    public static Tensor randperm(long n, Consumer<TensorOptions> options) {
        return Factories.randperm(TensorOptions.DEFAULT.with(options), n);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    public static Tensor randLike(Tensor input, DType dtype) {
        return Factories.randomLike(new Distribution.Uniform(0, 1), input, TensorOptions.of(dtype));
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    public static Tensor randnLike(Tensor input, DType dtype) {
        return Factories.randomLike(new Distribution.Normal(0, 1), input, TensorOptions.of(dtype));
    }

    /// Random integers from 0 to before `high`, with options.
    public static Tensor randint(long high, long[] size, Consumer<TensorOptions> options) {
        return Factories.randint(TensorOptions.DEFAULT.with(options), 0, high, size);
    }

    /// Random integers from 0 to before `high`, in the sizes, dtype and layout of a tensor.
    public static Tensor randintLike(Tensor input, long high) {
        return randintLike(input, 0, high);
    }

    /// Random integers from `low` to before `high`, in the sizes, dtype and layout of a tensor.
    public static Tensor randintLike(Tensor input, long low, long high) {
        return Factories.randomLike(
                new Distribution.Integers(low, high), input, TensorOptions.DEFAULT);
    }

    /// Random integers from 0 to before `high`, in the sizes of a tensor, with options.
    public static Tensor randintLike(Tensor input, long high, Consumer<TensorOptions> options) {
        return randintLike(input, 0, high, options);
    }

    /// Random integers from `low` to before `high`, in the sizes of a tensor, with options.
    public static Tensor randintLike(
            Tensor input, long low, long high, Consumer<TensorOptions> options) {
        return Factories.randomLike(
                new Distribution.Integers(low, high), input, TensorOptions.DEFAULT.with(options));
    }
}
