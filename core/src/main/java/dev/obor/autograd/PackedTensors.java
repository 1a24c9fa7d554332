package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.op.Callback;
import dev.obor.op.SavedHooks;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import org.jspecify.annotations.Nullable;

/// What a step of the graph keeps where the program's hooks take the tensors that it saved.
final class PackedTensors {
    private final SavedHooks hooks;
    private final @Nullable Object[] kept;
    private final @Nullable Node[] edges;
    private final int[] numbers;

    /// @param step the step, which has run: a result of it knows by now where its gradient goes
    PackedTensors(Node step, SavedHooks hooks, @Nullable Tensor[] tensors) {
        this.hooks = hooks;
        kept = new Object[tensors.length];
        edges = new Node[tensors.length];
        numbers = new int[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            Tensor t = tensors[i];
            if (t == null) {
                continue;
            }
            if (t.requiresGrad()) {
                edges[i] = Node.edge(t);
                numbers[i] = TensorAccess.meta(t).outputNr;
            }
            Tensor plain = t.detach();
            Callback.seen(plain);
            try (var _ = Autograd.noGrad()) {
                kept[i] = Callback.call(() -> hooks.pack().apply(plain));
            }
        }
    }

    int size() {
        return kept.length;
    }

    /// The i-th tensor, with the history of the one that was saved.
    @SuppressWarnings("NullAway") // null only where the function saved null
    Tensor get(int i) {
        Object object = kept[i];
        if (object == null) {
            return null;
        }
        Tensor plain = Callback.call(() -> hooks.unpack().apply(object));
        Tensor tensor =
                TensorAccess.wrap(
                        TensorAccess.view(plain),
                        TensorAccess.meta(plain).version,
                        ThreadState.get());
        AutogradMeta meta = TensorAccess.meta(tensor);
        meta.gradFn = edges[i];
        meta.outputNr = numbers[i];
        return tensor;
    }
}
