package dev.obor.expr;

import dev.obor.base.DType;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Local rewriting when a node is made. Every rule keeps the result bit for bit, also for -0,
/// infinities and NaN (whose payload alone may differ): so `x * 0` and `x + 0` stay.
public final class Simplify {
    private Simplify() {}

    static Expr unary(UnaryOp op, Expr x) {
        if (x instanceof Const c) {
            Expr folded = Fold.unary(op, c);
            if (folded != null) {
                return folded;
            }
        }
        return switch (op) {
            case NEG -> neg(x);
            case ABS -> x instanceof Unary u && isSignOp(u.op()) ? unary(op, u.x()) : absOf(x);
            case NOT -> not(x);
            case FLOOR, CEIL, ROUND, TRUNC ->
                    x instanceof Unary u && isRounding(u.op()) ? x : new Unary(op, x);
            default -> new Unary(op, x);
        };
    }

    private static Expr absOf(Expr x) {
        return new Unary(UnaryOp.ABS, x);
    }

    private static boolean isSignOp(UnaryOp op) {
        return op == UnaryOp.NEG || op == UnaryOp.ABS;
    }

    private static boolean isRounding(UnaryOp op) {
        return switch (op) {
            case FLOOR, CEIL, ROUND, TRUNC -> true;
            default -> false;
        };
    }

    private static Expr neg(Expr x) {
        return switch (x) {
            case Unary u when u.op() == UnaryOp.NEG -> u.x();
            case Binary b when b.op() == BinaryOp.MUL && b.b() instanceof Const c ->
                    binary(BinaryOp.MUL, b.a(), unary(UnaryOp.NEG, c));
            default -> new Unary(UnaryOp.NEG, x);
        };
    }

    private static Expr not(Expr x) {
        if (x instanceof Unary u && u.op() == UnaryOp.NOT) {
            return u.x();
        }
        if (x instanceof Binary b && b.op() == BinaryOp.EQ) {
            return new Binary(BinaryOp.NE, b.a(), b.b());
        }
        if (x instanceof Binary b && b.op() == BinaryOp.NE) {
            return new Binary(BinaryOp.EQ, b.a(), b.b());
        }
        return new Unary(UnaryOp.NOT, x);
    }

    static Expr binary(BinaryOp op, Expr a, Expr b) {
        if (a instanceof Const ca && b instanceof Const cb) {
            Expr folded = Fold.binary(op, ca, cb);
            if (folded != null) {
                return folded;
            }
        }
        if (a instanceof Const && !(b instanceof Const) && commutes(op)) {
            return binary(op, b, a);
        }
        Expr simpler =
                switch (a.type()) {
                    case F32, F64 -> FloatRules.binary(op, a, b);
                    case I32, I64 -> IntRules.binary(op, a, b);
                    case BOOL -> BoolRules.binary(op, a, b);
                };
        return simpler != null ? simpler : new Binary(op, a, b);
    }

    private static boolean commutes(BinaryOp op) {
        return switch (op) {
            case ADD, MUL, MAX, MIN, EQ, NE, AND, OR, XOR -> true;
            default -> false;
        };
    }

    static Expr fma(Expr a, Expr b, Expr c) {
        if (a instanceof Const && !(b instanceof Const)) {
            return fma(b, a, c);
        }
        if (b instanceof Const k) {
            if (k.is(1)) {
                return binary(BinaryOp.ADD, a, c);
            }
            if (k.is(-1)) {
                return binary(BinaryOp.SUB, c, a);
            }
        }
        if (c instanceof Const k && k.is(-0.0)) {
            return binary(BinaryOp.MUL, a, b);
        }
        return new Fma(a, b, c);
    }

