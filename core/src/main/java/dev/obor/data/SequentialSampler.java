package dev.obor.data;

import dev.obor.base.Arguments;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/// The indices 0, 1, 2, … of a data set.
public final class SequentialSampler implements Sampler<Long> {
    private final LongSupplier source;

    /// Visits a data set in its own order; its size is read at the start of each iteration.
    public SequentialSampler(Dataset<?> dataSource) {
        Arguments.given(dataSource, "dataSource");
        this.source = dataSource::size;
    }

    /// Visits so many samples.
    public SequentialSampler(long size) {
        this.source = () -> size;
    }

    @Override
    public long size() {
        return source.getAsLong();
    }

    @Override
    public Iterator<Long> iterator() {
        return LongStream.range(0, size()).iterator();
    }
}
