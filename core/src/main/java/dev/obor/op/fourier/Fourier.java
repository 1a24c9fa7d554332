package dev.obor.op.fourier;

import static dev.obor.op.Operation.Face.FFT;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Constants;
import dev.obor.op.create.Ranges;
import dev.obor.op.nn.Paddings;
import dev.obor.op.shape.Rearranging;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Transforms along one dimension, and what goes with all of them.
public final class Fourier {
    private Fourier() {}

    /// The factor of a transform of so many elements.
    static double scale(@Nullable String norm, boolean forward, double count) {
        return switch (norm) {
            case null -> forward ? 1 : 1 / count;
            case "backward" -> forward ? 1 : 1 / count;
            case "forward" -> forward ? 1 / count : 1;
            case "ortho" -> 1 / Math.sqrt(count);
            default ->
                    throw new ValueError(
                            "Invalid normalization mode: \"" + norm + "\"",
                            "It is \"backward\", \"ortho\" or \"forward\".");
        };
    }

    /// Floats of a kind that has complex numbers.
    static Tensor floats(Tensor x) {
        DType dtype = x.dtype();
        if (dtype.isLowPrecision()) {
            throw new DTypeError("Unsupported dtype " + dtype.scalarType());
        }
        return dtype.isDifferentiable() ? x : x.to(Globals.defaultDType());
    }

    static Tensor complexNumbers(Tensor x) {
        Tensor floats = floats(x);
        return floats.isComplex() ? floats : floats.to(floats.dtype().toComplex());
    }

    static void checkReal(String function, Tensor x) {
        if (x.isComplex()) {
            throw new DTypeError(
                    function + " expects a real input tensor, but got " + x.dtype().scalarType(),
                    "Take real() of it, or use the transform without r or h in its name.");
        }
    }

    static void checkCount(long n) {
        if (n < 1) {
            throw new ShapeError("Invalid number of data points (" + n + ") specified");
        }
    }

    /// Dimensions cut off, or with zeros behind them: as in PyTorch cuts first, then one padding.
    static Tensor resized(Tensor x, int[] dims, long[] sizes) {
        Tensor result = x;
        long[] pad = new long[2 * x.dim()];
        boolean padded = false;
        for (int i = 0; i < dims.length; i++) {
            long own = x.size(dims[i]);
            if (own > sizes[i]) {
                result = result.narrow(dims[i], 0, sizes[i]);
            } else if (own < sizes[i]) {
                pad[2 * (x.dim() - 1 - dims[i]) + 1] = sizes[i] - own;
                padded = true;
            }
        }
        return padded ? Paddings.constant(result, pad, 0) : result;
    }

    private static Tensor resized(Tensor x, int dim, long size) {
        return resized(x, new int[] {dim}, new long[] {size});
    }

    private static int dim(Tensor x, long dim) {
        if (x.dim() == 0) {
            throw new IndexError("Dimension specified as " + dim + " but tensor has no dimensions");
        }
        return Shapes.wrapDim(dim, x.dim());
    }

    private static Tensor complex(
            Tensor input, @Nullable Long n, long dim, @Nullable String norm, boolean forward) {
        Tensor x = floats(input);
        int d = dim(x, dim);
        if (n != null) {
            checkCount(n);
            x = resized(x, d, n);
        }
        checkCount(x.size(d));
        int[] dims = {d};
        double scale = scale(norm, forward, x.size(d));
        if (x.isComplex()) {
            return FourierOps.complex(x, dims, scale, !forward);
        }
        Tensor full = FourierOps.full(x, dims, scale);
        return forward ? full : FourierOps.conj(full);
    }

    /// Half of the spectrum of a real signal.
    private static Tensor half(
            String function,
            Tensor input,
            @Nullable Long n,
            long dim,
            @Nullable String norm,
            boolean forward) {
        checkReal(function, input);
        Tensor x = floats(input);
        int d = dim(x, dim);
        if (n != null) {
            checkCount(n);
            x = resized(x, d, n);
        }
        checkCount(x.size(d));
        Tensor half = FourierOps.half(x, new int[] {d}, scale(norm, forward, x.size(d)));
        return forward ? half : FourierOps.conj(half);
    }

