package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.StridedWindows;
import java.util.Arrays;
import java.util.function.Consumer;

/// New tensors of a given layout, single numbers, and windows for spectra.
public final class Arrangements {
    private Arrangements() {}

    /// A tensor of undefined content with given strides.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}).stride() // [1, 2]
    /// ```
    ///
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(OBOR)
    public static Tensor emptyStrided(long[] size, long[] stride) {
        return emptyStrided(size, stride, o -> {});
    }

    /// A tensor of undefined content with given strides, with options.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(OBOR)
    public static Tensor emptyStrided(long[] size, long[] stride, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        if (size.length != stride.length) {
            throw new ShapeError(
                    "dimensionality of sizes ("
                            + size.length
                            + ") must match dimensionality of strides ("
                            + stride.length
                            + ")");
        }
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        boolean empty = Arrays.stream(size).anyMatch(s -> s == 0);
        long length = empty ? 0 : StridedWindows.reach(size, stride);
        Tensor memory = TensorAccess.wrap(Backends.empty(dtype, new long[] {length}));
        Tensor result = memory.asStrided(size, stride).detach();
        return o.requiresGrad() ? result.requiresGrad_() : result;
    }

    /// A tensor of this dtype with given strides and undefined content.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2});
    /// ```
    ///
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(TENSOR)
    public static Tensor newEmptyStrided(Tensor input, long[] size, long[] stride) {
        return emptyStrided(size, stride, o -> o.dtype(input.dtype()));
    }

    /// A tensor of given strides and undefined content, of another dtype if asked.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64));
    /// ```
    ///
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(TENSOR)
    public static Tensor newEmptyStrided(
            Tensor input, long[] size, long[] stride, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        DType dtype = o.dtype() == null ? input.dtype() : o.dtype();
        return emptyStrided(size, stride, q -> q.dtype(dtype).requiresGrad(o.requiresGrad()));
    }

    /// A dense tensor of undefined content whose dimensions lie in memory in a given order.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3, 4}, new long[] {0, 2, 1}).stride() // [12, 1, 3]
    /// ```
    ///
    /// @throws ShapeError if the order does not name each dimension once
    @Operation(OBOR)
    public static Tensor emptyPermuted(long[] size, long[] physicalLayout) {
        return emptyPermuted(size, physicalLayout, o -> {});
    }

    /// A dense tensor whose dimensions lie in memory in a given order, with options.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3}, new long[] {1, 0}, o -> o.dtype(int8)).stride() // [1, 2]
    /// ```
    ///
    /// @throws ShapeError if the order does not name each dimension once
    @Operation(OBOR)
    public static Tensor emptyPermuted(
            long[] size, long[] physicalLayout, Consumer<TensorOptions> options) {
        int n = size.length;
        if (physicalLayout.length != n) {
            throw new ShapeError(
                    "Number of dimensions in size does not match the length of the physical_layout;"
                            + " i.e. len(size) = "
                            + n
                            + " is not equal to len(physical_layout) = "
                            + physicalLayout.length);
        }
        boolean[] seen = new boolean[n];
        long[] strides = new long[n];
        long step = 1;
        for (int i = n - 1; i >= 0; i--) {
            long d = physicalLayout[i];
            if (d < 0 || d >= n) {
                throw new ShapeError(
                        "Dimension out of range (expected to be between 0 and "
                                + (n - 1)
                                + ", but got "
                                + d
                                + " at index "
                                + i
                                + ").  NB: negative dims not currently supported; file an issue if"
                                + " you want it.");
            }
            if (seen[(int) d]) {
                throw new ShapeError("Duplicate dim not allowed");
            }
            seen[(int) d] = true;
            strides[(int) d] = step;
            step *= Math.max(size[(int) d], 1);
        }
        return emptyStrided(size, strides, options);
    }

    /// A number as a tensor without dimensions, of the default dtype.
    ///
    /// ```java
    /// scalarTensor(3) // 3
    /// ```
    @Operation(OBOR)
    public static Tensor scalarTensor(double s) {
        return number(s, Globals.defaultDType());
    }

    /// A number as a tensor without dimensions, with options.
    ///
    /// ```java
    /// scalarTensor(3, o -> o.dtype(int64)).dtype() // int64
    /// ```
    @Operation(OBOR)
    public static Tensor scalarTensor(double s, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        Tensor result = number(s, dtype);
        return o.requiresGrad() ? result.requiresGrad_() : result;
    }

    private static Tensor number(double value, DType dtype) {
        return TensorAccess.wrap(RawMemory.full(dtype, new long[0], value));
    }

