package dev.obor.op.fourier;

import static dev.obor.op.Operation.Face.FFT;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Transforms over two or more dimensions.
public final class FourierN {
    private FourierN() {}

    /// Which dimensions, and the sizes they are brought to.
    private record Axes(int[] dims, long[] sizes) {
        static Axes of(Tensor x, long @Nullable [] s, long @Nullable [] dim) {
            int rank = x.dim();
            if (s != null && dim != null && s.length != dim.length) {
                throw new ShapeError(
                        "When given, dim and shape arguments must have the same length");
            }
            if (s != null && dim == null && s.length > rank) {
                throw new ShapeError(
                        "Got shape with "
                                + s.length
                                + " values but input tensor only has "
                                + rank
                                + " dimensions.");
            }
            int count = dim != null ? dim.length : s != null ? s.length : rank;
            int[] dims = new int[count];
            boolean[] seen = new boolean[rank];
            for (int i = 0; i < count; i++) {
                if (rank == 0 && dim != null) {
                    throw new IndexError(
                            "Dimension specified as " + dim[i] + " but tensor has no dimensions");
                }
                dims[i] = dim != null ? Shapes.wrapDim(dim[i], rank) : rank - count + i;
                if (seen[dims[i]]) {
                    throw new ShapeError("FFT dims must be unique");
                }
                seen[dims[i]] = true;
            }
            long[] sizes = new long[count];
            for (int i = 0; i < count; i++) {
                long own = x.size(dims[i]);
                sizes[i] = s == null || s[i] == -1 ? own : s[i];
                Fourier.checkCount(sizes[i]);
            }
            return new Axes(dims, sizes);
        }

        Tensor resized(Tensor x) {
            return Fourier.resized(x, dims, sizes);
        }

        double count() {
            double n = 1;
            for (long size : sizes) {
                n *= size;
            }
            return n;
        }

        int last() {
            return dims[dims.length - 1];
        }

        /// With another size of the last one.
        Axes ending(long size) {
            long[] other = sizes.clone();
            other[other.length - 1] = size;
            return new Axes(dims, other);
        }
    }

    private static Tensor complex(
            Tensor input,
            long @Nullable [] s,
            long @Nullable [] dim,
            @Nullable String norm,
            boolean forward) {
        Axes axes = Axes.of(input, s, dim);
        Tensor x = Fourier.complexNumbers(input);
        double scale = Fourier.scale(norm, forward, axes.count());
        return FourierOps.complex(axes.resized(x), axes.dims, scale, !forward);
    }

    private static void checkAny(String function, Axes axes) {
        if (axes.dims.length == 0) {
            throw new ShapeError(function + " must transform at least one axis");
        }
    }

    private static Tensor half(
            String function,
            Tensor input,
            long @Nullable [] s,
            long @Nullable [] dim,
            @Nullable String norm) {
        Fourier.checkReal(function, input);
        Axes axes = Axes.of(input, s, dim);
        checkAny(function, axes);
        Tensor x = Fourier.floats(input);
        double scale = Fourier.scale(norm, true, axes.count());
        return FourierOps.half(axes.resized(x), axes.dims, scale);
    }

    /// The sizes that a real result has: the last one is twice what is stored, or given.
    private static Axes whole(
            String function, Tensor x, long @Nullable [] s, long @Nullable [] dim) {
        Axes axes = Axes.of(x, s, dim);
        checkAny(function, axes);
        boolean given = s != null && s[s.length - 1] != -1;
        long size = given ? axes.sizes[axes.sizes.length - 1] : 2 * (x.size(axes.last()) - 1);
        Fourier.checkCount(size);
        return axes.ending(size);
    }

    private static Tensor real(
            String function,
            Tensor input,
            long @Nullable [] s,
            long @Nullable [] dim,
            @Nullable String norm) {
        Axes axes = whole(function, input, s, dim);
        Tensor x = Fourier.complexNumbers(input);
        long size = axes.sizes[axes.sizes.length - 1];
        double scale = Fourier.scale(norm, false, axes.count());
        Tensor stored = axes.ending(size / 2 + 1).resized(x);
        return FourierOps.real(stored, axes.dims, scale, size);
    }

