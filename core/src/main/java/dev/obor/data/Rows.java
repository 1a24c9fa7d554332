package dev.obor.data;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.util.Arrays;
import java.util.List;

/// Puts rows of tensors together: at once, or where gradients must flow back, one by one.
final class Rows {
    private Rows() {}

    /// Tensors of equal sizes as the rows of a new one.
    static Tensor stack(List<Tensor> tensors) {
        View first = TensorAccess.view(tensors.getFirst());
        DType dtype = first.dtype();
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
            dtype = DType.promote(dtype, t.dtype());
        }
        View out = Backends.empty(dtype, withRows(tensors.size(), first.shape(), 0));
        Tensor result = TensorAccess.wrap(out);
        for (int i = 0; i < tensors.size(); i++) {
            Tensor t = tensors.get(i);
            if (t.requiresGrad()) {
                result.select(0, i).copy_(t);
            } else {
                RawMemory.copy(TensorAccess.view(t), row(out, i));
            }
        }
        return result;
    }

    /// Some rows of a tensor, copied.
    static Tensor gather(Tensor tensor, List<Long> indices) {
        if (tensor.requiresGrad() && !indices.isEmpty()) {
            return stack(indices.stream().map(index -> tensor.select(0, index)).toList());
        }
        View in = TensorAccess.view(tensor);
        long[] shape = withRows(indices.size(), in.shape(), 1);
        View out = Backends.empty(in.dtype(), shape);
        long[] strides = in.strides().clone();
        strides[0] = 0;
        var row = new Kernel.Indexed(column(indices, in.dim()), in.strides()[0], in.shape()[0], 0);
        View anyRow = in.window(shape, strides);
        Backends.launch(new Kernel.Gather(out, anyRow, new Kernel.Indexed[] {row}));
        return TensorAccess.wrap(out);
    }

    private static View column(List<Long> indices, int dims) {
        long[] values = indices.stream().mapToLong(Long::longValue).toArray();
        long[] shape = new long[dims];
        Arrays.fill(shape, 1);
        shape[0] = values.length;
        return Backends.wrap(DType.INT64, values, shape);
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
