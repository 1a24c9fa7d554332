package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.HookList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What few nodes have, apart from the nodes, of which there are many: notes of the program, and
/// hooks that run before the step goes backwards.
final class NodeExtras {
    private static final Map<Node, NodeExtras> ALL =
            Collections.synchronizedMap(new WeakHashMap<>());

    /// Whether any node has a hook: asked at every step.
    static volatile boolean hooked;

    final Map<String, Object> metadata = new HashMap<>();
    final HookList<UnaryOperator<List<@Nullable Tensor>>> before = new HookList<>();

    private NodeExtras() {}

    static NodeExtras of(Node node) {
        return ALL.computeIfAbsent(node, _ -> new NodeExtras());
    }

    /// How often a hook of a node came or went.
    static int changes(Node node) {
        NodeExtras extras = hooked ? ALL.get(node) : null;
        return extras == null ? 0 : extras.before.changes();
    }

    /// Lets the hooks of a node see, and replace, the gradients that arrived.
    static void runBefore(Node node, @Nullable Tensor[] grads) {
        NodeExtras extras = ALL.get(node);
        if (extras == null) {
            return;
        }
        for (UnaryOperator<List<@Nullable Tensor>> hook : extras.before.now()) {
            Callback.seen(grads);
            List<@Nullable Tensor> given =
                    Collections.unmodifiableList(new ArrayList<>(Arrays.asList(grads)));
            List<@Nullable Tensor> result =
                    Callback.<@Nullable List<@Nullable Tensor>>call(() -> hook.apply(given));
            if (result == null || result == given) {
                continue;
            }
            if (result.size() != grads.length) {
                throw new StateError(
                        "hook has returned an incorrect number of values (got "
                                + result.size()
                                + ", but expected "
                                + grads.length
                                + ")");
            }
            for (int i = 0; i < grads.length; i++) {
                Tensor replaced = result.get(i);
                if (replaced != grads[i]) {
                    if (replaced != null) {
                        if (grads[i] != null) {
                            Engine.checkReplaced(grads[i], replaced);
                        }
                        TensorAccess.storage(replaced).hold();
                    }
                    grads[i] = replaced;
                }
            }
        }
    }
}
