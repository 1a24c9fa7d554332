package dev.obor.op.shape;

import dev.obor.Tensor;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;

/// The same memory without history.
public final class Detaching {
    private Detaching() {}

    /// `detach`: the same memory without history; shares the version counter.
    public static Tensor detach(Tensor t) {
        AutogradMeta meta = TensorAccess.meta(t);
        Tensor result = TensorAccess.wrap(TensorAccess.view(t), meta.version, ThreadState.get());
        TensorAccess.meta(result).inference = meta.inference;
        return result;
    }

    /// `data`: the same memory without history, with a version counter of its own.
    public static Tensor data(Tensor t) {
        return TensorAccess.wrap(TensorAccess.view(t));
    }
}
