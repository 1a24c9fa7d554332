package dev.obor.expr;

import org.jspecify.annotations.Nullable;

/// Rewriting of float operations that is exact in IEEE arithmetic. A constant stands second where
/// the operation commutes.
final class FloatRules {
    private FloatRules() {}

    static @Nullable Expr binary(BinaryOp op, Expr a, Expr b) {
        return switch (op) {
            case ADD -> add(a, b);
            case SUB -> sub(a, b);
            case MUL -> mul(a, b);
            case DIV -> div(a, b);
            case MAX, MIN -> a.equals(b) ? a : null;
            case POW -> pow(a, b);
            default -> null;
        };
    }

    private static @Nullable Expr add(Expr a, Expr b) {
        if (Simplify.isConst(b, -0.0)) {
            return a;
        }
        if (negated(b) instanceof Expr y) {
            return Exprs.sub(a, y);
        }
        if (negated(a) instanceof Expr y) {
            return Exprs.sub(b, y);
        }
        return null;
    }

    private static @Nullable Expr sub(Expr a, Expr b) {
        if (Simplify.isConst(b, 0.0)) {
            return a;
        }
        if (Simplify.isConst(a, -0.0)) {
            return Exprs.neg(b);
        }
        if (b instanceof Const) {
            return Exprs.add(a, Exprs.neg(b));
        }
        if (negated(b) instanceof Expr y) {
            return Exprs.add(a, y);
        }
        return null;
    }

    private static @Nullable Expr mul(Expr a, Expr b) {
        if (Simplify.isConst(b, 1)) {
            return a;
        }
        if (Simplify.isConst(b, -1)) {
            return Exprs.neg(a);
        }
        Expr x = negated(a);
        Expr y = negated(b);
        if (x != null) {
            if (y != null) {
                return Exprs.mul(x, y);
            }
            return b instanceof Const ? Exprs.mul(x, Exprs.neg(b)) : Exprs.neg(Exprs.mul(x, b));
        }
        if (y != null) {
            return Exprs.neg(Exprs.mul(a, y));
        }
        return null;
    }

    private static @Nullable Expr div(Expr a, Expr b) {
        if (b instanceof Const c) {
            if (isPowerOfTwo(c)) {
                return Exprs.mul(a, Exprs.constant(c.type(), 1 / c.asDouble()));
            }
            if (negated(a) instanceof Expr x) {
                return Exprs.div(x, Exprs.neg(b));
            }
        }
        if (negated(a) instanceof Expr x) {
            return negated(b) instanceof Expr y ? Exprs.div(x, y) : Exprs.neg(Exprs.div(x, b));
        }
        return negated(b) instanceof Expr y ? Exprs.neg(Exprs.div(a, y)) : null;
    }

    /// Powers that one or two operations give; PyTorch has the same short cuts.
    private static @Nullable Expr pow(Expr a, Expr b) {
        if (!(b instanceof Const c)) {
            return null;
        }
        if (c.asDouble() == 0) {
            return Exprs.constant(a.type(), 1);
        }
        if (c.is(1)) {
            return a;
        }
        if (c.is(2)) {
            return Exprs.mul(a, a);
        }
        if (c.is(3)) {
            return Exprs.mul(Exprs.mul(a, a), a);
        }
        if (c.is(0.5)) {
            return Exprs.sqrt(a);
        }
        if (c.is(-0.5)) {
            return Exprs.rsqrt(a);
        }
        if (c.is(-1)) {
            return Exprs.div(Exprs.constant(a.type(), 1), a);
        }
        if (c.is(-2)) {
            return Exprs.div(Exprs.constant(a.type(), 1), Exprs.mul(a, a));
        }
        return null;
    }

    private static @Nullable Expr negated(Expr e) {
        return e instanceof Unary u && u.op() == UnaryOp.NEG ? u.x() : null;
    }

    /// Whether it is a power of two whose reciprocal is exact and normal as well.
    private static boolean isPowerOfTwo(Const c) {
        double v = Math.abs(c.asDouble());
        return v > 0x1p-100 && v < 0x1p100 && (Double.doubleToRawLongBits(v) << 12) == 0;
    }
}
