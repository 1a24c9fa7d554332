package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.GradientSums;
import dev.obor.op.memory.MemoryScope;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One walk through the graph, from given results back to what they were made of.
///
/// Nodes run in falling order of their sequence numbers. A node's users always have larger numbers,
/// so when it comes up, every contribution to its gradient has arrived. Leaves, whose numbers are
/// as old as their first use, run as soon as they have all of their gradient, as PyTorch's do:
/// their hooks work while the pass goes on. Gradients on their way are held by the engine; when the
/// last hold ends, memory that user code has not seen is reused.
final class Engine {
    private final boolean retainGraph;
    private final boolean createGraph;
    private final Map<Node, @Nullable Tensor[]> pending = new IdentityHashMap<>();
    private final PriorityQueue<Node> ready =
            new PriorityQueue<>(Comparator.comparingLong((Node n) -> n.sequence).reversed());
    private final Map<Node, int[]> awaited = new IdentityHashMap<>();
    private final ArrayDeque<Node> complete = new ArrayDeque<>();
    private final @Nullable Map<Node, @Nullable Tensor[]> captures;
    private final @Nullable Map<Node, Boolean> needed;
    private final ThreadState state = ThreadState.get();
    private @Nullable MemoryScope userScope;
    private final Node[] roots;
    private Tensor[] given = {};

    /// @param wanted the nodes that gradients are wanted of; null: all
    /// @param captures whether the gradients that arrive there are to be returned; else leaves
    ///   accumulate theirs
    Engine(
            boolean retainGraph,
            boolean createGraph,
            Node @Nullable [] wanted,
            boolean captures,
            Node[] roots) {
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
        this.roots = roots;
        this.captures = captures ? new IdentityHashMap<>() : null;
        if (wanted == null) {
            needed = null;
        } else {
            needed = new IdentityHashMap<>();
            for (Node n : wanted) {
                if (this.captures != null) {
                    this.captures.put(n, new Tensor[n.outputs()]);
                }
                needed.put(n, true);
            }
            markNeeded(roots);
        }
    }

    /// How many of these nodes a gradient comes to in this pass; null is none of them.
    int reached(List<@Nullable Node> nodes) {
        Map<Node, Boolean> marks = needed;
        if (marks == null) {
            marks = new IdentityHashMap<>();
            ArrayDeque<Node> stack = new ArrayDeque<>(Arrays.asList(roots));
            for (Node n = stack.poll(); n != null; n = stack.poll()) {
                if (marks.put(n, true) == null) {
                    for (int i = 0; i < n.inputs(); i++) {
                        Node next = n.next(i);
                        if (next != null) {
                            stack.push(next);
                        }
                    }
                }
            }
        }
        return (int) nodes.stream().filter(n -> n != null).filter(marks::containsKey).count();
    }

    /// Counts what each leaf that gets its gradient in this pass waits for.
    private void countLeaves() {
        Map<Node, Boolean> seen = new IdentityHashMap<>();
        ArrayDeque<Node> stack = new ArrayDeque<>();
        for (Node root : roots) {
            awaitOne(root, seen, stack);
        }
        for (Node n = stack.poll(); n != null; n = stack.poll()) {
            for (int i = 0; i < n.inputs(); i++) {
                Node next = n.next(i);
                if (next != null && (needed == null || needed.containsKey(next))) {
                    awaitOne(next, seen, stack);
                }
            }
        }
    }

    private void awaitOne(Node node, Map<Node, Boolean> seen, ArrayDeque<Node> stack) {
        if (isLeaf(node)) {
            awaited.computeIfAbsent(node, _ -> new int[1])[0]++;
        } else if (seen.put(node, true) == null) {
            stack.push(node);
        }
    }

    private static boolean isLeaf(Node node) {
        return node.function instanceof AccumulateGrad;
    }

    /// Notes that one of those that a leaf waits for has come, or will not come.
    private void came(Node node) {
        int[] left = awaited.get(node);
        if (left != null && --left[0] == 0 && pending.containsKey(node)) {
            complete.add(node);
        }
    }

