package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import java.util.List;

/// How many elements fall into which bins, what `histogram` and `histogramdd` return.
///
/// @param hist the counts, weights or densities, one dimension for each of the points'
/// @param binEdges the bounds of the bins of each dimension
public record Histogram(Tensor hist, List<Tensor> binEdges) {
    public Histogram {
        Arguments.given(hist, "hist");
        binEdges = List.copyOf(Arguments.allGiven(binEdges, "binEdges"));
    }

    /// The bounds of the bins of a histogram with one dimension.
    ///
    /// @throws StateError if there is none
    public Tensor edges() {
        if (binEdges.isEmpty()) {
            throw new StateError("The histogram has no dimension, and so no bounds.");
        }
        return binEdges.getFirst();
    }
}
