package dev.obor.testing;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Assertions about tensors, PyTorch's `torch.testing`. They pass silently or throw an
/// `AssertionError` that says how many elements differ, by how much, and where.
///
/// ```text
/// close:  |actual - expected| <= atol + rtol * |expected|
/// ```
public final class Testing {
    private Testing() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Double rtol;
        @Nullable Double atol;
        boolean equalNan = false;
        boolean checkDtype = true;

        Options() {}

        /// Tolerance relative to what is expected; null for the dtype's own.
        public Options rtol(double value) {
            return set(() -> rtol = value);
        }

        /// Absolute tolerance; null for the dtype's own.
        public Options atol(double value) {
            return set(() -> atol = value);
        }

        /// Whether NaN is close to NaN.
        public Options equalNan(boolean value) {
            return set(() -> equalNan = value);
        }

        /// Whether both must have the same dtype.
        public Options checkDtype(boolean value) {
            return set(() -> checkDtype = value);
        }
    }

    /// Both have the same shape and dtype and are close with the tolerances of the dtype.
    ///
    /// @throws AssertionError if they are not
    public static void assertClose(Tensor actual, Tensor expected) {
        assertClose(actual, expected, o -> {});
    }

    /// Both have the same shape and, unless told otherwise, dtype, and are close.
    ///
    /// @throws AssertionError if they are not
    /// @throws ValueError if only one tolerance is given
    public static void assertClose(Tensor actual, Tensor expected, Consumer<Options> options) {
        Arguments.given(actual, "actual");
        Arguments.given(expected, "expected");
        Options chosen = new Options().with(options);
        if ((chosen.rtol == null) != (chosen.atol == null)) {
            throw new ValueError(
                    "assert_close: rtol and atol must both be specified or both be unspecified");
        }
        same("shape", actual.shape(), expected.shape());
        if (chosen.checkDtype) {
            same("dtype", actual.dtype(), expected.dtype());
        }
        DType dtype = DType.promote(actual.dtype(), expected.dtype());
        double rtol = chosen.rtol == null ? relative(dtype) : chosen.rtol;
        double atol = chosen.atol == null ? absolute(dtype) : chosen.atol;
        try (var _ = Obor.noGrad()) {
            compare(actual.to(dtype), expected.to(dtype), rtol, atol, chosen.equalNan);
        }
    }

    /// A tensor of random numbers from -9 to 9, whole ones to 9, truths: the numbers that PyTorch's
    /// `make_tensor` draws with the same seed.
    public static Tensor makeTensor(DType dtype, long... shape) {
        return makeTensor(o -> {}, dtype, shape);
    }

    /// As [#makeTensor(DType, long...)], with options: `o -> o.low(0).noncontiguous(true)`.
    ///
    /// @throws ValueError if the bounds do not fit the dtype, or gradients are wanted of integers
    public static Tensor makeTensor(
            Consumer<MakeTensorOptions> options, DType dtype, long... shape) {
        Arguments.given(dtype, "dtype");
        Arguments.given(shape, "shape");
        return MadeTensors.of(dtype, shape, new MakeTensorOptions().with(options));
    }

    /// No element differs by more than `eps`, whatever the dtypes; fastai's `test_close`.
    ///
    /// @throws AssertionError if one does, or the shapes differ
    public static void testClose(Tensor a, Tensor b, double eps) {
        Arguments.given(b, "b");
        Arguments.given(a, "a");
        assertClose(a, b, o -> o.rtol(0).atol(eps).checkDtype(false));
    }

    /// As [#testClose(Tensor, Tensor, double)], to 1e-5.
    public static void testClose(Tensor a, Tensor b) {
        testClose(a, b, 1e-5);
    }

    /// The numbers do not differ by more than `eps`.
    ///
    /// @throws AssertionError if they do
    public static void testClose(double a, double b, double eps) {
        testClose(Obor.tensor(a).toDouble(), Obor.tensor(b).toDouble(), eps);
    }

    private static void same(String attribute, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError(
                    "The values for attribute '"
                            + attribute
                            + "' do not match: "
                            + actual
                            + " != "
                            + expected
                            + ".");
        }
    }

    private static void compare(
            Tensor actual, Tensor expected, double rtol, double atol, boolean equalNan) {
        // Signed numbers, so that differences of bytes do not wrap around.
        Tensor a = wide(actual);
        Tensor e = wide(expected);
        Tensor bad = a.isclose(e, o -> o.rtol(rtol).atol(atol).equalNan(equalNan)).logicalNot();
        if (!bad.any().itemBoolean()) {
            return;
        }
        boolean exact = rtol == 0 && atol == 0;
        Tensor difference = a.sub(e).abs();
        Tensor ratio = difference.div(e.abs());
        throw new AssertionError(
                a.dim() == 0
                        ? scalars(a, e, difference, ratio, exact, rtol, atol)
                        : elements(bad, difference, ratio, exact, rtol, atol));
    }

    private static Tensor wide(Tensor t) {
        return t.dtype().isDifferentiable() ? t : t.toLong();
    }

    private static String elements(
            Tensor bad, Tensor difference, Tensor ratio, boolean exact, double rtol, double atol) {
        long wrong = bad.sum().itemLong();
        return String.format(
                        Locale.ROOT,
                        "Tensor-likes are not %s!%n%nMismatched elements: %d / %d (%.1f%%)%n"
                                + "Greatest absolute difference: %s%s%nGreatest relative difference: %s%s",
                        exact ? "equal" : "close",
                        wrong,
                        bad.numel(),
                        100.0 * wrong / bad.numel(),
                        worst(bad, difference),
                        allowed(exact, atol),
                        worst(bad, ratio),
                        allowed(exact, rtol))
                .replace(System.lineSeparator(), "\n");
    }

    /// The largest value among the wrong elements, and its place.
    private static String worst(Tensor bad, Tensor values) {
        Tensor among = values.maskedFill(bad.logicalNot(), 0);
        long flat = among.flatten().argmax().itemLong();
        var place = new StringBuilder();
        long rest = flat;
        for (int d = values.dim() - 1; d >= 0; d--) {
            place.insert(0, rest % values.size(d) + (d == values.dim() - 1 ? "" : ", "));
            rest /= values.size(d);
        }
        String comma = values.dim() == 1 ? "," : "";
        return number(among.flatten().get(flat)) + " at index (" + place + comma + ")";
    }

    private static String scalars(
            Tensor a,
            Tensor e,
            Tensor difference,
            Tensor ratio,
            boolean exact,
            double rtol,
            double atol) {
        return String.format(
                Locale.ROOT,
                """
                Scalars are not %s!

                Expected %s but got %s.
                Absolute difference: %s%s
                Relative difference: %s%s\
                """,
                exact ? "equal" : "close",
                number(e),
                number(a),
                number(difference),
                allowed(exact, atol),
                number(ratio),
                allowed(exact, rtol));
    }

    private static String number(Tensor t) {
        return t.dtype().isFloatingPoint()
                ? PythonFloat.repr(t.item())
                : Long.toString(t.itemLong());
    }

    private static String allowed(boolean exact, double tolerance) {
        return exact ? "" : " (up to " + PythonFloat.repr(tolerance) + " allowed)";
    }

    /// Source: PyTorch 2.13, torch/testing/_comparison.py, `_DTYPE_PRECISIONS`.
    private static double relative(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 1e-3;
            case BFLOAT16 -> 1.6e-2;
            case FLOAT32, COMPLEX64 -> 1.3e-6;
            case FLOAT64, COMPLEX128 -> 1e-7;
            default -> 0;
        };
    }

    private static double absolute(DType dtype) {
        return switch (dtype) {
            case FLOAT16, BFLOAT16, FLOAT32, COMPLEX64 -> 1e-5;
            case FLOAT64, COMPLEX128 -> 1e-7;
            default -> 0;
        };
    }
}
