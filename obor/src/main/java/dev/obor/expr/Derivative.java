package dev.obor.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Differentiates an expression: one rule per operation, walked backwards.
///
/// The incoming gradient is selected, not multiplied by 0 or 1, where a branch or an extreme
/// decides: an infinite gradient does not leak into the branch not taken. Integers, truth values
/// and scalar arguments have no derivative. Conventions at kinks are PyTorch's.
public final class Derivative {
    private static final double LN_2 = 0.6931471805599453;
    private static final double LN_10 = 2.302585092994046;
    private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
    private static final double HALF_SQRT_PI = 0.886226925452758;

    private final Map<Expr, Expr> adjoints = new IdentityHashMap<>();

    private Derivative() {}

    /// The gradient for one input: what `grad`, the gradient of `f`, contributes to it.
    ///
    /// @param grad of `f`'s type
    /// @return of the input's type; a constant 0 if `f` does not depend on it smoothly
    public static Expr vjp(Expr f, Expr grad, int input) {
        Derivative d = new Derivative();
        List<Expr> order = new ArrayList<>();
        sort(f, Collections.newSetFromMap(new IdentityHashMap<>()), order);
        d.adjoints.put(f, grad);
        Expr result = null;
        for (int i = order.size() - 1; i >= 0; i--) {
            Expr node = order.get(i);
            Expr g = d.adjoints.get(node);
            if (g == null) {
                continue;
            }
            if (node instanceof Input n) {
                if (n.index() == input) {
                    result = result == null ? g : Exprs.add(result, g);
                }
            } else {
                d.spread(node, g);
            }
        }
        return result != null ? result : Exprs.constant(grad.type(), 0);
    }

    /// The partial derivative by one input.
    public static Expr of(Expr f, int input) {
        return vjp(f, Exprs.constant(f.type(), 1), input);
    }

    private static void sort(Expr e, Set<Expr> seen, List<Expr> order) {
        if (seen.add(e)) {
            for (int i = 0; i < e.arity(); i++) {
                sort(e.arg(i), seen, order);
            }
            order.add(e);
        }
    }

    private void flow(Expr to, @Nullable Expr g) {
        if (g == null || !to.type().isFloat()) {
            return;
        }
        Expr old = adjoints.get(to);
        adjoints.put(to, old == null ? g : Exprs.add(old, g));
    }

    private void spread(Expr node, Expr g) {
        switch (node) {
            case Unary n -> flow(n.x(), unary(n, n.x(), g));
            case Binary n -> binary(n, n.a(), n.b(), g);
            case Fma n -> {
                flow(n.a(), g.mul(n.b()));
                flow(n.b(), g.mul(n.a()));
                flow(n.c(), g);
            }
            case Where n -> {
                flow(n.a(), n.cond().where(g, zero(g)));
                flow(n.b(), n.cond().where(zero(g), g));
            }
            case Cast n -> {
                if (n.type().isFloat() && n.x().type().isFloat()) {
                    flow(n.x(), g.cast(n.x().type()));
                }
            }
            case Round n -> flow(n.x(), g);
            case Bits _, Input _, Scalar _, Const _ -> {}
        }
    }

    private static Expr zero(Expr like) {
        return Exprs.constant(like.type(), 0);
    }

    private static Expr one(Expr like) {
        return Exprs.constant(like.type(), 1);
    }

