package dev.obor.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The middle of several measurements, and between which values the middle half lies.
///
/// @param median the median
/// @param low the lower quartile
/// @param high the upper quartile
/// @param count how many measurements
public record Spread(double median, double low, double high, int count) {
    /// The spread of measurements.
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(
                quantile(sorted, 0.5),
                quantile(sorted, 0.25),
                quantile(sorted, 0.75),
                sorted.length);
    }

    /// The spread of measurements.
    static Spread of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// The spread of the reciprocals.
    Spread inverse() {
        return new Spread(1 / median, 1 / high, 1 / low, count);
    }

    /// What a share `q` of values in ascending order lie below.
    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// For reading: `1.87x (1.80 to 1.95, 15 pairs)`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%5.2fx (%.2f to %.2f, %d pairs)", median, low, high, count);
    }

    /// As JSON.
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"median\": %.4g, \"low\": %.4g, \"high\": %.4g, \"pairs\": %d}",
                median,
                low,
                high,
                count);
    }
}
