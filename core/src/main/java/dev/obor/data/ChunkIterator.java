package dev.obor.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Indices that are drawn piece by piece, each piece only when its first index is asked for.
abstract class ChunkIterator implements Iterator<Long> {
    private long[] chunk = {};
    private int at;
    private long number;
    private boolean ended;

    /// The next piece, which may be empty, or null after the last.
    abstract long @Nullable [] chunk(long number);

    @Override
    public final boolean hasNext() {
        while (at == chunk.length && !ended) {
            long[] next = chunk(number++);
            ended = next == null;
            if (next != null) {
                chunk = next;
                at = 0;
            }
        }
        return at < chunk.length;
    }

    @Override
    public final Long next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the sampler has no further index");
        }
        return chunk[at++];
    }

    /// An iterator over one piece.
    static Iterator<Long> once(Supplier<long[]> draw) {
        return new ChunkIterator() {
            @Override
            long @Nullable [] chunk(long number) {
                return number == 0 ? draw.get() : null;
            }
        };
    }
}
