package dev.obor.op.pointwise;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Derivative;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Rewrite;
import dev.obor.expr.Type;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.reduce.Reductions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pointwise operation for given dtypes: an expression, its program, and on demand its gradients,
/// which are instances again.
public final class TypedPointwise {
    private static final Set<BinaryOp> DIVISIONS =
            EnumSet.of(BinaryOp.QUOTIENT, BinaryOp.REM, BinaryOp.FLOOR_DIV, BinaryOp.REMAINDER);
    private static final int[] OTHER_FIRST = {1, 0};
    static final Layouts.Gradient[] FOLLOWING = {Layouts.Gradient.FOLLOWS_GRADIENT};

    final String name;
    final Expr expr;
    final DType result;
    final int tensors;
    final Program program;

    /// What is summed where a gradient goes to an operand that was broadcast.
    private Program summed;

    private final @Nullable ComplexForm complex;
    private final @Nullable Stated stated;
    private final Layouts.Gradient[] layouts;
    private final boolean contiguous;
    private final boolean divides;
    private final int traits;
    private final @Nullable Gradient[] gradients;
    private int @Nullable [] readers;

    /// The gradient where it is recorded itself, if that is not the derived one.
    Pointwise.@Nullable Recorded recorded;

    /// The dtype that must hold the numbers beside the tensors, where that is checked.
    @Nullable DType range;

    /// The tensor whose layout alone the result follows, or -1 for that of all.
    int laidOutAs = -1;

    /// The order in which backward checks what was saved, the result last; null as it was saved.
    private int @Nullable [] order;

    /// A stated derivative and what it is about.
    ///
    /// @param operands the operands, numbers among them
    /// @param places which operand each tensor is
    record Stated(Derivation derivation, Expr[] operands, int[] places) {
        @Nullable Expr of(int input, Expr grad, Expr out) {
            return derivation.of(places[input], grad, operands, out);
        }
    }

    /// One operand is a number.
    static final int NUMBER = 1;

    /// The traits that [Pointwise] explains.
    static final int NO_RESULT = 2;

    static final int SELECTS = 4;
    static final int TIES = 8;
    static final int KEEPS_RESULT = 16;
    static final int RECOMPUTES = 32;
    static final int REFUSES_FIRST = 64;
    static final int ONE_STEP = 128;
    static final int COPIES_CONSTANTS = 256;
    static final int NO_GRADIENT = 512;
    static final int WIDE = 1024;
    static final int ROUNDS_ONCE = 1 << 19;
    static final int KEEPS_ARRIVING = 1 << 28;
    static final int WHOLE_NUMBERS = 1 << 30;
    static final int WHOLE_FACTOR = 1 << 31;

    /// A gradient of a real operand beside complex ones: the real part of a complex result, which
    /// is where PyTorch's lies.
    static final int REAL_PART = 1 << 29;

    private static final int COPIES = 2048;
    private static final int COPIES_GRADIENT = 1 << 20;
    private static final int COPIES_GRADIENT_UNLESS = 1 << 24;

    /// The trait of [Pointwise#copyingGradient] for an input.
    static int copiesGradient(int input) {
        return COPIES_GRADIENT << input;
    }

    /// The trait of [Pointwise#copyingGradientByConstants] for an input.
    static int copiesGradientUnless(int input) {
        return COPIES_GRADIENT_UNLESS << input;
    }

    /// An operation.
    ///
    /// @param layouts which memory layout the gradient of each input follows, the last one also
    ///   those of further inputs
    /// @param contiguous whether results are row-major, whatever the layout of the inputs
    TypedPointwise(
            String name,
            Expr expr,
            DType result,
            int tensors,
            @Nullable Stated stated,
            Layouts.Gradient[] layouts,
            boolean contiguous,
            int traits) {
        this.complex = null;
        this.traits = traits;
        this.name = name;
        this.expr = expr;
        this.result = result;
        this.tensors = tensors;
        this.program = Program.of(name, expr, result);
        this.summed = program;
        this.stated = stated;
        this.layouts = layouts;
        this.contiguous = contiguous;
        this.divides = divides(expr);
        this.gradients = new Gradient[tensors];
    }

