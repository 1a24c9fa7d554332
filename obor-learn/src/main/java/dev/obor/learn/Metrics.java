package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// Scores of predictions, with scikit-learn's names and numbers.
///
/// ```java
/// var truth = tensor(0, 1, 2, 2, 2);
/// var guess = tensor(0, 0, 2, 2, 1);
/// Metrics.confusionMatrix(truth, guess) // [[1, 0, 0], [1, 0, 0], [0, 1, 2]]
/// ```
///
/// Classes are whole numbers `(N)`; which there are follows from both tensors together. A share of
/// nothing, as the precision of a class that was never predicted, is 0.
public final class Metrics {
    private Metrics() {}

    /// How scores of several classes become one.
    public enum Average {
        /// The score of class 1, where there are two.
        BINARY,
        /// The mean over classes.
        MACRO,
        /// All decisions counted together.
        MICRO,
        /// The mean over classes by how often each is true.
        WEIGHTED
    }

    /// The share of predictions that are right.
    ///
    /// @param yTrue the classes, `(N)`
    /// @param yPred the predicted classes, `(N)`
    /// @throws ShapeError if they differ in shape; nothing is broadcast
    /// @throws ValueError if there are none
    public static double accuracyScore(Tensor yTrue, Tensor yPred) {
        checkSame("accuracyScore", yTrue, yPred);
        return (double) yTrue.eq(yPred).sum().itemLong() / yTrue.numel();
    }

    private static void checkSame(String name, Tensor yTrue, Tensor yPred) {
        Arguments.given(yTrue, "yTrue");
        Arguments.given(yPred, "yPred");
        if (!yTrue.shape().equals(yPred.shape())) {
            throw new ShapeError(
                    name
                            + ": Found input variables with inconsistent numbers of samples:"
                            + " shapes "
                            + yTrue.shape()
                            + " and "
                            + yPred.shape()
                            + "; give one predicted class for each row, as argmax(1) makes them");
        }
        if (yTrue.numel() == 0) {
            throw new ValueError(name + ": no samples, expected at least one");
        }
    }

    /// How often each class was taken for each: rows are true classes, columns predicted ones, in
    /// rising order, `(C, C)`, int64.
    ///
    /// @throws ShapeError if the tensors differ in shape
    /// @throws ValueError if there are none, or they are no whole numbers
    public static Tensor confusionMatrix(Tensor yTrue, Tensor yPred) {
        ClassCounts counts = counts("confusionMatrix", yTrue, yPred);
        int n = counts.size();
        return Obor.fromArray(Arrays.stream(counts.table()).flatMapToLong(Arrays::stream).toArray())
                .reshape(n, n);
    }

    private static ClassCounts counts(String name, Tensor yTrue, Tensor yPred) {
        checkSame(name, yTrue, yPred);
        return ClassCounts.of(name, yTrue, yPred);
    }

    /// Of those predicted to be of class 1, the share that is.
    ///
    /// @throws ValueError if there are other classes than 0 and 1
    public static double precisionScore(Tensor yTrue, Tensor yPred) {
        return precisionScore(yTrue, yPred, Average.BINARY);
    }

    /// Of those predicted to be of a class, the share that is.
    ///
    /// @throws ValueError for `BINARY` if there are other classes than 0 and 1
    public static double precisionScore(Tensor yTrue, Tensor yPred, Average average) {
        Arguments.given(average, "average");
        return counts("precisionScore", yTrue, yPred).score(average, ClassCounts::precision);
    }

    /// Of those of class 1, the share that was predicted to be.
    ///
    /// @throws ValueError if there are other classes than 0 and 1
    public static double recallScore(Tensor yTrue, Tensor yPred) {
        return recallScore(yTrue, yPred, Average.BINARY);
    }

    /// Of those of a class, the share that was predicted to be.
    ///
    /// @throws ValueError for `BINARY` if there are other classes than 0 and 1
    public static double recallScore(Tensor yTrue, Tensor yPred, Average average) {
        Arguments.given(average, "average");
        return counts("recallScore", yTrue, yPred).score(average, ClassCounts::recall);
    }

    /// The harmonic mean of precision and recall of class 1.
    ///
    /// @throws ValueError if there are other classes than 0 and 1
    public static double f1Score(Tensor yTrue, Tensor yPred) {
        return f1Score(yTrue, yPred, Average.BINARY);
    }

