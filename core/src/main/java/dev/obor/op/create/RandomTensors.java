package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Distribution;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Finfo;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import java.util.function.Consumer;

/// New tensors of random numbers; also with the sizes and layout of others.
public final class RandomTensors {
    private RandomTensors() {}

    /// Random numbers.
    public static Tensor random(Distribution d, TensorOptions o, long... shape) {
        View view = Backends.empty(Factories.dtype(o), shape);
        RandomDraws.draw(d, view, o.generator());
        return Factories.finish(view, o);
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
        if (o.dtype() != null) {
            checkDistinct(o.dtype(), n);
        }
        return random(new Distribution.Permutation(), typed, n);
    }

    /// Checks that 0 … n-1 are n numbers in a dtype, of bfloat16 too, where PyTorch's repeat.
    private static void checkDistinct(DType dtype, long n) {
        if (dtype == DType.BOOL || dtype.isComplex()) {
            throw DTypes.notImplemented("randperm", dtype);
        }
        if (!dtype.isFloatingPoint()) {
            DTypes.checkHolds(dtype, Math.max(0, n - 1));
        } else if (n - 1 > 2 / Finfo.of(dtype).eps()) {
            int digits = 1 - Math.getExponent(Finfo.of(dtype).eps());
            String most = digits > 12 ? "2^" + digits + "+1" : Long.toString((1L << digits) + 1);
            throw new DTypeError(
                    "n cannot be greater than " + most + " for " + dtype.scalarType() + " type.");
        }
    }

    /// Random numbers in the sizes and layout of a tensor.
    public static Tensor randomLike(Distribution d, Tensor t, TensorOptions o) {
        View view = Factories.like(t, o.dtype() == null ? t.dtype() : o.dtype());
        RandomDraws.draw(d, view, o.generator());
        return Factories.finish(view, o);
    }

