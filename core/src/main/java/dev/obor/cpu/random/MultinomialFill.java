package dev.obor.cpu.random;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.base.ValueError;
import dev.obor.cpu.memory.Elements;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Indices drawn with given weights, PyTorch's `multinomial`.
///
/// With replacement each sample searches the cumulative weights; without, or for a single sample,
/// weights are divided by exponential numbers and the largest ratios win.
///
/// Source: PyTorch 2.13, `MultinomialKernel.cpp` and `Distributions.cpp`.
final class MultinomialFill {
    private final View weights;
    private final Elements source;
    private final int categories;
    private final int rows;

    private MultinomialFill(View weights) {
        this.weights = weights;
        this.source = new Elements(weights.dtype(), weights.array());
        this.rows = (int) weights.shape()[0];
        this.categories = (int) weights.shape()[1];
    }

    static void fill(Distribution.Multinomial d, Mt19937 engine, View out) {
        var fill = new MultinomialFill(d.weights());
        int samples = (int) out.shape()[1];
        if (!d.replacement() && samples > fill.categories) {
            throw new ValueError(
                    "cannot sample n_sample > prob_dist.size(-1) samples without replacement: "
                            + samples
                            + " samples, "
                            + fill.categories
                            + " categories");
        }
        if (d.replacement() && samples > 1) {
            fill.withReplacement(engine, out);
        } else {
            fill.withoutReplacement(engine, out);
        }
    }

    private double weight(int row, int category) {
        long at = weights.offset() + row * weights.strides()[0] + category * weights.strides()[1];
        return source.get((int) at);
    }

    private static void put(View out, int row, int sample, long index) {
        long at = out.offset() + row * out.strides()[0] + sample * out.strides()[1];
        ((long[]) out.array())[(int) at] = index;
    }

    private void withReplacement(Mt19937 engine, View out) {
        int samples = (int) out.shape()[1];
        for (int row = 0; row < rows; row++) {
            double[] cumulative = cumulative(row);
            for (int sample = 0; sample < samples; sample++) {
                put(out, row, sample, firstNotBelow(cumulative, engine.nextDouble()));
            }
        }
    }

    /// The running sum as parts of the whole; in float32 unless the weights are float64.
    private double[] cumulative(int row) {
        boolean single = weights.dtype() != DType.FLOAT64;
        double[] cumulative = new double[categories];
        double sum = 0;
        for (int j = 0; j < categories; j++) {
            double w = weight(row, j);
            if (!(w >= 0)) {
                throw invalid("encountering probability entry < 0");
            }
            if (w == Double.POSITIVE_INFINITY) {
                throw invalid("encountering probability entry = infinity or NaN");
            }
            sum = single ? (float) sum + (float) w : sum + w;
            cumulative[j] = sum;
        }
        if (!(sum > 0)) {
            throw invalid("sum of probabilities <= 0");
        }
        for (int j = 0; j < categories; j++) {
            double part = cumulative[j];
            cumulative[j] = single ? (float) part / (float) sum : part / sum;
        }
        cumulative[categories - 1] = 1;
        return cumulative;
    }

    private static int firstNotBelow(double[] cumulative, double u) {
        int left = 0;
        int right = cumulative.length;
        while (left < right) {
            int middle = left + (right - left) / 2;
            if (cumulative[middle] < u) {
                left = middle + 1;
            } else {
                right = middle;
            }
        }
        return left;
    }

    private void withoutReplacement(Mt19937 engine, View out) {
        checkWeights();
        View noise = noise(engine);
        Elements draws = new Elements(noise.dtype(), noise.array());
        int samples = (int) out.shape()[1];
        double[] ratios = new double[categories];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < categories; j++) {
                long at = row * noise.strides()[0] + j * noise.strides()[1];
                ratios[j] = ratio(weight(row, j), draws.get((int) at));
            }
            int[] chosen = samples == 1 ? new int[] {argmax(ratios)} : descending(ratios);
            for (int sample = 0; sample < samples; sample++) {
                put(out, row, sample, chosen[sample]);
            }
        }
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int j = 1; j < values.length; j++) {
            if (values[j] > values[best]) {
                best = j;
            }
        }
        return best;
    }

    private static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Exponential numbers in the dtype of the weights, in the memory order of dense weights.
    private View noise(Mt19937 engine) {
        DType dtype = weights.dtype();
        int n = rows * categories;
        Object array =
                switch (dtype) {
                    case FLOAT64 -> new double[n];
                    case FLOAT32 -> new float[n];
                    default -> new short[n];
                };
        long[] shape = weights.shape();
        boolean columns = weights.strides()[0] == 1 && weights.strides()[1] == rows;
        long[] strides = columns ? weights.strides() : View.contiguousStrides(shape);
        View noise = new View(new Storage(dtype, array, n, null), 0, shape, strides);
        RandomKernels.fill(new Distribution.Exponential(1), engine, noise);
        return noise;
    }

    private double ratio(double weight, double draw) {
        double quotient =
                weights.dtype() == DType.FLOAT64 ? weight / draw : (float) weight / (float) draw;
        if (weights.dtype().isLowPrecision()) {
            return LowPrecision.toFloat(
                    weights.dtype(), LowPrecision.fromFloat(weights.dtype(), (float) quotient));
        }
        return quotient;
    }

    private void checkWeights() {
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int j = 0; j < categories; j++) {
                double w = weight(row, j);
                if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
                    throw new ValueError(
                            "probability tensor contains either `inf`, `nan` or element < 0");
                }
                sum += w;
            }
            if (sum == 0) {
                throw invalid("sum of probabilities <= 0");
            }
        }
    }

    private static ValueError invalid(String what) {
        return new ValueError("invalid multinomial distribution (" + what + ")");
    }
}
