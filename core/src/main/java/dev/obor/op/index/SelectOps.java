package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.SliceChecks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whole slices along a dimension, picked by a vector of places: `index_select`, `index_add`, …
public final class SelectOps {
    private SelectOps() {}

    /// A tensor of which one dimension is picked by a vector of places.
    private record Slices(View window, Indexed[] indexed) {
        static Slices of(View data, int dim, Tensor index) {
            View at = IndexPlan.places(index);
            View v = data.dim() > 0 ? data : data.with(data.offset(), new long[] {1}, new long[1]);
            long[] shape = v.shape().clone();
            long[] strides = v.strides().clone();
            shape[dim] = at.numel();
            strides[dim] = 0;
            long[] sizes = new long[shape.length];
            long[] steps = new long[shape.length];
            Arrays.fill(sizes, 1);
            sizes[dim] = at.numel();
            steps[dim] = at.dim() == 0 ? 0 : at.strides()[0];
            View places = at.with(at.offset(), sizes, steps);
            Indexed i = new Indexed(places, v.strides()[dim], v.shape()[dim], dim, false);
            return new Slices(v.window(shape, strides), new Indexed[] {i});
        }
    }

    private static final class Select extends Op {
        private final int dim;

        Select(int dim) {
            super("IndexSelectBackward0");
            this.dim = dim;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View data = TensorAccess.view(in[0]);
            Slices slices = Slices.of(data, dim, in[1]);
            View out = Backends.empty(data.dtype(), slices.window.shape());
            Backends.launch(new Kernel.Gather(out, slices.window, slices.indexed));
            ctx.saveForBackward(in[1]);
            ctx.keep(data.shape());
            return TensorAccess.wrap(
                    data.dim() == 0 ? View.contiguous(out.storage(), data.shape()) : out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor zeros = WriteOp.zeros(grad, ctx.<long[]>kept());
            return new Tensor[] {new Add(dim, 1, false).apply(2, zeros, grad, ctx.saved(0))};
        }
    }

    private static final class Add extends WriteOp {
        private final int dim;
        private final double alpha;

        Add(int dim, double alpha, boolean copies) {
            super("IndexAddBackward0", copies);
            this.dim = dim;
            this.alpha = alpha;
        }

        @Override
        protected void write(View target, Tensor[] in) {
            Tensor source = alpha == 1 ? in[1] : in[1].mul(alpha).to(in[1].dtype());
            launch(ScatterOp.ADD, target, dim, in[2], TensorAccess.view(source));
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            if (ctx.needsInputGrad(1)) { // else nothing, so that a second pass may go through it
                ctx.saveForBackward(in[2], in[1]);
            }
            ctx.keep(TensorAccess.view(in[1]).shape());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor source = null;
            if (ctx.needsInputGrad(1)) {
                source = new Select(dim).apply(1, grad, ctx.saved(0)).reshape(ctx.<long[]>kept());
                source = alpha == 1 ? source : source.mul(alpha);
            }
            return new Tensor[] {grad, source};
        }
    }

    private static final class Copy extends WriteOp {
        private final int dim;

        Copy(int dim, boolean copies) {
            super("IndexCopyBackward0", copies);
            this.dim = dim;
        }

        @Override
        protected void write(View target, Tensor[] in) {
            launch(ScatterOp.SET, target, dim, in[2], TensorAccess.view(in[1]));
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            ctx.saveForBackward(in[2], ctx.needsInputGrad(1) ? in[1] : null);
            ctx.keep(TensorAccess.view(in[1]).shape());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor places = ctx.saved(0);
            Tensor zero = WriteOp.zeros(grad);
            Tensor self = ctx.needsInputGrad(0) ? filled(grad, places, zero) : null;
            Tensor source =
                    ctx.needsInputGrad(1)
                            ? new Select(dim).apply(1, grad, places).reshape(ctx.<long[]>kept())
                            : null;
            return new Tensor[] {self, source};
        }

        private Tensor filled(Tensor grad, Tensor places, Tensor zero) {
            return new Fill("IndexFillBackward0", dim, true).apply(2, grad, zero, places, places);
        }
    }

    private static final class Fill extends WriteOp {
        private final int dim;

        Fill(String node, int dim, boolean copies) {
            super(node, copies);
            this.dim = dim;
        }

        @Override
        protected Tensor duplicate(Tensor t) {
            return copy(t);
        }

        @Override
        protected InPlace.Memory memory() {
            return InPlace.Memory.ANY; // its value is picked first; the index is checked before
        }

        @Override
        protected void write(View target, Tensor[] in) {
            launch(ScatterOp.SET, target, dim, in[2], TensorAccess.view(in[1]));
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            ctx.saveForBackward(in[2], in[3]); // also the caller's own, so that a change is noticed
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor places = ctx.saved(0);
            Tensor zero = WriteOp.zeros(grad);
            Tensor self =
                    ctx.needsInputGrad(0)
                            ? new Fill("IndexFillBackward0", dim, true)
                                    .apply(2, grad, zero, places, places)
                            : null;
            // A place that is named twice is filled once.
            Tensor value =
                    ctx.needsInputGrad(1)
                            ? new Select(dim).apply(1, grad, places.unique().values()).sum()
                            : null;
            return new Tensor[] {self, value};
        }
    }

    private static void launch(ScatterOp op, View target, int dim, Tensor index, View source) {
        Slices slices = Slices.of(target, dim, index);
        View from = source;
        if (source.dim() == 0 && index.numel() == 1 || target.dim() == 0) {
            from = source.with(source.offset(), new long[0], new long[0]);
        }
        Backends.launch(new Kernel.Scatter(op, slices.window, from, slices.indexed));
    }

