package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares with PyTorch's answer: shape, dtype, strides, then every value.
///
/// The one tolerance table is PyTorch's own. A value may besides be four times as far away from the
/// float64 result as PyTorch's worst value of the same tensor is. Where a case holds numbers of all
/// magnitudes (`each`), every value is measured with its own error. Where PyTorch overflows on the
/// way and float64 does not, the number of float64 is right, too.
final class Comparison {
    private Comparison() {}

    /// What is close.
    record Tolerance(double relative, double absolute) {
        /// The table.
        static Tolerance of(DType dtype) {
            return switch (dtype) {
                case FLOAT64, COMPLEX128 -> new Tolerance(1e-7, 1e-7);
                case BFLOAT16 -> new Tolerance(1.6e-2, 1e-5);
                case FLOAT16 -> new Tolerance(1e-3, 1e-5);
                default -> new Tolerance(1.3e-6, 1e-5);
            };
        }

        boolean close(double left, double right) {
            return left == right
                    || (Double.isNaN(left) && Double.isNaN(right))
                    || (Double.isFinite(right)
                            && Math.abs(left - right) <= absolute + relative * Math.abs(right));
        }
    }

    /// What differs between two lists of results, or null.
    static @Nullable String difference(
            List<@Nullable Object> actual,
            List<@Nullable Object> expected,
            List<@Nullable Object> wide,
            boolean each) {
        if (actual.size() != expected.size()) {
            return actual.size() + " results for " + expected.size();
        }
        for (int i = 0; i < actual.size(); i++) {
            Tensor reference = i < wide.size() && wide.get(i) instanceof Tensor t ? t : null;
            String difference = difference(actual.get(i), expected.get(i), reference, each);
            if (difference != null) {
                return "result " + i + ": " + difference;
            }
        }
        return null;
    }

    private static @Nullable String difference(
            @Nullable Object actual,
            @Nullable Object expected,
            @Nullable Tensor wide,
            boolean each) {
        return switch (expected) {
            case Tensor right when actual instanceof Tensor left -> values(left, right, wide, each);
            case Number right when actual instanceof Number left ->
                    new Tolerance(1e-5, 1e-5).close(left.doubleValue(), right.doubleValue())
                            ? null
                            : left + " for " + right;
            case Complex right when actual instanceof Complex left ->
                    new Tolerance(1e-5, 1e-5).close(left.real(), right.real())
                                    && new Tolerance(1e-5, 1e-5).close(left.imag(), right.imag())
                            ? null
                            : left + " for " + right;
            case Boolean right when actual instanceof Number left -> // item()
                    left.doubleValue() == (right ? 1 : 0) ? null : left + " for " + right;
            case null, default ->
                    Objects.equals(actual, expected)
                            ? null
                            : "the object " + actual + " for " + expected;
        };
    }

    /// What differs in shape or dtype, or null.
    static @Nullable String form(Tensor actual, Tensor expected) {
        if (!actual.shape().equals(expected.shape())) {
            return "shape " + actual.shape() + " for " + expected.shape();
        }
        if (actual.dtype() != expected.dtype()) {
            return "dtype " + actual.dtype() + " for " + expected.dtype();
        }
        return null;
    }

