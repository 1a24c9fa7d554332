package dev.obor.op.index;

import dev.obor.Tensor;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.op.Layouts;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Reshaping;
import dev.obor.op.shape.Slicing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `x[i, :, j]` with tensors as indices means for a tensor of some sizes: which dimensions are
/// indexed, where their common sizes go, and the views that a kernel needs.
///
/// @param picked for each dimension whether a tensor indexes it; others stay as they are
/// @param common the sizes that the indices broadcast to
/// @param first the dimension of the result where `common` stands
/// @param shape the sizes of the result
record IndexPlan(boolean[] picked, long[] common, int first, long[] shape) {

    /// Checks that indices fit together.
    ///
    /// @param indices as [#expanded] gives them
    /// @throws IndexError if they do not
    static IndexPlan of(long[] size, @Nullable Tensor[] indices) {
        long[] common = common(indices);
        int first = -1;
        int last = -1;
        int count = 0;
        boolean[] picked = new boolean[indices.length];
        for (int d = 0; d < indices.length; d++) {
            if (indices[d] != null) {
                picked[d] = true;
                first = first < 0 ? d : first;
                last = d;
                count++;
            }
        }
        boolean asked = Sizes.numel(common) > 0;
        for (int d = 0; d < indices.length; d++) {
            if (picked[d] && asked && size[d] == 0) {
                throw new IndexError("index is out of bounds for dimension with size 0");
            }
        }
        boolean together = last - first + 1 == count;
        int at = together ? first : 0;
        long[] shape = new long[size.length - count + common.length];
        int to = 0;
        for (int d = 0; d <= indices.length; d++) {
            if (to == at) {
                System.arraycopy(common, 0, shape, to, common.length);
                to += common.length;
            }
            if (d < indices.length && indices[d] == null) {
                shape[to++] = size[d];
            }
        }
        return new IndexPlan(picked, common, at, shape);
    }

    /// Checks indices against sizes: int64, one per dimension, masks replaced by the places they
    /// mark, and null for the dimensions that stay.
    ///
    /// @throws IndexError if they do not fit
    static @Nullable Tensor[] expanded(long[] size, @Nullable Tensor[] given) {
        if (given.length > size.length) {
            throw new IndexError(
                    "too many indices for tensor of dimension "
                            + size.length
                            + " (got "
                            + given.length
                            + ")");
        }
        List<@Nullable Tensor> result = new ArrayList<>();
        for (Tensor index : given) {
            if (index == null) {
                result.add(null);
                continue;
            }
            switch (index.dtype()) {
                case INT64 -> result.add(index.detach());
                case INT32 -> result.add(index.detach().to(DType.INT64));
                case BOOL, UINT8 -> addMask(result, size, index);
                default ->
                        throw new IndexError(
                                "tensors used as indices must be long, int, byte or bool tensors",
                                "Convert the index with toLong().");
            }
        }
        if (result.size() > size.length) {
            throw new IndexError(
                    "too many indices for tensor of dimension " + size.length,
                    "The index has " + result.size() + " parts.");
        }
        while (result.size() < size.length) {
            result.add(null);
        }
        return result.toArray(new Tensor[0]);
    }

    /// Whether an index says by truths which places are meant.
    static boolean isMask(Tensor t) {
        return t.dtype() == DType.BOOL || t.dtype() == DType.UINT8;
    }

    private static void addMask(List<@Nullable Tensor> result, long[] size, Tensor mask) {
        long[] shape = TensorAccess.view(mask).shape();
        int at = result.size();
        for (int d = 0; d < shape.length; d++) {
            if (at + d >= size.length || shape[d] != size[at + d]) {
                throw new IndexError(
                        "The shape of the mask "
                                + Arrays.toString(shape)
                                + " at index "
                                + d
                                + " does not match the shape of the indexed tensor "
                                + Arrays.toString(size)
                                + " at index "
                                + (at + d));
            }
        }
        Tensor places = Masks.nonzero(mask);
        for (int d = 0; d < shape.length; d++) {
            result.add(Slicing.select(places, 1, d));
        }
    }

    private static long[] common(@Nullable Tensor[] indices) {
        long[] common = null;
        boolean fits = true;
        for (Tensor index : indices) {
            if (index == null) {
                continue;
            }
            long[] shape = TensorAccess.view(index).shape();
            fits = common == null || fits && broadcasts(common, shape);
            if (!fits) {
                break;
            }
            common = common == null ? shape : Shapes.broadcast(common, shape);
        }
        if (!fits) {
            StringBuilder shapes = new StringBuilder();
            for (Tensor index : indices) {
                if (index != null) {
                    shapes.append(shapes.isEmpty() ? "" : ", ")
                            .append(Arrays.toString(TensorAccess.view(index).shape()));
                }
            }
            throw new IndexError(
                    "shape mismatch: indexing tensors could not be broadcast together with shapes "
                            + shapes);
        }
        return common == null ? new long[0] : common;
    }

