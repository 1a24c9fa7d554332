package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares with PyTorch's answer: shape, dtype, then every value.
///
/// Tolerances are PyTorch's own for float32 and 1e-7 for float64; a float32 value may besides be
/// four times as far away as PyTorch's float32 is from its float64.
final class Comparison {
    private Comparison() {}

    /// What differs between two lists of results, or null.
    static @Nullable String difference(
            List<@Nullable Object> actual, List<@Nullable Object> expected, List<Double> errors) {
        if (actual.size() != expected.size()) {
            return actual.size() + " results for " + expected.size();
        }
        int tensor = 0;
        for (int i = 0; i < actual.size(); i++) {
            double error = 0;
            if (expected.get(i) instanceof Tensor) {
                error = tensor < errors.size() ? errors.get(tensor) : 0;
                tensor++;
            }
            String difference = difference(actual.get(i), expected.get(i), error);
            if (difference != null) {
                return "result " + i + ": " + difference;
            }
        }
        return null;
    }

    private static @Nullable String difference(
            @Nullable Object actual, @Nullable Object expected, double error) {
        return switch (expected) {
            case Tensor right when actual instanceof Tensor left -> values(left, right, error);
            case Number right when actual instanceof Number left ->
                    close(left.doubleValue(), right.doubleValue(), 1e-5, 1e-5)
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

    /// What differs between two tensors, or null.
    static @Nullable String values(Tensor actual, Tensor expected, double error) {
        if (!actual.shape().equals(expected.shape())) {
            return "shape " + actual.shape() + " for " + expected.shape();
        }
        if (actual.dtype() != expected.dtype()) {
            return "dtype " + actual.dtype() + " for " + expected.dtype();
        }
        if (!actual.isFloatingPoint()) {
            return whole(longs(actual), longs(expected));
        }
        boolean wide = actual.dtype() == Obor.float64;
        double relative = wide ? 1e-7 : 1.3e-6;
        double absolute = (wide ? 1e-7 : 1e-5) + 4 * error;
        double[] left = doubles(actual);
        double[] right = doubles(expected);
        for (int i = 0; i < left.length; i++) {
            if (!close(left[i], right[i], relative, absolute)) {
                return "value " + left[i] + " for " + right[i] + " at " + i + of(left.length);
            }
        }
        return null;
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

    private static boolean close(double left, double right, double relative, double absolute) {
        return left == right
                || (Double.isNaN(left) && Double.isNaN(right))
                || (Double.isFinite(right)
                        && Math.abs(left - right) <= absolute + relative * Math.abs(right));
    }

    private static double[] doubles(Tensor tensor) {
        return (double[]) tensor.detach().toDouble().reshape(-1).toArray();
    }

    private static long[] longs(Tensor tensor) {
        return (long[]) tensor.toLong().reshape(-1).toArray();
    }
}
