package dev.obor.op.pointwise;

import static dev.obor.op.Layouts.Gradient.CONTIGUOUS;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.Tensor;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.function.Supplier;

/// Functions of one element: one line each.
public final class Elementary {
    /// (-1)^k 2k / (2k + 1)! for k = 1, 2, …: the derivative of sin(a) / a divided by a, in a².
    private static final double[] SINC_SERIES = {
        -1 / 3.0,
        1 / 30.0,
        -1 / 840.0,
        1 / 45360.0,
        -1 / 3991680.0,
        1 / 518918400.0,
        -1 / 93405312000.0,
        1 / 22230464256000.0,
    };

    private static final double HALF_ROOT_PI = 0.886226925452758;

    private Elementary() {}

    /// The absolute value. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"abs", "absolute"},
            inPlace = true)
    public static final Pointwise ABS =
            unary("abs", Rule.ARITHMETIC, Exprs::abs)
                    .inOneStep()
                    .complex(
                            (x, s) -> ComplexExpr.real(x[0].abs()),
                            (i, g, x, out) -> x[0].sign().scale(g.re()));

    /// The arc cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"acos", "arccos"},
            inPlace = true)
    public static final Pointwise ACOS =
            unary("acos", Rule.FLOAT, Exprs::acos)
                    .complex(
                            z -> z.wide(ComplexExpr::acos),
                            (x, y) -> ComplexFormulas.root(x, -1).neg());

    /// The inverse hyperbolic cosine. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"acosh", "arccosh"},
            inPlace = true)
    public static final Pointwise ACOSH =
            unary("acosh", Rule.FLOAT, Exprs::acosh)
                    .complex(
                            z -> z.wide(ComplexExpr::acosh),
                            (x, y) -> ComplexFormulas.acoshSlope(x));

    /// The arc sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"asin", "arcsin"},
            inPlace = true)
    public static final Pointwise ASIN =
            unary("asin", Rule.FLOAT, Exprs::asin)
                    .complex(z -> z.wide(ComplexExpr::asin), (x, y) -> ComplexFormulas.root(x, -1));

    /// The inverse hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"asinh", "arcsinh"},
            inPlace = true)
    public static final Pointwise ASINH =
            unary("asinh", Rule.FLOAT, Exprs::asinh)
                    .complex(z -> z.wide(ComplexExpr::asinh), (x, y) -> ComplexFormulas.root(x, 1));

    /// The arc tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"atan", "arctan"},
            inPlace = true)
    public static final Pointwise ATAN =
            unary("atan", Rule.FLOAT, Exprs::atan)
                    .complex(
                            z -> z.wide(ComplexExpr::atan),
                            (x, y) -> x.square().add(1).reciprocal());

    /// The inverse hyperbolic tangent. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"atanh", "arctanh"},
            inPlace = true)
    public static final Pointwise ATANH =
            unary("atanh", Rule.FLOAT, Exprs::atanh)
                    .complex(
                            z -> z.wide(ComplexExpr::atanh),
                            (x, y) -> x.square().neg().add(1).reciprocal());

    /// The smallest integer not below. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise CEIL = unary("ceil", Rule.ARITHMETIC, Exprs::ceil);

    /// The cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise COS =
            unary("cos", Rule.FLOAT, Exprs::cos).complex(ComplexExpr::cos, (x, y) -> x.sin().neg());

    /// The hyperbolic cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise COSH =
            unary("cosh", Rule.FLOAT, Exprs::cosh).complex(ComplexExpr::cosh, (x, y) -> x.sinh());

    /// Degrees as radians. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise DEG2RAD = unary("deg2rad", Rule.FLOAT, x -> x.mul(Math.PI / 180));

    /// The derivative of the log of the gamma function. Any shape and dtype; integers and bools
    /// give the default dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise DIGAMMA = unary("digamma", Rule.FLOAT, Exprs::digamma);

    /// The error function. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ERF =
            unary("erf", Rule.FLOAT, Exprs::erf).gradients(FOLLOWS_INPUTS);

    /// 1 - erf(x), accurate for large x. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ERFC =
            unary("erfc", Rule.FLOAT, Exprs::erfc).gradients(FOLLOWS_INPUTS);

    /// The inverse of the error function. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv() // [-0.4769, 0, inf]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ERFINV =
            unary("erfinv", Rule.FLOAT, Exprs::erfinv)
                    .gradients(FOLLOWS_INPUTS)
                    // In float64: the exponential of a square loses digits near 1.
                    .derivative((i, g, x, out) -> {
                        Expr y = Exprs.erfinv(Exprs.cast(Type.F64, x[0]));
                        Expr slope = Exprs.exp(y.square()).mul(HALF_ROOT_PI);
                        return g.mul(Exprs.cast(g.type(), slope));
                    })
                    .keepingNoResult();

    /// e to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 1).exp() // [1, 2.7183]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise EXP =
            unary("exp", Rule.FLOAT, Exprs::exp).complex(ComplexExpr::exp, (x, y) -> y);

    /// 2 to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise EXP2 =
            unary("exp2", Rule.FLOAT, Exprs::exp2)
                    .complex(
                            z -> z.scale(ComplexFormulas.LN2).exp(),
                            (x, y) -> y.scale(ComplexFormulas.LN2));

    /// exp(x) - 1, accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1() // [1e-7, 1.7183]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise EXPM1 =
            unary("expm1", Rule.FLOAT, Exprs::expm1)
                    .complex(z -> z.wide(ComplexExpr::expm1), (x, y) -> y.add(1));

    /// The largest integer not above. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise FLOOR = unary("floor", Rule.ARITHMETIC, Exprs::floor);

    /// The part behind the point, with the sign. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise FRAC =
            unary("frac", Rule.ARITHMETIC, x -> x.sub(Exprs.trunc(x)))
                    .refusing(DTypes.floats("frac_cpu"));

    /// The log of the absolute gamma function. Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LGAMMA = unary("lgamma", Rule.FLOAT, Exprs::lgamma);

    /// The natural logarithm. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log() // [-inf, 0, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOG =
            unary("log", Rule.FLOAT, Exprs::log)
                    .complex(z -> z.wide(ComplexExpr::log), (x, y) -> x.reciprocal());

    /// The logarithm to base 10. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 1000).log10() // [0, 3]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOG10 =
            unary("log10", Rule.FLOAT, Exprs::log10)
                    .copying(0)
                    .complex(
                            z -> z.wide(x -> x.log().scale(1 / ComplexFormulas.LN10)),
                            (x, y) -> x.scale(ComplexFormulas.LN10).reciprocal());

    /// log(1 + x), accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p() // [1e-7, 0.6931]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOG1P =
            unary("log1p", Rule.FLOAT, Exprs::log1p)
                    .node("Log1PBackward0")
                    .copying(0)
                    .complex(z -> z.wide(ComplexExpr::log1p), (x, y) -> x.add(1).reciprocal());

    /// The logarithm to base 2. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2() // [0, 3, -1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOG2 =
            unary("log2", Rule.FLOAT, Exprs::log2)
                    .copying(0)
                    .complex(
                            z -> z.wide(x -> x.log().scale(1 / ComplexFormulas.LN2)),
                            (x, y) -> x.scale(ComplexFormulas.LN2).reciprocal());

    /// The negative. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"neg", "negative"},
            inPlace = true)
    public static final Pointwise NEG =
            unary("neg", Rule.ARITHMETIC, Expr::neg)
                    .refusingFirst(DTypes::negation)
                    .complex((x, s) -> x[0].neg());

    /// Radians as degrees. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RAD2DEG = unary("rad2deg", Rule.FLOAT, x -> x.mul(180 / Math.PI));

    /// 1 / x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(2, 4).reciprocal() // [0.5, 0.25]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RECIPROCAL =
            unary("reciprocal", Rule.FLOAT, Exprs::reciprocal)
                    .complex(ComplexExpr::reciprocal, (x, y) -> y.square().neg());

    /// The nearest integer, ties to even. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ROUND = unary("round", Rule.ARITHMETIC, Exprs::round);

    /// 1 / √x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt() // [0.5, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RSQRT =
            unary("rsqrt", Rule.FLOAT, Exprs::rsqrt)
                    .complex(
                            z -> z.wide(ComplexExpr::rsqrt),
                            (x, y) -> y.square().mul(y).scale(-0.5));

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn() // [-1, 0, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SGN =
            unary("sgn", Rule.ARITHMETIC, Elementary::sign)
                    .gradients(CONTIGUOUS)
                    .readBy(0)
                    .keepingResult()
                    .complex(
                            (x, s) -> x[0].wide(ComplexExpr::sign),
                            (i, g, x, out) -> ComplexFormulas.signSlope(g, x[0]));

    /// The logistic function, 1 / (1 + exp(-x)). Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIGMOID =
            unary("sigmoid", Rule.FLOAT, Exprs::sigmoid)
                    .complex(z -> z.wide(ComplexExpr::sigmoid), (x, y) -> y.neg().add(1).mul(y));

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIGN = unary("sign", Rule.ARITHMETIC, Elementary::sign);

    /// The sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIN =
            unary("sin", Rule.FLOAT, Exprs::sin).complex(ComplexExpr::sin, (x, y) -> x.cos());

    /// sin(πx) / (πx), and 1 at 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SINC =
            unary("sinc", Rule.FLOAT, Elementary::sinc)
                    .gradients(FOLLOWS_INPUTS)
                    // The derived one is a difference of almost equal numbers near 0.
                    .derivative((i, g, x, out) -> g.mul(sincSlope(x[0])))
                    .complex(
                            z -> z.wide(ComplexFormulas::sinc),
                            (x, y) -> x.wide(ComplexFormulas::sincSlope));

    /// The hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SINH =
            unary("sinh", Rule.FLOAT, Exprs::sinh).complex(ComplexExpr::sinh, (x, y) -> x.cosh());

    /// The square root. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 4, 9).sqrt() // [1, 2, 3]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SQRT =
            unary("sqrt", Rule.FLOAT, Exprs::sqrt)
                    .complex(z -> z.wide(ComplexExpr::sqrt), (x, y) -> y.scale(2).reciprocal());

    /// The square.
    public static final Pointwise SQUARE =
            unary("pow", Rule.ARITHMETIC, Expr::square)
                    .recording((i, g, x, s) -> Arithmetic.powerSlope(g, x[0], 2))
                    .complex(ComplexExpr::square, (x, y) -> x.scale(2));

    /// The tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise TAN =
            unary("tan", Rule.FLOAT, Exprs::tan)
                    .complex(z -> z.wide(ComplexExpr::tan), (x, y) -> y.square().add(1));

    /// The hyperbolic tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise TANH =
            unary("tanh", Rule.FLOAT, Exprs::tanh)
                    .complex(z -> z.wide(ComplexExpr::tanh), (x, y) -> y.square().neg().add(1));

    /// The integer part. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"trunc", "fix"},
            inPlace = true)
    public static final Pointwise TRUNC = unary("trunc", Rule.ARITHMETIC, Exprs::trunc);

    /// Where elements are NaN; bool.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isnan() // [false, true]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISNAN =
            unary("isnan", Rule.COMPARISON, Exprs::isNan)
                    .complex((x, s) ->
                            ComplexExpr.real(Exprs.isNan(x[0].re()).or(Exprs.isNan(x[0].imag()))));

    /// Where elements are infinite; bool.
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

    /// Where elements are neither infinite nor NaN; bool.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isfinite() // [true, false]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise ISFINITE =
            unary("isfinite", Rule.COMPARISON, x -> floatOnly(x, () -> x.sub(x).eq(0), true))
                    .complex((x, s) -> ComplexExpr.real(ComplexFormulas.isFinite(x[0])));

    /// Where elements are +inf; bool.
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

    /// Where elements are -inf; bool.
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

    /// Where the sign is set, also that of -0; bool.
    ///
    /// ```java
    /// tensor(-1, -0.0, 0).signbit() // [true, true, false]
    /// ```
    @Operation({TENSOR, OBOR})
    public static final Pointwise SIGNBIT = unary("signbit", Rule.COMPARISON, Elementary::signbit);

    /// Where elements are 0; bool.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOGICAL_NOT =
            unary("logical_not", Rule.LOGICAL, Expr::not)
                    .complex((x, s) -> ComplexExpr.real(x[0].truth().not()));

    /// All bits flipped; bool: the opposite. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise BITWISE_NOT = unary("bitwise_not", Rule.ARITHMETIC, Expr::not);

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RELU =
            unary("relu", Rule.ARITHMETIC, x -> x.max(0))
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> out.le(0).where(Exprs.constant(g.type(), 0), g));

    /// round(x · 10^n) / 10^n with the power as argument.
    public static final Pointwise ROUND_TO =
            Pointwise.of(
                            "round",
                            1,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) -> Exprs.round(x[0].mul(s[0])).div(s[0]))
                    .node("RoundBackward1");

    /// round(x / 10^n) · 10^n with the power as argument.
    public static final Pointwise ROUND_TO_TENS =
            Pointwise.of(
                            "round",
                            1,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) -> Exprs.round(x[0].div(s[0])).mul(s[0]))
                    .node("RoundBackward1");

    /// log(x / (1 - x)). Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOGIT =
            unary("logit", Rule.FLOAT, x -> logit(x))
                    .derivative((i, g, x, out) -> logitGradient(g, x[0]));

    /// log(z / (1 - z)) where z is x kept within eps of 0 and 1.
    public static final Pointwise LOGIT_CLAMPED =
            Pointwise.of(
                            "logit",
                            1,
                            1,
                            Rule.FLOAT,
                            (x, s) -> {
                                Expr high = Exprs.constant(s[0].type(), 1).sub(s[0]);
                                Expr z = x[0].lt(s[0]).where(s[0], x[0].gt(high).where(high, x[0]));
                                return logit(z);
                            })
                    // Nothing beyond the bounds and for NaN, as in PyTorch.
                    .derivative((i, g, x, out) -> {
                        Expr low = Exprs.scalar(0, x[0].type());
                        Expr one = Exprs.constant(x[0].type(), 1);
                        Expr inside = x[0].ge(low).and(x[0].le(one.sub(low)));
                        Expr slope = g.div(x[0].mul(one.sub(x[0])));
                        return inside.where(slope, Exprs.constant(g.type(), 0));
                    });

    /// NaN, +inf and -inf replaced by three numbers.
    public static final Pointwise NAN_TO_NUM =
            Pointwise.of(
                            "nan_to_num",
                            1,
                            3,
                            Rule.ARITHMETIC,
                            (x, s) ->
                                    x[0].type().isFloat()
                                            ? Exprs.isNan(x[0])
                                                    .where(
                                                            s[0],
                                                            x[0].eq(Double.POSITIVE_INFINITY)
                                                                    .where(
                                                                            s[1],
                                                                            x[0].eq(
                                                                                            Double
                                                                                                    .NEGATIVE_INFINITY)
                                                                                    .where(
                                                                                            s[2],
                                                                                            x[0])))
                                            : x[0])
                    .complex(ComplexFormulas::finite, ComplexFormulas::finiteSlope)
                    .selecting()
                    .copying(0);

    private static Expr logit(Expr z) {
        return Exprs.log(z.div(Exprs.constant(z.type(), 1).sub(z)));
    }

    private static Expr sinc(Expr x) {
        Expr angle = x.mul(Math.PI);
        return x.eq(0).where(Exprs.constant(x.type(), 1), Exprs.sin(angle).div(angle));
    }

    /// Near 0 by its series, since the difference has no digits there.
    private static Expr sincSlope(Expr x) {
        Expr angle = x.mul(Math.PI);
        Expr far = Exprs.cos(angle).sub(Exprs.sin(angle).div(angle)).div(x);
        Expr square = angle.square();
        Expr series = Exprs.constant(x.type(), SINC_SERIES[SINC_SERIES.length - 1]);
        for (int k = SINC_SERIES.length - 2; k >= 0; k--) {
            series = series.mul(square).add(SINC_SERIES[k]);
        }
        return Exprs.abs(angle).lt(1).where(series.mul(angle).mul(Math.PI), far);
    }

    /// NaN beyond 0 and 1, as PyTorch states it.
    private static Expr logitGradient(Expr g, Expr x) {
        Expr slope = g.div(x.mul(Exprs.constant(x.type(), 1).sub(x)));
        Expr beyond = x.lt(0).or(x.gt(1));
        return beyond.where(Exprs.constant(g.type(), Double.NaN), slope);
    }

    private static Expr sign(Expr x) {
        return x.type() == Type.BOOL ? x : Exprs.sign(x);
    }

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

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    @Operation({TENSOR, OBOR})
    public static Tensor logit(Tensor input, double eps, boolean inPlace) {
        double[] bound = {eps};
        return inPlace
                ? LOGIT_CLAMPED.intoWith(bound, input)
                : LOGIT_CLAMPED.callWith(bound, input);
    }
}
