package dev.obor.expr;

import dev.obor.base.StateError;
import org.jspecify.annotations.Nullable;

/// The derivative of each primitive, one rule each; formulas as in PyTorch's `derivatives.yaml`.
final class DerivativeRules {
    // literals: Math.log may differ between platforms
    private static final double LN2 = 0.6931471805599453;
    private static final double LN10 = 2.302585092994046;

    private DerivativeRules() {}

    /// What reaches an operand when `g` arrives at the node; null for nothing.
    static @Nullable Cotangent of(Expr e, int operand, Expr g) {
        return switch (e) {
            case Unary n -> leaf(unary(n, g));
            case Binary n -> operand == 0 ? first(n, g) : second(n, g);
            case Fma n -> leaf(operand == 2 ? g : g.mul(operand == 0 ? n.b() : n.a()));
            case Where n ->
                    operand == 1
                            ? new Cotangent.Branch(n.cond(), new Cotangent.Leaf(g), null)
                            : new Cotangent.Branch(n.cond(), null, new Cotangent.Leaf(g));
            case Cast n -> leaf(g.cast(n.x().type()));
            case Round _ -> leaf(g);
            case Input _, Scalar _, Const _, Bits _ -> null;
        };
    }

    private static @Nullable Cotangent leaf(@Nullable Expr value) {
        return value == null ? null : new Cotangent.Leaf(value);
    }

    private static @Nullable Expr unary(Unary n, Expr g) {
        Expr x = n.x();
        return switch (n.op()) {
            case NEG -> g.neg();
            case ABS -> g.mul(Exprs.sign(x));
            case SQRT -> g.div(n.mul(2));
            case RECIPROCAL -> g.mul(n.square()).neg();
            case RSQRT -> g.mul(-0.5).mul(n.square().mul(n));
            case EXP -> g.mul(n);
            case EXP2 -> g.mul(n).mul(LN2);
            case EXPM1 -> g.mul(n.add(1));
            case LOG -> g.div(x);
            case LOG2 -> g.div(x.mul(LN2));
            case LOG10 -> g.div(x.mul(LN10));
            case LOG1P -> g.div(x.add(1));
            case SIN -> g.mul(Exprs.cos(x));
            case COS -> g.mul(Exprs.sin(x)).neg();
            case TAN -> g.mul(n.square().add(1));
            case ASIN -> g.mul(Exprs.rsqrt(one(x).sub(x.square())));
            case ACOS -> g.mul(Exprs.rsqrt(one(x).sub(x.square()))).neg();
            case ATAN -> g.div(x.square().add(1));
            case SINH -> g.mul(Exprs.cosh(x));
            case COSH -> g.mul(Exprs.sinh(x));
            case TANH -> g.mul(one(x).sub(n.square()));
            case ASINH -> g.mul(Exprs.rsqrt(x.square().add(1)));
            case ACOSH -> g.mul(Exprs.rsqrt(x.square().sub(one(x))));
            case ATANH -> g.div(one(x).sub(x.square()));
            case SIGMOID -> g.mul(one(x).sub(n).mul(n));
            case ERF -> gaussian(x, g);
            case ERFC -> gaussian(x, g).neg();
            case ERFINV -> g.mul(Math.sqrt(Math.PI) / 2).mul(Exprs.exp(n.square()));
            case LGAMMA -> g.mul(Exprs.digamma(x));
            case DIGAMMA -> g.mul(Exprs.trigamma(x));
            case TRIGAMMA ->
                    g.mul(-2).mul(Exprs.loop(BinaryOp.ZETA, Exprs.constant(x.type(), 3), x));
            case SIGN, FLOOR, CEIL, ROUND, TRUNC, NOT, ISNAN -> null;
        };
    }

    private static Expr one(Expr like) {
        return Exprs.constant(like.type(), 1);
    }

    private static Expr gaussian(Expr x, Expr g) {
        return g.mul(2 / Math.sqrt(Math.PI)).mul(Exprs.exp(x.square().neg()));
    }

