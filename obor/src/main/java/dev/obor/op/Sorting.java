package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import org.jspecify.annotations.Nullable;

/// Sorting and what follows from it; always stable, NaN counts as the largest value.
public final class Sorting {
    private Sorting() {}

    /// Values that stood at known places along a dimension: their gradient goes back there.
    abstract static class Picked extends Op.Multi {
        final int dim;

        Picked(String node, int dim) {
            super(node);
            this.dim = dim;
        }

        /// Keeps what backward needs and makes the two results.
        Tensor[] results(Context ctx, Tensor in, View values, View indices) {
            Tensor places = TensorAccess.wrap(indices);
            ctx.markNonDifferentiable(places);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(places);
            ctx.keep(TensorAccess.view(in).shape());
            return new Tensor[] {TensorAccess.wrap(values), places};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor grad = grads[0];
            if (grad == null) {
                return new Tensor[1];
            }
            Tensor zeros = WriteOp.zeros(grad, ctx.<long[]>kept());
            return new Tensor[] {zeros.scatterAdd(dim, ctx.saved(0), grad)};
        }
    }

    private static final class Sort extends Picked {
        private final long kept;
        private final boolean descending;

        Sort(String node, int dim, long kept, boolean descending) {
            super(node, dim);
            this.kept = kept;
            this.descending = descending;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            long[] shape = v.shape().clone();
            boolean whole = kept < 0;
            if (!whole && shape.length > 0) {
                shape[dim] = kept;
            }
            // Like PyTorch, a full sort keeps the layout; a part of it is row-major.
            long[] strides = whole ? Layouts.strides(shape, v) : View.contiguousStrides(shape);
            View values = Backends.empty(v.dtype(), shape, strides);
            View indices = Backends.empty(DType.INT64, shape, strides);
            Backends.launch(new Kernel.Sort(values, indices, v, dim, descending));
            return results(ctx, in[0], values, indices);
        }
    }

    /// `sort`.
    public static ValuesIndices sort(Tensor t, long dim, boolean descending) {
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor[] r = new Sort("SortBackward0", d, -1, descending).apply(t);
        return new ValuesIndices(r[0], r[1]);
    }

    /// `topk`.
    ///
    /// @throws ShapeError if there are fewer than `k` elements
    public static ValuesIndices topk(Tensor t, long k, long dim, boolean largest) {
        int d = Shapes.wrapDim(dim, t.dim());
        long size = size(t, d);
        if (k < 0 || k > size) {
            throw new ShapeError(
                    "selected index k out of range: k = " + k + ", size of the dimension " + size);
        }
        Tensor[] r = new Sort("TopkBackward0", d, k, largest).apply(t);
        return new ValuesIndices(r[0], r[1]);
    }

    static long size(Tensor t, int dim) {
        return t.dim() == 0 ? 1 : TensorAccess.view(t).shape()[dim];
    }

    /// One rank along a dimension, possibly another one in each line.
    static final class Rank extends Picked {
        private final boolean keepdim;
        private final Ranks ranks;

        Rank(String node, int dim, boolean keepdim, Ranks ranks) {
            super(node, dim);
            this.keepdim = keepdim;
            this.ranks = ranks;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            View values = Backends.empty(v.dtype(), v.shape());
            View indices = Backends.empty(DType.INT64, v.shape());
            Backends.launch(new Kernel.Sort(values, indices, v, dim, false));
            Tensor sorted = TensorAccess.wrap(values);
            Tensor at = ranks.of(sorted);
            Tensor value = GatherOps.gather(sorted, dim, at);
            Tensor place = GatherOps.gather(TensorAccess.wrap(indices), dim, at);
            ctx.markNonDifferentiable(place);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(place);
            ctx.keep(v.shape());
            if (keepdim || v.dim() == 0) {
                return new Tensor[] {value, place};
            }
            Tensor dropped = place.squeeze(dim);
            ctx.markNonDifferentiable(dropped);
            return new Tensor[] {value.reshape(dropped.shape().toArray()), dropped};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor grad = grads[0];
            if (grad == null) {
                return new Tensor[1];
            }
            Tensor place = ctx.saved(0);
            Tensor zeros = WriteOp.zeros(grad, ctx.<long[]>kept());
            return new Tensor[] {
                zeros.scatterAdd(dim, place, grad.reshape(place.shape().toArray()))
            };
        }
    }

    /// Which rank is wanted: places along the dimension, which has size 1 in the result.
    @FunctionalInterface
    interface Ranks {
        /// The ranks for sorted values.
        Tensor of(Tensor sorted);
    }

    /// The same rank everywhere.
    static Ranks fixed(int dim, long rank) {
        return sorted -> {
            long[] shape = TensorAccess.view(sorted).shape().clone();
            if (shape.length > 0) {
                shape[dim] = 1;
            }
            View view = Backends.empty(DType.INT64, shape);
            Creation.fill(view, rank);
            return TensorAccess.wrap(view);
        };
    }

    /// `kthvalue`.
    ///
    /// @throws ShapeError if there is no such element
    public static ValuesIndices kthvalue(Tensor t, long k, long dim, boolean keepdim) {
        int d = Shapes.wrapDim(dim, t.dim());
        if (k < 1 || k > size(t, d)) {
            throw new ShapeError(
                    "kthvalue(): selected number k out of range for dimension "
                            + d
                            + ": k = "
                            + k
                            + ", size "
                            + size(t, d));
        }
        Tensor[] r = new Rank("KthvalueBackward0", d, keepdim, fixed(d, k - 1)).apply(t);
        return new ValuesIndices(r[0], r[1]);
    }
}
