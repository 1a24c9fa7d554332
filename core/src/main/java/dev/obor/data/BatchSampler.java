package dev.obor.data;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Groups what another sampler gives into lists of equal size.
///
/// The other sampler is asked only for as many elements as the batches that are taken need.
///
/// @param <T> what the other sampler gives, `Long` for indices
public final class BatchSampler<T> implements Sampler<List<T>> {
    private final Iterable<? extends T> sampler;
    private final int batchSize;
    private final boolean dropLast;

    /// Batches of a sampler, or of anything that can be iterated.
    ///
    /// @param dropLast whether a last, smaller batch is left out
    /// @throws ValueError if the batch size is not positive
    public BatchSampler(Iterable<? extends T> sampler, int batchSize, boolean dropLast) {
        Arguments.given(sampler, "sampler");
        if (batchSize <= 0) {
            throw new ValueError(
                    "batch_size should be a positive integer value, but got batch_size="
                            + batchSize);
        }
        this.sampler = sampler;
        this.batchSize = batchSize;
        this.dropLast = dropLast;
    }

    /// How many batches one iteration gives.
    ///
    /// @throws StateError if what is batched does not know its own size
    @Override
    public long size() {
        long n = sizeOf(sampler);
        return dropLast ? n / batchSize : (n + batchSize - 1) / batchSize;
    }

    /// The size of anything that knows it.
    static long sizeOf(Iterable<?> sampler) {
        return switch (sampler) {
            case Sampler<?> s -> s.size();
            case Collection<?> c -> c.size();
            default ->
                    throw new StateError(
                            "object of type '"
                                    + sampler.getClass().getSimpleName()
                                    + "' has no len(): implement Sampler with size() to ask for"
                                    + " the number of batches");
        };
    }

    @Override
    public Iterator<List<T>> iterator() {
        return new Batches<>(sampler, batchSize, dropLast);
    }

    private static final class Batches<T> implements Iterator<List<T>> {
        private final Iterable<? extends T> sampler;
        private final int batchSize;
        private final boolean dropLast;
        private @Nullable Iterator<? extends T> started;
        private List<T> batch = List.of();

        Batches(Iterable<? extends T> sampler, int batchSize, boolean dropLast) {
            this.sampler = sampler;
            this.batchSize = batchSize;
            this.dropLast = dropLast;
        }

        @Override
        public boolean hasNext() {
            if (batch.isEmpty()) {
                // Started late: a sampler may draw as soon as it is iterated.
                Iterator<? extends T> source = started == null ? sampler.iterator() : started;
                started = source;
                List<T> collected = new ArrayList<>(batchSize);
                while (collected.size() < batchSize && source.hasNext()) {
                    collected.add(source.next());
                }
                if (!dropLast || collected.size() == batchSize) {
                    batch = collected;
                }
            }
            return !batch.isEmpty();
        }

        @Override
        public List<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the sampler has no further batch");
            }
            List<T> result = batch;
            batch = List.of();
            return result;
        }
    }
}
