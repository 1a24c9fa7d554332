package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.Operation.Other.COMPLEX;
import static dev.obor.op.Operation.Other.NUMBER;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFormat;
import dev.obor.base.ValueError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.Default;
import dev.obor.op.Hints;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.function.Supplier;

/// What is true of elements: equal, less, close; NaN, infinite, negative.
public final class Comparisons {
    private Comparisons() {}

    /// Where elements are NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isnan() // [false, true]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISNAN =
            unary("isnan", Rule.COMPARISON, Exprs::isNan)
                    .complex((x, s) ->
                            ComplexExpr.real(Exprs.isNan(x[0].re()).or(Exprs.isNan(x[0].imag()))));

    /// Where elements are infinite.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isinf() // [false, true]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISINF =
            unary(
                            "isinf",
                            Rule.COMPARISON,
                            x ->
                                    floatOnly(
                                            x,
                                            () -> Exprs.abs(x).eq(Double.POSITIVE_INFINITY),
                                            false))
                    .complex(ComplexFormulas::isInfinite);

    /// Where elements are neither infinite nor NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isfinite() // [true, false]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISFINITE =
            unary("isfinite", Rule.COMPARISON, x -> floatOnly(x, () -> x.sub(x).eq(0), true))
                    .complex((x, s) -> ComplexExpr.real(ComplexFormulas.isFinite(x[0])));

    /// Where elements are +inf.
    ///
    /// ```java
    /// tensor(1, Double.POSITIVE_INFINITY).isposinf() // [false, true]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISPOSINF =
            unary(
                    "isposinf",
                    Rule.COMPARISON,
                    x -> floatOnly(x, () -> x.eq(Double.POSITIVE_INFINITY), false));

    /// Where elements are -inf.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isneginf() // [false, true]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISNEGINF =
            unary(
                    "isneginf",
                    Rule.COMPARISON,
                    x -> floatOnly(x, () -> x.eq(Double.NEGATIVE_INFINITY), false));

    /// Where the sign is set, also that of -0.
    ///
    /// ```java
    /// tensor(-1, -0.0, 0).signbit() // [true, true, false]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise SIGNBIT = unary("signbit", Rule.COMPARISON, Comparisons::signbit);

    private static Expr signbit(Expr x) {
        return switch (x.type()) {
            case F32 -> Exprs.bits(Type.I32, x).lt(0);
            case F64 -> Exprs.bits(Type.I64, x).lt(0);
            case I32, I64 -> x.lt(0);
            case BOOL -> Exprs.bool(false);
        };
    }

    /// A test that only floats can fail or pass.
    private static Expr floatOnly(Expr x, Supplier<Expr> test, boolean otherwise) {
        return x.type().isFloat() ? test.get() : Exprs.bool(otherwise);
    }

    /// Whether |a - b| ≤ atol + rtol · |b|, or the two are equal; arguments rtol and atol.
    public static final Pointwise ISCLOSE =
            of("isclose", 2, 2, Rule.COMPARISON, (x, s) -> isClose(x[0], x[1], s))
                    .complex(ComplexFormulas::isClose);

    /// As [#ISCLOSE], with NaN equal to NaN.
    public static final Pointwise ISCLOSE_NAN =
            of(
                            "isclose",
                            2,
                            2,
                            Rule.COMPARISON,
                            (x, s) ->
                                    isClose(x[0], x[1], s)
                                            .or(Exprs.isNan(x[0]).and(Exprs.isNan(x[1]))))
                    .complex(ComplexFormulas::isCloseOrNan);

