package dev.obor.expr;

import org.jspecify.annotations.Nullable;

/// Rewriting of truth values. Comparisons become logic, so that backends need none on BOOL.
final class BoolRules {
    private BoolRules() {}

    static @Nullable Expr binary(BinaryOp op, Expr a, Expr b) {
        return switch (op) {
            case AND -> and(a, b);
            case OR -> or(a, b);
            case XOR, NE -> xor(a, b);
            case EQ -> Exprs.not(Exprs.xor(a, b));
            case LT -> Exprs.and(Exprs.not(a), b);
            case LE -> Exprs.or(Exprs.not(a), b);
            case GT -> Exprs.and(a, Exprs.not(b));
            case GE -> Exprs.or(a, Exprs.not(b));
            default -> throw new IllegalArgumentException(op.text() + ": operands are BOOL");
        };
    }

    private static @Nullable Expr and(Expr a, Expr b) {
        if (b instanceof Const c) {
            return c.bits() != 0 ? a : c;
        }
        return a.equals(b) ? a : complements(a, b) ? Exprs.bool(false) : null;
    }

    private static @Nullable Expr or(Expr a, Expr b) {
        if (b instanceof Const c) {
            return c.bits() != 0 ? c : a;
        }
        return a.equals(b) ? a : complements(a, b) ? Exprs.bool(true) : null;
    }

    private static Expr xor(Expr a, Expr b) {
        if (b instanceof Const c) {
            return c.bits() != 0 ? Exprs.not(a) : a;
        }
        if (a instanceof Const) {
            return xor(b, a);
        }
        return a.equals(b) ? Exprs.bool(false) : new Binary(BinaryOp.XOR, a, b);
    }

    private static boolean complements(Expr a, Expr b) {
        return Exprs.not(a).equals(b);
    }
}