    /// A real signal of half of its spectrum.
    private static Tensor real(
            Tensor input, @Nullable Long n, long dim, @Nullable String norm, boolean forward) {
        Tensor x = complexNumbers(input);
        int d = dim(x, dim);
        long size = n == null ? 2 * (x.size(d) - 1) : n;
        checkCount(size);
        if (n != null) {
            x = resized(x, d, size / 2 + 1);
        }
        Tensor given = forward ? FourierOps.conj(x) : x;
        return FourierOps.real(given, new int[] {d}, scale(norm, forward, size), size);
    }

    /// The discrete Fourier transform along a dimension.
    ///
    /// Lengths of any kind take n log n steps. The arithmetic is float64's, the result complex64
    /// for float32 and complex64.
    ///
    /// ```java
    /// Fft.fft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j, -2-2j]
    /// ```
    ///
    /// @param input real or complex
    /// @param n the length, which is cut off or padded with zeros to; null for the input's
    /// @param dim the dimension, the last one
    /// @param norm `"backward"` or null: no factor; `"forward"`: 1/n; `"ortho"`: 1/√n
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    /// @throws ShapeError if there is no element along the dimension
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor fft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return complex(input, n, dim, norm, true);
    }

    /// The inverse of [#fft].
    ///
    /// ```java
    /// Fft.ifft(Fft.fft(tensor(1.0, 2, 3))) // [1+0j, 2+0j, 3+0j]
    /// ```
    ///
    /// @param input real or complex
    /// @param n the length, which is cut off or padded with zeros to; null for the input's
    /// @param norm `"backward"` or null: 1/n; `"forward"`: no factor; `"ortho"`: 1/√n
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor ifft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return complex(input, n, dim, norm, false);
    }

    /// The first n / 2 + 1 numbers of the transform of a real signal; the others are their
    /// conjugates.
    ///
    /// ```java
    /// Fft.rfft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j]
    /// ```
    ///
    /// @param input real
    /// @param n the length, which is cut off or padded with zeros to; null for the input's
    /// @param norm as in [#fft]
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws DTypeError if the input is complex
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor rfft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return half("rfft", input, n, dim, norm, true);
    }

    /// The inverse of [#rfft]: a real signal.
    ///
    /// ```java
    /// Fft.irfft(Fft.rfft(tensor(1.0, 2, 3, 4))) // [1, 2, 3, 4]
    /// ```
    ///
    /// @param input m numbers along the dimension, of a signal of 2 (m - 1)
    /// @param n the length of the signal, 2 (m - 1) for m numbers
    /// @param norm as in [#ifft]
    /// @return float32, or float64 for complex128; size `n` along the dimension
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor irfft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return real(input, n, dim, norm, false);
    }

    /// The transform of half of a signal whose other half is its conjugate: real numbers.
    ///
    /// ```java
    /// Fft.hfft(tensor(1.0, 2, 3)) // [8, -2, 0, -2]
    /// ```
    ///
    /// @param input m numbers along the dimension
    /// @param n the length of the result, 2 (m - 1) for m numbers
    /// @param norm as in [#fft]
    /// @return float32, or float64 for complex128; size `n` along the dimension
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor hfft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return real(input, n, dim, norm, true);
    }

    /// The inverse of [#hfft].
    ///
    /// ```java
    /// Fft.ihfft(tensor(8.0, -2, 0, -2)).real() // [1, 2, 3]
    /// ```
    ///
    /// @param input real
    /// @param n the length, which is cut off or padded with zeros to; null for the input's
    /// @param norm as in [#ifft]
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws DTypeError if the input is complex
    @Operation(value = FFT, options = OperationOptions.Fourier.class)
    public static Tensor ihfft(
            Tensor input,
            @Default("null") @Nullable Long n,
            @Default("-1") long dim,
            @Default("null") @Nullable String norm) {
        return half("ihfft", input, n, dim, norm, false);
    }

    /// The frequencies that the numbers of [#fft] stand for: 0, 1, …, then the negative ones, over
    /// n · d.
    ///
    /// ```java
    /// Fft.fftfreq(4, 0.5, o -> o.dtype(float64)) // [0, 0.5, -1, -0.5]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @return (n)
    @Operation(FFT)
    public static Tensor fftfreq(long n, double d, Consumer<TensorOptions> options) {
        DType dtype = dtype(options);
        Tensor whole = Constants.zeros(x -> x.dtype(DType.INT64), n);
        long positive = (n + 1) / 2;
        for (int part = 0; part < 2; part++) {
            long from = part == 0 ? 0 : positive;
            long count = part == 0 ? positive : n - positive;
            long first = part == 0 ? 0 : -(n / 2);
            if (count > 0) {
                whole.narrow(0, from, count).copy_(Ranges.arange(first, first + count, 1L));
            }
        }
        return finished(whole, n, d, dtype, options);
    }

    /// As [#fftfreq(long, double, Consumer)], of the default dtype.
    ///
    /// ```java
    /// Fft.fftfreq(4) // [0, 0.25, -0.5, -0.25]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @return (n)
    @Operation(FFT)
    public static Tensor fftfreq(long n, @Default("1") double d) {
        return fftfreq(n, d, TensorOptions.DEFAULT);
    }

    /// As [#rfftfreq(long, double, Consumer)], of the default dtype.
    ///
    /// ```java
    /// Fft.rfftfreq(4) // [0, 0.25, 0.5]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @return (n / 2 + 1)
    @Operation(FFT)
    public static Tensor rfftfreq(long n, @Default("1") double d) {
        return rfftfreq(n, d, TensorOptions.DEFAULT);
    }

    private static DType dtype(Consumer<TensorOptions> options) {
        DType asked = TensorOptions.DEFAULT.with(options).dtype();
        return asked == null ? Globals.defaultDType() : asked;
    }

    private static Tensor finished(
            Tensor counts, long n, double d, DType dtype, Consumer<TensorOptions> options) {
        Tensor result = counts.to(dtype).mul_(1.0 / (n * d));
        return TensorOptions.DEFAULT.with(options).requiresGrad() ? result.requiresGrad_() : result;
    }

    /// The frequencies that the numbers of [#rfft] stand for: 0, 1, … n / 2, over n · d.
    ///
    /// ```java
    /// Fft.rfftfreq(4, 0.5, o -> o.dtype(float64)) // [0, 0.5, 1]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @return (n / 2 + 1)
    @Operation(FFT)
    public static Tensor rfftfreq(long n, double d, Consumer<TensorOptions> options) {
        Tensor counts = Ranges.arange(0L, n / 2 + 1, 1L);
        return finished(counts, n, d, dtype(options), options);
    }

    /// The spectrum with frequency 0 in the middle.
    ///
    /// ```java
    /// Fft.fftshift(Fft.fftfreq(4)) // [-0.5, -0.25, 0, 0.25]
    /// ```
    ///
    /// @param dim the dimensions, or null for all
    /// @return a new tensor of the input's shape and dtype
    @Operation(value = FFT, forms = "dim...")
    public static Tensor fftshift(Tensor input, @Default("null") long @Nullable [] dim) {
        return shifted(input, dim, false);
    }

    /// What [#fftshift] undoes.
    ///
    /// ```java
    /// Fft.ifftshift(Fft.fftshift(arange(5))) // [0, 1, 2, 3, 4]
    /// ```
    ///
    /// @param dim the dimensions, or null for all
    /// @return a new tensor of the input's shape and dtype
    @Operation(value = FFT, forms = "dim...")
    public static Tensor ifftshift(Tensor input, @Default("null") long @Nullable [] dim) {
        return shifted(input, dim, true);
    }

    private static Tensor shifted(Tensor x, long @Nullable [] dim, boolean back) {
        long[] dims = dim;
        if (dims == null) {
            dims = new long[x.dim()];
            for (int d = 0; d < dims.length; d++) {
                dims[d] = d;
            }
        }
        long[] by = new long[dims.length];
        for (int i = 0; i < by.length; i++) {
            long size = TensorAccess.view(x).shape()[Shapes.wrapOwnDim(dims[i], x.dim())];
            by[i] = back ? (size + 1) / 2 : size / 2;
        }
        return Rearranging.roll(x, by, dims);
    }
}
