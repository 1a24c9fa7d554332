package dev.obor.expr;

import org.jspecify.annotations.Nullable;

/// Rewriting of integer operations. A constant stands second where the operation commutes.
final class IntRules {
    private IntRules() {}

    static @Nullable Expr binary(BinaryOp op, Expr a, Expr b) {
        if (b instanceof Const c) {
            return withConstant(op, a, c);
        }
        if (!a.equals(b)) {
            return null;
        }
        return switch (op) {
            case SUB, XOR -> Exprs.integer(a.type(), 0);
            case AND, OR, MAX, MIN -> a;
            case EQ, LE, GE -> Exprs.bool(true);
            case NE, LT, GT -> Exprs.bool(false);
            default -> null;
        };
    }

    private static @Nullable Expr withConstant(BinaryOp op, Expr a, Const c) {
        long v = c.bits();
        return switch (op) {
            case ADD, SUB, OR, XOR, SHL, SHR, USHR -> v == 0 ? a : null;
            case MUL -> v == 0 ? c : v == 1 ? a : v == -1 ? Exprs.neg(a) : null;
            case AND -> v == 0 ? c : v == -1 ? a : null;
            case QUOTIENT, FLOOR_DIV -> v == 1 ? a : null;
            default -> null;
        };
    }
}
