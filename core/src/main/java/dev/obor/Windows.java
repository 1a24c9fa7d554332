package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import java.util.function.Consumer;

/// Windows for signals, PyTorch's `torch.signal.windows`.
///
/// ```java
/// Tensor window = Windows.hann(400, o -> o.sym(false));
/// ```
public final class Windows {
    private Windows() {}

    private static WindowOptions options(String name, long m, Consumer<WindowOptions> change) {
        WindowOptions o = new WindowOptions().with(change);
        DType dtype = dtype(o);
        if (m < 0) {
            throw new ValueError(name + " requires non-negative window length, got M=" + m);
        }
        if (dtype != DType.FLOAT32 && dtype != DType.FLOAT64) {
            throw new DTypeError(name + " expects float32 or float64 dtypes, got: " + dtype);
        }
        return o;
    }

    private static DType dtype(WindowOptions o) {
        DType said = o.dtype();
        return said == null ? Obor.getDefaultDtype() : said;
    }

    private static Tensor line(double start, double end, long m, WindowOptions o) {
        DType dtype = dtype(o);
        return Obor.linspace(start, end, m, q -> q.dtype(dtype).device(o.device()));
    }

    private static Tensor ones(long m, WindowOptions o) {
        return finished(Obor.ones(dtype(o), m), o);
    }

    private static Tensor finished(Tensor t, WindowOptions o) {
        return o.requiresGrad ? t.requiresGrad_() : t;
    }

    private static long steps(long m, WindowOptions o) {
        return o.sym ? m - 1 : m;
    }

    /// A triangle, 1 - |x|.
    public static Tensor bartlett(long m) {
        return bartlett(m, o -> {});
    }