    /// Finds the nodes from which a wanted one can be reached; without recursion, graphs are deep.
    private void markNeeded(Node[] roots) {
        Map<Node, Boolean> seen = new IdentityHashMap<>();
        ArrayDeque<Node> stack = new ArrayDeque<>();
        for (Node r : roots) {
            stack.push(r);
        }
        Map<Node, Boolean> marks = needed;
        while (!stack.isEmpty() && marks != null) {
            Node n = stack.peek();
            boolean first = seen.put(n, true) == null;
            boolean reaches = marks.containsKey(n);
            for (int i = 0; i < n.inputs(); i++) {
                Node next = n.next(i);
                if (next == null) {
                    continue;
                }
                if (first && !seen.containsKey(next)) {
                    stack.push(next);
                }
                reaches |= marks.containsKey(next);
            }
            if (!first) {
                stack.pop();
                if (reaches) {
                    marks.put(n, true);
                }
            }
        }
    }

    /// Walks the graph.
    void run(int[] nrs, Tensor[] grads) {
        given = grads;
        Object outer = state.pass;
        state.pass = this;
        boolean grad = state.gradEnabled;
        int internal = state.internal;
        MemoryScope scope = state.scope;
        state.gradEnabled = createGraph;
        state.internal = createGraph ? 0 : internal + 1;
        userScope = MemoryScope.said(scope);
        state.scope = createGraph ? scope : null;
        try {
            if (captures == null) {
                countLeaves();
            }
            for (int i = 0; i < roots.length; i++) {
                arrive(roots[i], nrs[i], grads[i]);
                came(roots[i]);
            }
            for (Node n = next(); n != null; n = next()) {
                execute(n);
            }
        } finally {
            state.pass = outer;
            state.gradEnabled = grad;
            state.internal = internal;
            state.scope = scope;
        }
    }

    private @Nullable Node next() {
        Node leaf = complete.poll();
        return leaf == null ? ready.poll() : leaf;
    }

    /// The gradient that arrived for one result of a wanted node, or null.
    @Nullable Tensor captured(Node node, int nr) {
        Tensor[] slots = captures == null ? null : captures.get(node);
        Tensor t = slots == null ? null : slots[nr];
        if (t == null) {
            return null;
        }
        state.see(TensorAccess.storage(t));
        AutogradMeta meta = TensorAccess.meta(t);
        AutogradMeta.ViewInfo info = meta.viewInfo;
        boolean inner =
                info != null
                        && info.creation == AutogradMeta.CreationMeta.NO_GRAD
                        && !Differentiable.contains(given, info.base);
        // A view that a step made of its own memory is no view to the caller; one of what the
        // caller gave is.
        return inner ? TensorAccess.wrap(TensorAccess.view(t), meta.version, state) : t;
    }

    private void arrive(Node node, int nr, Tensor grad) {
        Tensor[] slots = pending.get(node);
        if (slots == null) {
            slots = new Tensor[node.outputs()];
            pending.put(node, slots);
            ready.add(node);
        }
        Tensor old = slots[nr];
        if (old == null) {
            TensorAccess.storage(grad).hold();
            slots[nr] = grad;
        } else if (!createGraph && canAddInPlace(old)) {
            GradientSums.addInPlace(old, grad);
        } else {
            Tensor sum = old.add(grad);
            TensorAccess.storage(sum).hold();
            TensorAccess.storage(old).release();
            slots[nr] = sum;
        }
    }

    private static boolean canAddInPlace(Tensor t) {
        View view = TensorAccess.view(t);
        Storage storage = view.storage();
        return !storage.isVisible() && storage.holds() == 1 && view.numel() == view.capacity();
    }

