package dev.obor.data;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Creation;
import dev.obor.op.TensorAccess;
import java.util.List;

/// Puts rows of tensors together, without recording anything for a backward pass.
final class Rows {
    private Rows() {}

    /// Tensors of equal sizes as the rows of a new one.
    static Tensor stack(List<Tensor> tensors) {
        View first = TensorAccess.view(tensors.getFirst());
        View out = Backends.empty(first.dtype(), withRows(tensors.size(), first.shape(), 0));
        for (int i = 0; i < tensors.size(); i++) {
            Tensor t = tensors.get(i);
            if (!t.shape().equals(tensors.getFirst().shape())) {
                throw new ShapeError(
                        "stack expects each tensor to be equal size, but got "
                                + tensors.getFirst().shape().toList()
                                + " at entry 0 and "
                                + t.shape().toList()
                                + " at entry "
                                + i
                                + "; pad them, or give the loader a collate function");
            }
            Creation.copy(TensorAccess.view(t), row(out, i));
        }
        return TensorAccess.wrap(out);
    }

    /// Some rows of a tensor, copied.
    static Tensor gather(Tensor tensor, List<Long> indices) {
        View in = TensorAccess.view(tensor);
        View out = Backends.empty(in.dtype(), withRows(indices.size(), in.shape(), 1));
        int to = 0;
        for (long index : indices) {
            Creation.copy(row(in, wrap(index, in.shape()[0])), row(out, to++));
        }
        return TensorAccess.wrap(out);
    }

    private static long wrap(long index, long size) {
        long at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            throw new IndexError(
                    "index " + index + " is out of bounds for dimension 0 with size " + size);
        }
        return at;
    }

    private static long[] withRows(int rows, long[] shape, int from) {
        long[] result = new long[1 + shape.length - from];
        result[0] = rows;
        System.arraycopy(shape, from, result, 1, shape.length - from);
        return result;
    }

    private static View row(View view, long index) {
        int dims = view.dim() - 1;
        long[] shape = new long[dims];
        long[] strides = new long[dims];
        System.arraycopy(view.shape(), 1, shape, 0, dims);
        System.arraycopy(view.strides(), 1, strides, 0, dims);
        return view.with(view.offset() + index * view.strides()[0], shape, strides);
    }
}
