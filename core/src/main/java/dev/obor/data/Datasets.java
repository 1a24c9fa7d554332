package dev.obor.data;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts data sets into random parts: PyTorch's `random_split`, scikit-learn's `train_test_split`.
public final class Datasets {
    private static final double CLOSE = 1e-9;

    private Datasets() {}

    /// Parts of given lengths, drawn from the default generator.
    ///
    /// @throws ValueError if the lengths do not sum to the size of the data set
    public static <T> List<Subset<T>> randomSplit(Dataset<T> dataset, long... lengths) {
        Arguments.given(dataset, "dataset");
        Arguments.given(lengths, "lengths");
        return randomSplit(dataset, (Generator) null, lengths);
    }

    /// Parts of given fractions; what rounding down leaves over goes to the first parts, one each.
    ///
    /// @throws ValueError if the fractions do not sum to one
    public static <T> List<Subset<T>> randomSplit(Dataset<T> dataset, double... fractions) {
        Arguments.given(dataset, "dataset");
        Arguments.given(fractions, "fractions");
        return randomSplit(dataset, (Generator) null, fractions);
    }

    /// Parts of given lengths, drawn from a generator, null for the default one.
    ///
    /// @throws ValueError if the lengths do not sum to the size of the data set
    public static <T> List<Subset<T>> randomSplit(
            Dataset<T> dataset, @Nullable Generator generator, long... lengths) {
        Arguments.given(dataset, "dataset");
        Arguments.given(lengths, "lengths");
        long total = Arrays.stream(lengths).sum();
        if (total == 1 && dataset.size() != 1) {
            // As in PyTorch, numbers that sum to one are fractions.
            double[] fractions = Arrays.stream(lengths).asDoubleStream().toArray();
            return randomSplit(dataset, generator, fractions);
        }
        if (total != dataset.size()) {
            throw wrongSum(total, dataset);
        }
        return cut(dataset, generator, lengths);
    }

    /// Parts of given fractions, drawn from a generator, null for the default one.
    ///
    /// @throws ValueError if the fractions do not sum to one
    public static <T> List<Subset<T>> randomSplit(
            Dataset<T> dataset, @Nullable Generator generator, double... fractions) {
        Arguments.given(dataset, "dataset");
        Arguments.given(fractions, "fractions");
        double sum = 0;
        for (double fraction : fractions) {
            sum += fraction;
        }
        if (!(sum <= 1 && 1 - sum <= CLOSE)) {
            throw wrongSum(sum, dataset);
        }
        long[] lengths = new long[fractions.length];
        long left = dataset.size();
        for (int i = 0; i < lengths.length; i++) {
            if (fractions[i] < 0 || fractions[i] > 1) {
                throw new ValueError(
                        "Fraction at index " + i + " is not between 0 and 1: " + fractions[i]);
            }
            lengths[i] = (long) Math.floor(dataset.size() * fractions[i]);
            left -= lengths[i];
        }
        for (int i = 0; i < left; i++) {
            lengths[i % lengths.length]++;
        }
        return cut(dataset, generator, lengths);
    }

    /// Rows and targets in two parts, scikit-learn's `train_test_split` to the row; see
    /// [TrainTestSplit].
    ///
    /// @param testSize the share of test rows, rounded up
    /// @param randomState the seed of NumPy's legacy generator
    public static TrainTestSplit trainTestSplit(
            Tensor x, Tensor y, double testSize, long randomState) {
        Arguments.given(x, "x");
        Arguments.given(y, "y");
        return TrainTestSplit.of(x, y, testSize, randomState);
    }

    private static <T> List<Subset<T>> cut(
            Dataset<T> dataset, @Nullable Generator generator, long[] lengths) {
        long[] order = RandomIntegers.permutation(dataset.size(), generator);
        List<Subset<T>> parts = new ArrayList<>(lengths.length);
        int from = 0;
        for (long length : lengths) {
            if (length < 0 || length > order.length - from) {
                throw new ValueError(
                        "the parts of a data set of "
                                + order.length
                                + " samples cannot have the lengths "
                                + Arrays.toString(lengths));
            }
            int to = from + (int) length;
            List<Long> indices = Arrays.stream(order, from, to).boxed().toList();
            parts.add(new Subset<>(dataset, indices));
            from = to;
        }
        return parts;
    }

    private static ValueError wrongSum(double sum, Dataset<?> dataset) {
        return new ValueError(
                "Sum of input lengths does not equal the length of the input dataset! The sum is "
                        + sum
                        + ", the length "
                        + dataset.size()
                        + "; fractions must sum to 1");
    }
}