    private void execute(Node node) {
        Tensor[] grads = pending.remove(node);
        if (grads == null) {
            if (!isLeaf(node)) {
                throw new AssertionError(node.name());
            }
            return; // it was complete before
        }
        callHooks(node, grads);
        Tensor[] slots = captures == null ? null : captures.get(node);
        if (slots != null) {
            for (int i = 0; i < slots.length; i++) {
                slots[i] = grads[i];
                if (grads[i] != null) {
                    TensorAccess.storage(grads[i]).hold();
                }
            }
        }
        boolean runs = leadsToNeeded(node);
        if (runs) {
            // What the step makes on its way, and nobody holds at its end, is reused by the next.
            // A leaf's step makes nothing but its gradient.
            boolean leaf = isLeaf(node);
            MemoryScope scope = createGraph || leaf ? null : MemoryScope.ofBackward(state);
            Node outer = state.running;
            state.running = node;
            try {
                if (NodeExtras.hooked) {
                    NodeExtras.runBefore(node, grads);
                }
                backward(node, grads);
            } finally {
                state.running = outer;
                if (scope != null) {
                    scope.close();
                }
            }
        }
        for (Tensor g : grads) {
            if (g != null) {
                TensorAccess.storage(g).release();
            }
        }
    }

    private void backward(Node node, @Nullable Tensor[] grads) {
        Tensor[] inputGrads = callBackward(node, grads);
        for (int i = 0; i < node.inputs(); i++) {
            deliver(node, i, i < inputGrads.length ? inputGrads[i] : null);
        }
        if (!retainGraph) {
            node.free();
            node.function.free();
        }
    }

    private boolean leadsToNeeded(Node node) {
        if (needed == null) {
            return true;
        }
        if (captures == null) {
            return needed.containsKey(node);
        }
        for (int i = 0; i < node.inputs(); i++) {
            Node next = node.next(i);
            if (next != null && needed.containsKey(next)) {
                return true;
            }
        }
        return false;
    }

    private void deliver(Node node, int input, @Nullable Tensor grad) {
        Node next = node.next(input);
        if (next == null || (needed != null && !needed.containsKey(next))) {
            return;
        }
        if (grad != null) {
            int nr = node.nextNr(input);
            arrive(next, nr, validated(node, input, grad, next, nr));
        }
        came(next);
    }

    /// Brings a gradient into the shape and dtype of the tensor it belongs to, or refuses it.
    private static Tensor validated(Node node, int input, Tensor grad, Node next, int nr) {
        long[] shape = TensorAccess.view(grad).shape();
        long[] expected = next.outputShape(nr);
        Tensor result = grad;
        if (!Arrays.equals(shape, expected)) {
            if (!Shapes.isExpandableTo(expected, shape)) {
                throw new ShapeError(
                        "Function "
                                + node.name()
                                + " returned an invalid gradient at index "
                                + input
                                + " - got "
                                + Arrays.toString(shape)
                                + " but expected shape compatible with "
                                + Arrays.toString(expected));
            }
            result = result.sumToSize(expected);
        }
        DType dtype = next.outputDType(nr);
        if (result.dtype() == dtype) {
            return result;
        }
        // What is real has no gradient along the imaginary axis.
        return result.dtype().isComplex() && !dtype.isComplex()
                ? result.real().to(dtype)
                : result.to(dtype);
    }

    private void callHooks(Node node, @Nullable Tensor[] grads) {
        for (int i = 0; i < grads.length; i++) {
            for (UnaryOperator<Tensor> hook : node.hooks(i)) {
                Tensor before = grads[i];
                if (before != null) {
                    grads[i] = callHook(hook, before);
                }
            }
        }
    }

    private static Tensor callHook(UnaryOperator<Tensor> hook, Tensor grad) {
        Callback.seen(grad);
        Tensor replaced = Callback.<@Nullable Tensor>call(() -> hook.apply(grad));
        if (replaced == null || replaced == grad) {
            return grad;
        }
        checkReplaced(grad, replaced);
        TensorAccess.storage(replaced).hold();
        return replaced;
    }

