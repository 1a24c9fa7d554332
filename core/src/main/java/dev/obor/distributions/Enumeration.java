package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.distributions.shared.SampleShapes;

/// Values along a new first dimension.
final class Enumeration {
    private Enumeration() {}

    /// The integers from 0 to a number, of another's dtype.
    ///
    /// @throws ShapeError if there are more than fit into memory
    static Tensor upTo(long last, Tensor like, Size batch, boolean expand) {
        Sizes.count(last, "values of a distribution");
        return over(Obor.arange(last + 1, o -> o.dtype(like.dtype())), batch, expand);
    }

    /// The entries of a tensor, each for the whole batch.
    static Tensor over(Tensor entries, Size batch, boolean expand) {
        long n = entries.size(0);
        Tensor apart =
                entries.view(SampleShapes.join(new long[] {n}, SampleShapes.ones(batch.dim())));
        return expand ? apart.expand(SampleShapes.join(new long[] {n}, batch.toArray())) : apart;
    }
}
