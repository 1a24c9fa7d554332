package dev.obor.op.index;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.op.Backends;
import dev.obor.op.Creation;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Reading and writing through indices.
public final class Indexing {
    private static final Indexed[] NO_INDICES = {};

    private Indexing() {}

    /// Adds a gradient into a window of which elements may be the same memory; returns the whole.
    public static Tensor addInto(Tensor whole, Tensor window, Tensor grad) {
        Backends.launch(
                new Kernel.Scatter(
                        ScatterOp.ADD,
                        TensorAccess.view(window),
                        TensorAccess.view(grad),
                        NO_INDICES));
        return whole;
    }

    /// The gradient of `unfold`: windows that may overlap are added up.
    public static Tensor foldWindows(Tensor grad, long[] shape, int dim, long size, long step) {
        return new Fold(shape, dim, size, step).apply(grad);
    }

    private static final class Fold extends Op {
        private final long[] shape;
        private final int dim;
        private final long size;
        private final long step;

        Fold(long[] shape, int dim, long size, long step) {
            super("UnfoldBackwardBackward0");
            this.shape = shape;
            this.dim = dim;
            this.size = size;
            this.step = step;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor whole = TensorAccess.wrap(Creation.full(in[0].dtype(), shape, 0));
            return addInto(whole, whole.unfold(dim, size, step).detach(), in[0].detach());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.unfold(dim, size, step)};
        }
    }
}
