package dev.obor.expr;

import dev.obor.base.DType;
import dev.obor.base.ValueError;

/// Makes expressions: checks types and simplifies locally without changing a bit of the result
/// (only the payload of a NaN may differ).
public final class Exprs {
    private Exprs() {}

    /// One element of an input.
    public static Expr input(int index, DType dtype) {
        return new Input(index, dtype);
    }

    /// A number known at run time, see [Scalar].
    public static Expr scalar(int index, Type type) {
        return new Scalar(index, type);
    }

    /// A constant, converted as Java's casts do it; BOOL from whether it differs from 0.
    public static Expr constant(Type type, double value) {
        return switch (type) {
            case F32 -> new Const(type, Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL);
            case F64 -> new Const(type, Double.doubleToRawLongBits(value));
            case I32 -> new Const(type, (int) value);
            case I64 -> new Const(type, (long) value);
            case BOOL -> new Const(type, value != 0 ? 1 : 0);
        };
    }

    /// An integer constant (wrapped to the type), or a float one that is rounded once.
    public static Expr integer(Type type, long value) {
        return switch (type) {
            case F32 -> new Const(type, Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL);
            case F64 -> new Const(type, Double.doubleToRawLongBits((double) value));
            case I32 -> new Const(type, (int) value);
            case I64 -> new Const(type, value);
            case BOOL -> new Const(type, value != 0 ? 1 : 0);
        };
    }

    /// A truth value.
    public static Expr bool(boolean value) {
        return new Const(Type.BOOL, value ? 1 : 0);
    }

    /// -x.
    public static Expr neg(Expr x) {
        requireNumber("neg", x);
        return Simplify.unary(UnaryOp.NEG, x);
    }

    /// The absolute value.
    public static Expr abs(Expr x) {
        requireNumber("abs", x);
        return Simplify.unary(UnaryOp.ABS, x);
    }

    /// The square root.
    public static Expr sqrt(Expr x) {
        requireFloat("sqrt", x);
        return Simplify.unary(UnaryOp.SQRT, x);
    }

    /// -1, 0 or 1; 0 for NaN.
    public static Expr sign(Expr x) {
        requireNumber("sign", x);
        return Simplify.unary(UnaryOp.SIGN, x);
    }

    /// `1 / x`.
    public static Expr reciprocal(Expr x) {
        requireFloat("reciprocal", x);
        return Simplify.unary(UnaryOp.RECIPROCAL, x);
    }

    /// `1 / sqrt(x)`.
    public static Expr rsqrt(Expr x) {
        requireFloat("rsqrt", x);
        return Simplify.unary(UnaryOp.RSQRT, x);
    }

    /// `e^x`.
    public static Expr exp(Expr x) {
        requireFloat("exp", x);
        return Simplify.unary(UnaryOp.EXP, x);
    }

    /// `2^x`.
    public static Expr exp2(Expr x) {
        requireFloat("exp2", x);
        return Simplify.unary(UnaryOp.EXP2, x);
    }

    /// `e^x - 1`.
    public static Expr expm1(Expr x) {
        requireFloat("expm1", x);
        return Simplify.unary(UnaryOp.EXPM1, x);
    }

    /// The natural logarithm.
    public static Expr log(Expr x) {
        requireFloat("log", x);
        return Simplify.unary(UnaryOp.LOG, x);
    }

    /// The logarithm to base 2.
    public static Expr log2(Expr x) {
        requireFloat("log2", x);
        return Simplify.unary(UnaryOp.LOG2, x);
    }

    /// The logarithm to base 10.
    public static Expr log10(Expr x) {
        requireFloat("log10", x);
        return Simplify.unary(UnaryOp.LOG10, x);
    }

    /// `log(1 + x)`.
    public static Expr log1p(Expr x) {
        requireFloat("log1p", x);
        return Simplify.unary(UnaryOp.LOG1P, x);
    }

    /// The sine.
    public static Expr sin(Expr x) {
        requireFloat("sin", x);
        return Simplify.unary(UnaryOp.SIN, x);
    }

    /// The cosine.
    public static Expr cos(Expr x) {
        requireFloat("cos", x);
        return Simplify.unary(UnaryOp.COS, x);
    }

    /// The tangent.
    public static Expr tan(Expr x) {
        requireFloat("tan", x);
        return Simplify.unary(UnaryOp.TAN, x);
    }

