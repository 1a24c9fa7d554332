package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;

/// What a loss does with the losses of the elements.
public enum Reduction {
    /// Keeps them all.
    NONE,
    /// Their mean, the default; a weighted mean where classes have weights.
    MEAN,
    /// Their sum.
    SUM,
    /// Their sum divided by the size of the batch; only for the Kullback-Leibler divergence.
    BATCHMEAN;

    /// The reduction with PyTorch's name: `none`, `mean`, `sum` or `batchmean`.
    ///
    /// @throws ValueError for any other name
    public static Reduction of(String name) {
        Arguments.given(name, "name");
        return switch (name) {
            case "none" -> NONE;
            case "mean" -> MEAN;
            case "sum" -> SUM;
            case "batchmean" -> BATCHMEAN;
            default -> throw invalid(name);
        };
    }

    /// The error of a loss that has no such reduction.
    static ValueError invalid(String name) {
        return new ValueError(name + " is not a valid value for reduction");
    }
}
