package dev.obor.data;

import dev.obor.base.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Samples that can be asked for by number, PyTorch's map-style `Dataset`.
///
/// A data set that several workers read must allow concurrent calls of [#get(long)].
///
/// @param <T> what one sample is: a record of tensors, a tensor, a map, a number, …
public interface Dataset<T> {
    /// One sample.
    ///
    /// @throws IndexOutOfBoundsException if there is no such sample
    T get(long index);

    /// The number of samples.
    long size();

    /// Several samples, one by one; a loader with a collate function of its own asks this. Worth
    /// overriding where many are cheaper together, PyTorch's `__getitems__`.
    default List<T> getItems(List<Long> indices) {
        Arguments.given(indices, "indices");
        List<T> items = new ArrayList<>(indices.size());
        for (long index : indices) {
            LoaderThread.working(index);
            items.add(get(index));
        }
        LoaderThread.working(LoaderThread.NONE);
        return items;
    }

    /// Several samples as one, joined as [Collate#defaultCollate] joins them. Worth overriding
    /// where rows can be gathered at once; the result must be the same.
    ///
    /// Only for samples that join to their own type, like tensors, records and maps of tensors.
    ///
    /// @throws dev.obor.base.DTypeError if samples do not, such as numbers, which join to a tensor
    default T get(List<Long> indices) {
        Arguments.given(indices, "indices");
        return Collate.ofOwnType(getItems(indices));
    }

    /// The samples from `start` up to but without `end` as one, Python's `dataset[start:end]`:
    /// negative numbers count from the end, and what lies beyond the size is cut off.
    ///
    /// @throws dev.obor.base.ShapeError if no sample lies between, unless a class knows better
    default T slice(long start, long end) {
        long size = size();
        long from = Math.clamp(start < 0 ? start + size : start, 0, size);
        long to = Math.clamp(end < 0 ? end + size : end, 0, size);
        return get(LongStream.range(from, to).boxed().toList());
    }

    /// This data set followed by another.
    default ConcatDataset<T> plus(Dataset<T> other) {
        Arguments.given(other, "other");
        return new ConcatDataset<>(List.of(this, other));
    }
}
