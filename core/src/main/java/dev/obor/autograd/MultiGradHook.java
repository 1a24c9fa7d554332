package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.RemovableHandle;
import dev.obor.op.Callback;
import dev.obor.op.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A hook on several tensors: collects the gradients of each pass.
final class MultiGradHook {
    /// What one pass has brought, and how many more it will bring.
    private static final class Arrived {
        final @Nullable Tensor[] gradients;
        int missing;

        Arrived(int count, int expected) {
            gradients = new Tensor[count];
            missing = expected;
        }
    }

    private final List<@Nullable Node> nodes = new ArrayList<>();
    private final Consumer<List<@Nullable Tensor>> hook;
    private final boolean any;
    private final Map<Object, Arrived> passes = new WeakHashMap<>();

    private MultiGradHook(Consumer<List<@Nullable Tensor>> hook, boolean any) {
        this.hook = hook;
        this.any = any;
    }

    static RemovableHandle register(
            List<Tensor> tensors, Consumer<List<@Nullable Tensor>> hook, boolean any) {
        MultiGradHook all = new MultiGradHook(hook, any);
        List<RemovableHandle> handles = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            Tensor t = tensors.get(i);
            int place = i;
            all.nodes.add(Node.edge(t));
            if (any && !t.requiresGrad()) {
                continue;
            }
            handles.add(
                    t.registerHook(grad -> {
                        all.arrived(place, grad);
                        return grad;
                    }));
        }
        return new RemovableHandle(() -> handles.forEach(RemovableHandle::remove));
    }

    private void arrived(int place, Tensor gradient) {
        Object pass = ThreadState.get().pass;
        if (!(pass instanceof Engine engine)) {
            throw new AssertionError("a gradient outside of a backward pass");
        }
        boolean complete;
        Arrived now;
        synchronized (this) {
            now = passes.get(engine);
            if (now == null) {
                now = new Arrived(nodes.size(), any ? 1 : engine.reached(nodes));
                passes.put(engine, now);
            }
            now.gradients[place] = gradient;
            complete = --now.missing == 0;
            if (complete && !any) { // any: it stays, to say that the hook has run
                passes.remove(engine);
            }
        }
        if (complete) {
            List<@Nullable Tensor> gradients = Arrays.asList(now.gradients.clone());
            Arrays.fill(now.gradients, null);
            Callback.run(() -> hook.accept(gradients));
        }
    }
}