    /// The slices at the given places along a dimension.
    ///
    /// ```java
    /// arange(6).view(2, 3).indexSelect(1, tensor(2, 0)) // [[2, 0], [5, 3]]
    /// ```
    ///
    /// @param index int32 or int64, a vector, or 0-d
    /// @return a new tensor of the input's dtype, along the dimension as long as the index
    /// @throws IndexError if the index is no vector, or a place is out of bounds
    @Operation({TENSOR, OBOR})
    public static Tensor indexSelect(Tensor input, long dim, Tensor index) {
        if (index.dim() > 1) {
            throw new IndexError("index_select(): Index is supposed to be a vector");
        }
        int d = Shapes.wrapDim(dim, input.dim());
        if (index.dtype() != DType.INT64 && index.dtype() != DType.INT32) {
            throw new DTypeError("index_select(): Expected dtype int32 or int64 for index");
        }
        if (input.dim() == 0 && index.numel() != 1) {
            throw new IndexError(
                    "index_select(): Index to scalar can have only 1 value, got "
                            + index.numel()
                            + " value(s)");
        }
        return new Select(d).apply(1, input, IndexPlan.integers("index_select", index));
    }

    /// Adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @param alpha what the slices are multiplied by
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor indexAdd(
            Tensor input,
            long dim,
            Tensor index,
            Tensor source,
            @Default("1") double alpha,
            boolean inPlace) {
        InPlace.checkHistory(inPlace, input, source);
        int d = Shapes.wrapDim(dim, input.dim());
        SliceChecks.combined("index_add_()", input, d, index, source);
        Tensor places = IndexPlan.integers("index_add_", index);
        return new Add(d, alpha, !inPlace).call(2, input, source, places);
    }

    /// Puts the slices of a source at the given places along a dimension.
    ///
    /// ```java
    /// zeros(3).indexCopy(0, tensor(0, 2), tensor(1.0, 2)) // [1, 0, 2]
    /// ```
    ///
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor indexCopy(
            Tensor input, long dim, Tensor index, Tensor source, boolean inPlace) {
        InPlace.checkHistory(inPlace, input, source);
        int d = Shapes.wrapDim(dim, input.dim());
        SliceChecks.copied(input, d, index, source);
        Tensor places = IndexPlan.integers("index_copy_", index);
        return new Copy(d, !inPlace).call(2, input, source, places);
    }

    /// Sets the slices at the given places along a dimension to a number.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), 7) // [7, 0, 7]
    /// ```
    ///
    /// @param index int32 or int64, a vector
    /// @param value converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation({TENSOR, OBOR})
    public static Tensor indexFill(
            Tensor input, long dim, Tensor index, double value, boolean inPlace) {
        DTypes.checkHolds(input.dtype(), value);
        Tensor number = TensorAccess.wrap(RawMemory.full(input.dtype(), new long[0], value));
        return fill("IndexFillBackward0", input, dim, index, number, inPlace);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    ///
    /// @param index int32 or int64, a vector
    /// @param value the number
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor indexFill(
            Tensor input, long dim, Tensor index, Complex value, boolean inPlace) {
        return indexFill(input, dim, index, ComplexNumbers.number(value), inPlace);
    }

    /// Sets the slices at the given places along a dimension to a tensor without dimensions.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), tensor(7.0)) // [7, 0, 7]
    /// ```
    ///
    /// @param index int32 or int64, a vector
    /// @param value a 0-d tensor, converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws DTypeError if the dtype cannot hold the value
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor indexFill(
            Tensor input, long dim, Tensor index, Tensor value, boolean inPlace) {
        InPlace.checkHistory(inPlace, input, value);
        if (value.dim() != 0) {
            throw new ShapeError(
                    "index_fill_ only supports a 0-dimensional value tensor, but got tensor with "
                            + value.dim()
                            + " dimension(s).");
        }
        if (value.isComplex() && !input.isComplex()) {
            throw new DTypeError(
                    "index_fill_(): Converting complex Scalar to non-complex type is not supported",
                    "Fill real(t) with real(value), or convert the tensor first.");
        }
        Tensor number = Masks.asNumber(input, value);
        return fill("IndexFillBackward1", input, dim, index, number, inPlace);
    }

    /// A number of the tensor's dtype at places along a dimension, in place.
    static void fillNumber_(Tensor t, int dim, Tensor index, Tensor number) {
        fill("IndexFillBackward0", t, dim, index, number, true);
    }

    private static Tensor fill(
            String node, Tensor t, long dim, Tensor index, Tensor value, boolean inPlace) {
        InPlace.checkHistory(inPlace, t, value);
        if (index.dim() > 1) {
            throw new ShapeError("Index has to be a vector/scalar");
        }
        if (index.dtype() != DType.INT64) {
            throw new IndexError(
                    "index_fill_(): Expected dtype int64 for index.",
                    "It is " + index.dtype() + ": convert it with toLong().");
        }
        if (inPlace) {
            InPlace.check(InPlace.Memory.REPEATED_APART, t, t, index);
        }
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor places = fromFront(IndexPlan.integers("index_fill_", index), t, d);
        return new Fill(node, d, !inPlace).call(2, t, value, places, index);
    }

    /// Places that count from the end, counted from the front.
    private static Tensor fromFront(Tensor places, Tensor t, int dim) {
        long size = t.dim() == 0 ? 1 : shape(t)[dim];
        Tensor fromEnd = places.lt(0L).logicalAnd(places.ge(-size)); // others stay wrong
        return Masks.where(fromEnd, places.add(size), places);
    }

    private static long[] shape(Tensor t) {
        return TensorAccess.view(t).shape();
    }
}
