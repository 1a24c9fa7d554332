package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reading and writing with tensors as indices: `index` and `index_put_`.
public final class IndexOps {
    private IndexOps() {}

    private static final class Read extends Op {
        private final IndexPlan plan;

        Read(IndexPlan plan) {
            super("IndexBackward0");
            this.plan = plan;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View view = TensorAccess.view(in[0]);
            Tensor[] indices = Arrays.copyOfRange(in, 1, in.length);
            Indexed[] indexed = plan.indexed(view, indices);
            View out = Backends.empty(view.dtype(), plan.shape(), plan.strides(view, indices));
            Backends.launch(new Kernel.Gather(out, plan.window(view), indexed));
            ctx.saveForBackward(indices);
            ctx.keep(view.shape());
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor zeros = TensorAccess.wrap(RawMemory.full(grad.dtype(), ctx.kept(), 0));
            return new Tensor[] {new Write(plan, true, false).run(zeros, grad, ctx.savedTensors())};
        }

        Tensor run(Tensor t, Tensor[] indices) {
            return apply(1, behind(indices, t));
        }
    }

    private static final class Write extends Op {
        private final IndexPlan plan;
        private final boolean accumulate;
        private final boolean copies;

        Write(IndexPlan plan, boolean accumulate, boolean copies) {
            super("IndexPutBackward0");
            this.plan = plan;
            this.accumulate = accumulate;
            this.copies = copies;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor target = copies ? WriteOp.copy(in[0]) : in[0];
            View view = TensorAccess.view(target);
            View values = TensorAccess.view(in[1]);
            ScatterOp op = accumulate ? ScatterOp.ADD : ScatterOp.SET;
            Tensor[] indices = Arrays.copyOfRange(in, 2, in.length);
            Indexed[] indexed = plan.indexed(view, indices);
            Backends.launch(new Kernel.Scatter(op, plan.window(view), values, indexed));
            ctx.saveForBackward(indices);
            ctx.keep(values.shape());
            if (!copies) {
                ctx.markDirty(target);
            }
            return target;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] indices = ctx.savedTensors();
            Tensor self = null;
            if (ctx.needsInputGrad(0)) {
                Tensor zero = TensorAccess.wrap(RawMemory.full(grad.dtype(), new long[0], 0));
                self = accumulate ? grad : new Write(plan, false, true).run(grad, zero, indices);
            }
            Tensor values = null;
            if (ctx.needsInputGrad(1)) {
                values =
                        Reductions.sumToSize(new Read(plan).run(grad, indices), ctx.<long[]>kept());
            }
            return new Tensor[] {self, values};
        }

        Tensor run(Tensor t, Tensor values, Tensor[] indices) {
            return apply(2, behind(indices, t, values));
        }
    }

    private static Tensor[] behind(Tensor[] indices, Tensor... first) {
        Tensor[] all = Arrays.copyOf(first, first.length + indices.length);
        System.arraycopy(indices, 0, all, first.length, indices.length);
        return all;
    }

    /// `x[i, j, …]`: one index per dimension, null for a dimension that stays.
    ///
    /// @throws dev.obor.base.IndexError if an index is out of bounds or does not fit
    public static Tensor index(Tensor t, @Nullable Tensor... indices) {
        long[] size = TensorAccess.view(t).shape();
        @Nullable Tensor[] each = IndexPlan.expanded(size, indices);
        return new Read(IndexPlan.of(size, each)).run(t, IndexPlan.present(each, indices));
    }

    /// Writes values, broadcast, where the indices point.
    ///
    /// ```java
    /// Tensor a = zeros(2, 2);
    /// a.indexPut_(new Tensor[] {tensor(0, 1), tensor(1, 0)}, tensor(5.0, 6)) // [[0, 5], [6, 0]]
    /// ```
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of the input's dtype; broadcast to what is indexed
    /// @param accumulate whether they are added to what is there; else, where places repeat, the
    ///   last one stays
    /// @throws DTypeError if the dtypes differ
    /// @throws ShapeError if the values do not broadcast
    @Operation(TENSOR)
    public static Tensor indexPut_(
            Tensor input,
            @Nullable Tensor[] indices,
            Tensor values,
            @Default("false") boolean accumulate) {
        @Nullable Tensor[] each = IndexPlan.expanded(TensorAccess.view(input).shape(), indices);
        boolean fills = fills(indices, values, accumulate);
        Tensor source = fills ? values.to(input.dtype()) : values;
        IndexPlan plan = checkedPlan(input, each, source);
        Tensor[] places = IndexPlan.present(each, each); // a mask may be the tensor itself
        InPlace.checkHistory(input, input, values);
        Tensor[] read = fills ? behind(places, input) : behind(places, input, values);
        InPlace.checkMemory(InPlace.Memory.REPEATED_APART, input, read);
        return new Write(plan, accumulate, false)
                .run(input, source, IndexPlan.present(each, indices));
    }

    /// Whether one value goes to all places of one mask: it is picked first then, whatever its
    /// dtype, and the mask must be a bool tensor.
    private static boolean fills(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Tensor only = null;
        for (Tensor index : indices) {
            boolean mask = index == null || only == null && IndexPlan.isMask(index);
            if (!mask || accumulate || values.numel() != 1) {
                return false;
            }
            only = index == null ? only : index;
        }
        if (only != null) {
            Masks.checkMask(only);
        }
        return true;
    }

    /// Writes values into a copy, broadcast, where the indices point.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor(1, 1)}, tensor(1.0), true) // [0, 2, 0]
    /// ```
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of the input's dtype; broadcast to what is indexed
    /// @param accumulate whether they are added to what is there; else, where places repeat, the
    ///   last one stays
    /// @return a new tensor of the input's shape and dtype
    /// @throws DTypeError if the dtypes differ
    /// @throws ShapeError if the values do not broadcast
    @Operation({TENSOR, OBOR})
    public static Tensor indexPut(
            Tensor input,
            @Nullable Tensor[] indices,
            Tensor values,
            @Default("false") boolean accumulate) {
        @Nullable Tensor[] each = IndexPlan.expanded(TensorAccess.view(input).shape(), indices);
        boolean fills = fills(indices, values, accumulate);
        Tensor source = fills ? values.to(input.dtype()) : values;
        IndexPlan plan = checkedPlan(input, each, source);
        return new Write(plan, accumulate, true)
                .run(input, source, IndexPlan.present(each, indices));
    }

    private static IndexPlan checkedPlan(Tensor t, @Nullable Tensor[] indices, Tensor values) {
        IndexPlan plan = IndexPlan.of(TensorAccess.view(t).shape(), indices);
        long[] from = TensorAccess.view(values).shape();
        if (!Shapes.isExpandableTo(from, plan.shape())) {
            throw new ShapeError(
                    "shape mismatch: value tensor of shape "
                            + Arrays.toString(from)
                            + " cannot be broadcast to indexing result of shape "
                            + Arrays.toString(plan.shape()));
        }
        if (t.dtype() != values.dtype()) {
            throw new DTypeError(
                    "Index put requires the source and destination dtypes match, got "
                            + t.dtype().scalarType()
                            + " for the destination and "
                            + values.dtype().scalarType()
                            + " for the source.");
        }
        return plan;
    }
}
