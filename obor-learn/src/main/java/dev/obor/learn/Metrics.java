package dev.obor.learn;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;

/// Scores of predictions, with scikit-learn's names.
public final class Metrics {
    private Metrics() {}

    /// The share of predictions that are right.
    ///
    /// @param yTrue the classes, `(N)`
    /// @param yPred the predicted classes, `(N)`
    /// @throws ShapeError if they differ in shape; nothing is broadcast
    /// @throws IllegalArgumentException if there are none
    public static double accuracyScore(Tensor yTrue, Tensor yPred) {
        if (!yTrue.shape().equals(yPred.shape())) {
            throw new ShapeError(
                    "accuracyScore: Found input variables with inconsistent numbers of samples:"
                            + " shapes "
                            + yTrue.shape()
                            + " and "
                            + yPred.shape()
                            + "; give one predicted class for each row, as argmax(1) makes them");
        }
        if (yTrue.numel() == 0) {
            throw new IllegalArgumentException("accuracyScore: no samples, expected at least one");
        }
        return (double) yTrue.eq(yPred).sum().itemLong() / yTrue.numel();
    }
}
