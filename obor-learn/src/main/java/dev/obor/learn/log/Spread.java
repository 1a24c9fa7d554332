package dev.obor.learn.log;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How finite numbers are spread: their sums, and how many fall between limits.
///
/// @param min the smallest
/// @param max the largest
/// @param count how many there are
/// @param sum of all
/// @param squares the sum of their squares
/// @param limits the limits between which they were counted, one more than counts
/// @param counts of the values from one limit to below the next; the last one is included
record Spread(
        double min,
        double max,
        long count,
        double sum,
        double squares,
        double[] limits,
        double[] counts) {
    private static final double GROWTH = 1.1;
    private static final double[] EXPONENTIAL = exponential();

    /// The limits that TensorBoard is used to: powers of 1.1 from 1e-12 to 1e20, on both sides of
    /// 0.
    private static double[] exponential() {
        double[] half = new double[1000];
        int n = 0;
        for (double limit = 1e-12; limit < 1e20; limit *= GROWTH) {
            half[n++] = limit;
        }
        double[] all = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            all[n + 1 + i] = half[i];
            all[n - 1 - i] = -half[i];
        }
        return all;
    }

    /// The numbers of a tensor that are finite; null if there are none.
    static double @Nullable [] finite(Tensor values) {
        Arguments.given(values, "values");
        if (values.numel() == 0) {
            throw new ValueError("The input has no element.", "Give a tensor with numbers.");
        }
        if (values.dtype().isComplex()) {
            throw new DTypeError(
                    "addHistogram: complex numbers have no order",
                    "Give abs() or real() of the tensor.");
        }
        double[] all = values.detach().contiguous().flatten().toDouble().toDoubleArray();
        double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
        return finite.length == 0 ? null : finite;
    }

    /// Between TensorBoard's limits, of which only those around the values are kept, and one empty
    /// place before.
    static Spread exponential(double[] values) {
        Spread all = of(values, EXPONENTIAL);
        int first = 0;
        int last = all.counts.length - 1;
        while (first < last && all.counts[first] == 0) {
            first++;
        }
        while (last > first && all.counts[last] == 0) {
            last--;
        }
        double[] counts = new double[last - first + 2];
        System.arraycopy(all.counts, first, counts, 1, last - first + 1);
        return new Spread(
                all.min,
                all.max,
                all.count,
                all.sum,
                all.squares,
                Arrays.copyOfRange(all.limits, first, last + 2),
                counts);
    }

    /// Between limits of equal distance from the smallest to the largest value.
    static Spread even(double[] values, int bins) {
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        if (min == max) {
            double around = Math.max(Math.abs(min) * 0.1, 1e-6);
            min -= around;
            max += around;
        }
        double[] limits = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            limits[i] = i == bins ? max : min + (max - min) * i / bins;
        }
        return of(values, limits);
    }

    private static Spread of(double[] values, double[] limits) {
        double[] counts = new double[limits.length - 1];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            sum += value;
            squares += value * value;
            if (value >= limits[0] && value <= limits[counts.length]) {
                int at = Arrays.binarySearch(limits, value == 0 ? 0.0 : value);
                int bin = at >= 0 ? at : -at - 2;
                counts[Math.min(bin, counts.length - 1)]++;
            }
        }
        return new Spread(min, max, values.length, sum, squares, limits, counts);
    }
}