    /// The arc sine.
    public static Expr asin(Expr x) {
        requireFloat("asin", x);
        return Simplify.unary(UnaryOp.ASIN, x);
    }

    /// The arc cosine.
    public static Expr acos(Expr x) {
        requireFloat("acos", x);
        return Simplify.unary(UnaryOp.ACOS, x);
    }

    /// The arc tangent.
    public static Expr atan(Expr x) {
        requireFloat("atan", x);
        return Simplify.unary(UnaryOp.ATAN, x);
    }

    /// The hyperbolic sine.
    public static Expr sinh(Expr x) {
        requireFloat("sinh", x);
        return Simplify.unary(UnaryOp.SINH, x);
    }

    /// The hyperbolic cosine.
    public static Expr cosh(Expr x) {
        requireFloat("cosh", x);
        return Simplify.unary(UnaryOp.COSH, x);
    }

    /// The hyperbolic tangent.
    public static Expr tanh(Expr x) {
        requireFloat("tanh", x);
        return Simplify.unary(UnaryOp.TANH, x);
    }

    /// The inverse hyperbolic sine.
    public static Expr asinh(Expr x) {
        requireFloat("asinh", x);
        return Simplify.unary(UnaryOp.ASINH, x);
    }

    /// The inverse hyperbolic cosine.
    public static Expr acosh(Expr x) {
        requireFloat("acosh", x);
        return Simplify.unary(UnaryOp.ACOSH, x);
    }

    /// The inverse hyperbolic tangent.
    public static Expr atanh(Expr x) {
        requireFloat("atanh", x);
        return Simplify.unary(UnaryOp.ATANH, x);
    }

    /// The logistic function.
    public static Expr sigmoid(Expr x) {
        requireFloat("sigmoid", x);
        return Simplify.unary(UnaryOp.SIGMOID, x);
    }

    /// The error function.
    public static Expr erf(Expr x) {
        requireFloat("erf", x);
        return Simplify.unary(UnaryOp.ERF, x);
    }

    /// `1 - erf(x)`.
    public static Expr erfc(Expr x) {
        requireFloat("erfc", x);
        return Simplify.unary(UnaryOp.ERFC, x);
    }

    /// The inverse of the error function.
    public static Expr erfinv(Expr x) {
        requireFloat("erfinv", x);
        return Simplify.unary(UnaryOp.ERFINV, x);
    }

    /// The log of the absolute gamma function.
    public static Expr lgamma(Expr x) {
        requireFloat("lgamma", x);
        return Simplify.unary(UnaryOp.LGAMMA, x);
    }

    /// The derivative of lgamma.
    public static Expr digamma(Expr x) {
        requireFloat("digamma", x);
        return Simplify.unary(UnaryOp.DIGAMMA, x);
    }

    /// The derivative of digamma.
    public static Expr trigamma(Expr x) {
        requireFloat("trigamma", x);
        return Simplify.unary(UnaryOp.TRIGAMMA, x);
    }

    /// The largest integer not above x; integers stay.
    public static Expr floor(Expr x) {
        requireNumber("floor", x);
        return x.type().isFloat() ? Simplify.unary(UnaryOp.FLOOR, x) : x;
    }

    /// The smallest integer not below x; integers stay.
    public static Expr ceil(Expr x) {
        requireNumber("ceil", x);
        return x.type().isFloat() ? Simplify.unary(UnaryOp.CEIL, x) : x;
    }

    /// The nearest integer, ties to even; integers stay.
    public static Expr round(Expr x) {
        requireNumber("round", x);
        return x.type().isFloat() ? Simplify.unary(UnaryOp.ROUND, x) : x;
    }

    /// The integer part; integers stay.
    public static Expr trunc(Expr x) {
        requireNumber("trunc", x);
        return x.type().isFloat() ? Simplify.unary(UnaryOp.TRUNC, x) : x;
    }

    /// Logical complement, or bitwise for integers.
    public static Expr not(Expr x) {
        requireBits("not", x);
        return Simplify.unary(UnaryOp.NOT, x);
    }

    /// Whether x is NaN; false for what is no float.
    public static Expr isNan(Expr x) {
        return x.type().isFloat() ? Simplify.unary(UnaryOp.ISNAN, x) : bool(false);
    }

    /// `a + b`.
    public static Expr add(Expr a, Expr b) {
        requireSame("add", a, b);
        requireNumber("add", a);
        return Simplify.binary(BinaryOp.ADD, a, b);
    }