    private static Tensor hermitian(
            String function,
            Tensor input,
            long @Nullable [] s,
            long @Nullable [] dim,
            @Nullable String norm) {
        Axes axes = whole(function, input, s, dim);
        Tensor x = Fourier.complexNumbers(input);
        long size = axes.sizes[axes.sizes.length - 1];
        double scale = Fourier.scale(norm, true, axes.count());
        Tensor stored = axes.ending(size / 2 + 1).resized(x);
        int[] others = Arrays.copyOf(axes.dims, axes.dims.length - 1);
        Tensor first = others.length == 0 ? stored : FourierOps.complex(stored, others, 1, false);
        return FourierOps.real(FourierOps.conj(first), new int[] {axes.last()}, scale, size);
    }

    private static Tensor inverseHermitian(
            String function,
            Tensor input,
            long @Nullable [] s,
            long @Nullable [] dim,
            @Nullable String norm) {
        Fourier.checkReal(function, input);
        Tensor x = Fourier.floats(input);
        Axes axes = Axes.of(x, s, dim);
        checkAny(function, axes);
        double scale = Fourier.scale(norm, false, axes.count());
        Tensor half = FourierOps.half(axes.resized(x), new int[] {axes.last()}, scale);
        Tensor last = FourierOps.conj(half);
        int[] others = Arrays.copyOf(axes.dims, axes.dims.length - 1);
        return others.length == 0 ? last : FourierOps.complex(last, others, 1, true);
    }

    /// The transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11+0j, -3+0j], [-5+0j, 1+0j]]
    /// ```
    ///
    /// @param input real or complex
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#fft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor fft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return complex(input, s, dim, norm, true);
    }

    /// The inverse transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ifft2(Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// @param input real or complex
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#ifft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor ifft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return complex(input, s, dim, norm, false);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over two
    /// dimensions, the last ones.
    ///
    /// ```java
    /// Fft.rfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// @param input real
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#rfft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor rfft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return half("rfft2", input, s, dim, norm);
    }

    /// The inverse of [#rfft2]: real numbers over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.irfft2(Fft.rfft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1, 2], [3, 5]]
    /// ```
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#irfft]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor irfft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return real("irfft2", input, s, dim, norm);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over two dimensions, the
    /// last ones.
    ///
    /// ```java
    /// Fft.hfft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11, -3], [-5, 1]]
    /// ```
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#hfft]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor hfft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return hermitian("hfft2", input, s, dim, norm);
    }

    /// The inverse of [#hfft2] over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ihfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// @param input real
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#ihfft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    @Operation(value = FFT, options = OperationOptions.Fourier2.class)
    public static Tensor ihfft2(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("null") @Nullable String norm) {
        return inverseHermitian("ihfft2", input, s, dim, norm);
    }

    /// The transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.fftn(ones(2, 2, 2)).flatten() // [8+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j]
    /// ```
    ///
    /// @param input real or complex
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#fft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor fftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return complex(input, s, dim, norm, true);
    }

    /// The inverse transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ifftn(Fft.fftn(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// @param input real or complex
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#ifft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor ifftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return complex(input, s, dim, norm, false);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over dimensions,
    /// all of them.
    ///
    /// ```java
    /// Fft.rfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// @param input real
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#rfft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor rfftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return half("rfftn", input, s, dim, norm);
    }

    /// The inverse of [#rfftn]: real numbers over dimensions, all of them.
    ///
    /// ```java
    /// Fft.irfftn(Fft.rfftn(ones(2, 4))) // [[1, 1, 1, 1], [1, 1, 1, 1]]
    /// ```
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#irfft]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor irfftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return real("irfftn", input, s, dim, norm);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over dimensions, all of
    /// them.
    ///
    /// ```java
    /// Fft.hfftn(ones(2, 2, 3)).shape() // [2, 2, 4]
    /// ```
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#hfft]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor hfftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return hermitian("hfftn", input, s, dim, norm);
    }

    /// The inverse of [#hfftn] over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ihfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// @param input real
    /// @param s the lengths, which are cut off or padded with zeros to; null for the input's
    /// @param norm as in [#ihfft]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    @Operation(value = FFT, options = OperationOptions.FourierN.class)
    public static Tensor ihfftn(
            Tensor input,
            @Default("null") long @Nullable [] s,
            @Default("null") long @Nullable [] dim,
            @Default("null") @Nullable String norm) {
        return inverseHermitian("ihfftn", input, s, dim, norm);
    }
}
