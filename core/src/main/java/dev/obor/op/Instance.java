package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.expr.Derivative;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Rewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pointwise operation for given dtypes: an expression, its program, and on demand its gradients,
/// which are instances again.
final class Instance {
    final String name;
    final Expr expr;
    final DType result;
    final int tensors;
    final Program program;
    private final @Nullable Derivation own;
    private final @Nullable Gradient[] gradients;

    /// A derivative stated by hand, for accuracy or to need less memory.
    interface Derivation {
        /// The gradient for a tensor input; null means to derive it.
        ///
        /// @param out the operation's result as an input
        @Nullable Expr of(int input, Expr grad, Expr[] x, Expr out);
    }

    Instance(String name, Expr expr, DType result, int tensors, @Nullable Derivation own) {
        this.name = name;
        this.expr = expr;
        this.result = result;
        this.tensors = tensors;
        this.program = Program.of(name, expr, result);
        this.own = own;
        this.gradients = new Gradient[tensors];
    }

    /// The gradient for one input: an instance of fewer or more inputs, picked from the originals
    /// (0 … n-1), the arriving gradient (n) and the result (n+1).
    ///
    /// @param instance null if the arriving gradient passes unchanged, or if it is zero
    record Gradient(@Nullable Instance instance, int[] uses, boolean passes) {
        boolean usesInput(int i) {
            for (int u : uses) {
                if (u == i) {
                    return true;
                }
            }
            return false;
        }
    }

    Gradient gradient(int input) {
        Gradient g = gradients[input];
        if (g == null) {
            g = derive(input);
            gradients[input] = g;
        }
        return g;
    }

    private Gradient derive(int input) {
        Expr[] x = new Expr[tensors];
        collectInputs(expr, x);
        Expr wanted = x[input];
        if (wanted == null) {
            return new Gradient(null, new int[0], false);
        }
        Expr g = Exprs.input(tensors, result);
        Expr out = Exprs.input(tensors + 1, result);
        Expr stated = own == null ? null : own.of(input, g, x, out);
        Expr derived =
                stated != null
                        ? stated
                        : reusingResult(Derivative.vjp(expr, toExprType(g), input), out);
        DType dtype = ((Input) wanted).dtype();
        if (derived.equals(g) && dtype == result) {
            return new Gradient(null, new int[] {tensors}, true);
        }
        return compact(derived, dtype);
    }

    /// The arriving gradient in the type of the formula, which may be wider than the result's.
    private Expr toExprType(Expr g) {
        return Exprs.cast(expr.type(), g);
    }

    /// Takes the stored result where the derivative would compute it again.
    private Expr reusingResult(Expr derived, Expr out) {
        boolean worthIt = expr.arity() > 0 && !result.isLowPrecision() && out.type() == expr.type();
        return worthIt ? Rewrite.apply(derived, e -> e.equals(expr) ? out : null) : derived;
    }

    /// Renumbers the inputs that are used.
    private Gradient compact(Expr derived, DType dtype) {
        Expr[] used = new Expr[tensors + 2];
        collectInputs(derived, used);
        List<Integer> uses = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i] != null) {
                uses.add(i);
            }
        }
        if (!uses.contains(tensors)) {
            return new Gradient(null, new int[0], false); // does not depend on the gradient: zero
        }
        int[] order = uses.stream().mapToInt(i -> i).toArray();
        Expr renumbered =
                Rewrite.apply(
                        derived,
                        e ->
                                e instanceof Input n
                                        ? Exprs.input(
                                                Arrays.binarySearch(order, n.index()), n.dtype())
                                        : null);
        Instance instance = new Instance(name + "Backward", renumbered, dtype, order.length, null);
        return new Gradient(instance, order, false);
    }

    private static void collectInputs(Expr e, Expr[] into) {
        new Object() {
            final java.util.Set<Expr> seen =
                    java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

            void visit(Expr n) {
                if (!seen.add(n)) {
                    return;
                }
                if (n instanceof Input i) {
                    into[i.index()] = i;
                }
                for (int k = 0; k < n.arity(); k++) {
                    visit(n.arg(k));
                }
            }
        }.visit(e);
    }

    /// Computes into new memory.
    View run(View[] ins, long[] scalars) {
        long[] shape = ins.length == 0 ? new long[0] : ins[0].shape();
        for (int i = 1; i < ins.length; i++) {
            shape = Shapes.broadcast(shape, ins[i].shape());
        }
        View out = Backends.empty(result, shape, Layouts.strides(shape, ins));
        Backends.launch(new Kernel.Map(program, new View[] {out}, ins, scalars));
        return out;
    }

    /// Computes into memory that is there.
    void runInto(View out, View[] ins, long[] scalars) {
        checkOutput(out, ins);
        Backends.launch(new Kernel.Map(program, new View[] {out}, ins, scalars));
    }

    /// Checks that the operands broadcast to the shape of the memory that they are written to.
    static void checkOutput(View out, View... ins) {
        long[] shape = ins[0].shape();
        for (int i = 1; i < ins.length; i++) {
            shape = Shapes.broadcast(shape, ins[i].shape());
        }
        if (!Arrays.equals(shape, out.shape())) {
            throw new ShapeError(
                    "output with shape "
                            + Arrays.toString(out.shape())
                            + " doesn't match the broadcast shape "
                            + Arrays.toString(shape));
        }
    }

    /// Computes and sums what was broadcast, in one kernel: the gradient of a broadcast input.
    Tensor runReduced(Tensor[] ins, long[] scalars, long[] target) {
        View[] views = views(ins);
        long[] shape = target;
        for (View v : views) {
            shape = Shapes.broadcast(shape, v.shape());
        }
        if (Arrays.equals(shape, target)) {
            return TensorAccess.wrap(run(views, scalars));
        }
        return Reductions.sumOfProgram(program, result, views, shape, scalars, target);
    }

    static View[] views(Tensor[] tensors) {
        View[] views = new View[tensors.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = TensorAccess.view(tensors[i]);
        }
        return views;
    }

    /// Applies to tensors, recorded where one of them needs a gradient.
    Tensor apply(String nodeName, long[] scalars, Tensor... ins) {
        if (!result.isFloatingPoint()) {
            return TensorAccess.wrap(run(views(ins), scalars)); // no gradient flows through it
        }
        return new PointwiseCall(nodeName, this, scalars).apply(ins);
    }
}