    /// Refuses what a hook returns in place of a gradient if it cannot be that tensor's gradient.
    static void checkReplaced(Tensor grad, Tensor replaced) {
        if (!grad.shape().equals(replaced.shape())) {
            throw new ShapeError(
                    "hook has changed the size of value",
                    "It was " + grad.shape() + ", and the hook returns " + replaced.shape() + ".");
        }
        if (grad.dtype() != replaced.dtype()) {
            throw new DTypeError(
                    "hook has changed the type of value (was "
                            + grad.type()
                            + " got "
                            + replaced.type()
                            + ")");
        }
    }

    private @Nullable Tensor[] callBackward(Node node, @Nullable Tensor[] grads) {
        Differentiable function = node.function;
        MemoryScope before = state.scope;
        MemoryScope forced = function.isBuiltIn() ? MemoryScope.forced(state, node.name()) : null;
        @Nullable Map<Node, Boolean> outer = state.needed;
        state.needed = needed;
        node.inBackward = true;
        try {
            Tensor[] result;
            if (function.isBuiltIn()) {
                node.checkSaved();
                result = function.backwardAll(node, grads);
            } else {
                result = callUser(node, prepareForUser(node, grads));
            }
            checkCount(node, result);
            if (state.anomaly) {
                checkNoNan(node, result);
            }
            return result;
        } catch (RuntimeException e) {
            if (node.forwardTrace != null) {
                e.addSuppressed(node.forwardTrace);
            }
            throw e;
        } finally {
            node.inBackward = false;
            state.needed = outer;
            state.scope = before;
        }
    }

    private @Nullable Tensor[] callUser(Node node, @Nullable Tensor[] grads) {
        Differentiable function = node.function;
        if (!function.onceDifferentiable()) {
            return Callback.in(userScope, () -> function.backwardAll(node, grads));
        }
        boolean graph = state.gradEnabled;
        state.gradEnabled = false;
        @Nullable Tensor[] result;
        try {
            result = Callback.in(userScope, () -> function.backwardAll(node, grads));
        } finally {
            state.gradEnabled = graph;
        }
        return graph ? OnceOnly.guarded(result, grads) : result;
    }

    private @Nullable Tensor[] prepareForUser(Node node, @Nullable Tensor[] grads) {
        @Nullable Tensor[] result = grads.clone();
        for (int i = 0; i < result.length; i++) {
            Tensor g = result[i];
            if (g == null && node.materializeGrads) {
                result[i] = Tensor.zeros(node.outputDType(i), node.outputShape(i));
            }
        }
        Callback.seen(result); // the function may keep them
        return result;
    }

    private static void checkCount(Node node, @Nullable Tensor[] grads) {
        if (grads.length < node.inputs()) {
            throw new StateError(
                    "function "
                            + node.name()
                            + " returned an incorrect number of gradients (expected "
                            + node.inputs()
                            + ", got "
                            + grads.length
                            + ")");
        }
        for (int i = node.inputs(); i < grads.length; i++) {
            if (grads[i] != null) {
                throw new StateError(
                        "function "
                                + node.name()
                                + " returned a gradient different than None at position "
                                + (i + 1)
                                + ", but the corresponding forward input was not a Variable");
            }
        }
    }

    private static boolean hasNan(Tensor g) {
        return g.dtype().isComplex() ? g.isnan().any().itemBoolean() : Double.isNaN(g.sum().item());
    }

    private static void checkNoNan(Node node, @Nullable Tensor[] grads) {
        for (int i = 0; i < grads.length; i++) {
            Tensor g = grads[i];
            if (g != null && g.dtype().isDifferentiable() && hasNan(g)) {
                throw new StateError(
                                "Function '"
                                        + node.name()
                                        + "' returned nan values in its "
                                        + i
                                        + "th output.",
                                "Its forward step got a value without a finite slope, such as sqrt"
                                        + " or log of 0, or 0 / 0: keep it away with clamp or a"
                                        + " small constant.")
                        .at(node.recordedAt());
            }
        }
    }
}