    private static Tensor ones(long length) {
        long[] shape = {length};
        return TensorAccess.wrap(RawMemory.full(Globals.defaultDType(), shape, 1));
    }

    private static Tensor line(String name, long length) {
        if (length < 0) {
            throw new ValueError(
                    name + " requires non-negative window_length, got window_length=" + length);
        }
        return Ranges.arange(TensorOptions.DEFAULT, 0, length, 1).to(Globals.defaultDType());
    }

    private static long whole(long length, boolean periodic) {
        return periodic && length > 1 ? length + 1 : length;
    }

    /// Hann's window, 1/2 - 1/2 cos x; periodic, as spectra need it, unless said otherwise.
    ///
    /// ```java
    /// hannWindow(4) // [0, 0.5, 1, 0.5]
    /// hannWindow(5, false) // [0, 0.5, 1, 0.5, 0]
    /// ```
    ///
    /// @throws ValueError if the length is negative
    @Operation(OBOR)
    public static Tensor hannWindow(long windowLength, @Default("true") boolean periodic) {
        line("hann_window", windowLength);
        return cosines(windowLength, periodic, 0.5, 0.5);
    }

    /// Hamming's window, alpha - beta cos x; periodic unless said otherwise.
    ///
    /// ```java
    /// hammingWindow(4) // [0.08, 0.54, 1, 0.54]
    /// ```
    ///
    /// @throws ValueError if the length is negative
    @Operation(OBOR)
    public static Tensor hammingWindow(
            long windowLength,
            @Default("true") boolean periodic,
            @Default("0.54") double alpha,
            @Default("0.46") double beta) {
        line("hamming_window", windowLength);
        return cosines(windowLength, periodic, alpha, beta);
    }

    private static Tensor cosines(long length, boolean periodic, double alpha, double beta) {
        if (length <= 1) {
            return ones(length);
        }
        long n = whole(length, periodic);
        Tensor x = line("", n).mul(2 * Math.PI / (n - 1));
        return x.cos().mul(-beta).add(alpha).narrow(0, 0, length);
    }

    /// Blackman's window, 0.42 - 0.5 cos x + 0.08 cos 2x; periodic unless said otherwise.
    ///
    /// ```java
    /// blackmanWindow(4) // [-2.98e-8, 0.34, 1, 0.34]
    /// ```
    ///
    /// @throws ValueError if the length is negative
    @Operation(OBOR)
    public static Tensor blackmanWindow(long windowLength, @Default("true") boolean periodic) {
        line("blackman_window", windowLength);
        if (windowLength <= 1) {
            return ones(windowLength);
        }
        long n = whole(windowLength, periodic);
        Tensor x = line("", n).mul(Math.PI / (n - 1));
        Tensor sum = x.mul(4).cos().mul(0.08).sub(x.mul(2).cos().mul(0.5)).add(0.42);
        return sum.narrow(0, 0, windowLength);
    }

    /// A triangle; periodic unless said otherwise.
    ///
    /// ```java
    /// bartlettWindow(4) // [0, 0.5, 1, 0.5]
    /// ```
    ///
    /// @throws ValueError if the length is negative
    @Operation(OBOR)
    public static Tensor bartlettWindow(long windowLength, @Default("true") boolean periodic) {
        line("bartlett_window", windowLength);
        if (windowLength <= 1) {
            return ones(windowLength);
        }
        long n = whole(windowLength, periodic);
        Tensor x = line("", n).mul(2.0 / (n - 1));
        return x.minimum(x.rsub(2)).narrow(0, 0, windowLength);
    }

    /// Kaiser's window; periodic unless said otherwise.
    ///
    /// ```java
    /// kaiserWindow(4) // [5.277e-5, 0.2157, 1, 0.2157]
    /// ```
    ///
    /// @throws ValueError if the length is negative
    @Operation(OBOR)
    public static Tensor kaiserWindow(
            long windowLength, @Default("true") boolean periodic, @Default("12.0") double beta) {
        line("kaiser_window", windowLength);
        if (windowLength <= 1) {
            return ones(windowLength);
        }
        long n = whole(windowLength, periodic);
        double half = (n - 1) / 2.0;
        Tensor x = line("", n).sub(half).div(half);
        Tensor root = x.square().rsub(1).clampMin(0.0).sqrt();
        Tensor height = number(beta, Globals.defaultDType()).i0();
        return root.mul(beta).i0().div(height).narrow(0, 0, windowLength);
    }
}
