package dev.obor.data;

import dev.obor.base.Arguments;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Several iterable data sets, one after the other.
///
/// @param <T> what one sample is
public final class ChainDataset<T> implements IterableDataset<T> {
    private final List<IterableDataset<T>> datasets;

    /// A chain of data sets.
    public ChainDataset(List<? extends IterableDataset<T>> datasets) {
        Arguments.given(datasets, "datasets");
        this.datasets = List.copyOf(datasets);
    }

    @Override
    public long size() {
        long total = 0;
        for (IterableDataset<T> dataset : datasets) {
            if (dataset.size() < 0) {
                return -1;
            }
            total += dataset.size();
        }
        return total;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<IterableDataset<T>> rest = datasets.iterator();
        return new Iterator<>() {
            private Iterator<T> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && rest.hasNext()) {
                    current = rest.next().iterator();
                }
                return current.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the data sets have no further sample");
                }
                return current.next();
            }
        };
    }
}