    /// The harmonic mean of precision and recall.
    ///
    /// @throws ValueError for `BINARY` if there are other classes than 0 and 1
    public static double f1Score(Tensor yTrue, Tensor yPred, Average average) {
        Arguments.given(average, "average");
        return counts("f1Score", yTrue, yPred).score(average, ClassCounts::f1);
    }

    /// The area below the curve of true against false positives: how likely a row of the larger of
    /// two classes has a larger score than one of the smaller class; equal scores count half.
    ///
    /// @param yTrue two classes, `(N)`
    /// @param yScore scores or probabilities of the larger one, `(N)`
    /// @throws ValueError if there are not two classes, or a score is NaN
    public static double rocAucScore(Tensor yTrue, Tensor yScore) {
        checkSame("rocAucScore", yTrue, yScore);
        return RankScores.rocAuc(
                ClassCounts.classes("rocAucScore", yTrue),
                yScore.detach().flatten().toDouble().contiguous().toDoubleArray());
    }

    /// Optional arguments of [#classificationReport].
    public static final class ReportOptions extends dev.obor.base.Options<ReportOptions> {
        String[] targetNames = {};
        int digits = 2;

        ReportOptions() {}

        /// Names of the classes, in rising order; the numbers.
        public ReportOptions targetNames(String... value) {
            return set(() -> targetNames = Arguments.allGiven(value, "targetNames").clone());
        }

        /// Places behind the point, 2.
        public ReportOptions digits(int value) {
            return set(() -> digits = value);
        }

        @Override
        protected void check() {
            if (digits < 0 || digits > 20) {
                throw new ValueError("digits must be 0 to 20, got " + digits);
            }
        }
    }

    /// Precision, recall and F1 of every class, and their means, as scikit-learn prints them.
    public static String classificationReport(Tensor yTrue, Tensor yPred) {
        return classificationReport(yTrue, yPred, o -> {});
    }

    /// Precision, recall and F1 of every class, and their means, as scikit-learn prints them.
    ///
    /// @throws ValueError if there are not as many names as classes
    public static String classificationReport(
            Tensor yTrue, Tensor yPred, Consumer<ReportOptions> options) {
        ReportOptions chosen = new ReportOptions().with(options);
        ClassCounts counts = counts("classificationReport", yTrue, yPred);
        String[] names = chosen.targetNames;
        if (names.length == 0) {
            names = Arrays.stream(counts.labels()).mapToObj(Long::toString).toArray(String[]::new);
        }
        if (names.length != counts.size()) {
            throw new ValueError(
                    String.format(
                            Locale.ROOT,
                            "Number of classes, %d, does not match size of target_names, %d.",
                            counts.size(),
                            names.length),
                    "The classes that occur are " + Arrays.toString(counts.labels()) + ".");
        }
        return ReportText.of(counts, names, chosen.digits);
    }

    /// The mean of squared differences.
    ///
    /// @throws ShapeError if the tensors differ in shape
    public static double meanSquaredError(Tensor yTrue, Tensor yPred) {
        checkSame("meanSquaredError", yTrue, yPred);
        return yTrue.toDouble().sub(yPred.toDouble()).square().mean().item();
    }

    /// The mean of absolute differences.
    ///
    /// @throws ShapeError if the tensors differ in shape
    public static double meanAbsoluteError(Tensor yTrue, Tensor yPred) {
        checkSame("meanAbsoluteError", yTrue, yPred);
        return yTrue.toDouble().sub(yPred.toDouble()).abs().mean().item();
    }

    /// How much of the variance is explained: 1 is perfect, 0 as good as the mean. Where nothing
    /// varies it is 1 or 0.
    ///
    /// @param yTrue numbers, `(N)`
    /// @throws ShapeError if the tensors differ in shape
    public static double r2Score(Tensor yTrue, Tensor yPred) {
        checkSame("r2Score", yTrue, yPred);
        Tensor truth = yTrue.toDouble();
        double rest = truth.sub(yPred.toDouble()).square().sum().item();
        double all = truth.sub(truth.mean()).square().sum().item();
        if (all == 0) {
            return rest == 0 ? 1 : 0;
        }
        return 1 - rest / all;
    }
}