    static Expr where(Expr cond, Expr a, Expr b) {
        if (cond instanceof Const c) {
            return c.bits() != 0 ? a : b;
        }
        if (cond instanceof Unary u && u.op() == UnaryOp.NOT) {
            return where(u.x(), b, a);
        }
        Expr then = a instanceof Where w && w.cond().equals(cond) ? w.a() : a;
        Expr otherwise = b instanceof Where w && w.cond().equals(cond) ? w.b() : b;
        if (then.equals(otherwise)) {
            return then;
        }
        if (then instanceof Where w && w.b().equals(otherwise)) {
            return where(binary(BinaryOp.AND, cond, w.cond()), w.a(), otherwise);
        }
        if (otherwise instanceof Where w && w.a().equals(then)) {
            return where(binary(BinaryOp.OR, cond, w.cond()), then, w.b());
        }
        if (then.type() == Type.BOOL) {
            Expr both = binary(BinaryOp.AND, cond, then);
            Expr rest = binary(BinaryOp.AND, unary(UnaryOp.NOT, cond), otherwise);
            return binary(BinaryOp.OR, both, rest);
        }
        return new Where(cond, then, otherwise);
    }

    static Expr cast(Type to, Expr x) {
        Type from = x.type();
        if (from == to) {
            return x;
        }
        if (x instanceof Const c) {
            return Fold.cast(to, c);
        }
        if (x instanceof Cast inner && keepsEverything(inner.x().type(), from)) {
            return cast(to, inner.x());
        }
        if (to == Type.BOOL) {
            return binary(BinaryOp.NE, x, Exprs.constant(from, 0));
        }
        return new Cast(to, x);
    }

    /// Whether no value of `from` is lost in `to`, so that a further cast may start from `from`.
    private static boolean keepsEverything(Type from, Type to) {
        return switch (from) {
            case BOOL -> true;
            case F32 -> to == Type.F64;
            case I32 -> to == Type.F64 || to == Type.I64;
            case F64, I64 -> false;
        };
    }

    static Expr round(DType dtype, Expr x) {
        return isExact(dtype, x) ? x : new Round(dtype, x);
    }

    /// Whether the value is already one of the 16-bit type.
    private static boolean isExact(DType dtype, Expr x) {
        return switch (x) {
            case Input n -> n.dtype() == dtype;
            case Round n -> n.dtype() == dtype;
            case Unary n -> isSignOp(n.op()) && isExact(dtype, n.x());
            case Where n -> isExact(dtype, n.a()) && isExact(dtype, n.b());
            case Cast n -> n.x().type() == Type.BOOL;
            case Const n -> n.asDouble() == (int) n.asDouble() && Math.abs(n.asDouble()) <= 256;
            case Binary n ->
                    (n.op() == BinaryOp.MAX || n.op() == BinaryOp.MIN)
                            && isExact(dtype, n.a())
                            && isExact(dtype, n.b());
            default -> false;
        };
    }

    static Expr bits(Type to, Expr x) {
        if (to == x.type()) {
            return x;
        }
        if (x instanceof Bits inner) {
            return inner.x();
        }
        if (x instanceof Const c) {
            boolean narrow = to == Type.I32;
            return new Const(
                    to,
                    narrow ? (int) c.bits() : to == Type.F32 ? c.bits() & 0xFFFF_FFFFL : c.bits());
        }
        return new Bits(to, x);
    }

    /// The same operation on other operands.
    public static Expr rebuild(Expr e, UnaryOperator<Expr> operand) {
        return switch (e) {
            case Unary n -> unary(n.op(), operand.apply(n.x()));
            case Binary n -> binary(n.op(), operand.apply(n.a()), operand.apply(n.b()));
            case Fma n -> fma(operand.apply(n.a()), operand.apply(n.b()), operand.apply(n.c()));
            case Where n ->
                    where(operand.apply(n.cond()), operand.apply(n.a()), operand.apply(n.b()));
            case Cast n -> cast(n.type(), operand.apply(n.x()));
            case Round n -> round(n.dtype(), operand.apply(n.x()));
            case Bits n -> bits(n.type(), operand.apply(n.x()));
            case Input _, Scalar _, Const _ -> e;
        };
    }

    static boolean isConst(@Nullable Expr e, double value) {
        return e instanceof Const c && c.type().isFloat() && c.is(value);
    }
}
