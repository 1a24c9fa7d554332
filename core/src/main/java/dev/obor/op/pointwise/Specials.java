package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.Operation.Other.NUMBER;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.MantissaExponent;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.autograd.Context;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.expr.lower.SpecialFunctions;
import dev.obor.op.DTypes;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Special functions, PyTorch's `torch.special`; their formulas are the expression layer's.
public final class Specials {
    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double LN2 = 0.6931471805599453;
    private static final double ROOT_HALF = 0.7071067811865476;

    private Specials() {}

    /// The modified Bessel function of the first kind and order 1.
    ///
    /// ```java
    /// i1(tensor(0.0, 1)) // [0, 0.5652]
    /// ```
    @Operation(OBOR)
    public static final Pointwise I1 =
            unary("special_i1", Rule.FLOAT, SpecialFunctions::i1)
                    .node("SpecialI1Backward0")
                    .derivative((i, g, x, out) ->
                            g.mul(nearZero(x[0], a -> SpecialFunctions.i0(a).sub(out.div(a)))))
                    .roundingOnce();

    /// exp(-|x|) times the modified Bessel function of the first kind and order 1.
    ///
    /// ```java
    /// i1e(tensor(0.0, 1)) // [0, 0.2079]
    /// ```
    @Operation(OBOR)
    public static final Pointwise I1E =
            unary("special_i1e", Rule.FLOAT, SpecialFunctions::i1e)
                    .node("SpecialI1EBackward0")
                    .derivative((i, g, x, out) -> g.mul(nearZero(x[0], Specials::slopeOfI1e)))
                    .keepingResult()
                    .recording((i, g, x, s) -> {
                        Tensor safe = awayFromZero(x[0]);
                        Tensor factor = safe.sgn().add(safe.reciprocal());
                        Tensor slope = i0e(safe).sub(x[1].mul(factor));
                        return g.mul(slope.maskedFill(nearZero(x[0]), 0.5));
                    })
                    .roundingOnce();

    /// Where a slope divides by too little.
    static Tensor nearZero(Tensor x) {
        return x.detach().abs().le(x.dtype() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23);
    }

    /// The numbers, but for those near zero.
    static Tensor awayFromZero(Tensor x) {
        return x.maskedFill(nearZero(x), x.dtype() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23);
    }

    /// From what is not rounded to 16 bits: the difference is small.
    private static Expr slopeOfI1e(Expr x) {
        Expr factor = Exprs.sign(x).add(Exprs.reciprocal(x));
        return SpecialFunctions.i0e(x).sub(SpecialFunctions.i1e(x).mul(factor));
    }

    /// The modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// tensor(0.0, 1).i0() // [1, 1.2661]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise I0 =
            unary("i0", Rule.FLOAT, SpecialFunctions::i0)
                    .derivative((i, g, x, out) -> g.mul(SpecialFunctions.i1(x[0])))
                    .recording((i, g, x, s) -> g.mul(I1.call(x[0])))
                    .roundingOnce();

    /// exp(-|x|) times the modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// i0e(tensor(0.0, 1)) // [1, 0.4658]
    /// ```
    @Operation(OBOR)
    public static final Pointwise I0E =
            unary("special_i0e", Rule.FLOAT, SpecialFunctions::i0e)
                    .node("SpecialI0EBackward0")
                    .derivative((i, g, x, out) ->
                            g.mul(SpecialFunctions.i1e(x[0]).sub(Exprs.sign(x[0]).mul(out))))
                    .recording((i, g, x, s) -> g.mul(I1E.call(x[0]).sub(x[0].sgn().mul(x[1]))))
                    .roundingOnce();

    private static Tensor i0e(Tensor x) {
        return I0E.call(x);
    }

    /// A slope that is 1/2 at 0, where its formula divides by x.
    static Expr nearZero(Expr x, UnaryOperator<Expr> slope) {
        double eps = x.type() == Type.F32 ? 0x1p-23 : 0x1p-52;
        Expr far = Exprs.abs(x).gt(eps).or(Exprs.isNan(x));
        Expr safe = far.where(x, Exprs.constant(x.type(), eps));
        return far.where(slope.apply(safe), Exprs.constant(x.type(), 0.5));
    }

