package dev.obor.data;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.List;

/// Tensors whose first dimension counts the samples, PyTorch's `TensorDataset`.
public final class TensorDataset implements Dataset<Sample> {
    private final List<Tensor> tensors;

    /// A data set whose sample i holds row i of every tensor.
    ///
    /// @throws ShapeError if the tensors differ in their number of rows, or there is none
    public TensorDataset(Tensor... tensors) {
        Arguments.given(tensors, "tensors");
        this.tensors = List.of(tensors);
        if (tensors.length == 0) {
            throw new ShapeError("a TensorDataset needs at least one tensor");
        }
        for (Tensor t : tensors) {
            if (t.dim() == 0 || t.size(0) != tensors[0].size(0)) {
                throw new ShapeError(
                        "Size mismatch between tensors: "
                                + this.tensors.stream().map(Tensor::shape).toList()
                                + "; all must have the same first size");
            }
        }
    }

    /// The tensors.
    public List<Tensor> tensors() {
        return tensors;
    }

    @Override
    public long size() {
        return tensors.getFirst().size(0);
    }

    /// One sample, as views; a negative index counts from the end.
    ///
    /// @throws dev.obor.base.IndexError if there is no such sample
    @Override
    public Sample get(long index) {
        List<Tensor> parts = new ArrayList<>(tensors.size());
        for (Tensor t : tensors) {
            parts.add(t.select(0, index));
        }
        return new Sample(parts);
    }

    /// Some samples, copied together.
    ///
    /// @throws dev.obor.base.IndexError if there is no such sample
    @Override
    public Sample get(List<Long> indices) {
        Arguments.given(indices, "indices");
        List<Tensor> parts = new ArrayList<>(tensors.size());
        for (Tensor t : tensors) {
            parts.add(Rows.gather(t, indices));
        }
        return new Sample(parts);
    }

    /// The samples from `start` up to but without `end`, as views, Python's `dataset[start:end]`:
    /// negative numbers count from the end, and what lies beyond the size is cut off.
    @Override
    public Sample slice(long start, long end) {
        long from = clip(start);
        long length = Math.max(0, clip(end) - from);
        List<Tensor> parts = new ArrayList<>(tensors.size());
        for (Tensor t : tensors) {
            parts.add(t.narrow(0, from, length));
        }
        return new Sample(parts);
    }

    private long clip(long bound) {
        long at = bound < 0 ? bound + size() : bound;
        return Math.max(0, Math.min(at, size()));
    }
}
