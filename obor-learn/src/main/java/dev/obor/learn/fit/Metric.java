package dev.obor.learn.fit;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;

/// What is measured beside the loss: a sum over the rows of a batch, of which [Fit] makes the mean
/// over all rows.
///
/// ```java
/// Metric absolute = (output, target) -> output.sub(target).abs().sum().item();
/// ```
@FunctionalInterface
public interface Metric {
    /// The sum over the rows of a batch.
    double sum(Tensor output, Tensor target);

    /// The share of rows whose largest output is that of the class: outputs `(N, C)` or, with more
    /// dimensions, `(N, C, …)`, where every place counts as a part of its row.
    static Metric accuracy() {
        return (output, target) -> {
            Arguments.given(output, "output");
            Arguments.given(target, "target");
            if (output.dim() < 2 || output.dim() != target.dim() + 1) {
                throw new ShapeError(
                        "accuracy: outputs "
                                + output.shape()
                                + " and targets "
                                + target.shape()
                                + " do not belong together; needs (N, C) and the classes (N)");
            }
            double places = target.numel() / (double) Math.max(1, target.size(0));
            return output.argmax(1).eq(target).sum().item() / Math.max(1, places);
        };
    }
}