    /// Random integers from `low` to before `high`, with options.
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @return a new tensor, int64 if no other dtype is asked for
    @Operation(OBOR)
    public static Tensor randint(
            Consumer<TensorOptions> options, long low, long high, long... size) {
        return randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// Random integers from `low` to before `high`, with options.
    ///
    /// ```java
    /// randint(o -> o.dtype(int32), 0, 10, 2, 3).dtype() // int32
    /// ```
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @return a new tensor, int64 if no other dtype is asked for
    @Operation(value = OBOR, forms = "")
    public static Tensor randint(
            @Default("0") long low, long high, long[] size, Consumer<TensorOptions> options) {
        return randint(TensorOptions.DEFAULT.with(options), low, high, size);
    }

    /// Random integers from `low` to before `high`, in the sizes of a tensor, with options.
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(value = OBOR, forms = "")
    public static Tensor randintLike(
            Tensor input, @Default("0") long low, long high, Consumer<TensorOptions> options) {
        return randomLike(
                new Distribution.Integers(low, high), input, TensorOptions.DEFAULT.with(options));
    }

    /// Random integers from `low` to before `high`.
    ///
    /// ```java
    /// manualSeed(0);
    /// randint(3, 5, 4) // [3, 4, 4, 3]
    /// ```
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @return a new tensor, int64
    @Operation(OBOR)
    public static Tensor randint(long low, long high, long... size) {
        return randint(TensorOptions.DEFAULT, low, high, size);
    }

    /// Random integers from `low` to before `high`, in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// randintLike(ones(2, 3), 10).shape() // [2, 3]
    /// ```
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @return a new tensor
    @Operation(value = OBOR, forms = "")
    public static Tensor randintLike(Tensor input, @Default("0") long low, long high) {
        return randomLike(new Distribution.Integers(low, high), input, TensorOptions.DEFAULT);
    }

    /// Uniform random numbers from 0 to before 1, of a dtype.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(float64, 3) // [0.9701, 0.7078, 0.4594]
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor rand(DType dtype, long... size) {
        return random(
                new Distribution.Uniform(0, 1),
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)),
                size);
    }

    /// Uniform random numbers from 0 to before 1, with options.
    ///
    /// ```java
    /// rand(o -> o.dtype(float64), 2, 3).dtype() // float64
    /// ```
    ///
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor rand(Consumer<TensorOptions> options, long... size) {
        return random(new Distribution.Uniform(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor, with
    /// options.
    ///
    /// ```java
    /// randLike(ones(3), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param input floats, if no other dtype is asked for
    /// @return a new tensor of the input's dtype, if no other is asked for
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
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor randn(DType dtype, long... size) {
        return random(
                new Distribution.Normal(0, 1),
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)),
                size);
    }

    /// Normal random numbers with mean 0 and variance 1, with options.
    ///
    /// ```java
    /// randn(o -> o.requiresGrad(true), 2, 3).requiresGrad() // true
    /// ```
    ///
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor randn(Consumer<TensorOptions> options, long... size) {
        return random(new Distribution.Normal(0, 1), TensorOptions.DEFAULT.with(options), size);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor, with
    /// options.
    ///
    /// ```java
    /// randnLike(ones(3), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param input floats, if no other dtype is asked for
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input, Consumer<TensorOptions> options) {
        return randomLike(
                new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT.with(options));
    }

    /// Random integers from 0 to before `high`.
    ///
    /// @param high the bound above, not reached
    /// @return a new tensor, int64
    @Operation(OBOR)
    public static Tensor randint(long high, long[] size) {
        return randint(TensorOptions.DEFAULT, 0, high, size);
    }

    /// A random order of 0 … n-1, with options.
    ///
    /// @param n how many numbers
    /// @return (n), int64 if no other dtype is asked for
    /// @throws DTypeError if the dtype does not hold as many different numbers
    @Operation(OBOR)
    public static Tensor randperm(long n, Consumer<TensorOptions> options) {
        return randperm(TensorOptions.DEFAULT.with(options), n);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// randLike(ones(3), float64).dtype() // float64
    /// ```
    ///
    /// @param dtype a float dtype
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor randLike(Tensor input, DType dtype) {
        return randomLike(
                new Distribution.Uniform(0, 1),
                input,
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// randnLike(ones(3), float64).dtype() // float64
    /// ```
    ///
    /// @param dtype a float dtype
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input, DType dtype) {
        return randomLike(
                new Distribution.Normal(0, 1),
                input,
                TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Uniform random numbers from 0 to before 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(3) // [0.4963, 0.7682, 0.0885]
    /// ```
    ///
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor rand(long... size) {
        return random(new Distribution.Uniform(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Uniform random numbers from 0 to before 1, in the size of another tensor: `rand(x.shape())`.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(arange(3).shape()) // [0.4963, 0.7682, 0.0885]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor rand(Size size) {
        return rand(Arguments.given(size, "size").toArray());
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// manualSeed(0);
    /// randLike(ones(1, 3)) // [[0.4963, 0.7682, 0.0885]]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's dtype
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
    ///
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor randn(long... size) {
        return random(new Distribution.Normal(0, 1), TensorOptions.DEFAULT, size);
    }

    /// Normal random numbers with mean 0 and variance 1, in the size of another tensor:
    /// `randn(x.shape())`.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(arange(3).shape()) // [1.541, -0.2934, -2.1788]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor randn(Size size) {
        return randn(Arguments.given(size, "size").toArray());
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// manualSeed(0);
    /// randnLike(ones(1, 3)) // [[1.541, -0.2934, -2.1788]]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's dtype
    @Operation(OBOR)
    public static Tensor randnLike(Tensor input) {
        return randomLike(new Distribution.Normal(0, 1), input, TensorOptions.DEFAULT);
    }

    /// A random order of 0 … n-1.
    ///
    /// ```java
    /// manualSeed(0);
    /// randperm(5) // [4, 0, 1, 3, 2]
    /// ```
    ///
    /// @param n how many numbers
    /// @return (n), int64
    @Operation(OBOR)
    public static Tensor randperm(long n) {
        return randperm(TensorOptions.DEFAULT, n);
    }
}
