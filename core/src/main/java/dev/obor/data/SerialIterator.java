package dev.obor.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Batches made on the thread that asks for them.
final class SerialIterator<B> implements Iterator<B> {
    private final Iterator<?> keys;
    private final Fetcher fetcher;
    private final boolean stream;
    private @Nullable Object ready;

    /// @param stream whether only fetching tells where the end is
    SerialIterator(Iterator<?> keys, Fetcher fetcher, boolean stream) {
        this.keys = keys;
        this.fetcher = fetcher;
        this.stream = stream;
    }

    @Override
    public boolean hasNext() {
        if (!stream) {
            return keys.hasNext();
        }
        if (ready == null) {
            ready = fetcher.fetch(keys.next());
        }
        return ready != Fetcher.END;
    }

    @Override
    @SuppressWarnings("unchecked") // the loader's type parameter is what its collate function makes
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the loader has no further batch");
        }
        Object batch = ready == null ? fetcher.fetch(keys.next()) : ready;
        ready = null;
        return (B) batch;
    }
}
