package dev.obor.learn;

import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Scores that follow from the order of predictions alone.
final class RankScores {
    private RankScores() {}

    /// Source: J. A. Hanley, B. J. McNeil, The Meaning and Use of the Area under a Receiver
    /// Operating Characteristic (ROC) Curve, 1982: the Wilcoxon statistic.
    static double rocAuc(long[] classes, double[] scores) {
        long[] labels = Arrays.stream(classes).distinct().sorted().toArray();
        if (labels.length != 2) {
            throw new ValueError(
                    labels.length < 2
                            ? "Only one class is present in y_true. ROC AUC score is not defined"
                                    + " in that case."
                            : "rocAucScore: y_true has " + labels.length + " classes, needs two",
                    labels.length < 2
                            ? "Score more rows together."
                            : "Score one class against the others: y.eq(c).");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new ValueError("rocAucScore: Input contains NaN.");
        }
        Integer[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> scores[i] + 0.0))
                        .toArray(Integer[]::new);
        double ranks = 0;
        long positive = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long here = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                here += classes[order[to++]] == labels[1] ? 1 : 0;
            }
            ranks += here * (from + 1 + to) / 2.0;
            positive += here;
            from = to;
        }
        double pairs = (double) positive * (order.length - positive);
        return (ranks - positive * (positive + 1) / 2.0) / pairs;
    }
}