    private static boolean broadcasts(long[] a, long[] b) {
        for (int i = 1; i <= Math.min(a.length, b.length); i++) {
            long x = a[a.length - i];
            long y = b[b.length - i];
            if (x != y && x != 1 && y != 1) {
                return false;
            }
        }
        return true;
    }

    /// The tensor as the kernel walks it: the sizes of the result, standing still where an index
    /// decides.
    View window(View tensor) {
        long[] strides = new long[shape.length];
        int to = 0;
        for (int d = 0; d <= picked.length; d++) {
            if (to == first) {
                to += common.length;
            }
            if (d < picked.length && !picked[d]) {
                strides[to++] = tensor.strides()[d];
            }
        }
        return tensor.window(shape, strides);
    }

    /// The indices as the kernel reads them.
    ///
    /// @param indices those that are [#present], in front of others
    Indexed[] indexed(View tensor, Tensor[] indices) {
        int count = 0;
        for (boolean p : picked) {
            count += p ? 1 : 0;
        }
        Indexed[] result = new Indexed[count];
        int rest = shape.length - first - common.length;
        int n = 0;
        for (int d = 0; d < picked.length; d++) {
            if (picked[d]) {
                View view = padded(TensorAccess.view(indices[n]), rest);
                // In messages PyTorch counts the dimensions that are indexed.
                result[n] = new Indexed(view, tensor.strides()[d], tensor.shape()[d], n++);
            }
        }
        return result;
    }

    /// A view with further dimensions of size 1 behind its own.
    private static View padded(View index, int rest) {
        int rank = index.dim();
        long[] sizes = Arrays.copyOf(index.shape(), rank + rest);
        long[] strides = Arrays.copyOf(index.strides(), rank + rest);
        Arrays.fill(sizes, rank, rank + rest, 1);
        return index.with(index.offset(), sizes, strides);
    }

    /// The strides that PyTorch gives the result: the order of the tensor's, then of the indices'.
    long[] strides(View tensor, Tensor[] indices) {
        int count = 0;
        for (boolean p : picked) {
            count += p ? 1 : 0;
        }
        View[] order = new View[count + 1];
        order[0] = window(tensor);
        for (int i = 0; i < count; i++) {
            order[i + 1] = spread(TensorAccess.view(indices[i]));
        }
        return Layouts.strides(shape, order);
    }

    /// An index as PyTorch orders dimensions by it: of the common sizes, with dimensions of size 1
    /// for all others.
    private View spread(View index) {
        if (index.numel() == 0) {
            return padded(index, shape.length - first - common.length);
        }
        long[] strides = new long[common.length];
        int more = common.length - index.dim();
        for (int d = common.length - 1; d >= 0; d--) {
            long size = d < more ? 1 : index.shape()[d - more];
            long next = d + 1 < common.length ? common[d + 1] * strides[d + 1] : 1;
            long stride = d < more ? next : index.strides()[d - more];
            strides[d] = size == common[d] ? stride : 0;
        }
        long[] sizes = new long[shape.length];
        Arrays.fill(sizes, 1);
        System.arraycopy(common, 0, sizes, first, common.length);
        View whole = index.with(index.offset(), common, strides);
        long[] spread = Reshaping.reshapedStrides(whole, sizes);
        return spread == null ? index : index.with(index.offset(), sizes, spread);
    }

    /// The indices that are not null, and behind them the masks that they were made from.
    static Tensor[] present(@Nullable Tensor[] indices, @Nullable Tensor[] given) {
        List<Tensor> all = new ArrayList<>();
        for (Tensor index : indices) {
            if (index != null) {
                all.add(index);
            }
        }
        for (Tensor index : given) {
            if (index != null && index.dtype() != DType.INT64) {
                all.add(index);
            }
        }
        return all.toArray(new Tensor[0]);
    }

    /// Checks the dtype of an index of `gather`, `scatter` and the like, which is kept as the
    /// caller gave it, so that a change of it is noticed; [#places] reads it.
    static Tensor integers(String op, Tensor index) {
        if (index.dtype() == DType.INT64 || index.dtype() == DType.INT32 || index.numel() == 0) {
            return index.detach();
        }
        throw new DTypeError(
                op
                        + "(): Expected dtype int32/int64 for index, got "
                        + index.dtype()
                        + "; convert it with to(int64)");
    }

    /// The places that such an index names, as kernels read them.
    static View places(Tensor index) {
        return TensorAccess.view(index.dtype() == DType.INT64 ? index : index.to(DType.INT64));
    }
}