    private static @Nullable Expr unary(Expr f, Expr x, Expr g) {
        return switch (((Unary) f).op()) {
            case NEG -> g.neg();
            case ABS -> g.mul(Exprs.sign(x));
            case SQRT -> g.div(f.mul(2));
            case RECIPROCAL -> g.neg().mul(f.mul(f));
            case RSQRT -> g.mul(-0.5).mul(f.mul(f).mul(f));
            case EXP -> g.mul(f);
            case EXP2 -> g.mul(f).mul(LN_2);
            case EXPM1 -> g.mul(f.add(1));
            case LOG -> g.div(x);
            case LOG2 -> g.div(x.mul(LN_2));
            case LOG10 -> g.div(x.mul(LN_10));
            case LOG1P -> g.div(x.add(1));
            case SIN -> g.mul(Exprs.cos(x));
            case COS -> g.neg().mul(Exprs.sin(x));
            case TAN -> g.mul(f.mul(f).add(1));
            case ASIN -> g.mul(Exprs.rsqrt(one(x).sub(x.mul(x))));
            case ACOS -> g.neg().mul(Exprs.rsqrt(one(x).sub(x.mul(x))));
            case ATAN -> g.div(x.mul(x).add(1));
            case SINH -> g.mul(Exprs.cosh(x));
            case COSH -> g.mul(Exprs.sinh(x));
            case TANH -> g.mul(one(x).sub(f.mul(f)));
            case ASINH -> g.mul(Exprs.rsqrt(x.mul(x).add(1)));
            case ACOSH -> g.mul(Exprs.rsqrt(x.mul(x).sub(1)));
            case ATANH -> g.div(one(x).sub(x.mul(x)));
            case SIGMOID -> g.mul(one(x).sub(f)).mul(f);
            case ERF -> Exprs.exp(x.mul(x).neg()).mul(TWO_OVER_SQRT_PI).mul(g);
            case ERFC -> Exprs.exp(x.mul(x).neg()).mul(-TWO_OVER_SQRT_PI).mul(g);
            case ERFINV -> Exprs.exp(f.mul(f)).mul(HALF_SQRT_PI).mul(g);
            case LGAMMA -> g.mul(Exprs.digamma(x));
            case DIGAMMA -> g.mul(Exprs.trigamma(x));
            case TRIGAMMA ->
                    throw new IllegalArgumentException("the derivative of trigamma is not known");
            case SIGN, FLOOR, CEIL, ROUND, TRUNC, NOT, ISNAN -> null;
        };
    }

    private void binary(Binary f, Expr a, Expr b, Expr g) {
        switch (f.op()) {
            case ADD -> {
                flow(a, g);
                flow(b, g);
            }
            case SUB -> {
                flow(a, g);
                flow(b, g.neg());
            }
            case MUL -> {
                flow(a, g.mul(b));
                flow(b, g.mul(a));
            }
            case DIV -> {
                flow(a, g.div(b));
                flow(b, g.neg().mul(f.div(b)));
            }
            case MAX -> extreme(a, b, g, a.lt(b), a.gt(b));
            case MIN -> extreme(a, b, g, a.gt(b), a.lt(b));
            case REM -> {
                flow(a, g);
                flow(b, g.neg().mul(Exprs.trunc(a.div(b))));
            }
            case REMAINDER -> {
                flow(a, g);
                flow(b, g.neg().mul(Exprs.floorDiv(a, b)));
            }
            case POW -> power(f, a, b, g);
            case ATAN2 -> {
                Expr scaled = g.div(a.mul(a).add(b.mul(b)));
                flow(a, scaled.mul(b));
                flow(b, scaled.mul(a.neg()));
            }
            case EQ, NE, LT, LE, GT, GE, AND, OR, XOR, SHL, SHR, USHR, QUOTIENT, FLOOR_DIV -> {}
        }
    }

    /// Ties share the gradient.
    private void extreme(Expr a, Expr b, Expr g, Expr aLoses, Expr bLoses) {
        Expr shared = a.eq(b).where(g.mul(0.5), g);
        flow(a, aLoses.where(zero(g), shared));
        flow(b, bLoses.where(zero(g), shared));
    }

    private void power(Expr f, Expr a, Expr b, Expr g) {
        if (!f.type().isFloat()) {
            return;
        }
        Expr slope = g.mul(b.mul(Exprs.pow(a, b.sub(1))));
        flow(a, b.eq(0).where(zero(g), slope));
        Expr still = a.eq(0).and(b.ge(0));
        flow(b, still.where(zero(g), g.mul(f.mul(Exprs.log(a)))));
    }
}