    /// exp(x²) · erfc(x).
    ///
    /// ```java
    /// erfcx(tensor(0.0, 1)) // [1, 0.4276]
    /// ```
    @Operation(OBOR)
    public static final Pointwise ERFCX =
            unary("special_erfcx", Rule.FLOAT, SpecialFunctions::erfcx)
                    .wide("erfcx_cpu")
                    .gradients(Layouts.Gradient.FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> g.mul(x[0].mul(2).mul(out).sub(TWO_OVER_ROOT_PI)))
                    .roundingOnce();

    /// The normal distribution function.
    ///
    /// ```java
    /// ndtr(tensor(-1.96, 0, 1.96)) // [0.025, 0.5, 0.975]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    @Operation(OBOR)
    public static Tensor ndtr(Tensor input) {
        Tensor x = input.isFloatingPoint() ? input : input.to(Globals.defaultDType());
        return x.mul(-ROOT_HALF).erfc().mul(0.5);
    }

    /// The logarithm of the normal distribution function.
    ///
    /// ```java
    /// logNdtr(tensor(0.0, -10)) // [-0.6931, -53.2313]
    /// ```
    @Operation(OBOR)
    public static final Pointwise LOG_NDTR =
            unary("special_log_ndtr", Rule.FLOAT, SpecialFunctions::logNdtr)
                    .wide("log_ndtr_cpu")
                    .derivative((i, g, x, out) ->
                            g.div(ROOT_TWO_PI)
                                    .mul(Exprs.exp(out.add(x[0].square().mul(0.5)).neg())))
                    .copyingGradient(0)
                    .roundingOnce();

    /// The quantile of the normal distribution.
    ///
    /// ```java
    /// ndtri(tensor(0.025, 0.5)) // [-1.96, 0]
    /// ```
    @Operation(OBOR)
    public static final Pointwise NDTRI =
            unary("special_ndtri", Rule.FLOAT, SpecialFunctions::ndtri)
                    .wide("ndtri_cpu")
                    .derivative((i, g, x, out) ->
                            g.mul(ROOT_TWO_PI).mul(Exprs.exp(out.square().mul(0.5))))
                    .copyingGradient(0)
                    .roundingOnce();

    /// -x · log(x); 0 at 0, and -inf below.
    ///
    /// ```java
    /// entr(tensor(-1, 0, 0.5)) // [-inf, 0, 0.3466]
    /// ```
    @Operation(OBOR)
    public static final Pointwise ENTR =
            unary("special_entr", Rule.FLOAT, Specials::entropy)
                    .derivative((i, g, x, out) ->
                            g.mul(
                                    x[0].gt(0)
                                            .or(Exprs.isNan(x[0]))
                                            .where(
                                                    Exprs.log(x[0]).neg().sub(1),
                                                    x[0].eq(0)
                                                            .where(
                                                                    constant(
                                                                            x[0],
                                                                            Double
                                                                                    .POSITIVE_INFINITY),
                                                                    constant(x[0], Double.NaN)))));

    private static Expr entropy(Expr x) {
        Expr below = constant(x, Double.NEGATIVE_INFINITY);
        Expr inside =
                x.gt(0).where(x.neg().mul(Exprs.log(x)), x.eq(0).where(constant(x, 0), below));
        return Exprs.isNan(x).where(x, inside);
    }

