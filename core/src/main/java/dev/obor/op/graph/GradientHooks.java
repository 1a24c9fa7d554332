package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.RemovableHandle;
import dev.obor.base.StateError;
import dev.obor.op.TensorAccess;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Functions that see gradients on their way.
public final class GradientHooks {
    private GradientHooks() {}

    /// Calls a function with each gradient of a tensor; see `Tensor.registerHook`.
    public static RemovableHandle register(Tensor t, UnaryOperator<Tensor> hook) {
        if (!t.requiresGrad()) {
            throw new StateError(
                    "cannot register a hook on a tensor that doesn't require gradient");
        }
        Node node = Node.of(t);
        int nr = t.isLeaf() ? 0 : t.outputNr();
        return node.registerHook(nr, hook);
    }

    /// Makes a result keep its gradient.
    public static void retain(Tensor t) {
        if (!t.requiresGrad()) {
            throw new StateError("can't retain_grad on Tensor that has requires_grad=False");
        }
        AutogradMeta meta = TensorAccess.meta(t);
        if (t.isLeaf() || meta.retainsGrad) {
            return;
        }
        meta.retainsGrad = true;
        Node.of(t)
                .setRetainGradHook(
                        t.outputNr(),
                        g -> {
                            Tensor old = t.grad();
                            t.setGrad(old == null ? g.detach() : old.add(g.detach()));
                            return g;
                        });
    }

    /// Lets what keeps the gradient of a tensor follow it to the step that changed it in place;
    /// hooks stay where they are.
    ///
    /// @param from the step that had made the tensor before
    public static void follow(AutogradMeta meta, @Nullable Node from, int nr) {
        Node to = meta.gradFn;
        if (!meta.retainsGrad || from == null || to == null || from == to) {
            return;
        }
        UnaryOperator<Tensor> keeper = from.retainGradHook(nr);
        if (keeper != null) {
            from.setRetainGradHook(nr, null);
            to.setRetainGradHook(meta.outputNr, keeper);
        }
    }

    /// Calls a function after a leaf's gradient was added to.
    public static RemovableHandle registerPostAccumulate(Tensor t, Consumer<Tensor> hook) {
        if (!t.requiresGrad() || !t.isLeaf()) {
            throw new StateError(
                    "post accumulate grad hooks cannot be registered on non-leaf tensors");
        }
        AutogradMeta meta = TensorAccess.meta(t);
        synchronized (meta) {
            HookList<Consumer<Tensor>> list = meta.postAccumulate;
            if (list == null) {
                list = new HookList<>();
                meta.postAccumulate = list;
            }
            return list.add(hook);
        }
    }
}
