package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta.Dual;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forward mode: how the results of a step change with its inputs.
///
/// A step's backward is linear in the gradients that arrive. So the gradient of what backward
/// returns, by what arrived, is the product of the Jacobian with a tangent, and no operation needs
/// a rule of its own.
final class Tangents {
    private Tangents() {}

    /// The tangents of the first inputs; null if none has one in this level.
    static @Nullable Tensor @Nullable [] of(Object level, int edges, @Nullable Tensor[] inputs) {
        @Nullable Tensor[] tangents = null;
        for (int i = 0; i < edges; i++) {
            Tensor t = inputs[i];
            Tensor tangent = t == null ? null : of(level, t);
            if (tangent != null) {
                tangents = tangents == null ? new Tensor[edges] : tangents;
                tangents[i] = tangent;
            }
        }
        return tangents;
    }

    /// The tangent of a tensor in a level, or null.
    static @Nullable Tensor of(Object level, Tensor t) {
        Dual dual = TensorAccess.meta(t).dual;
        return dual != null && dual.level() == level ? dual.tangent() : null;
    }

    /// Gives the results their tangents.
    ///
    /// @param node the step, which has run and has kept what backward needs
    /// @param recorded whether backward will come to it
    static void carry(
            ThreadState state,
            Node node,
            @Nullable Tensor[] tangents,
            Tensor[] outputs,
            boolean recorded) {
        Object level = state.dualLevel;
        boolean grad = state.gradEnabled;
        state.dualLevel = null;
        state.gradEnabled = true;
        try {
            List<Tensor> moving = new ArrayList<>();
            @Nullable Tensor[] arriving = new Tensor[outputs.length];
            List<Tensor> duals = new ArrayList<>();
            for (int i = 0; i < outputs.length; i++) {
                Tensor y = outputs[i];
                if (y.dtype().isDifferentiable()
                        && !Differentiable.contains(node.nonDifferentiable, y)) {
                    checkNoViewChanged(node, y);
                    Tensor dual = y.detach().zerosLike().requiresGrad_();
                    arriving[i] = dual;
                    moving.add(y);
                    duals.add(dual);
                }
            }
            List<@Nullable Tensor> moved =
                    duals.isEmpty() ? List.of() : product(node, tangents, arriving, duals, grad);
            for (int i = 0; i < moving.size(); i++) {
                Tensor tangent = moved.get(i);
                TensorAccess.meta(moving.get(i)).dual =
                        tangent == null || level == null ? null : new Dual(tangent, level);
            }
        } finally {
            state.gradEnabled = grad;
            state.dualLevel = level;
            if (!recorded) {
                node.free();
            }
        }
    }

    private static void checkNoViewChanged(Node node, Tensor output) {
        if (Differentiable.contains(node.dirty, output)
                && TensorAccess.meta(output).viewInfo != null) {
            throw new StateError(
                    "forward mode: a view was changed in place by a step that has tangents, which do"
                            + " not reach the tensor that it looks at.",
                    "Make a new tensor instead, with where, indexPut, selectScatter or cat.");
        }
    }

    private static List<@Nullable Tensor> product(
            Node node,
            @Nullable Tensor[] tangents,
            @Nullable Tensor[] arriving,
            List<Tensor> duals,
            boolean differentiable) {
        @Nullable Tensor[] gradients = backward(node, arriving);
        List<Tensor> outputs = new ArrayList<>();
        List<@Nullable Tensor> weights = new ArrayList<>();
        boolean watched = false;
        for (int i = 0; i < tangents.length; i++) {
            Tensor tangent = tangents[i];
            Tensor gradient = i < gradients.length ? gradients[i] : null;
            if (tangent != null && gradient != null && gradient.requiresGrad()) {
                boolean fits = gradient.shape().equals(tangent.shape());
                outputs.add(fits ? gradient : gradient.sumToSize(tangent.shape().toArray()));
                weights.add(tangent.to(gradient.dtype()));
                watched |= tangent.requiresGrad();
            }
        }
        if (outputs.isEmpty()) {
            return new ArrayList<>(Collections.nCopies(duals.size(), null));
        }
        for (int i = 0; i < node.inputs(); i++) {
            watched |= node.next(i) != null;
        }
        boolean graph = differentiable && watched;
        return Autograd.grad(outputs, duals, weights, o -> o.createGraph(graph).allowUnused(true));
    }

    private static @Nullable Tensor[] backward(Node node, @Nullable Tensor[] arriving) {
        Differentiable function = node.function;
        node.inBackward = true;
        try {
            return function.isBuiltIn()
                    ? function.backwardAll(node, arriving)
                    : Callback.call(() -> function.backwardAll(node, arriving));
        } finally {
            node.inBackward = false;
        }
    }
}
