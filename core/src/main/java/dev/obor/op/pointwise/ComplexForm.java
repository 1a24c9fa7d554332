package dev.obor.op.pointwise;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Derivative;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Rewrite;
import dev.obor.op.Backends;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.reduce.Reductions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A pointwise operation on complex numbers as formulas of their parts, one kernel for both.
///
/// The real part of tensor `i` is input `2 i`, the imaginary part input `2 i + 1`. Derivatives are
/// those of the parts: what arrives is the derivative of a real number by the real part, plus i
/// times that by the imaginary part, and so is what comes out. That is PyTorch's convention, and
/// holds for functions without a complex derivative too.
final class ComplexForm {
    private final ComplexExpr value;
    private final DType[] dtypes;
    private final DType result;
    private final Program program;
    private final int[] slots;
    private final @Nullable Stated stated;

    /// A derivative that is stated, and what it is about.
    record Stated(ComplexDerivation derivation, ComplexExpr[] operands, int[] places) {
        @Nullable ComplexExpr of(int input, ComplexExpr grad, ComplexExpr out) {
            return derivation.of(places[input], grad, operands, out);
        }
    }

    /// @param dtypes those of the tensors
    /// @param result complex, or what a value that is real by its nature is stored as
    ComplexForm(
            String name, ComplexExpr value, DType[] dtypes, DType result, @Nullable Stated stated) {
        this.value = value;
        this.dtypes = dtypes;
        this.result = result;
        this.stated = stated;
        List<Expr> parts =
                result.isComplex() ? List.of(value.re(), value.imag()) : List.of(value.re());
        this.slots = used(parts);
        this.program =
                Program.of(
                        name,
                        parts.stream().map(e -> packed(e, slots)).toList(),
                        Collections.nCopies(parts.size(), result.toReal()));
    }

    /// One element of a tensor.
    static ComplexExpr input(int tensor, DType dtype) {
        Expr real = Exprs.input(2 * tensor, dtype.toReal());
        return dtype.isComplex()
                ? ComplexExpr.of(real, Exprs.input(2 * tensor + 1, dtype.toReal()))
                : ComplexExpr.real(real);
    }

    /// The inputs that formulas read.
    private int[] used(List<Expr> formulas) {
        Expr[] leaves = new Expr[2 * dtypes.length];
        formulas.forEach(e -> TypedPointwise.collectInputs(e, leaves));
        return IntStream.range(0, leaves.length).filter(i -> leaves[i] != null).toArray();
    }

    /// A formula whose inputs are numbered without gaps.
    private static Expr packed(Expr e, int[] slots) {
        return Rewrite.apply(
                e,
                x ->
                        x instanceof Input in
                                ? Exprs.input(Arrays.binarySearch(slots, in.index()), in.dtype())
                                : null);
    }

    Program program() {
        return program;
    }

    boolean takesGradient(int tensor) {
        return dtypes[tensor].isDifferentiable();
    }

    private static View[] parts(View[] ins, int[] slots) {
        View[] parts = new View[slots.length];
        for (int k = 0; k < parts.length; k++) {
            View in = ins[slots[k] / 2];
            parts[k] = in.dtype().isComplex() ? in.part(slots[k] % 2) : in;
        }
        return parts;
    }

    /// Computes all elements.
    void launch(View out, View[] ins, long[] scalars) {
        View[] outs = result.isComplex() ? new View[] {out.part(0), out.part(1)} : new View[] {out};
        Backends.launch(new Kernel.Map(program, outs, parts(ins, slots), scalars));
    }

    /// Computes and sums what was broadcast.
    Tensor sum(View[] ins, long[] shape, long[] scalars, long[] target) {
        if (!result.isComplex()) {
            return Reductions.sumOfProgram(
                    program, result, parts(ins, slots), shape, scalars, target);
        }
        View out = Backends.empty(result, target);
        Expr[] both = {value.re(), value.imag()};
        for (int k = 0; k < 2; k++) {
            int[] own = used(List.of(both[k]));
            Program part = Program.of("sum", packed(both[k], own), result.toReal());
            View[] used = parts(ins, own);
            Tensor sum =
                    Reductions.sumOfProgram(part, result.toReal(), used, shape, scalars, target);
            RawMemory.copy(TensorAccess.view(sum), out.part(k));
        }
        return TensorAccess.wrap(out);
    }

