package dev.obor.data;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;

/// Several data sets as one, PyTorch's `ConcatDataset`.
///
/// @param <T> what one sample is
public final class ConcatDataset<T> implements Dataset<T> {
    private final List<Dataset<T>> datasets;
    private final long[] cumulativeSizes;

    /// Data sets in a row; their sizes are read once, now.
    ///
    /// @throws ValueError if there is none
    public ConcatDataset(List<? extends Dataset<T>> datasets) {
        Arguments.given(datasets, "datasets");
        if (datasets.isEmpty()) {
            throw new ValueError("datasets should not be an empty iterable");
        }
        this.datasets = List.copyOf(datasets);
        this.cumulativeSizes = new long[datasets.size()];
        long total = 0;
        for (int i = 0; i < cumulativeSizes.length; i++) {
            total += datasets.get(i).size();
            cumulativeSizes[i] = total;
        }
    }

    /// The parts.
    public List<Dataset<T>> datasets() {
        return datasets;
    }

    /// Where each part ends.
    public long[] cumulativeSizes() {
        return cumulativeSizes.clone();
    }

    @Override
    public long size() {
        return cumulativeSizes[cumulativeSizes.length - 1];
    }

    /// A sample; a negative index counts from the end.
    ///
    /// @throws IndexError if there is no such sample
    @Override
    public T get(long index) {
        long at = index < 0 ? index + size() : index;
        if (at < 0) {
            throw new IndexError(
                    "absolute value of index should not exceed dataset length: index "
                            + index
                            + ", length "
                            + size());
        }
        if (at >= size()) {
            throw new IndexError("list index out of range: index " + index + ", length " + size());
        }
        int part = Arrays.binarySearch(cumulativeSizes, at + 1);
        part = part < 0 ? -part - 1 : firstOf(part);
        return datasets.get(part).get(part == 0 ? at : at - cumulativeSizes[part - 1]);
    }

    /// Empty parts share their end with the part before them, which holds the sample.
    private int firstOf(int part) {
        int first = part;
        while (first > 0 && cumulativeSizes[first - 1] == cumulativeSizes[first]) {
            first--;
        }
        return first;
    }
}
