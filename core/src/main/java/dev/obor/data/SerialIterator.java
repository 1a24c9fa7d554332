package dev.obor.data;

import dev.obor.op.Callback;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Batches made on the thread that asks for them.
final class SerialIterator<B> implements Iterator<B> {
    private final Iterator<?> keys;
    private final Fetcher fetcher;
    private final boolean stream;
    private final LoaderPosition position;
    private @Nullable Object ready;

    /// @param stream whether only fetching tells where the end is
    SerialIterator(Iterator<?> keys, Fetcher fetcher, boolean stream, LoaderPosition position) {
        this.position = position;
        this.keys = keys;
        this.fetcher = fetcher;
        this.stream = stream;
    }

    @Override
    public boolean hasNext() {
        boolean more;
        if (!stream) {
            more = Callback.outside(keys::hasNext);
        } else {
            ready = ready == null ? fetch() : ready;
            more = ready != Fetcher.END;
        }
        position.ended |= !more;
        return more;
    }

    @Override
    @SuppressWarnings("unchecked") // the loader's type parameter is what its collate function makes
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the loader has no further batch");
        }
        Object batch = ready == null ? fetch() : ready;
        ready = null;
        position.batches++;
        return (B) batch;
    }

    /// Samplers and data sets may keep what they make, whatever scope the loop runs in.
    private Object fetch() {
        return Callback.outside(() -> fetcher.fetch(keys.next()));
    }
}
