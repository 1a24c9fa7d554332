package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.shape.Slicing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reading and writing one place per element along a dimension: `gather`, `scatter`, `scatter_add`.
public final class GatherOps {
    private GatherOps() {}

    /// A view of at least one dimension.
    private static View atLeast1(View v) {
        return v.dim() > 0 ? v : v.with(v.offset(), new long[] {1}, new long[] {1});
    }

    /// A view with the sizes of an index that stands still along `dim`.
    private static View window(View v, int dim, long[] shape) {
        long[] strides = v.strides().clone();
        strides[dim] = 0;
        return v.window(shape, strides);
    }

    private static Indexed[] indexed(View index, View data, int dim) {
        return new Indexed[] {
            new Indexed(index, data.strides()[dim], data.shape()[dim], dim, false)
        };
    }

    private static final class Gather extends Op {
        private final int dim;

        Gather(int dim) {
            super("GatherBackward0");
            this.dim = dim;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View data = atLeast1(TensorAccess.view(in[0]));
            View at = atLeast1(IndexPlan.places(in[1]));
            View out = Backends.empty(data.dtype(), at.shape());
            Backends.launch(
                    new Kernel.Gather(out, window(data, dim, at.shape()), indexed(at, data, dim)));
            ctx.saveForBackward(in[1], in[0]); // the tensor only as PyTorch does, against changes
            ctx.keep(TensorAccess.view(in[0]).shape());
            return TensorAccess.wrap(View.contiguous(out.storage(), shape(in[1])));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor zeros = WriteOp.zeros(grad, ctx.<long[]>kept());
            return new Tensor[] {
                new Scatter(ScatterOp.ADD, dim, false).apply(2, zeros, grad, ctx.saved(0))
            };
        }
    }

    /// An empty result, which has a graph all the same.
    private static final class GatherNothing extends Op {
        private final long[] size;

