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
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Pointwise.Rule;

/// Functions of one element: one line each.
public final class Elementary {
    private Elementary() {}

    private static final double HALF_ROOT_PI = 0.886226925452758;

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; of complex numbers their real dtype
    /// @throws dev.obor.base.DTypeError for bools
    @Operation(
            value = {TENSOR, OBOR},
            names = {"abs", "absolute"},
            inPlace = true)
    public static final Pointwise ABS =
            unary("abs", Rule.ARITHMETIC, Exprs::abs)
                    .inOneStep()
                    .keepingArriving()
                    .complex(
                            (x, s) -> ComplexExpr.real(x[0].abs()),
                            (i, g, x, out) -> x[0].sign().scale(g.re()));

    /// The derivative of the log of the gamma function.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise DIGAMMA = unary("digamma", Rule.FLOAT, Exprs::digamma);

    /// The error function.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ERF =
            unary("erf", Rule.FLOAT, Exprs::erf)
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> erfSlope(x[0], 1 / HALF_ROOT_PI).mul(g));

    /// 1 - erf(x), accurate for large x.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ERFC =
            unary("erfc", Rule.FLOAT, Exprs::erfc)
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> erfSlope(x[0], -1 / HALF_ROOT_PI).mul(g));

    private static Expr erfSlope(Expr x, double factor) {
        return Exprs.exp(x.square().neg()).mul(factor);
    }

    /// The inverse of the error function.
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
                    .keepingNoResult()
                    .roundingOnce();

    /// e to the power of each element.
    ///
    /// ```java
    /// tensor(0.0, 1).exp() // [1, 2.7183]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise EXP =
            unary("exp", Rule.FLOAT, Exprs::exp).complex(ComplexExpr::exp, (x, y) -> y);

    /// 2 to the power of each element.
    ///
    /// ```java
    /// tensor(-1.0, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise EXP2 =
            unary("exp2", Rule.FLOAT, Exprs::exp2)
                    .complex(
                            z -> z.scale(ComplexFormulas.LN2).exp(),
                            (x, y) -> y.scale(ComplexFormulas.LN2));

    /// exp(x) - 1, accurate near 0.
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

    /// The log of the absolute gamma function.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LGAMMA = unary("lgamma", Rule.FLOAT, Exprs::lgamma);

    /// The natural logarithm.
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

    /// The logarithm to base 10.
    ///
    /// ```java
    /// tensor(1.0, 1000).log10() // [0, 3]
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

    /// log(1 + x), accurate near 0.
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

    /// The logarithm to base 2.
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

    /// The negative.
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

    /// 1 / x.
    ///
    /// ```java
    /// tensor(2.0, 4).reciprocal() // [0.5, 0.25]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RECIPROCAL =
            unary("reciprocal", Rule.FLOAT, Exprs::reciprocal)
                    .complex(ComplexExpr::reciprocal, (x, y) -> y.square().neg())
                    .copyingGradient(0);

    /// 1 / √x.
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
                            (x, y) -> y.square().mul(y).scale(-0.5))
                    .copyingGradient(0);

    /// -1, 0 or 1.
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

    /// The logistic function, 1 / (1 + exp(-x)).
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIGMOID =
            unary("sigmoid", Rule.FLOAT, Exprs::sigmoid)
                    .complex(z -> z.wide(ComplexExpr::sigmoid), (x, y) -> y.neg().add(1).mul(y))
                    .roundingOnce();

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise SIGN = unary("sign", Rule.ARITHMETIC, Elementary::sign);

    /// The square root.
    ///
    /// ```java
    /// tensor(1.0, 4, 9).sqrt() // [1, 2, 3]
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

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise RELU =
            unary("relu", Rule.ARITHMETIC, x -> x.max(0))
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> out.le(0).where(Exprs.constant(g.type(), 0), g));

    /// log(x / (1 - x)).
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise LOGIT =
            unary("logit", Rule.FLOAT, x -> logit(x))
                    .derivative((i, g, x, out) -> logitGradient(g, x[0]))
                    .recording((i, g, x, s) -> logitGradient(g, x[0], 0, Double.NaN));

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
                    })
                    .recording((i, g, x, s) ->
                            logitGradient(g, x[0], Double.longBitsToDouble(s[0]), 0));

    /// As PyTorch makes it where it is recorded: it lies as the input does.
    private static Tensor logitGradient(Tensor g, Tensor x, double low, double outside) {
        Tensor inside = x.ge(low).logicalAnd(x.le(1 - low));
        Tensor rest = TensorAccess.wrap(RawMemory.full(x.dtype(), new long[0], outside));
        return Masks.where(inside, g.div(x.mul(x.rsub(1))), rest);
    }

    private static Expr logit(Expr z) {
        return Exprs.log(z.div(Exprs.constant(z.type(), 1).sub(z)));
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

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    ///
    /// @param eps how far numbers are kept from 0 and 1
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor logit(Tensor input, double eps, boolean inPlace) {
        double[] bound = {eps};
        return inPlace
                ? LOGIT_CLAMPED.intoWith(bound, input)
                : LOGIT_CLAMPED.callWith(bound, input);
    }
}
