package dev.obor.data;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import java.util.List;

/// Some samples of a data set, by their numbers.
///
/// @param <T> what one sample is
public final class Subset<T> implements Dataset<T> {
    private final Dataset<T> dataset;
    private final List<Long> indices;

    /// The samples with the given numbers, in that order.
    public Subset(Dataset<T> dataset, List<Long> indices) {
        Arguments.given(dataset, "dataset");
        Arguments.given(indices, "indices");
        this.dataset = dataset;
        this.indices = List.copyOf(indices);
    }

    /// The whole data set.
    public Dataset<T> dataset() {
        return dataset;
    }

    /// The numbers of the samples in the whole data set.
    public List<Long> indices() {
        return indices;
    }

    @Override
    public long size() {
        return indices.size();
    }

    /// A sample; a negative index counts from the end.
    ///
    /// @throws IndexError if there is no such sample
    @Override
    public T get(long index) {
        return dataset.get(whole(index));
    }

    @Override
    public List<T> getItems(List<Long> indices) {
        Arguments.given(indices, "indices");
        return dataset.getItems(indices.stream().map(this::whole).toList());
    }

    @Override
    public T get(List<Long> indices) {
        Arguments.given(indices, "indices");
        return dataset.get(indices.stream().map(this::whole).toList());
    }

    private long whole(long index) {
        long at = index < 0 ? index + indices.size() : index;
        if (at < 0 || at >= indices.size()) {
            throw new IndexError(
                    "list index out of range: index " + index + ", length " + indices.size());
        }
        return indices.get((int) at);
    }
}
