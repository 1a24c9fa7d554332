package dev.obor.func;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Node;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import dev.obor.op.TensorTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The argument of a function that is differentiated: its tensors, and leaves in their place.
///
/// A tensor that is already part of a graph, because the program or a derivative around this one
/// needs its gradient, stays connected with it.
final class Inputs {
    static final TensorTree TREE = new TensorTree(null);

    private final List<Tensor> given;
    final List<Tensor> leaves = new ArrayList<>();

    private Inputs(List<Tensor> given) {
        this.given = given;
    }

    /// @throws DTypeError if a tensor is no floating-point one
    /// @throws ValueError if there is none
    static Inputs of(Object argument, String function) {
        Inputs inputs = new Inputs(TREE.tensors(argument));
        if (inputs.given.isEmpty()) {
            throw new ValueError(
                    function + ": the argument has no tensor to differentiate by",
                    "Give a tensor, or a list, map or record of tensors.");
        }
        for (Tensor t : inputs.given) {
            if (!t.dtype().isFloatingPoint()) {
                throw new DTypeError(
                        function
                                + ": Expected all inputs to be floating point tensors, got one of "
                                + t.dtype());
            }
            inputs.leaves.add(t.requiresGrad() ? t.viewAs(t) : t.detach().requiresGrad_());
        }
        return inputs;
    }

    /// The argument with the leaves in the places of its tensors.
    <A> A argument(A like) {
        return replaced(like, leaves);
    }

    /// A value with other tensors in the places of its own.
    @SuppressWarnings({"unchecked", "NullAway"}) // the same kind of value
    static <A> A replaced(A like, List<Tensor> tensors) {
        Iterator<Tensor> next = tensors.iterator();
        return (A) TREE.map(like, _ -> next.next());
    }

    /// Whether a derivative of these results has derivatives that anybody outside can ask for: if
    /// not, no graph of it is made.
    boolean areWatched(List<Tensor> results) {
        for (Tensor t : given) {
            if (t.requiresGrad()) {
                return true;
            }
        }
        Set<Node> own = Collections.newSetFromMap(new IdentityHashMap<>());
        leaves.forEach(leaf -> own.add(Node.of(leaf)));
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> open = new ArrayList<>();
        for (Tensor y : results) {
            if (y.requiresGrad()) {
                open.add(Node.of(y));
            }
        }
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (own.contains(node) || !seen.add(node)) {
                continue;
            }
            List<@Nullable Node> next = node.nextFunctions();
            if (next.isEmpty()) {
                return true; // the leaf of somebody else
            }
            for (Node n : next) {
                if (n != null) {
                    open.add(n);
                }
            }
        }
        return false;
    }

    /// A value that a function returned, its tensors detached if nobody outside can ask for their
    /// derivatives.
    <R> R unlessWatched(R value) {
        List<Tensor> tensors = TREE.tensors(value);
        if (areWatched(tensors)) {
            return value;
        }
        List<Tensor> plain = new ArrayList<>();
        tensors.forEach(t -> plain.add(t.detach()));
        return replaced(value, plain);
    }

    /// The gradients of the leaves; zeros where a result does not depend on one.
    ///
    /// @param weights what the results are weighted with
    ///
    /// @param again whether the graph of the results is needed afterwards
    List<Tensor> gradients(
            List<Tensor> results, List<Tensor> weights, boolean again, boolean createGraph) {
        return orZeros(gradients(results, leaves, weights, again, createGraph), leaves);
    }

    /// The gradients of the leaves; null where a result does not depend on one.
    List<@Nullable Tensor> partial(
            List<Tensor> results, List<Tensor> weights, boolean createGraph) {
        return gradients(results, leaves, weights, true, createGraph);
    }

    /// The gradients of weighted results, as far as there are any.
    static List<@Nullable Tensor> gradients(
            List<Tensor> results,
            List<Tensor> by,
            List<Tensor> weights,
            boolean again,
            boolean createGraph) {
        List<Tensor> outputs = new ArrayList<>();
        List<@Nullable Tensor> factors = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).requiresGrad()) {
                outputs.add(results.get(i));
                factors.add(weights.get(i));
            }
        }
        if (outputs.isEmpty()) {
            return new ArrayList<>(Collections.nCopies(by.size(), null));
        }
        return Autograd.grad(
                outputs,
                by,
                factors,
                o ->
                        o.retainGraph(again || createGraph)
                                .createGraph(createGraph)
                                .allowUnused(true));
    }

    /// Zeros in the places of gradients that are not there.
    static List<Tensor> orZeros(List<@Nullable Tensor> gradients, List<Tensor> like) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < like.size(); i++) {
            Tensor g = gradients.get(i);
            all.add(g == null ? like.get(i).detach().zerosLike() : g);
        }
        return all;
    }
}
