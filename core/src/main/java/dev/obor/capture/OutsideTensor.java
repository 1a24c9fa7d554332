package dev.obor.capture;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.AutogradMeta;
import org.jspecify.annotations.Nullable;

/// A tensor from outside that a step uses: what must be so again when the step is replayed.
final class OutsideTensor implements Recording.Guard {
    private enum Start {
        /// Nothing of the gradient that the leaf had was used.
        ANY,
        /// It had none, and what arrived became its gradient.
        NONE,
        /// It had one that was read or added to.
        SAME
    }

    final Tensor tensor;
    private final View view;
    private final boolean requiresGrad;
    private final boolean inference;
    private final int hooks;
    private final @Nullable Tensor before;
    private boolean seen;
    private Start start = Start.ANY;

    OutsideTensor(Tensor tensor) {
        this.tensor = tensor;
        AutogradMeta meta = TensorAccess.meta(tensor);
        view = TensorAccess.geometry(tensor);
        requiresGrad = meta.requiresGrad;
        inference = meta.inference;
        hooks = hooks(meta);
        before = meta.grad;
    }

    private static int hooks(AutogradMeta meta) {
        var list = meta.postAccumulate;
        Node node = meta.accumulator;
        return (list == null ? 0 : list.changes()) + (node == null ? 0 : node.hookChanges());
    }

    /// The gradient became another object.
    void changed(boolean arrived) {
        if (!seen && arrived && before == null) {
            start = Start.NONE;
        }
        seen = true;
    }

    /// The gradient that it had at the start.
    @Nullable Tensor before() {
        return before;
    }

    /// The gradient that it had was read or added to.
    void readsBefore() {
        start = Start.SAME;
    }

    /// Whether the tensor is where it was when it was first used.
    boolean stays() {
        return TensorAccess.geometry(tensor) == view;
    }

    @Override
    public boolean holds() {
        AutogradMeta meta = TensorAccess.meta(tensor);
        return TensorAccess.geometry(tensor) == view
                && meta.requiresGrad == requiresGrad
                && meta.inference == inference
                && hooks(meta) == hooks
                && switch (start) {
                    case ANY -> true;
                    case NONE -> meta.grad == null;
                    case SAME -> meta.grad == before;
                };
    }
}
