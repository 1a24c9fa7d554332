package dev.obor.expr;

import org.jspecify.annotations.Nullable;

/// Machine operations on constants; null where there is no exact answer independent of the place
/// where it is computed (NaN results, zero divisors, functions that lowering replaces).
final class Fold {
    private Fold() {}

    static @Nullable Expr unary(UnaryOp op, Const x) {
        return switch (x.type()) {
            case F32, F64 -> floatUnary(op, x);
            case I32, I64 ->
                    switch (op) {
                        case NEG -> Exprs.integer(x.type(), -x.bits());
                        case ABS -> Exprs.integer(x.type(), Math.abs(x.bits()));
                        case NOT -> Exprs.integer(x.type(), ~x.bits());
                        default -> null;
                    };
            case BOOL -> op == UnaryOp.NOT ? Exprs.bool(x.bits() == 0) : null;
        };
    }

    private static @Nullable Expr floatUnary(UnaryOp op, Const x) {
        double v = x.asDouble();
        return switch (op) {
            case NEG -> Exprs.constant(x.type(), -v);
            case ABS -> Exprs.constant(x.type(), Math.abs(v));
            case SQRT -> number(x.type(), Math.sqrt(v)); // a double root rounds to the float root
            case FLOOR -> number(x.type(), Math.floor(v));
            case CEIL -> number(x.type(), Math.ceil(v));
            case ROUND -> number(x.type(), Math.rint(v));
            case TRUNC -> number(x.type(), v < 0 ? Math.ceil(v) : Math.floor(v));
            case ISNAN -> Exprs.bool(v != v);
            default -> null;
        };
    }

    static @Nullable Expr binary(BinaryOp op, Const a, Const b) {
        return switch (a.type()) {
            case F32, F64 -> floatBinary(op, a.type(), a.asDouble(), b.asDouble());
            case I32 -> intBinary(op, (int) a.bits(), (int) b.bits());
            case I64 -> longBinary(op, a.bits(), b.bits());
            case BOOL -> null; // Simplify's rules for true and false cover these
        };
    }

    /// Sums, products and quotients of floats are the same when computed in double and rounded.
    private static @Nullable Expr floatBinary(BinaryOp op, Type type, double a, double b) {
        return switch (op) {
            case ADD -> number(type, a + b);
            case SUB -> number(type, a - b);
            case MUL -> number(type, a * b);
            case DIV -> number(type, a / b);
            case MAX -> number(type, Math.max(a, b));
            case MIN -> number(type, Math.min(a, b));
            case EQ -> Exprs.bool(a == b);
            case NE -> Exprs.bool(a != b);
            case LT -> Exprs.bool(a < b);
            case LE -> Exprs.bool(a <= b);
            case GT -> Exprs.bool(a > b);
            case GE -> Exprs.bool(a >= b);
            default -> null;
        };
    }

    private static @Nullable Expr number(Type type, double value) {
        return Double.isNaN(value) ? null : Exprs.constant(type, value);
    }

    private static @Nullable Expr intBinary(BinaryOp op, int a, int b) {
        return switch (op) {
            case SHL -> Exprs.integer(Type.I32, a << b);
            case SHR -> Exprs.integer(Type.I32, a >> b);
            case USHR -> Exprs.integer(Type.I32, a >>> b);
            default -> integerBinary(op, Type.I32, a, b);
        };
    }

    private static @Nullable Expr longBinary(BinaryOp op, long a, long b) {
        return switch (op) {
            case SHL -> Exprs.integer(Type.I64, a << b);
            case SHR -> Exprs.integer(Type.I64, a >> b);
            case USHR -> Exprs.integer(Type.I64, a >>> b);
            default -> integerBinary(op, Type.I64, a, b);
        };
    }

    /// What is the same for both widths, as the constant is wrapped to its type.
    private static @Nullable Expr integerBinary(BinaryOp op, Type type, long a, long b) {
        return switch (op) {
            case ADD -> Exprs.integer(type, a + b);
            case SUB -> Exprs.integer(type, a - b);
            case MUL -> Exprs.integer(type, a * b);
            case QUOTIENT -> b == 0 ? null : Exprs.integer(type, a / b);
            case REM -> b == 0 ? null : Exprs.integer(type, a % b);
            case MAX -> Exprs.integer(type, Math.max(a, b));
            case MIN -> Exprs.integer(type, Math.min(a, b));
            case AND -> Exprs.integer(type, a & b);
            case OR -> Exprs.integer(type, a | b);
            case XOR -> Exprs.integer(type, a ^ b);
            case EQ -> Exprs.bool(a == b);
            case NE -> Exprs.bool(a != b);
            case LT -> Exprs.bool(a < b);
            case LE -> Exprs.bool(a <= b);
            case GT -> Exprs.bool(a > b);
            case GE -> Exprs.bool(a >= b);
            default -> null;
        };
    }

    static Expr cast(Type to, Const x) {
        if (x.type().isFloat()) {
            return Exprs.constant(to, x.asDouble());
        }
        return Exprs.integer(to, x.bits());
    }
}
