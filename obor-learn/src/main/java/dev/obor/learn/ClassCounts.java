package dev.obor.learn;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.stream.LongStream;

/// How often each class was taken for each.
///
/// @param labels the classes, rising
/// @param table `[true][predicted]`
record ClassCounts(long[] labels, long[][] table) {
    private static final int MOST = 20_000;

    /// A score of one class.
    interface Score {
        double of(ClassCounts counts, int at);
    }

    static ClassCounts of(String name, Tensor yTrue, Tensor yPred) {
        long[] truth = classes(name, yTrue);
        long[] guess = classes(name, yPred);
        long[] labels =
                LongStream.concat(Arrays.stream(truth), Arrays.stream(guess))
                        .distinct()
                        .sorted()
                        .toArray();
        if (labels.length > MOST) {
            throw new ValueError(
                    name + ": " + labels.length + " different classes are no classification",
                    "For numbers there are meanSquaredError, meanAbsoluteError and r2Score.");
        }
        long[][] table = new long[labels.length][labels.length];
        for (int i = 0; i < truth.length; i++) {
            table[Arrays.binarySearch(labels, truth[i])][Arrays.binarySearch(labels, guess[i])]++;
        }
        return new ClassCounts(labels, table);
    }

    static long[] classes(String name, Tensor y) {
        if (y.dtype().isFloatingPoint() || y.dtype().isComplex()) {
            double[] values = y.detach().flatten().toDouble().contiguous().toDoubleArray();
            for (double value : values) {
                if (value != Math.rint(value) || !Double.isFinite(value)) {
                    throw new ValueError(
                            name + ": classes must be whole numbers, got " + value,
                            "Of logits or probabilities, argmax(1) or gt(0.5) makes classes.");
                }
            }
        }
        return y.detach().flatten().toLong().contiguous().toLongArray();
    }

    int size() {
        return labels.length;
    }

    long hits(int at) {
        return table[at][at];
    }

    long support(int at) {
        return Arrays.stream(table[at]).sum();
    }

    long predicted(int at) {
        return Arrays.stream(table).mapToLong(row -> row[at]).sum();
    }

    long total() {
        return Arrays.stream(table).flatMapToLong(Arrays::stream).sum();
    }

    double precision(int at) {
        return share(hits(at), predicted(at));
    }

    double recall(int at) {
        return share(hits(at), support(at));
    }

    double f1(int at) {
        return share(2 * hits(at), predicted(at) + support(at));
    }

    double accuracy() {
        long hits = 0;
        for (int i = 0; i < size(); i++) {
            hits += hits(i);
        }
        return share(hits, total());
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : (double) part / of;
    }

    double score(Metrics.Average average, Score score) {
        return switch (average) {
            case MICRO -> accuracy(); // each wrong decision misses one class and hits another
            case MACRO -> mean(score, false);
            case WEIGHTED -> mean(score, true);
            case BINARY -> binary(score);
        };
    }

    double mean(Score score, boolean weighted) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += score.of(this, i) * (weighted ? support(i) : 1);
        }
        return sum / (weighted ? total() : size());
    }

    private double binary(Score score) {
        for (long label : labels) {
            if (label != 0 && label != 1) {
                throw new ValueError(
                        "Target is multiclass but average='binary'. Please choose another average"
                                + " setting, one of [MICRO, MACRO, WEIGHTED]; the classes are "
                                + Arrays.toString(labels));
            }
        }
        int one = Arrays.binarySearch(labels, 1);
        return one < 0 ? 0 : score.of(this, one);
    }
}