    /// `a - b`.
    public static Expr sub(Expr a, Expr b) {
        requireSame("sub", a, b);
        requireNumber("sub", a);
        return Simplify.binary(BinaryOp.SUB, a, b);
    }

    /// `a * b`.
    public static Expr mul(Expr a, Expr b) {
        requireSame("mul", a, b);
        requireNumber("mul", a);
        return Simplify.binary(BinaryOp.MUL, a, b);
    }

    /// `a / b`.
    public static Expr div(Expr a, Expr b) {
        requireSame("div", a, b);
        requireFloat("div", a);
        return Simplify.binary(BinaryOp.DIV, a, b);
    }

    /// The truncated quotient of integers.
    public static Expr quotient(Expr a, Expr b) {
        requireSame("quotient", a, b);
        requireInteger("quotient", a);
        return Simplify.binary(BinaryOp.QUOTIENT, a, b);
    }

    /// The remainder with the dividend's sign.
    public static Expr fmod(Expr a, Expr b) {
        requireSame("fmod", a, b);
        requireNumber("fmod", a);
        return Simplify.binary(BinaryOp.REM, a, b);
    }

    /// The larger, NaN if either is.
    public static Expr max(Expr a, Expr b) {
        requireSame("max", a, b);
        requireNumber("max", a);
        return Simplify.binary(BinaryOp.MAX, a, b);
    }

    /// The smaller, NaN if either is.
    public static Expr min(Expr a, Expr b) {
        requireSame("min", a, b);
        requireNumber("min", a);
        return Simplify.binary(BinaryOp.MIN, a, b);
    }

    /// `a == b`.
    public static Expr eq(Expr a, Expr b) {
        requireSame("eq", a, b);
        return Simplify.binary(BinaryOp.EQ, a, b);
    }

    /// `a != b`, true for NaN.
    public static Expr ne(Expr a, Expr b) {
        requireSame("ne", a, b);
        return Simplify.binary(BinaryOp.NE, a, b);
    }

    /// `a < b`.
    public static Expr lt(Expr a, Expr b) {
        requireSame("lt", a, b);
        return Simplify.binary(BinaryOp.LT, a, b);
    }

    /// `a <= b`.
    public static Expr le(Expr a, Expr b) {
        requireSame("le", a, b);
        return Simplify.binary(BinaryOp.LE, a, b);
    }

    /// `a > b`.
    public static Expr gt(Expr a, Expr b) {
        requireSame("gt", a, b);
        return Simplify.binary(BinaryOp.GT, a, b);
    }

    /// `a >= b`.
    public static Expr ge(Expr a, Expr b) {
        requireSame("ge", a, b);
        return Simplify.binary(BinaryOp.GE, a, b);
    }

    /// Logical or bitwise and.
    public static Expr and(Expr a, Expr b) {
        requireSame("and", a, b);
        requireBits("and", a);
        return Simplify.binary(BinaryOp.AND, a, b);
    }

    /// Logical or bitwise or.
    public static Expr or(Expr a, Expr b) {
        requireSame("or", a, b);
        requireBits("or", a);
        return Simplify.binary(BinaryOp.OR, a, b);
    }

    /// Logical or bitwise exclusive or.
    public static Expr xor(Expr a, Expr b) {
        requireSame("xor", a, b);
        requireBits("xor", a);
        return Simplify.binary(BinaryOp.XOR, a, b);
    }

    /// Shift to the left.
    public static Expr shl(Expr a, Expr b) {
        requireSame("shl", a, b);
        requireInteger("shl", a);
        return Simplify.binary(BinaryOp.SHL, a, b);
    }

    /// Shift to the right, keeping the sign.
    public static Expr shr(Expr a, Expr b) {
        requireSame("shr", a, b);
        requireInteger("shr", a);
        return Simplify.binary(BinaryOp.SHR, a, b);
    }

    /// Shift to the right, filling with zeros.
    public static Expr ushr(Expr a, Expr b) {
        requireSame("ushr", a, b);
        requireInteger("ushr", a);
        return Simplify.binary(BinaryOp.USHR, a, b);
    }

    /// The quotient rounded down.
    public static Expr floorDiv(Expr a, Expr b) {
        requireSame("floorDiv", a, b);
        requireNumber("floorDiv", a);
        return Simplify.binary(BinaryOp.FLOOR_DIV, a, b);
    }

