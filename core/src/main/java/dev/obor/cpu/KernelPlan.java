package dev.obor.cpu;

import dev.obor.base.DType;
import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Cast;
import dev.obor.expr.Expr;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Round;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a generated kernel computes and how: as a plain loop that the compiler vectorizes by
/// itself, or with the Vector API.
///
/// Vector kernels hold lanes of one width. A conversion right after an input or right before a
/// result is left to the tiles around the kernel, and so are truth values where vectors are so
/// short that no byte vector has as many lanes.
final class KernelPlan {
    /// The values, operands before their users.
    final Steps steps;

    /// Which input each value is, or -1.
    final int[] input;

    /// Whether a value is needed.
    final boolean[] live;

    /// The value of each result.
    final int[] roots;

    /// The type of each input's array; null if it is not used.
    final @Nullable Type[] inputTypes;

    /// The type of each result's array.
    final Type[] resultTypes;

    /// Whether to use the Vector API wherever operands lie.
    final boolean vector;

    /// Whether to use the Vector API where operands start at different places of their arrays:
    /// plain loops become vector code only where they start at the same one.
    final boolean vectorIfApart;

    /// The integer type as wide as the lanes; truth values come and go as it.
    final Type lanes;

    private KernelPlan(Program program, Steps steps, boolean vector, boolean vectors) {
        this.steps = steps;
        this.vector = vector;
        int n = steps.values.length;
        this.input = new int[n];
        this.live = new boolean[n];
        this.roots = steps.roots.clone();
        this.inputTypes = new Type[program.inputCount()];
        this.resultTypes = new Type[roots.length];
        for (int v = 0; v < n; v++) {
            input[v] = steps.values[v] instanceof Input in ? in.index() : -1;
        }
        if (vector) {
            moveCastsOut();
        }
        markLive();
        this.lanes = laneType();
        for (int v = 0; v < n; v++) {
            if (live[v] && input[v] >= 0) {
                inputTypes[input[v]] = outside(steps.values[v].type());
            }
        }
        for (int i = 0; i < roots.length; i++) {
            resultTypes[i] = outside(steps.values[roots[i]].type());
        }
        this.vectorIfApart = vectors && !vector && onlyArithmetic(steps) && isUniform();
    }

    /// The plan for a program.
    ///
    /// @param vectors whether the Vector API may be used
    static KernelPlan of(Program program, boolean vectors) {
        Steps steps = Steps.of(program.lowered().toArray(new Expr[0]));
        if (vectors && !onlyArithmetic(steps)) {
            KernelPlan plan = new KernelPlan(program, steps, true, true);
            if (plan.isUniform()) {
                return plan;
            }
        }
        return new KernelPlan(program, steps, false, vectors);
    }

    private Type outside(Type type) {
        return type == Type.BOOL && vector && !bytes() ? lanes : type;
    }

    /// Elements per vector.
    int length() {
        return VectorTier.bits() / (lanes == Type.I64 ? 64 : 32);
    }

    /// Whether truth values come and go as bytes: there are byte vectors from 8 bytes on.
    boolean bytes() {
        return length() >= 8;
    }

    private static boolean onlyArithmetic(Steps steps) {
        Set<Type> types = EnumSet.noneOf(Type.class);
        for (Expr e : steps.values) {
            types.add(e.type());
            boolean plain =
                    switch (e) {
                        case Unary u -> true;
                        case Binary b -> !b.op().isComparison() && !b.op().isLoop();
                        case Cast c -> false;
                        case Round r -> false;
                        default -> e.arity() == 0 || e instanceof Fma;
                    };
            if (!plain) {
                return false;
            }
        }
        return types.size() == 1 && !types.contains(Type.BOOL);
    }

    /// Lets casts of inputs and of results happen outside.
    private void moveCastsOut() {
        for (int i = 0; i < roots.length; i++) {
            int from = steps.values[roots[i]] instanceof Cast ? steps.args[roots[i]][0] : -1;
            if (from >= 0
                    && input[from] < 0
                    && isWide(steps.values[from].type()) != isWide(steps.values[roots[i]].type())) {
                roots[i] = from;
            }
        }
        markLive();
        for (int v = 0; v < input.length; v++) {
            if (live[v] && steps.values[v] instanceof Input) {
                moveCastOut(v);
            }
        }
    }

    private void moveCastOut(int v) {
        int cast = -1;
        for (int u = v + 1; u < input.length; u++) {
            for (int arg : steps.args[u]) {
                if (arg == v && live[u]) {
                    if (!(steps.values[u] instanceof Cast) || cast >= 0 && cast != u) {
                        return;
                    }
                    cast = u;
                }
            }
        }
        for (int root : roots) {
            if (root == v) {
                return;
            }
        }
        if (cast >= 0 && isWide(steps.values[v].type()) != isWide(steps.values[cast].type())) {
            input[cast] = input[v];
            input[v] = -1;
        }
    }

    private static boolean isWide(Type type) {
        return type == Type.F64 || type == Type.I64;
    }

    private void markLive() {
        Arrays.fill(live, false);
        for (int root : roots) {
            live[root] = true;
        }
        for (int v = live.length - 1; v >= 0; v--) {
            if (live[v] && input[v] < 0) {
                for (int arg : steps.args[v]) {
                    live[arg] = true;
                }
            }
        }
    }

    private Type laneType() {
        for (int v = 0; v < live.length; v++) {
            if (live[v] && isWide(steps.values[v].type())) {
                return Type.I64;
            }
        }
        return Type.I32;
    }

    /// Whether all live values have the lanes' width and operations that vectors have.
    private boolean isUniform() {
        for (int v = 0; v < live.length; v++) {
            if (!live[v]) {
                continue;
            }
            Expr e = steps.values[v];
            Type t = e.type();
            if (t != Type.BOOL && isWide(t) != (lanes == Type.I64)) {
                return false;
            }
            if (input[v] >= 0) {
                continue;
            }
            boolean possible =
                    switch (e) {
                        case Binary b ->
                                b.op() != BinaryOp.REM
                                        && b.op() != BinaryOp.QUOTIENT
                                        && !b.op().isLoop();
                        case Cast c -> t != Type.BOOL && c.x().type() != Type.BOOL;
                        case Round r -> r.dtype() == DType.BFLOAT16;
                        default -> true;
                    };
            if (!possible) {
                return false;
            }
        }
        return true;
    }

    /// Which values are the same for all elements.
    boolean[] invariant(long singles) {
        boolean[] out = new boolean[live.length];
        for (int v = 0; v < out.length; v++) {
            if (input[v] >= 0) {
                out[v] = (singles >>> input[v] & 1) != 0;
                continue;
            }
            boolean all = true;
            for (int arg : steps.args[v]) {
                all &= out[arg];
            }
            out[v] = all;
        }
        return out;
    }

    /// How often each value is read, results counted as many.
    int[] uses() {
        int[] out = new int[live.length];
        for (int v = 0; v < out.length; v++) {
            if (live[v] && input[v] < 0) {
                for (int arg : steps.args[v]) {
                    out[arg]++;
                }
            }
        }
        for (int root : roots) {
            out[root] += 2;
        }
        return out;
    }
}
