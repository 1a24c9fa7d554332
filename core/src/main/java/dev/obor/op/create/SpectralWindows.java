package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;

/// Windows that a signal is multiplied with before its spectrum is taken.
public final class SpectralWindows {
    private SpectralWindows() {}

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
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric
    /// @return (windowLength) of the default dtype
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
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric
    /// @param alpha the mean
    /// @param beta the height of the cosine
    /// @return (windowLength) of the default dtype
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
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric
    /// @return (windowLength) of the default dtype
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
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric
    /// @return (windowLength) of the default dtype
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

    /// Kaiser's window, `I₀(β √(1 - x²)) / I₀(β)` with x from -1 to 1; periodic unless said
    /// otherwise.
    ///
    /// ```java
    /// kaiserWindow(4) // [5.277e-5, 0.2157, 1, 0.2157]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric
    /// @param beta how narrow it is: 0 is flat
    /// @return (windowLength) of the default dtype
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
        Tensor height = JavaArrays.number(beta, Globals.defaultDType()).i0();
        return root.mul(beta).i0().div(height).narrow(0, 0, windowLength);
    }
}