    private static Expr constant(Expr like, double value) {
        return Exprs.constant(like.type(), value);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    @Operation(value = OBOR, other = NUMBER, numberFirst = true)
    public static final Pointwise XLOG1PY =
            binary("special_xlog1py", Rule.FLOAT, Specials::xlog1py)
                    .gradients(Layouts.Gradient.CONTIGUOUS, Layouts.Gradient.FOLLOWS_GRADIENT)
                    .derivative((i, g, x, out) ->
                            i == 0
                                    ? x[0].eq(0)
                                            .and(x[1].le(-1))
                                            .where(constant(g, 0), g.mul(Exprs.log1p(x[1])))
                                    : g.mul(x[0]).div(x[1].add(1)))
                    .selecting()
                    .copyingGradientByConstants(1);

    private static Expr xlog1py(Expr a, Expr b) {
        Expr product = a.mul(Exprs.log1p(b));
        return Exprs.isNan(b).where(b, a.eq(0).where(constant(a, 0), product));
    }

    private static final Pointwise DIGAMMA =
            unary("polygamma", Rule.FLOAT, Exprs::digamma)
                    .recording((i, g, x, s) -> g.mul(polygamma(x[0], 1, false)));

    private static final Pointwise TRIGAMMA =
            unary("polygamma", Rule.FLOAT, Exprs::trigamma)
                    .recording((i, g, x, s) -> g.mul(polygamma(x[0], 2, false)));

    /// From the second on, NIST Digital Library of Mathematical Functions, 5.15.1 and 25.11.12: the
    /// order, and its factorial with a sign.
    private static final Pointwise POLYGAMMA =
            Pointwise.of(
                            "polygamma",
                            1,
                            2,
                            Rule.FLOAT,
                            (x, s) -> Exprs.loop(BinaryOp.ZETA, s[0].add(1), x[0]).mul(s[1]))
                    .recording((i, g, x, s) -> {
                        long order = (long) Double.longBitsToDouble(s[0]);
                        return g.mul(polygamma(x[0], order + 1, false));
                    });

    /// The n-th derivative of the digamma function: infinite in the 171st and beyond, as in
    /// PyTorch, in float32 from the 35th on.
    ///
    /// ```java
    /// tensor(1.0, 2).polygamma(1) // [1.6449, 0.6449]
    /// ```
    ///
    /// @param n which derivative, from 0
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws ValueError if n is negative, or no int
    @Operation({TENSOR, OBOR})
    public static Tensor polygamma(Tensor input, long n, boolean inPlace) {
        if (n < 0) {
            throw new ValueError("polygamma(n, x) does not support negative n.");
        }
        if (n >= Integer.MAX_VALUE) {
            throw new ValueError("polygamma: n must be below 2147483647, got " + n);
        }
        if (n < 2) {
            Pointwise f = n == 0 ? DIGAMMA : TRIGAMMA;
            return inPlace ? f.into(input) : f.call(input);
        }
        double factorial = n % 2 == 0 ? -1 : 1;
        for (int i = 2; i <= n && Double.isFinite(factorial); i++) {
            factorial *= i;
        }
        double[] order = {(double) n, factorial};
        return inPlace ? POLYGAMMA.intoWith(order, input) : POLYGAMMA.callWith(order, input);
    }

    /// The n-th derivative of the digamma function.
    ///
    /// ```java
    /// polygamma(1, tensor(1.0, 2)) // [1.6449, 0.6449]
    /// ```
    ///
    /// @param n which derivative, from 0
    /// @param input where
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws ValueError if n is negative, or no int
    @Operation(OBOR)
    public static Tensor polygamma(long n, Tensor input) {
        return polygamma(input, n, false);
    }

    /// The logistic function, [#sigmoid].
    ///
    /// ```java
    /// expit(tensor(-1.0, 0)) // [0.2689, 0.5]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    @Operation(OBOR)
    public static Tensor expit(Tensor input) {
        return Elementary.SIGMOID.call(input);
    }

    /// The log of the absolute gamma function, [#lgamma].
    ///
    /// ```java
    /// gammaln(tensor(1.0, 4)) // [0, 1.7918]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    @Operation(OBOR)
    public static Tensor gammaln(Tensor input) {
        return Elementary.LGAMMA.call(input);
    }

    /// The derivative of the log of the gamma function, [#digamma].
    ///
    /// ```java
    /// psi(tensor(1.0, 2)) // [-0.5772, 0.4228]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    @Operation(OBOR)
    public static Tensor psi(Tensor input) {
        return Elementary.DIGAMMA.call(input);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws ValueError if p is not positive
    @Operation(
            value = {TENSOR, OBOR},
            names = {"mvlgamma", "multigammaln"})
    public static Tensor mvlgamma(Tensor input, long p) {
        if (p < 1) {
            throw new ValueError("p has to be greater than or equal to 1");
        }
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError("The input tensor may not be a boolean tensor.");
        }
        Tensor x = input.isFloatingPoint() ? input : input.to(Globals.defaultDType());
        Tensor steps = Ranges.arange(TensorOptions.DEFAULT, 1 - p, 1, 1).mul(0.5).to(x.dtype());
        Tensor terms = x.unsqueeze(-1).add(steps).lgamma().sum(-1);
        Tensor result = terms.add(p * (p - 1) * StrictMath.log(Math.PI) / 4);
        return ExtraNode.saving("MvlgammaBackward0", result, x);
    }

    /// The log of the multivariate gamma function, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma_(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @throws ValueError if p is not positive
    @Operation(TENSOR)
    public static Tensor mvlgamma_(Tensor input, long p) {
        InPlace.check(input, input);
        if (!input.isFloatingPoint()) {
            throw InPlace.cannotHold(Globals.defaultDType(), input);
        }
        return input.copy_(mvlgamma(input.clone(), p));
    }

    private static final Pointwise NEXT = next(SpecialFunctions::nextAfter);

    private static final Pointwise NEXT_BFLOAT16 =
            next((a, b) -> SpecialFunctions.nextAfter(a, b, 1 << 16));

    private static final Pointwise NEXT_FLOAT16 = next(SpecialFunctions::nextHalf);

    private static Pointwise next(Pointwise.Formula2 formula) {
        return binary("nextafter", Rule.ARITHMETIC, formula)
                .floats("nextafter_cpu")
                .gradients(Layouts.Gradient.FOLLOWS_INPUTS, Layouts.Gradient.CONTIGUOUS)
                .derivative((i, g, x, out) ->
                        i == 0 ? x[0].eq(x[1]).where(constant(g, 0), g) : constant(g, 0))
                .selecting();
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// @param other the direction, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers
    @Operation({TENSOR, OBOR})
    public static Tensor nextafter(Tensor input, Tensor other, boolean inPlace) {
        DType common = OperandKey.promote(Pointwise.key(input, other), 2, Globals.defaultDType());
        Pointwise next =
                switch (common) {
                    case BFLOAT16 -> NEXT_BFLOAT16;
                    case FLOAT16 -> NEXT_FLOAT16;
                    default -> NEXT;
                };
        return inPlace ? next.into(input, other) : next.call(input, other);
    }

    private static final Pointwise EXPONENT =
            unary("frexp", Rule.ARITHMETIC, SpecialFunctions::exponent);

    private static final Pointwise MANTISSA =
            unary("frexp", Rule.ARITHMETIC, SpecialFunctions::mantissa);

    /// The fraction; its gradient reads the exponent, which is the second input.
    private static final class Fraction extends Op {
        Fraction() {
            super("FrexpBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[1]);
            return MANTISSA.call(in[0]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor power = ctx.saved(0).to(grad.dtype()).exp2();
            return new Tensor[] {grad.div(power), null};
        }
    }

    /// Each element as a fraction from 1/2 to 1 and a power of 2, C's `frexp`.
    ///
    /// ```java
    /// tensor(5.0, 1).frexp() // [0.625, 0.5], [3, 1]
    /// ```
    ///
    /// @return the fractions, of the input's shape and dtype, and the powers, int32
    /// @throws dev.obor.base.DTypeError for others than floats
    @Operation({TENSOR, OBOR})
    public static MantissaExponent frexp(Tensor input) {
        if (!input.isFloatingPoint()) {
            throw new DTypeError("torch.frexp() only supports floating-point dtypes");
        }
        Tensor exponent = EXPONENT.call(input.detach()).to(DType.INT32);
        return new MantissaExponent(new Fraction().apply(input, exponent), exponent);
    }

    private static final Pointwise LDEXP = ldexp(DType.INT64, true);
    private static final Map<DType, Pointwise> LDEXP_BY = ldexps(false);
    private static final Map<DType, Pointwise> LDEXP_WIDE_BY = ldexps(true);

    private static Map<DType, Pointwise> ldexps(boolean wide) {
        return Stream.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64)
                .collect(Collectors.toMap(d -> d, d -> ldexp(d, wide)));
    }

    /// With powers of 2 that are rounded to the dtype of a float exponent, as PyTorch's are before
    /// they meet the other operand.
    ///
    /// @param wide whether that holds of the gradient only
    private static Pointwise ldexp(DType exponent, boolean wide) {
        return binary("ldexp", Rule.FLOAT, (a, b) -> a.mul(power(wide ? DType.INT64 : exponent, b)))
                .gradients(Layouts.Gradient.FOLLOWS_GRADIENT, Layouts.Gradient.CONTIGUOUS)
                .derivative((i, g, x, out) ->
                        i == 0 ? g.mul(power(exponent, x[1])) : g.mul(out).mul(LN2))
                .keepingResult()
                .takingNumbersWhole();
    }

    private static Expr power(DType exponent, Expr e) {
        if (!exponent.isFloatingPoint()) {
            return Exprs.exp2(e);
        }
        Expr own = Exprs.exp2(Exprs.cast(Type.of(exponent), e));
        return Exprs.cast(e.type(), Exprs.stored(exponent, own));
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// @param other the exponents, broadcast with the input
    /// @return a new tensor of the broadcast shape and the input's dtype, the default dtype for
    ///   integers
    /// @throws DTypeError for an exponent of bool
    @Operation({TENSOR, OBOR})
    public static Tensor ldexp(Tensor input, Tensor other, boolean inPlace) {
        if (other.dtype() == DType.BOOL && input.isFloatingPoint()) {
            throw DTypes.notImplemented("ldexp_cpu_exp", DType.BOOL);
        }
        if (input.isComplex() || other.isComplex()) {
            Tensor power = Arithmetic.POW.call(2.0, other);
            Tensor product = inPlace ? input.mul_(power) : input.mul(power);
            return inPlace ? product : ExtraNode.result("LdexpBackward0", product);
        }
        if (inPlace && !input.isFloatingPoint()) {
            throw new DTypeError(
                    "ldexp can't be cast to the desired output type " + input.dtype().scalarType(),
                    "The result is a float: leave off the underscore to get a new tensor.");
        }
        Pointwise f = LDEXP;
        if (other.isFloatingPoint()) {
            // PyTorch takes an exponent without dimensions to float64 first where the result is.
            int key = Pointwise.key(input, other);
            DType result = OperandKey.promote(key, 2, Globals.defaultDType());
            boolean wide = other.dim() == 0 && result == DType.FLOAT64;
            f = Objects.requireNonNull((wide ? LDEXP_WIDE_BY : LDEXP_BY).get(other.dtype()));
        }
        return inPlace ? f.into(input, other) : f.call(input, other);
    }

    /// Each element to a power, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(tensor(0.5, 2)) // [1.4142, 9]
    /// ```
    ///
    /// @param exponent broadcast with the input
    /// @return a new tensor of the broadcast shape, float64; complex128 if an operand is complex
    @Operation({TENSOR, OBOR})
    public static Tensor floatPower(Tensor input, Tensor exponent) {
        DType wide = widest(input, exponent);
        return input.to(wide).pow(exponent.to(wide));
    }

    private static DType widest(Tensor... operands) {
        for (Tensor t : operands) {
            if (t.isComplex()) {
                return DType.COMPLEX128;
            }
        }
        return DType.FLOAT64;
    }

    /// Each element to a complex power, computed as complex128.
    ///
    /// @param exponent the power
    /// @return a new complex128 tensor of the input's shape
    @Operation({TENSOR, OBOR})
    public static Tensor floatPower(Tensor input, Complex exponent) {
        return input.to(DType.COMPLEX128).pow(exponent);
    }

    /// A complex number to the power of each element, computed as complex128.
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new complex128 tensor of the shape of the exponents
    @Operation(OBOR)
    public static Tensor floatPower(Complex input, Tensor exponent) {
        return Arithmetic.POW.call(input, exponent.to(DType.COMPLEX128));
    }

    /// Each element to a power that is a number, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(-1.0) // [0.5, 0.3333]
    /// ```
    ///
    /// @param exponent the power
    /// @return a new tensor of the input's shape, float64; complex128 if it is complex
    @Operation({TENSOR, OBOR})
    public static Tensor floatPower(Tensor input, double exponent) {
        return input.to(widest(input)).pow(exponent);
    }

    /// A number to the power of each element, computed as float64.
    ///
    /// ```java
    /// floatPower(2.0, tensor(-1, 3)) // [0.5, 8]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape of the exponents, float64; complex128 if they are complex
    @Operation(OBOR)
    public static Tensor floatPower(double input, Tensor exponent) {
        return Arithmetic.POW.call(input, exponent.to(widest(exponent)));
    }

    /// Each element to a power, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @param exponent broadcasts to the input
    /// @throws DTypeError if it is neither float64 nor complex128
    @Operation(TENSOR)
    public static Tensor floatPower_(Tensor input, Tensor exponent) {
        DType wide = exponent.isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        return input.pow_(exponent.to(checkDouble(input, wide)));
    }

    /// Each element to a power that is a number, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(2) // [4, 9]
    /// ```
    ///
    /// @param exponent the power
    /// @throws DTypeError if it is neither float64 nor complex128
    @Operation(TENSOR)
    public static Tensor floatPower_(Tensor input, double exponent) {
        checkDouble(input, DType.FLOAT64);
        return input.pow_(exponent);
    }

    private static DType checkDouble(Tensor base, DType exponent) {
        DType wide = base.isComplex() ? DType.COMPLEX128 : exponent;
        if (base.dtype() != wide) {
            throw new DTypeError(
                    "the base given to float_power_ has dtype "
                            + base.dtype().scalarType()
                            + " but the operation's result requires dtype "
                            + wide.scalarType(),
                    "Use floatPower, or convert with to() first.");
        }
        return wide;
    }

    /// The tensor itself, Python's `+x`.
    ///
    /// ```java
    /// tensor(-1, 2).positive() // [-1, 2]
    /// ```
    ///
    /// @return the input
    /// @throws DTypeError for bool
    @Operation({TENSOR, OBOR})
    public static Tensor positive(Tensor input) {
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError("The `+` operator, on a bool tensor is not supported.");
        }
        return input;
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// @param other integers, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws DTypeError for others than integers
    @Operation({TENSOR, OBOR})
    public static Tensor gcd(Tensor input, Tensor other, boolean inPlace) {
        return whole("gcd", input, other, inPlace);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// @param other integers, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws DTypeError for others than integers
    @Operation({TENSOR, OBOR})
    public static Tensor lcm(Tensor input, Tensor other, boolean inPlace) {
        return whole("lcm", input, other, inPlace);
    }

    private static Tensor whole(String name, Tensor input, Tensor other, boolean inPlace) {
        DType common = OperandKey.promote(Pointwise.key(input, other), 2, Globals.defaultDType());
        if (inPlace) {
            InPlace.check(input, input, other);
            TypedPointwise.checkOutput(
                    TensorAccess.view(input), TypedPointwise.views(new Tensor[] {input, other}));
            if (!InPlace.canCast(common, input.dtype())) {
                throw InPlace.cannotHold(common, input);
            }
        }
        if (!common.isInteger()) {
            throw DTypes.notImplemented(name + "_cpu", common);
        }
        Tensor both = input.to(common).add(other.to(common).mul(0)); // laid out as PyTorch's
        Tensor a = both.abs();
        Tensor b = other.to(common).expand(both.shape().toArray()).abs();
        Tensor divisor = divisor(a, b);
        Tensor result =
                name.equals("gcd")
                        ? divisor
                        : both.div(divisor.maskedFill(divisor.eq(0), 1), "trunc").mul(b).abs();
        return (inPlace ? input : both).copy_(result);
    }

    /// Euclid's algorithm on all elements at once, until the last is done.
    private static Tensor divisor(Tensor a, Tensor b) {
        Tensor large = a;
        Tensor small = b;
        while (true) {
            Tensor open = small.ne(0);
            if (!open.any().itemBoolean()) {
                return large;
            }
            Tensor rest = large.fmod(small.maskedFill(open.logicalNot(), 1));
            large = Masks.where(open, small, large);
            small = rest.mul(open);
        }
    }
}