    private static @Nullable Cotangent first(Binary n, Expr g) {
        Expr a = n.a();
        Expr b = n.b();
        return switch (n.op()) {
            case ADD, SUB, REM, REMAINDER -> leaf(g);
            case MUL -> leaf(a.equals(b) ? g.mul(2).mul(a) : g.mul(b));
            case DIV -> leaf(g.div(b));
            case MAX -> extreme(a, b, a.lt(b), a.ge(b), g);
            case MIN -> extreme(a, b, a.gt(b), a.le(b), g);
            case POW -> powBase(n, g);
            case ATAN2 -> angle(a, b, g, b);
            case FLOOR_DIV -> null;
            default -> throw none(n);
        };
    }

    private static @Nullable Cotangent second(Binary n, Expr g) {
        Expr a = n.a();
        Expr b = n.b();
        return switch (n.op()) {
            case ADD -> leaf(g);
            case SUB -> leaf(g.neg());
            case MUL -> a.equals(b) ? null : leaf(g.mul(a)); // a square's is all in the first
            case DIV -> leaf(g.mul(n.div(b)).neg());
            case REM -> leaf(g.mul(Exprs.trunc(a.div(b))).neg());
            case REMAINDER -> leaf(g.mul(Exprs.floorDiv(a, b)).neg());
            case MAX -> extreme(b, a, a.gt(b), a.le(b), g);
            case MIN -> extreme(b, a, a.lt(b), a.ge(b), g);
            case POW -> powExponent(n, g);
            case ATAN2 -> angle(a, b, g, a.neg());
            case FLOOR_DIV -> null;
            case ZETA -> leaf(g.mul(a.neg()).mul(Exprs.loop(BinaryOp.ZETA, a.add(1), b)));
            default -> throw none(n);
        };
    }

    /// There is none: the result is no float, or nobody has written it down.
    private static RuntimeException none(Binary n) {
        return n.op().isLoop()
                ? new StateError(
                        "the derivative for '" + n.op().text() + "' is not implemented.",
                        "Call it on detach(): no gradient flows through it.")
                : new IllegalStateException(n.op() + " gives no float");
    }

    /// A maximum or minimum.
    ///
    /// @param lost where the operand is not the result; false for NaN
    /// @param kept where it is, ties included; false for NaN
    private static Cotangent extreme(Expr x, Expr other, Expr lost, Expr kept, Expr g) {
        if (isBound(other)) {
            return new Cotangent.Branch(kept, new Cotangent.Leaf(g), null);
        }
        Expr shared = x.eq(other).where(g.mul(0.5), g);
        return new Cotangent.Branch(lost, null, new Cotangent.Leaf(shared));
    }

    /// Whether it is the same for all elements, the bound of a clamp.
    private static boolean isBound(Expr e) {
        return switch (e) {
            case Const _, Scalar _ -> true;
            case Unary n -> isBound(n.x());
            case Cast n -> isBound(n.x());
            case Round n -> isBound(n.x());
            default -> false;
        };
    }

    /// 0 at the origin, where there is no angle.
    private static Cotangent angle(Expr a, Expr b, Expr g, Expr other) {
        Expr square = a.square().add(b.square());
        return new Cotangent.Branch(
                square.eq(0), null, new Cotangent.Leaf(g.mul(other.div(square))));
    }

    private static Cotangent powBase(Binary n, Expr g) {
        Expr b = n.b();
        Expr slope = g.mul(b.mul(Exprs.pow(n.a(), b.sub(one(b)))));
        if (b instanceof Const) {
            return new Cotangent.Leaf(slope); // an exponent of 0 was simplified away
        }
        return new Cotangent.Branch(b.eq(0), null, new Cotangent.Leaf(slope));
    }

    /// 0 at a base of 0 unless the exponent is negative, where the logarithm would give NaN.
    private static Cotangent powExponent(Binary n, Expr g) {
        Expr flat = n.a().eq(0).and(n.b().ge(0));
        return new Cotangent.Branch(flat, null, new Cotangent.Leaf(g.mul(n.mul(Exprs.log(n.a())))));
    }
}
