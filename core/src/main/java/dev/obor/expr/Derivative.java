package dev.obor.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Symbolic derivatives in reverse mode; the results are expressions again, so higher derivatives
/// follow. What passes through integers or truth values contributes nothing.
///
/// Conventions are PyTorch's. A [Where] routes the gradient, and the mask is applied at the very
/// end as `where(c, g, 0)`: neither a NaN or infinity in the gradient nor one in a branch that was
/// not taken leaks. A maximum or minimum gives each operand half at a tie; against a constant or
/// scalar (a clamp) it gives all, and nothing for NaN. [Round] is passed straight through.
public final class Derivative {
    private final Set<Expr> targets;
    private final Map<Expr, Boolean> relevant = new HashMap<>();
    private final Map<Expr, Cotangent> cotangents = new HashMap<>();
    private final List<Expr> order = new ArrayList<>();

    private Derivative(Set<Expr> targets) {
        this.targets = targets;
    }

    /// The partial derivative with respect to a float input.
    public static Expr of(Expr f, int input) {
        return vjp(f, Exprs.constant(f.type(), 1), input);
    }

    /// The gradient of an input, given the gradient of the result.
    ///
    /// @param grad an expression of f's type, usually a further input
    public static Expr vjp(Expr f, Expr grad, int input) {
        return vjp(f, grad, new int[] {input}).get(0);
    }

    /// The gradients of several inputs, in their order, each of the input's type; 0 where the
    /// result does not depend on one.
    ///
    /// @throws IllegalArgumentException if f is no float, or an input or `grad` has no fitting type
    public static List<Expr> vjp(Expr f, Expr grad, int... inputs) {
        if (f.type() != grad.type() || !f.type().isFloat()) {
            throw new IllegalArgumentException(
                    "vjp: a " + f.type() + " result with a " + grad.type() + " gradient");
        }
        Map<Integer, Input> all = new TreeMap<>();
        collect(f, all, new HashSet<>());
        Set<Expr> targets = new HashSet<>();
        for (int input : inputs) {
            Input leaf = all.get(input);
            if (leaf != null && !leaf.type().isFloat()) {
                throw new IllegalArgumentException("vjp: input " + input + " is no float");
            }
            if (leaf != null) {
                targets.add(leaf);
            }
        }
        Derivative d = new Derivative(targets);
        d.run(f, grad);
        return Arrays.stream(inputs).mapToObj(i -> d.result(all.get(i), f.type())).toList();
    }

    private static void collect(Expr e, Map<Integer, Input> inputs, Set<Expr> seen) {
        if (e instanceof Input n) {
            inputs.put(n.index(), n);
        }
        for (int i = 0; i < e.arity(); i++) {
            if (seen.add(e.arg(i))) {
                collect(e.arg(i), inputs, seen);
            }
        }
    }

    private Expr result(@Nullable Expr target, Type type) {
        Cotangent c = target == null ? null : cotangents.get(target);
        if (c != null) {
            return c.value();
        }
        return Exprs.constant(target == null ? type : target.type(), 0);
    }

    private void run(Expr f, Expr grad) {
        if (!isRelevant(f)) {
            return;
        }
        cotangents.put(f, new Cotangent.Leaf(grad));
        for (Expr e : order.reversed()) {
            Cotangent arrived = cotangents.get(e);
            if (arrived == null || targets.contains(e)) {
                continue;
            }
            // where branches meet again, one selected value goes on; before, the mask waits
            Cotangent c = arrived.leaves() > 1 ? new Cotangent.Leaf(arrived.value()) : arrived;
            for (int i = 0; i < e.arity(); i++) {
                int operand = i;
                if (isRelevant(e.arg(i))) {
                    add(e.arg(i), c.replaceLeaf(g -> DerivativeRules.of(e, operand, g)));
                }
            }
        }
    }

    private void add(Expr to, @Nullable Cotangent c) {
        if (c != null) {
            cotangents.merge(to, c, Cotangent::plus);
        }
    }

    /// Whether a path of floats leads to a target; lists operands before what uses them.
    private boolean isRelevant(Expr e) {
        Boolean known = relevant.get(e);
        if (known != null) {
            return known;
        }
        boolean found = targets.contains(e);
        if (!found && e.type().isFloat() && !(e instanceof Bits)) {
            for (int i = 0; i < e.arity(); i++) {
                found |= e.arg(i).type().isFloat() && isRelevant(e.arg(i));
            }
        }
        relevant.put(e, found);
        if (found) {
            order.add(e);
        }
        return found;
    }
}
