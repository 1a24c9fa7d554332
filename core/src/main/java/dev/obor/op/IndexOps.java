package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
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
            View out = Backends.empty(view.dtype(), plan.shape(), plan.resultStrides(view));
            Backends.launch(new Kernel.Gather(out, plan.window(view), plan.indexed(view)));
            ctx.saveForBackward(plan.tensors());
            ctx.keep(view.shape());
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            ctx.savedTensors(); // notices indices that were changed since
            Tensor zeros = TensorAccess.wrap(Creation.full(grad.dtype(), ctx.kept(), 0));
            return new Tensor[] {new Write(plan, true, false).apply(zeros, grad)};
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
            Backends.launch(new Kernel.Scatter(op, plan.window(view), values, plan.indexed(view)));
            ctx.saveForBackward(plan.tensors());
            ctx.keep(values.shape());
            if (!copies) {
                ctx.markDirty(target);
            }
            return target;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            ctx.savedTensors();
            Tensor self = null;
            if (ctx.needsInputGrad(0)) {
                Tensor zero = TensorAccess.wrap(Creation.full(grad.dtype(), new long[0], 0));
                self = accumulate ? grad : new Write(plan, false, true).apply(grad, zero);
            }
            Tensor values = null;
            if (ctx.needsInputGrad(1)) {
                values = Reductions.sumToSize(new Read(plan).apply(grad), ctx.<long[]>kept());
            }
            return new Tensor[] {self, values};
        }
    }

    /// `x[i, j, …]`: one index per dimension, null for a dimension that stays.
    ///
    /// @throws dev.obor.base.IndexError if an index is out of bounds or does not fit
    public static Tensor index(Tensor t, @Nullable Tensor... indices) {
        return new Read(IndexPlan.of(TensorAccess.view(t).shape(), indices)).apply(t);
    }

    /// `index_put_`: writes values, broadcast, where the indices point.
    ///
    /// @throws DTypeError if the dtypes differ
    /// @throws ShapeError if the values do not broadcast
    public static Tensor indexPut_(
            Tensor t, @Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        IndexPlan plan = checkedPlan(t, indices, values);
        InPlace.check(t, t, values);
        return new Write(plan, accumulate, false).apply(t, values);
    }

    /// `index_put`: the same into a copy.
    public static Tensor indexPut(
            Tensor t, @Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        return new Write(checkedPlan(t, indices, values), accumulate, true).apply(t, values);
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