    /// The gradient of a tensor in terms of the tensors, what arrives (`n`) and the result (`n+1`);
    /// null if it passes unchanged.
    private @Nullable ComplexExpr derivative(int tensor) {
        int n = dtypes.length;
        ComplexExpr g = input(n, result);
        ComplexExpr out = input(n + 1, result);
        ComplexExpr wide = g.cast(value.type());
        ComplexExpr own = stated == null ? null : stated.of(tensor, wide, out.cast(value.type()));
        if (own == null) {
            Expr real = sum(wide, 2 * tensor);
            own =
                    dtypes[tensor].isComplex()
                            ? ComplexExpr.of(real, sum(wide, 2 * tensor + 1))
                            : ComplexExpr.real(real);
        }
        boolean passes =
                dtypes[tensor] == result
                        && own.re().equals(g.re())
                        && (!result.isComplex() || own.imag().equals(g.imag()));
        return passes ? null : own;
    }

    private Expr sum(ComplexExpr g, int input) {
        Expr first = Derivative.vjp(value.re(), g.re(), input);
        if (!result.isComplex()) {
            return first;
        }
        Expr im = value.im();
        return im == null || im.arity() == 0 && !(im instanceof Input)
                ? first
                : plus(first, Derivative.vjp(im, g.imag(), input));
    }

    private static Expr plus(Expr a, Expr b) {
        return isZero(b) ? a : isZero(a) ? b : a.add(b);
    }

    private static boolean isZero(Expr e) {
        return e.equals(Exprs.constant(e.type(), 0));
    }

    /// The gradient of a tensor, see [TypedPointwise.Gradient].
    TypedPointwise.Gradient gradient(
            String name, int tensor, boolean contiguous, boolean gradientFirst) {
        int n = dtypes.length;
        if (!value.type().isFloat()) { // a truth
            return new TypedPointwise.Gradient(null, new int[0], false, !contiguous);
        }
        ComplexExpr derived = derivative(tensor);
        if (derived == null) {
            return new TypedPointwise.Gradient(null, new int[] {n}, true, true);
        }
        DType dtype = dtypes[tensor];
        boolean part = result.isComplex() && !dtype.isComplex();
        DType type = dtype;
        if (part) { // a part of a complex result, which the engine makes a narrower one of
            type = result;
        }
        Expr imag =
                part
                        ? Exprs.constant(derived.re().type(), 0)
                        : dtype.isComplex() ? derived.imag() : null;
        ComplexExpr wanted =
                imag == null ? ComplexExpr.real(derived.re()) : ComplexExpr.of(derived.re(), imag);
        boolean[] used = new boolean[n + 2];
        Expr[] leaves = new Expr[2 * n + 4];
        TypedPointwise.collectInputs(wanted.re(), leaves);
        if (imag != null) {
            TypedPointwise.collectInputs(imag, leaves);
        }
        for (int i = 0; i < leaves.length; i++) {
            used[i / 2] |= leaves[i] != null;
        }
        if (!used[n]) {
            return new TypedPointwise.Gradient(null, new int[0], false, !contiguous);
        }
        List<Integer> uses = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i] && i != n) {
                uses.add(i);
            }
        }
        uses.add(gradientFirst ? 0 : uses.size(), n);
        DType[] types = new DType[uses.size()];
        for (int k = 0; k < types.length; k++) {
            int u = uses.get(k);
            types[k] = u < n ? dtypes[u] : result;
        }
        ComplexExpr renumbered =
                new ComplexExpr(
                        renumbered(wanted.re(), uses),
                        imag == null ? null : renumbered(imag, uses));
        TypedPointwise instance =
                new TypedPointwise(
                        name + "Backward",
                        new ComplexForm(name + "Backward", renumbered, types, type, null),
                        renumbered.re(),
                        type,
                        types.length,
                        TypedPointwise.FOLLOWING,
                        contiguous,
                        part ? TypedPointwise.REAL_PART : 0);
        int[] places = uses.stream().mapToInt(i -> i).toArray();
        return new TypedPointwise.Gradient(instance, places, false, true);
    }

    private static Expr renumbered(Expr e, List<Integer> uses) {
        return Rewrite.apply(
                e,
                x ->
                        x instanceof Input in
                                ? Exprs.input(
                                        2 * uses.indexOf(in.index() / 2) + in.index() % 2,
                                        in.dtype())
                                : null);
    }
}
