package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.RemovableHandle;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A hook on several tensors: collects the gradients of one pass.
final class MultiGradHook {
    private final @Nullable Tensor[] gradients;
    private final Consumer<List<Tensor>> hook;
    private int missing;

    private MultiGradHook(int count, Consumer<List<Tensor>> hook) {
        this.gradients = new Tensor[count];
        this.hook = hook;
        this.missing = count;
    }

    static RemovableHandle register(List<Tensor> tensors, Consumer<List<Tensor>> hook) {
        MultiGradHook all = new MultiGradHook(tensors.size(), hook);
        List<RemovableHandle> handles = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            int place = i;
            handles.add(
                    tensors.get(i)
                            .registerHook(grad -> {
                                all.arrived(place, grad);
                                return grad;
                            }));
        }
        return new RemovableHandle(() -> handles.forEach(RemovableHandle::remove));
    }

    private synchronized void arrived(int place, Tensor gradient) {
        if (gradients[place] == null) {
            missing--;
        }
        gradients[place] = gradient;
        if (missing == 0) {
            List<Tensor> all = new ArrayList<>();
            for (Tensor g : gradients) {
                if (g != null) {
                    all.add(g);
                }
            }
            Arrays.fill(gradients, null);
            missing = gradients.length;
            Callback.run(() -> hook.accept(all));
        }
    }
}