        GatherNothing(long[] size) {
            super("GatherBackward0");
            this.size = size;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in);
            ctx.keep(shape(in[0]));
            return TensorAccess.wrap(RawMemory.full(in[0].dtype(), size, 0));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new GatherNothing(ctx.kept()).apply(grad)};
        }
    }

    /// `scatter` and `scatter_add` from a tensor.
    private static final class Scatter extends WriteOp {
        private final ScatterOp op;
        private final int dim;

        Scatter(ScatterOp op, int dim, boolean copies) {
            super(op == ScatterOp.ADD ? "ScatterAddBackward0" : "ScatterBackward0", copies);
            this.op = op;
            this.dim = dim;
        }

        @Override
        protected void write(View target, Tensor[] in) {
            scatter(op, target, dim, in[2], TensorAccess.view(in[1]));
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            if (op != ScatterOp.ADD || ctx.needsInputGrad(1)) {
                ctx.saveForBackward(in[2]);
            }
            ctx.keep(shape(in[1]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor self = null;
            if (ctx.needsInputGrad(0)) {
                self =
                        op == ScatterOp.ADD
                                ? grad
                                : new ScatterNumber(ScatterOp.SET, dim, true)
                                        .apply(1, grad, ctx.saved(0), zero(grad));
            }
            Tensor source = null;
            if (ctx.needsInputGrad(1)) {
                Tensor places = ctx.saved(0);
                source = new Gather(dim).apply(1, grad, places);
                long[] size = ctx.kept();
                long[] at = atLeast1(TensorAccess.view(places)).shape();
                if (size.length == 0) {
                    source = source.reshape();
                } else if (!Arrays.equals(size, shape(places))) { // larger than the index
                    Tensor whole = WriteOp.zeros(grad, size);
                    Tensor part = whole;
                    for (int d = 0; d < size.length; d++) {
                        part = Slicing.slice(part, d, 0, at[d], 1);
                    }
                    part.copy_(source);
                    source = whole;
                }
            }
            return new Tensor[] {self, source};
        }
    }

    private static Tensor zero(Tensor like) {
        return TensorAccess.wrap(RawMemory.full(like.dtype(), new long[0], 0));
    }

    /// `scatter` of a number; what it gets beside the target are the index and the number.
    private static final class ScatterNumber extends WriteOp {
        private final ScatterOp op;
        private final int dim;

        ScatterNumber(ScatterOp op, int dim, boolean copies) {
            super("ScatterBackward1", copies);
            this.op = op;
            this.dim = dim;
        }

        @Override
        protected void write(View target, Tensor[] in) {
            scatter(op, target, dim, in[1], TensorAccess.view(in[2]));
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            ctx.saveForBackward(in[1]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                new ScatterNumber(ScatterOp.SET, dim, true).apply(1, grad, ctx.saved(0), zero(grad))
            };
        }
    }

    /// Writes at the places of an index; the source may be larger than the index.
    static void scatter(ScatterOp op, View target, int dim, Tensor index, View source) {
        View to = atLeast1(target);
        View at = atLeast1(IndexPlan.places(index));
        if (at.numel() == 0) {
            return; // its sizes need not fit then
        }
        View from = source;
        if (source.dim() == at.dim()) {
            from = source.with(source.offset(), at.shape(), source.strides());
        }
        Backends.launch(
                new Kernel.Scatter(op, window(to, dim, at.shape()), from, indexed(at, to, dim)));
    }

    private static long[] shape(Tensor t) {
        return TensorAccess.view(t).shape();
    }

    /// `out[i][j] = input[index[i][j]][j]` for dim 0, and so on; negative places are refused.
    ///
    /// ```java
    /// Tensor a = tensor(1, 2, 3, 4).view(2, 2);
    /// a.gather(1, tensor(1, 0).view(2, 1)) // [[2], [3]]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @return a new tensor of the shape of the index and the input's dtype
    /// @throws ShapeError if the index is larger than the input in another dimension
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    @Operation({TENSOR, OBOR})
    public static Tensor gather(Tensor input, long dim, Tensor index) {
        Tensor places = IndexPlan.integers("gather", index);
        int d = Shapes.wrapDim(dim, input.dim());
        long[] own = atLeast1(TensorAccess.view(input)).shape();
        long[] size = atLeast1(TensorAccess.view(places)).shape();
        if (places.numel() == 0) { // nothing is read, whatever its sizes
            return new GatherNothing(shape(index)).apply(1, input, index);
        }
        if (own.length != size.length) {
            throw new ShapeError(
                    "Index tensor must have the same number of dimensions as input tensor, got "
                            + size.length
                            + " and "
                            + own.length);
        }
        for (int i = 0; i < size.length; i++) {
            if (i != d && size[i] > own[i]) {
                throw new ShapeError(
                        "Size does not match at dimension "
                                + i
                                + " expected index "
                                + Arrays.toString(shape(index))
                                + " to be no larger than self "
                                + Arrays.toString(shape(input))
                                + " apart from dimension "
                                + d);
            }
        }
        return new Gather(d).apply(1, input, places);
    }

    /// Checks the index of a scatter and returns it detached.
    static Tensor checkedIndex(Tensor t, int dim, Tensor index, @Nullable Tensor source) {
        Tensor places = IndexPlan.integers("scatter", index);
        if (source != null && t.dtype() != source.dtype()) {
            throw new DTypeError(
                    "scatter(): Expected self.dtype to be equal to src.dtype, got "
                            + t.dtype()
                            + " and "
                            + source.dtype());
        }
        long[] size = atLeast1(TensorAccess.view(places)).shape();
        long[] own = atLeast1(TensorAccess.view(t)).shape();
        long[] from = source == null ? size : atLeast1(TensorAccess.view(source)).shape();
        if (places.numel() == 0) {
            return places;
        }
        if (size.length != own.length) {
            throw new ShapeError(
                    "Index tensor must have the same number of dimensions as self tensor, got "
                            + size.length
                            + " and "
                            + own.length);
        }
        if (size.length != from.length) {
            throw new ShapeError(
                    "Index tensor must have the same number of dimensions as src tensor, got "
                            + size.length
                            + " and "
                            + from.length);
        }
        for (int i = 0; i < size.length; i++) {
            if (i != dim && size[i] > own[i] || size[i] > from[i]) {
                throw new ShapeError(
                        "Expected index "
                                + Arrays.toString(size)
                                + " to be no larger than self "
                                + Arrays.toString(own)
                                + " apart from dimension "
                                + dim
                                + (source == null
                                        ? ""
                                        : " and to be no larger size than src "
                                                + Arrays.toString(from)));
            }
        }
        return places;
    }

    /// How `scatter` combines, by PyTorch's name.
    ///
    /// @throws ShapeError for another name than `add` and `multiply`
    public static ScatterOp reduction(String reduce) {
        return switch (reduce) {
            case "add" -> ScatterOp.ADD;
            case "multiply" -> ScatterOp.MUL;
            default -> throw new ShapeError("reduce argument must be either add or multiply.");
        };
    }

    /// `scatter`, `scatter_add` and their in-place forms.
    ///
    /// @param op SET, ADD, or for `reduce` MUL
    /// @throws DTypeError if the dtypes differ
    public static Tensor scatter(
            Tensor t, ScatterOp op, long dim, Tensor index, Tensor source, boolean inPlace) {
        InPlace.checkHistory(inPlace, t, source);
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor places = checkedIndex(t, d, index, source);
        return new Scatter(op, d, !inPlace).call(2, t, source, places);
    }

    /// `scatter` of a number and its in-place form.
    public static Tensor scatter(
            Tensor t, ScatterOp op, long dim, Tensor index, double value, boolean inPlace) {
        InPlace.checkHistory(inPlace, t, null);
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor places = checkedIndex(t, d, index, null);
        DTypes.checkHolds(t.dtype(), value);
        Tensor number = TensorAccess.wrap(RawMemory.full(t.dtype(), new long[0], value));
        return new ScatterNumber(op, d, !inPlace).call(1, t, places, number);
    }

    /// The elements at the given places along a dimension; the other dimensions broadcast.
    ///
    /// ```java
    /// Tensor a = tensor(30, 10, 20);
    /// a.takeAlongDim(a.argsort(), 0) // [10, 20, 30]
    /// ```
    ///
    /// @param indices int32 or int64, of as many dimensions as the input, broadcast with it but
    ///   along the dimension
    /// @return a new tensor of the input's dtype, along the dimension as long as the indices
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor takeAlongDim(Tensor input, Tensor indices, long dim) {
        if (input.dim() != indices.dim()) {
            throw new ShapeError(
                    "torch.take_along_dim(): input and indices should have the same number of"
                            + " dimensions, but got "
                            + input.dim()
                            + " dimensions for input, and "
                            + indices.dim()
                            + " dimensions for indices");
        }
        int d = Shapes.wrapOwnDim(dim, input.dim());
        checkLong(indices);
        long[] own = shape(input).clone();
        long[] size = shape(indices).clone();
        long kept = own[d];
        long wanted = size[d];
        own[d] = 1;
        size[d] = 1;
        long[] common = Shapes.broadcast(own, size);
        own = common.clone();
        own[d] = kept;
        size = common.clone();
        size[d] = wanted;
        Tensor places =
                indices.where(indices.ge(0), indices.add(kept)); // from the end, as in indexing
        return gather(input.expand(own), d, places.expand(size));
    }

    /// The elements at the given places of the flattened tensor, a vector.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).takeAlongDim(tensor(3, 0)) // [4, 1]
    /// ```
    ///
    /// @param indices int32 or int64, of any shape, read in row-major order
    /// @return a new vector of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor takeAlongDim(Tensor input, Tensor indices) {
        if (indices.dtype() != DType.INT64 && indices.dtype() != DType.INT32) {
            throw new DTypeError(
                    "gather(): Expected dtype int32/int64 for index",
                    "It is " + indices.dtype() + ".");
        }
        return gather(input.reshape(-1), 0, indices.reshape(-1));
    }

    private static void checkLong(Tensor index) {
        if (index.dtype() != DType.INT64) {
            throw new DTypeError(
                    "torch.take_along_dim(): dtype of indices should be Long but got "
                            + index.dtype().scalarType());
        }
    }

    /// Writes one place per element along a dimension, combined with what is there: `reduce` is
    /// `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), tensor(5.0, 6), "add") // [6, 1, 7]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor scatter(
            Tensor input, long dim, Tensor index, Tensor src, String reduce, boolean inPlace) {
        ScatterOp op = reduction(reduce);
        return scatter(input, op, dim, index, src, inPlace);
    }

    /// Writes a number to one place per element of the index along a dimension, combined with what
    /// is there: `reduce` is `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), 4.0, "multiply") // [4, 1, 4]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param value converted to the input's dtype
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation({TENSOR, OBOR})
    public static Tensor scatter(
            Tensor input, long dim, Tensor index, double value, String reduce, boolean inPlace) {
        ScatterOp op = reduction(reduce);
        return scatter(input, op, dim, index, value, inPlace);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), tensor(5.0, 6)) // [6, 0, 5]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the index is larger than the source, or in another
    ///   dimension than the input
    @Operation({TENSOR, OBOR})
    public static Tensor scatter(
            Tensor input, long dim, Tensor index, Tensor src, boolean inPlace) {
        return scatter(input, ScatterOp.SET, dim, index, src, inPlace);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param value converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation({TENSOR, OBOR})
    public static Tensor scatter(
            Tensor input, long dim, Tensor index, double value, boolean inPlace) {
        return scatter(input, ScatterOp.SET, dim, index, value, inPlace);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation({TENSOR, OBOR})
    public static Tensor scatterAdd(
            Tensor input, long dim, Tensor index, Tensor src, boolean inPlace) {
        return scatter(input, ScatterOp.ADD, dim, index, src, inPlace);
    }
}
