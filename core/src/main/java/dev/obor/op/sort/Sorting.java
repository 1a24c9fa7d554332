package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.index.GatherOps;
import dev.obor.op.pointwise.Masks;
import org.jspecify.annotations.Nullable;

/// Sorting and what follows from it; always stable, NaN counts as the largest value.
public final class Sorting {
    private Sorting() {}

    /// Values that stood at known places along a dimension: their gradient goes back there.
    public abstract static class Picked extends Op.Multi {
        public final int dim;

        public Picked(String node, int dim) {
            super(node);
            this.dim = dim;
        }

        /// Keeps what backward needs and makes the two results.
        protected Tensor[] results(Context ctx, Tensor in, View values, View indices) {
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

    /// The elements in order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    ///
    /// ```java
    /// ValuesIndices sorted = tensor(3, 1, 2).sort();
    /// sorted.values() // [1, 2, 3]
    /// sorted.indices() // [1, 2, 0]
    /// tensor(3, 1, 2).sort(o -> o.descending(true)).values() // [3, 2, 1]
    /// ```
    ///
    /// @param descending whether the largest come first
    /// @return values of the input's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim",
            options = OperationOptions.Sort.class)
    public static ValuesIndices sort(
            Tensor input, @Default("-1") long dim, @Default("false") boolean descending) {
        int d = Shapes.wrapDim(dim, input.dim());
        Tensor[] r = new Sort("SortBackward0", d, -1, descending).apply(input);
        return new ValuesIndices(r[0], r[1]);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).topk(2) // [5, 3], [2, 0]
    /// tensor(3, 1, 5, 2).topk(2, o -> o.largest(false)) // [1, 2], [1, 3]
    /// ```
    ///
    /// @param k how many
    /// @param largest whether the largest are meant, not the smallest
    /// @return values of the input's dtype and int64 indices, both of its shape with size `k` along
    ///   the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim",
            options = OperationOptions.Topk.class)
    public static ValuesIndices topk(
            Tensor input, long k, @Default("-1") long dim, @Default("true") boolean largest) {
        int d = Shapes.wrapDim(dim, input.dim());
        long size = size(input, d);
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError(
                    "topk does not support bool dtypes on CPU", "Convert it with toLong().");
        }
        if (k < 0 || k > size) {
            throw new ShapeError(
                    "selected index k out of range: k = " + k + ", size of the dimension " + size);
        }
        Tensor[] r = new Sort("TopkBackward0", d, k, largest).apply(input);
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
            RawMemory.fill(view, rank);
            return TensorAccess.wrap(view);
        };
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// @param k which, from 1
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws ShapeError if there is no such element
    /// @throws IndexError if the dimension is empty
    @Operation({TENSOR, OBOR})
    public static ValuesIndices kthvalue(
            Tensor input, long k, @Default("-1") long dim, @Default("false") boolean keepdim) {
        int d = Shapes.wrapDim(dim, input.dim());
        if (input.dim() > 0 && size(input, d) == 0) {
            throw new IndexError(
                    "kthvalue(): Expected reduction dim " + d + " to have non-zero size.");
        }
        if (k < 1 || k > size(input, d)) {
            throw new ShapeError(
                    "kthvalue(): selected number k out of range for dimension "
                            + d
                            + ": k = "
                            + k
                            + ", size "
                            + size(input, d));
        }
        if (input.dim() > 0) {
            DTypes.checkNotBool("kthvalue_cpu", input.dtype());
        }
        Tensor[] r = new Rank("KthvalueBackward0", d, keepdim, fixed(d, k - 1)).apply(input);
        return new ValuesIndices(r[0], r[1]);
    }

    /// The rank of the lower median among sorted values; where there is a NaN, the first of them.
    private static Tensor medianRank(Tensor sorted, int dim, boolean skipNan) {
        long n = size(sorted, dim);
        Tensor nans = sorted.dim() == 0 ? isNan(sorted) : isNan(sorted).sum(dim, true);
        Tensor numbers = nans.neg().add(n);
        if (skipNan) {
            return numbers.sub(1L).clampMin(0L).floorDivide(2L);
        }
        return Masks.where(nans.eq(0L), Masks.number((n - 1) / 2, nans), numbers);
    }

    private static Tensor isNan(Tensor t) {
        return t.ne(t).to(DType.INT64);
    }

    /// `median` and `nanmedian` along a dimension: the lower of two middle elements.
    ///
    /// @throws IndexError if the dimension is empty
    public static ValuesIndices median(Tensor t, long dim, boolean keepdim, boolean skipNan) {
        int d = Shapes.wrapDim(dim, t.dim());
        String name = skipNan ? "nanmedian" : "median";
        if (size(t, d) == 0) {
            throw new IndexError(
                    name + "(): Expected reduction dim " + d + " to have non-zero size.");
        }
        DTypes.checkNotBool("median_out", t.dtype());
        String node = skipNan ? "NanmedianBackward1" : "MedianBackward1";
        Ranks ranks = sorted -> medianRank(sorted, d, skipNan);
        Tensor[] r = new Rank(node, d, keepdim, ranks).apply(t);
        return new ValuesIndices(r[0], r[1]);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian(0) // 1, 0
    /// ```
    ///
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static ValuesIndices nanmedian(
            Tensor input, long dim, @Default("false") boolean keepdim) {
        return median(input, dim, keepdim, true);
    }

    /// The lower medians along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9, 7, 8).view(2, 3).median(1) // [2, 8], [2, 2]
    /// ```
    ///
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`; NaN where an element is
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static ValuesIndices median(Tensor input, long dim, @Default("false") boolean keepdim) {
        return median(input, dim, keepdim, false);
    }

    private static final class MedianOfAll extends Op {
        private final boolean skipNan;

        MedianOfAll(boolean skipNan) {
            super(skipNan ? "NanmedianBackward0" : "MedianBackward0");
            this.skipNan = skipNan;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor flat = in[0].detach().reshape(-1);
            Tensor out;
            if (flat.numel() == 0) {
                double none = switch (flat.dtype()) { // what C makes of NaN
                            case INT64 -> Long.MIN_VALUE;
                            case INT32 -> Integer.MIN_VALUE;
                            case INT16, INT8, UINT8, BOOL -> 0;
                            default -> Double.NaN;
                        };
                out = TensorAccess.wrap(RawMemory.full(flat.dtype(), new long[0], none));
            } else {
                out = median(flat, 0, false, skipNan).values();
            }
            ctx.saveForBackward(in[0], out);
            return out;
        }

        // Equal elements share the gradient, as in PyTorch.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor out = ctx.saved(1);
            boolean nan = Masks.longItem(isNan(out)) != 0;
            Tensor mask = (nan ? x.ne(x) : x.eq(out)).to(grad.dtype());
            return new Tensor[] {grad.div(mask.sum()).mul(mask)};
        }
    }

    /// `median` and `nanmedian` of all elements.
    public static Tensor median(Tensor t, boolean skipNan) {
        return new MedianOfAll(skipNan).apply(t);
    }

    /// The lower median of all elements that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian() // 1
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor nanmedian(Tensor input) {
        return median(input, true);
    }

    /// The lower median of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9).median() // 2
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor median(Tensor input) {
        return median(input, false);
    }

    private static final class Mode extends Picked {
        private final boolean keepdim;

        Mode(int dim, boolean keepdim) {
            super("ModeBackward0", dim);
            this.keepdim = keepdim;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor x = in[0].detach();
            boolean none = x.dim() == 0;
            Tensor lines = none ? x.reshape(1) : x.transpose(dim, -1);
            ValuesIndices sorted = sort(lines, -1, false);
            Tensor values = sorted.values().contiguous();
            Tensor first = Searching.search(values, values, false);
            Tensor end = Searching.search(values, values, true);
            Tensor at = end.sub(first).argmax(-1, true);
            at = GatherOps.gather(end, -1, at).sub(1L);
            Tensor value = GatherOps.gather(values, -1, at);
            Tensor place = GatherOps.gather(sorted.indices(), -1, at);
            if (!none) {
                value = value.transpose(dim, -1).contiguous();
                place = place.transpose(dim, -1).contiguous();
            }
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(none ? place.reshape() : place);
            ctx.keep(TensorAccess.view(in[0]).shape());
            if (none || !keepdim) {
                value = none ? value.reshape() : value.squeeze(dim);
                place = none ? place.reshape() : place.squeeze(dim);
            }
            ctx.markNonDifferentiable(place);
            return new Tensor[] {value, place};
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

    /// The most frequent elements along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static ValuesIndices mode(
            Tensor input, @Default("-1") long dim, @Default("false") boolean keepdim) {
        int d = Shapes.wrapDim(dim, input.dim());
        if (input.dim() > 0 && input.size(d) == 0) {
            throw new IndexError("mode(): Expected reduction dim " + d + " to have non-zero size.");
        }
        Tensor[] r = new Mode(d, keepdim).apply(input);
        return new ValuesIndices(r[0], r[1]);
    }

    /// Where the elements stand in order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// @param descending whether the largest come first
    /// @return int64, of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim",
            options = OperationOptions.Sort.class)
    public static Tensor argsort(
            Tensor input, @Default("-1") long dim, @Default("false") boolean descending) {
        return sort(input, dim, descending).indices();
    }

    /// The elements in rising order along the first dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 5).view(2, 2).msort() // [[2, 1], [3, 5]]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor msort(Tensor input) {
        return sort(input, 0, false).values();
    }
}
