package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;

/// Reading and writing through indices.
public final class Indexing {
    private static final Indexed[] NO_INDICES = {};

    private Indexing() {}

    /// Adds a gradient into a window of which elements may be the same memory; returns the whole.
    static Tensor addInto(Tensor whole, Tensor window, Tensor grad) {
        Backends.launch(
                new Kernel.Scatter(
                        ScatterOp.ADD,
                        TensorAccess.view(window),
                        TensorAccess.view(grad),
                        NO_INDICES));
        return whole;
    }

    /// The gradient of `unfold`: windows that may overlap are added up.
    static Tensor foldWindows(Tensor grad, long[] shape, int dim, long size, long step) {
        View zeros = Creation.full(grad.dtype(), shape, 0);
        Tensor whole = TensorAccess.wrap(zeros);
        return addInto(whole, whole.unfold(dim, size, step).detach(), grad);
    }
}