    /// Where |a - b| ≤ atol + rtol · |b|.
    ///
    /// ```java
    /// tensor(1, 2.0).isclose(tensor(1 + 1e-6, 2.1)) // [true, false]
    /// tensor(1, 2.0).isclose(tensor(1.0, 2.1), o -> o.atol(0.2)) // [true, true]
    /// ```
    ///
    /// @param other of the input's dtype, broadcast with it
    /// @param rtol what may be missing as a part of the size of `other`
    /// @param atol what may be missing besides
    /// @param equalNan whether NaN is close to NaN
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Close.class)
    public static Tensor isclose(
            Tensor input,
            Tensor other,
            @Default("1e-5") double rtol,
            @Default("1e-8") double atol,
            @Default("false") boolean equalNan) {
        if (input.dtype() != other.dtype()) {
            throw new DTypeError(
                    input.dtype().scalarType() + " did not match " + other.dtype().scalarType(),
                    Hints.dtype(input.dtype(), other.dtype()));
        }
        checkTolerance("rtol", rtol);
        checkTolerance("atol", atol);
        if (rtol == 0 && atol == 0 && input.dtype().isInteger()) {
            return input.eq(other); // differences are floats, which large integers do not fit into
        }
        return (equalNan ? ISCLOSE_NAN : ISCLOSE).callWith(new double[] {rtol, atol}, input, other);
    }

    /// Whether all elements of two tensors are close.
    ///
    /// ```java
    /// tensor(1.0, 2).allclose(tensor(1 + 1e-6, 2)) // true
    /// ```
    ///
    /// @param other of the input's dtype, broadcast with it
    /// @param rtol what may be missing as a part of the size of `other`
    /// @param atol what may be missing besides
    /// @param equalNan whether NaN is close to NaN
    /// @return whether [#isclose] holds everywhere
    /// @throws DTypeError if the dtypes differ
    /// @throws ValueError if a tolerance is negative
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Close.class)
    public static boolean allclose(
            Tensor input,
            Tensor other,
            @Default("1e-5") double rtol,
            @Default("1e-8") double atol,
            @Default("false") boolean equalNan) {
        return isclose(input, other, rtol, atol, equalNan).all().itemBoolean();
    }

    private static void checkTolerance(String name, double value) {
        if (!(value >= 0)) {
            throw new ValueError(
                    name
                            + " must be greater than or equal to zero, but got "
                            + PythonFormat.format(value, "g"));
        }
    }

    private static Expr isClose(Expr a, Expr b, Expr[] s) {
        if (a.type() == Type.BOOL) {
            return a.eq(b);
        }
        Expr x = a.type().isFloat() ? a : a.cast(Type.F64);
        Expr y = a.type().isFloat() ? b : b.cast(Type.F64);
        Expr allowed = s[1].cast(x.type()).add(Exprs.abs(s[0].cast(x.type()).mul(y)));
        Expr distance = Exprs.abs(x.sub(y));
        return a.eq(b).or(distance.lt(Double.POSITIVE_INFINITY).and(distance.le(allowed)));
    }

    /// Whether sizes and all elements are equal.
    ///
    /// ```java
    /// tensor(1, 2).equal(tensor(1, 2)) // true
    /// tensor(1, 2).equal(tensor(1, 2, 3)) // false
    /// ```
    ///
    /// @param other a tensor of any shape and dtype
    /// @return false where the shapes differ; NaN equals nothing
    @Operation({TENSOR, OBOR})
    public static boolean equal(Tensor input, Tensor other) {
        return input.shape().equals(other.shape()) && input.eq(other).all().itemBoolean();
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = COMPLEX,
            inPlace = true)
    public static final Pointwise EQ =
            binary("eq", Rule.COMPARISON, Expr::eq).complex((x, s) -> x[0].eq(x[1]));

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"ne", "notEqual"},
            other = COMPLEX,
            inPlace = true)
    public static final Pointwise NE =
            binary("ne", Rule.COMPARISON, Expr::ne)
                    .complex((x, s) -> ComplexExpr.real(x[0].eq(x[1]).re().not()));

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"lt", "less"},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise LT = binary("lt", Rule.COMPARISON, (a, b) -> num(a).lt(num(b)));

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"le", "lessEqual"},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise LE = binary("le", Rule.COMPARISON, (a, b) -> num(a).le(num(b)));

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"gt", "greater"},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise GT = binary("gt", Rule.COMPARISON, (a, b) -> num(a).gt(num(b)));

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"ge", "greaterEqual"},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise GE = binary("ge", Rule.COMPARISON, (a, b) -> num(a).ge(num(b)));

    private static Expr num(Expr e) {
        return Arithmetic.isBool(e) ? e.cast(Type.I32) : e;
    }
}