    /// Strides that differ where they matter, or whether a gradient is taken; null if nothing does.
    static @Nullable String layout(
            List<@Nullable Object> actual,
            List<@Nullable Object> expected,
            List<?> json,
            boolean strict) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof Tensor right && actual.get(i) instanceof Tensor left) {
                String difference = layout(left, right, (Map<?, ?>) json.get(i), strict);
                if (difference != null) {
                    return "result " + i + ": " + difference;
                }
            }
        }
        return null;
    }

    /// The same for one tensor.
    static @Nullable String layout(Tensor actual, Tensor expected, Map<?, ?> json, boolean strict) {
        boolean requires = Boolean.TRUE.equals(json.get("requires"));
        if (strict && actual.requiresGrad() != requires) {
            return "requires_grad " + actual.requiresGrad() + " for " + requires;
        }
        long[] wanted = Decoder.strides(json, expected);
        long[] found = actual.stride();
        long[] shape = expected.shape().toArray();
        for (int d = 0; d < shape.length; d++) {
            if (expected.numel() > 1 && shape[d] > 1 && wanted[d] != found[d]) {
                return "strides " + Arrays.toString(found) + " for " + Arrays.toString(wanted);
            }
        }
        return null;
    }

    /// What differs between two tensors, or null.
    static @Nullable String values(
            Tensor actual, Tensor expected, @Nullable Tensor wide, boolean each) {
        return values(actual, expected, wide, each, actual.dtype());
    }

    /// The same for what was computed in a given dtype, and converted at the end.
    static @Nullable String values(
            Tensor actual, Tensor expected, @Nullable Tensor wide, boolean each, DType computed) {
        String form = form(actual, expected);
        if (form != null) {
            return form;
        }
        if (actual.isComplex()) {
            return complex(actual, expected, wide, computed);
        }
        if (!actual.isFloatingPoint()) {
            return whole(longs(actual), longs(expected));
        }
        Tolerance table = Tolerance.of(computed);
        double[] left = doubles(actual);
        double[] right = doubles(expected);
        double[] exact = wide != null && wide.numel() == right.length ? doubles(wide) : right;
        double worst = each ? 0 : worst(right, exact);
        for (int i = 0; i < left.length; i++) {
            double error = each ? Math.abs(right[i] - exact[i]) : worst;
            boolean close =
                    table.close(left[i], right[i])
                            || Double.isFinite(right[i])
                                    && Math.abs(left[i] - exact[i]) <= 4 * error
                            || (each || !Double.isFinite(right[i]) && Double.isFinite(exact[i]))
                                    && table.close(left[i], exact[i]);
            if (!close) {
                return "value " + left[i] + " for " + right[i] + " at " + i + of(left.length);
            }
        }
        return null;
    }

    /// Complex values are as close as their distance is, which PyTorch measures too.
    private static @Nullable String complex(
            Tensor actual, Tensor expected, @Nullable Tensor wide, DType computed) {
        Tolerance table = Tolerance.of(computed);
        Complex[] left = actual.detach().toComplexArray();
        Complex[] right = expected.detach().toComplexArray();
        boolean known = wide != null && wide.numel() == right.length;
        Complex[] exact = wide != null && known ? wide.detach().toComplexArray() : right;
        double worst = 0;
        for (int i = 0; i < right.length; i++) {
            double error = distance(right[i], exact[i]);
            worst = Double.isFinite(error) ? Math.max(worst, error) : worst;
        }
        for (int i = 0; i < left.length; i++) {
            boolean finite = Double.isFinite(right[i].abs());
            double distance = distance(left[i], right[i]);
            boolean close =
                    finite
                            ? distance <= table.absolute() + table.relative() * right[i].abs()
                                    || distance(left[i], exact[i]) <= 4 * worst
                            : table.close(left[i].real(), right[i].real())
                                            && table.close(left[i].imag(), right[i].imag())
                                    || Double.isNaN(right[i].abs()) && Double.isNaN(left[i].abs())
                                    || Double.isFinite(exact[i].abs())
                                            && distance(left[i], exact[i])
                                                    <= table.absolute()
                                                            + table.relative() * exact[i].abs();
            if (!close) {
                return "value " + left[i] + " for " + right[i] + " at " + i + of(left.length);
            }
        }
        return null;
    }

    private static double distance(Complex a, Complex b) {
        return Math.hypot(a.real() - b.real(), a.imag() - b.imag());
    }

    private static double worst(double[] values, double[] exact) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            double error = Math.abs(values[i] - exact[i]);
            worst = Double.isFinite(error) ? Math.max(worst, error) : worst;
        }
        return worst;
    }

    private static @Nullable String whole(long[] left, long[] right) {
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return "value " + left[i] + " for " + right[i] + " at " + i + of(left.length);
            }
        }
        return null;
    }

    private static String of(int count) {
        return " of " + count;
    }

    private static double[] doubles(Tensor tensor) {
        return (double[]) tensor.detach().toDouble().reshape(-1).toArray();
    }

    private static long[] longs(Tensor tensor) {
        return (long[]) tensor.detach().to(Obor.int64).reshape(-1).toArray();
    }
}
