package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Aliasing;
import dev.obor.backend.View;
import dev.obor.op.graph.Geometry;
import dev.obor.op.pointwise.PointwiseCall;

/// An operation that changes some elements of its first input, in place or in a copy.
public abstract class WriteOp extends Op {
    /// Whether the result is a copy.
    final boolean copies;

    protected WriteOp(String nodeName, boolean copies) {
        super(nodeName);
        this.copies = copies;
    }

    /// Changes the elements.
    protected abstract void write(View target, Tensor[] in);

    /// The copy that is changed: row-major, unless an operation keeps the input's layout.
    protected Tensor duplicate(Tensor t) {
        return TensorAccess.wrap(RawMemory.contiguous(TensorAccess.view(t)));
    }

    /// Whether backward reads the first input as it was before the change.
    protected boolean readsTarget() {
        return false;
    }

    /// What it allows of the memory that it changes.
    protected InPlace.Memory memory() {
        return InPlace.Memory.APART;
    }

    /// Keeps what backward needs.
    ///
    /// @param in the inputs, the first one as it was if backward reads it
    protected void save(Context ctx, Tensor[] in, Tensor result) {}

    /// Runs it, after checking that the input may be written to if it is not copied.
    ///
    /// @param edges how many of the inputs gradients go to
    public final Tensor call(int edges, Tensor... in) {
        if (!copies) {
            InPlace.check(memory(), in[0], in);
        }
        return apply(edges, in);
    }

    @Override
    protected final Tensor forward(Context ctx, Tensor... in) {
        Tensor[] before = in;
        if (!copies && readsTarget() && ctx.isRecording()) {
            before = in.clone();
            before[0] = PointwiseCall.original(in[0]);
        }
        Tensor result = copies ? duplicate(in[0]) : in[0];
        write(TensorAccess.view(result), copies ? in : apart(in));
        if (!copies) {
            ctx.markDirty(result);
        }
        save(ctx, before, result);
        return result;
    }

    /// The inputs, copied where they may share memory with the first one: writing takes several
    /// steps.
    private static Tensor[] apart(Tensor[] in) {
        View target = TensorAccess.view(in[0]);
        Tensor[] result = in;
        for (int i = 1; i < in.length; i++) {
            View v = TensorAccess.view(in[i]);
            if (v.storage() == target.storage() && Aliasing.meet(v, target)) {
                result = result == in ? in.clone() : result;
                result[i] = copy(in[i]);
            }
        }
        return result;
    }

    /// A copy with the same layout that nothing is recorded for.
    public static Tensor copy(Tensor t) {
        View view = TensorAccess.view(t);
        return TensorAccess.wrap(
                RawMemory.convert(view, view.dtype(), RawMemory.preservedStrides(view)));
    }

    /// New zeros in a layout that [RawMemory#preservedStrides] gave.
    public static Tensor zeros(Tensor grad, Geometry like) {
        View view = Backends.empty(grad.dtype(), like.shape(), like.strides());
        RawMemory.fill(view, 0L);
        return TensorAccess.wrap(view);
    }

    /// The sizes of a tensor and the strides that a copy of it has.
    public static Geometry preserved(Tensor t) {
        View view = TensorAccess.view(t);
        return new Geometry(view.shape(), RawMemory.preservedStrides(view), 0);
    }

    /// New zeros, for gradients that are written in parts.
    public static Tensor zeros(Tensor grad, long... shape) {
        return TensorAccess.wrap(RawMemory.full(grad.dtype(), shape, 0));
    }
}