    /// An operation on complex numbers.
    ///
    /// @param expr the real part of its value
    TypedPointwise(
            String name,
            ComplexForm complex,
            Expr expr,
            DType result,
            int tensors,
            Layouts.Gradient[] layouts,
            boolean contiguous,
            int traits) {
        this.complex = complex;
        this.traits = traits;
        this.name = name;
        this.expr = expr;
        this.result = result;
        this.tensors = tensors;
        this.program = complex.program();
        this.summed = program;
        this.stated = null;
        this.layouts = layouts;
        this.contiguous = contiguous;
        this.divides = false;
        this.gradients = new Gradient[tensors];
    }

    /// Whether it has complex numbers for operands or as its result.
    boolean isComplex() {
        return complex != null;
    }

    /// The gradient for one input: an instance of fewer or more inputs, picked from the originals
    /// (0 … n-1), the arriving gradient (n) and the result (n+1).
    ///
    /// @param instance null if the arriving gradient passes unchanged, or if it is zero
    /// @param follows whether zeros lie as the arriving gradient
    record Gradient(
            @Nullable TypedPointwise instance, int[] uses, boolean passes, boolean follows) {
        boolean usesInput(int i) {
            for (int u : uses) {
                if (u == i) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The trait of [Pointwise#copying] for an operand.
    static int copies(int operand) {
        return COPIES << operand;
    }

    /// Whether it has one of the traits.
    boolean is(int trait) {
        return (traits & trait) != 0;
    }

    /// Every gradient reads it, or several do: then PyTorch saves it whichever are wanted.
    public static final int ALL = -1;

    /// No gradient reads it.
    static final int NOBODY = -2;

    /// Who reads what: for each input, and for the result (n+1), the input whose gradient alone
    /// reads it, or [#ALL] or [#NOBODY]. A result is saved for every one.
    int[] readers() {
        int[] found = readers;
        if (found == null) {
            found = new int[tensors + 2];
            Arrays.fill(found, NOBODY);
            for (int i = 0; i < tensors; i++) {
                if (isFloat(i)) {
                    addReads(found, i);
                }
            }
            readers = found;
        }
        return found;
    }

    private void addReads(int[] found, int input) {
        for (int u = 0; u < tensors; u++) {
            if (reads(input, u)) {
                found[u] = found[u] == NOBODY ? input : ALL;
            }
        }
        boolean read = gradient(input).usesInput(tensors + 1);
        if (!is(RECOMPUTES) && read) {
            found[tensors + 1] = ALL;
        }
    }

    private boolean isFloat(int input) {
        if (complex != null) {
            return complex.takesGradient(input);
        }
        Expr[] x = new Expr[tensors];
        collectInputs(expr, x);
        return x[input] instanceof Input in && in.dtype().isFloatingPoint();
    }

    /// States who reads the inputs, where it is not what the derivatives say.
    void setReaders(int[] of) {
        int[] all = Arrays.copyOf(of, tensors + 2);
        all[tensors] = NOBODY;
        all[tensors + 1] = NOBODY;
        readers = all;
    }

    /// Whether the result depends on an input other than by choosing.
    boolean slopes(int input) {
        if (!isFloat(input)) {
            return false;
        }
        Gradient g = gradient(input);
        return g.passes() || g.instance() != null;
    }

    /// Whether the gradient of one input reads another.
    boolean reads(int input, int other) {
        Gradient g;
        try {
            g = gradient(input);
        } catch (StateError missing) {
            return true; // backward will say so; until then the operation can be computed
        }
        return g.usesInput(other) || is(RECOMPUTES) && g.usesInput(tensors + 1);
    }

    /// Whether the formula gives truths, which a float tensor may be changed to in place.
    boolean isTruth() {
        return expr.type() == Type.BOOL;
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
        if (complex != null) {
            Layouts.Gradient layout = layouts[Math.min(input, layouts.length - 1)];
            boolean rowMajor = layout == Layouts.Gradient.CONTIGUOUS;
            return complex.gradient(name, input, rowMajor, followsGradient(layout));
        }
        Expr[] x = new Expr[tensors];
        collectInputs(expr, x);
        Expr wanted = x[input];
        if (wanted == null) {
            return new Gradient(null, new int[0], false, true);
        }
        Expr g = Exprs.input(tensors, result);
        Expr out = is(NO_RESULT) ? expr : Exprs.input(tensors + 1, result);
        Expr own = stated == null ? null : stated.of(input, toExprType(g), toExprType(out));
        Expr derived =
                own != null
                        ? own
                        : expr.type().isFloat()
                                ? reusingResult(Derivative.vjp(expr, toExprType(g), input), out)
                                : Exprs.constant(g.type(), 0); // a truth, in place of a float
        DType dtype = ((Input) wanted).dtype();
        if (result.isLowPrecision() && !is(ROUNDS_ONCE)) {
            derived = Rewrite.steps(derived, this::rounded);
        }
        if (derived.equals(g) && dtype == result) {
            return new Gradient(null, new int[] {tensors}, true, true);
        }
        return compact(derived, dtype, layouts[Math.min(input, layouts.length - 1)]);
    }

    /// What PyTorch would store of a step. Numbers alone it computes with as they are.
    private Expr rounded(Expr step) {
        Expr[] read = new Expr[tensors + 2];
        collectInputs(step, read);
        boolean ofTensors = Arrays.stream(read).anyMatch(Objects::nonNull);
        return ofTensors && step.type() == Type.of(result) ? Exprs.stored(result, step) : step;
    }

    /// What arrives or was stored in the type of the formula, which may be wider than the result's.
    private Expr toExprType(Expr g) {
        return Exprs.cast(expr.type(), g);
    }

    /// Takes the stored result where the derivative would compute it again.
    private Expr reusingResult(Expr derived, Expr out) {
        if (is(NO_RESULT) || expr.arity() == 0 || out.type() != expr.type()) {
            return derived;
        }
        Expr reusing = Rewrite.apply(derived, e -> e.equals(expr) ? out : null);
        return reusing;
    }

    /// Renumbers the inputs that are used: the one that the layout follows comes first.
    private Gradient compact(Expr derived, DType dtype, Layouts.Gradient layout) {
        Expr[] used = new Expr[tensors + 2];
        collectInputs(derived, used);
        List<Integer> uses = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i] != null) {
                uses.add(i);
            }
        }
        if (!uses.contains(tensors)) {
            boolean follows = layout != Layouts.Gradient.CONTIGUOUS;
            return new Gradient(
                    null, new int[0], false, follows); // does not depend on the gradient: zero
        }
        uses.remove((Integer) tensors);
        boolean last = layout == Layouts.Gradient.FOLLOWS_LAST;
        if (last || layout == Layouts.Gradient.FOLLOWS_TARGET) {
            Collections.reverse(uses);
        }
        int place = last ? 1 : followsGradient(layout) ? 0 : uses.size();
        uses.add(Math.min(place, uses.size()), tensors);
        Expr renumbered =
                Rewrite.apply(
                        derived,
                        e ->
                                e instanceof Input n
                                        ? Exprs.input(uses.indexOf(n.index()), n.dtype())
                                        : null);
        TypedPointwise instance =
                new TypedPointwise(
                        name + "Backward",
                        renumbered,
                        dtype,
                        uses.size(),
                        null,
                        FOLLOWING,
                        layout == Layouts.Gradient.CONTIGUOUS,
                        // PyTorch's last step, a product mostly, keeps its factors; what the next
                        // derivative only compares, it does not depend on.
                        NO_RESULT | SELECTS);
        if (dtype == result && dtype.isLowPrecision()) {
            // Rounded before it is summed, as it is where it is recorded.
            Expr rounded = Exprs.stored(dtype, Exprs.cast(Type.of(dtype), renumbered));
            instance.summed = Program.of(instance.name, rounded, dtype);
        }
        instance.orderChecks(null);
        return new Gradient(instance, uses.stream().mapToInt(i -> i).toArray(), false, true);
    }

    private static boolean followsGradient(Layouts.Gradient layout) {
        return layout != Layouts.Gradient.FOLLOWS_INPUTS
                && layout != Layouts.Gradient.FOLLOWS_TARGET;
    }

    static void collectInputs(Expr e, Expr[] into) {
        new Object() {
            final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

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

    /// Takes the order in which operands are checked, if it is about as many.
    final void orderChecks(int @Nullable [] places) {
        int[] given = places == null && tensors == 2 ? OTHER_FIRST : places;
        if (given == null || given.length != tensors) {
            return;
        }
        int[] all = Arrays.copyOf(given, tensors + 1);
        all[tensors] = tensors + 1; // behind the arriving gradient, which is not saved
        order = all;
    }

    /// In which order backward checks what was saved; null as it was saved.
    int @Nullable [] checkOrder() {
        return order;
    }

    /// Computes into new memory.
    View run(View[] ins, long[] scalars) {
        long[] shape = ins.length == 0 ? new long[0] : ins[0].shape();
        for (int i = 1; i < ins.length; i++) {
            shape = Shapes.broadcast(shape, ins[i].shape());
        }
        View out =
                contiguous
                        ? Backends.empty(result, shape)
                        : Backends.empty(
                                result,
                                shape,
                                laidOutAs < 0
                                        ? Layouts.strides(shape, converted(ins))
                                        : Layouts.strides(shape, ins[laidOutAs]));
        launch(out, ins, scalars);
        return out;
    }

    /// The operands as PyTorch lays the result out by them: one of another dtype is converted
    /// first, to memory of its own in which nothing is repeated.
    private View[] converted(View[] ins) {
        View[] seen = ins;
        for (int i = 0; i < ins.length; i++) {
            View v = ins[i];
            if (!v.isContiguous() && Layouts.repeats(v) && v.dtype() != common(ins)) {
                seen = seen == ins ? ins.clone() : seen;
                seen[i] = v.geometry(v.shape(), RawMemory.preservedStrides(v));
            }
        }
        return seen;
    }

    private DType common(View[] ins) {
        if (result != DType.BOOL) {
            return result;
        }
        DType all = ins[0].dtype();
        for (View v : ins) {
            all = DType.promote(all, v.dtype());
        }
        return all;
    }

    private void launch(View out, View[] ins, long[] scalars) {
        if (complex != null) {
            complex.launch(out, ins, scalars);
            return;
        }
        try {
            Backends.launch(new Kernel.Map(program, new View[] {out}, ins, scalars));
        } catch (ArithmeticException e) {
            ValueError error =
                    new ValueError(
                            "ZeroDivisionError",
                            "An integer was divided by 0: look for zeros in the divisor, or divide"
                                    + " floats, which gives inf or nan.");
            error.initCause(e);
            throw error;
        }
    }

    /// Whether integers are divided, which may fail on the way.
    private static boolean divides(Expr e) {
        boolean own = e instanceof Binary b && !b.type().isFloat() && DIVISIONS.contains(b.op());
        for (int k = 0; k < e.arity() && !own; k++) {
            own = divides(e.arg(k));
        }
        return own;
    }

    /// Computes into memory that is there.
    public void runInto(View out, View[] ins, long[] scalars) {
        checkOutput(out, ins);
        if (divides) { // a division by zero leaves the memory as it was
            RawMemory.copy(run(ins, scalars), out);
        } else {
            launch(out, ins, scalars);
        }
    }

    /// Checks that the operands broadcast to the shape of the memory that they are written to.
    public static void checkOutput(View out, View... ins) {
        long[] shape = out.shape();
        for (View in : ins) {
            shape = Shapes.broadcast(shape, in.shape());
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
        return complex == null
                ? Reductions.sumOfProgram(summed, result, views, shape, scalars, target)
                : complex.sum(views, shape, scalars, target);
    }

    public static View[] views(Tensor[] tensors) {
        View[] views = new View[tensors.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = TensorAccess.view(tensors[i]);
        }
        return views;
    }

    /// Applies to tensors, recorded where one of them needs a gradient.
    Tensor apply(String nodeName, long[] scalars, Tensor... ins) {
        if (!result.isDifferentiable() || is(NO_GRADIENT)) {
            return TensorAccess.wrap(run(views(ins), scalars)); // no gradient flows through it
        }
        return new PointwiseCall(nodeName, this, scalars).apply(ins);
    }
}