    /// A triangle with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor bartlett(long m, Consumer<WindowOptions> options) {
        WindowOptions o = options("bartlett", m, options);
        if (m <= 1) {
            return ones(m, o);
        }
        double step = 2.0 / steps(m, o);
        return finished(line(-1, -1 + (m - 1) * step, m, o).abs().rsub(1), o);
    }

    /// Blackman's window, 0.42 - 0.5 cos x + 0.08 cos 2x.
    public static Tensor blackman(long m) {
        return blackman(m, o -> {});
    }

    /// Blackman's window with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor blackman(long m, Consumer<WindowOptions> options) {
        return cosines(m, new double[] {0.42, 0.5, 0.08}, options);
    }

    /// Half a cosine.
    public static Tensor cosine(long m) {
        return cosine(m, o -> {});
    }

    /// Half a cosine with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor cosine(long m, Consumer<WindowOptions> options) {
        WindowOptions o = options("cosine", m, options);
        double step = Math.PI / (o.sym || m <= 1 ? m : m + 1);
        return finished(line(0.5 * step, (0.5 + (m - 1)) * step, m, o).sin(), o);
    }

    /// exp(-|n - center| / tau).
    public static Tensor exponential(long m) {
        return exponential(m, o -> {});
    }

    /// exp(-|n - center| / tau) with options.
    ///
    /// @throws ValueError if the length is negative, `tau` not positive, or a center said for a
    ///   symmetric window
    public static Tensor exponential(long m, Consumer<WindowOptions> options) {
        WindowOptions o = options("exponential", m, options);
        if (o.tau <= 0) {
            throw new ValueError(
                    "Tau must be positive, got: " + PythonFloat.repr(o.tau) + " instead.");
        }
        Double said = o.center;
        if (o.sym && said != null) {
            throw new ValueError("Center must be None for symmetric windows");
        }
        double center = said == null ? middle(m, o) : said;
        double step = 1 / o.tau;
        return finished(
                line(-center * step, (-center + (m - 1)) * step, m, o).abs().neg().exp(), o);
    }

    private static double middle(long m, WindowOptions o) {
        return (!o.sym && m > 1 ? m : m - 1) / 2.0;
    }

    /// exp(-n² / (2 std²)).
    public static Tensor gaussian(long m) {
        return gaussian(m, o -> {});
    }

    /// exp(-n² / (2 std²)) with options.
    ///
    /// @throws ValueError if the length is negative, or `std` not positive
    public static Tensor gaussian(long m, Consumer<WindowOptions> options) {
        WindowOptions o = options("gaussian", m, options);
        if (o.std <= 0) {
            throw new ValueError(
                    "Standard deviation must be positive, got: "
                            + PythonFloat.repr(o.std)
                            + " instead.");
        }
        double start = -middle(m, o);
        double step = 1 / (o.std * Math.sqrt(2));
        return finished(line(start * step, (start + (m - 1)) * step, m, o).square().neg().exp(), o);
    }

    /// A sum of cosines with alternating signs: a[0] - a[1] cos x + a[2] cos 2x - …
    public static Tensor generalCosine(long m, double... a) {
        return generalCosine(m, a, o -> {});
    }

    /// A sum of cosines with options.
    ///
    /// @throws ValueError if the length is negative, or there are no coefficients
    public static Tensor generalCosine(long m, double[] a, Consumer<WindowOptions> options) {
        return cosines(m, Arguments.given(a, "a"), options);
    }

    private static Tensor cosines(long m, double[] a, Consumer<WindowOptions> options) {
        WindowOptions o = options("general_cosine", m, options);
        if (a.length == 0) {
            throw new ValueError("Coefficients cannot be empty");
        }
        if (m <= 1) {
            return ones(m, o);
        }
        Tensor k = line(0, (m - 1) * (2 * Math.PI / steps(m, o)), m, o);
        Tensor sum = k.mul(0).cos().mul(a[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(k.mul(i).cos().mul(i % 2 == 0 ? a[i] : -a[i]));
        }
        return finished(sum, o);
    }

    /// Hamming's window in general form, alpha - (1 - alpha) cos x.
    public static Tensor generalHamming(long m) {
        return generalHamming(m, o -> {});
    }

    /// Hamming's window in general form, with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor generalHamming(long m, Consumer<WindowOptions> options) {
        double alpha = new WindowOptions().with(options).alpha;
        return cosines(m, new double[] {alpha, 1 - alpha}, options);
    }

    /// Hamming's window, 0.54 - 0.46 cos x.
    public static Tensor hamming(long m) {
        return hamming(m, o -> {});
    }

    /// Hamming's window with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor hamming(long m, Consumer<WindowOptions> options) {
        return cosines(m, new double[] {0.54, 1 - 0.54}, options);
    }

    /// Hann's window, 0.5 - 0.5 cos x.
    public static Tensor hann(long m) {
        return hann(m, o -> {});
    }

    /// Hann's window with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor hann(long m, Consumer<WindowOptions> options) {
        return cosines(m, new double[] {0.5, 0.5}, options);
    }

    /// Kaiser's window, i0(beta √(1 - x²)) / i0(beta).
    public static Tensor kaiser(long m) {
        return kaiser(m, o -> {});
    }

    /// Kaiser's window with options.
    ///
    /// @throws ValueError if the length or `beta` is negative
    public static Tensor kaiser(long m, Consumer<WindowOptions> options) {
        WindowOptions o = options("kaiser", m, options);
        double beta = o.beta;
        if (beta < 0) {
            throw new ValueError(
                    "beta must be non-negative, got: " + PythonFloat.repr(beta) + " instead.");
        }
        if (m <= 1) {
            return ones(m, o);
        }
        double step = 2 * beta / steps(m, o);
        double end = Math.min(beta, -beta + (m - 1) * step);
        Tensor height = Obor.full(new long[0], beta, q -> q.dtype(dtype(o)));
        Tensor k = line(-beta, end, m, o);
        return finished(height.square().sub(k.square()).sqrt().i0().div(height.i0()), o);
    }

    /// Nuttall's window of four cosines.
    public static Tensor nuttall(long m) {
        return nuttall(m, o -> {});
    }

    /// Nuttall's window with options.
    ///
    /// @throws ValueError if the length is negative
    public static Tensor nuttall(long m, Consumer<WindowOptions> options) {
        double[] a = {0.3635819, 0.4891775, 0.1365995, 0.0106411};
        return cosines(m, a, options);
    }
}
