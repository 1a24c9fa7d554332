package dev.obor.data;

import dev.obor.base.Arguments;
import java.util.List;

/// Samples that come one after the other: a stream, a growing file, a generator of examples.
///
/// With several workers each of them iterates on its own, so every sample comes once per worker
/// unless `iterator()` looks at [WorkerInfo#current()] and gives each its share.
///
/// @param <T> what one sample is
@FunctionalInterface
public interface IterableDataset<T> extends Iterable<T> {
    /// The number of samples if it is known, else -1; only the length of a loader depends on it.
    default long size() {
        return -1;
    }

    /// The samples of this, then those of others, PyTorch's `ChainDataset`.
    default IterableDataset<T> plus(IterableDataset<T> other) {
        Arguments.given(other, "other");
        return new ChainDataset<>(List.of(this, other));
    }
}
