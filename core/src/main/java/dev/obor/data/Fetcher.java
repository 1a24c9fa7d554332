package dev.obor.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes batches from what a sampler gives; every worker has one of its own.
interface Fetcher {
    /// Stands for the end of an iterable data set.
    Object END = new Object();

    /// One batch: `key` is an index, a list of indices, or for iterable data sets of no meaning.
    Object fetch(Object key);

    /// Reads a map-style data set.
    ///
    /// @param collate joins samples, null for the default
    record OfMap<T>(Dataset<T> dataset, @Nullable Function<List<T>, ?> collate, boolean batched)
            implements Fetcher {
        @Override
        public Object fetch(Object key) {
            if (!batched) {
                return Collate.defaultConvert(sample(key));
            }
            List<?> keys = (List<?>) key;
            if (!keys.isEmpty() && !(keys.getFirst() instanceof Long)) {
                List<T> samples = new ArrayList<>();
                for (Object one : keys) {
                    samples.add(sample(one));
                }
                return join(samples, collate);
            }
            List<Long> indices = indices(keys);
            if (collate == null) {
                return dataset.get(indices);
            }
            return collate.apply(dataset.getItems(indices));
        }

        /// A sampler may give lists of indices where others give single ones.
        private T sample(Object key) {
            if (key instanceof List<?> keys) {
                return dataset.get(indices(keys));
            }
            LoaderThread.working((Long) key);
            return dataset.get((Long) key);
        }

        private static List<Long> indices(List<?> keys) {
            @SuppressWarnings("unchecked") // a sampler gives Longs, or lists of them
            List<Long> indices = (List<Long>) keys;
            return indices;
        }
    }

    /// Reads an iterable data set.
    ///
    /// @param batchSize null for single samples
    record OfStream<T>(
            Iterator<T> samples,
            @Nullable Function<List<T>, ?> collate,
            @Nullable Integer batchSize,
            boolean dropLast)
            implements Fetcher {
        @Override
        public Object fetch(Object key) {
            if (batchSize == null) {
                return samples.hasNext() ? Collate.defaultConvert(samples.next()) : END;
            }
            List<T> batch = new ArrayList<>(batchSize);
            while (batch.size() < batchSize && samples.hasNext()) {
                batch.add(samples.next());
            }
            if (batch.isEmpty() || dropLast && batch.size() < batchSize) {
                return END;
            }
            return join(batch, collate);
        }
    }

    private static <T> Object join(List<T> samples, @Nullable Function<List<T>, ?> collate) {
        return collate == null ? Collate.<Object>ofOwnType(samples) : collate.apply(samples);
    }
}