    /// The remainder with the divisor's sign.
    public static Expr remainder(Expr a, Expr b) {
        requireSame("remainder", a, b);
        requireNumber("remainder", a);
        return Simplify.binary(BinaryOp.REMAINDER, a, b);
    }

    /// `a` to the power `b`.
    public static Expr pow(Expr a, Expr b) {
        requireSame("pow", a, b);
        requireNumber("pow", a);
        return Simplify.binary(BinaryOp.POW, a, b);
    }

    /// The angle of the point (b, a).
    public static Expr atan2(Expr a, Expr b) {
        requireSame("atan2", a, b);
        requireFloat("atan2", a);
        return Simplify.binary(BinaryOp.ATAN2, a, b);
    }

    /// A function with a loop, of which [BinaryOp#isLoop] is true; for floats.
    public static Expr loop(BinaryOp op, Expr a, Expr b) {
        requireSame(op.text(), a, b);
        requireFloat(op.text(), a);
        if (!op.isLoop()) {
            throw new ValueError("loop: " + op);
        }
        return Simplify.binary(op, a, b);
    }

    /// `a * b + c`, rounded once; for floats.
    public static Expr fma(Expr a, Expr b, Expr c) {
        requireSame("fma", a, b);
        requireSame("fma", a, c);
        requireFloat("fma", a);
        return Simplify.fma(a, b, c);
    }

    /// `a` where the condition holds, else `b`.
    public static Expr where(Expr cond, Expr a, Expr b) {
        if (cond.type() != Type.BOOL) {
            throw new ValueError("where: the condition is " + cond.type());
        }
        requireSame("where", a, b);
        return Simplify.where(cond, a, b);
    }

    /// The value converted, see [Cast].
    public static Expr cast(Type to, Expr x) {
        return Simplify.cast(to, x);
    }

    /// A F32 value rounded to bfloat16 or float16.
    public static Expr round(DType dtype, Expr x) {
        if (!dtype.isLowPrecision() || x.type() != Type.F32) {
            throw new ValueError("round: " + x.type() + " to " + dtype);
        }
        return Simplify.round(dtype, x);
    }

    /// The value as it would come back from storage of that dtype: converted to its type, rounded
    /// or wrapped to its width.
    public static Expr stored(DType dtype, Expr x) {
        Expr y = cast(Type.of(dtype), x);
        return switch (dtype) {
            case BFLOAT16, FLOAT16 -> round(dtype, y);
            case INT16 -> narrow(y, 16);
            case INT8 -> narrow(y, 24);
            case UINT8 -> y.and(constant(Type.I32, 255));
            case FLOAT32, FLOAT64, INT64, INT32, BOOL, COMPLEX64, COMPLEX128 -> y;
        };
    }

    private static Expr narrow(Expr x, int bits) {
        Expr count = constant(Type.I32, bits);
        return shr(shl(x, count), count);
    }

    /// The same bits as another type of the same width.
    public static Expr bits(Type to, Expr x) {
        boolean fits =
                switch (to) {
                    case F32 -> x.type() == Type.I32;
                    case I32 -> x.type() == Type.F32;
                    case F64 -> x.type() == Type.I64;
                    case I64 -> x.type() == Type.F64;
                    case BOOL -> false;
                };
        if (!fits && to != x.type()) {
            throw new ValueError("bits: " + x.type() + " as " + to);
        }
        return Simplify.bits(to, x);
    }

    private static void requireSame(String op, Expr a, Expr b) {
        if (a.type() != b.type()) {
            throw new ValueError(
                    op + ": operands are " + a.type() + " and " + b.type() + "; cast one of them");
        }
    }

    private static void requireNumber(String op, Expr x) {
        require(op, x, x.type() != Type.BOOL, "a number");
    }

    private static void requireFloat(String op, Expr x) {
        require(op, x, x.type().isFloat(), "a float");
    }

    private static void requireInteger(String op, Expr x) {
        require(op, x, !x.type().isFloat() && x.type() != Type.BOOL, "an integer");
    }

    private static void requireBits(String op, Expr x) {
        require(op, x, !x.type().isFloat(), "an integer or BOOL");
    }

    private static void require(String op, Expr x, boolean ok, String wanted) {
        if (!ok) {
            throw new ValueError(op + ": needs " + wanted + ", got " + x.type());
        }
    }
}
