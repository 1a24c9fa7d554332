package dev.obor.op.pointwise;

import static dev.obor.op.Layouts.Gradient.CONTIGUOUS;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_GRADIENT;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_INPUTS;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.Operation.Other.NUMBER;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;

import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Hints;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;
import org.jspecify.annotations.Nullable;

/// Functions of two or three elements: one line each.
public final class BinaryFunctions {
    private BinaryFunctions() {}

    private static final double LOG2_E = 1.4426950408889634;

    /// The larger one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).maximum(tensor(3, 2)) // [3, 5]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"maximum", "max"},
            other = Operation.Other.TENSOR)
    public static final Pointwise MAXIMUM =
            binary("maximum", Rule.ARITHMETIC, BinaryFunctions::max)
                    .gradients(FOLLOWS_INPUTS)
                    .selecting()
                    .copying(0, 1);

    /// The smaller one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).minimum(tensor(3, 2)) // [1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"minimum", "min"},
            other = Operation.Other.TENSOR)
    public static final Pointwise MINIMUM =
            binary("minimum", Rule.ARITHMETIC, BinaryFunctions::min)
                    .gradients(FOLLOWS_INPUTS)
                    .selecting()
                    .copying(0, 1);

    /// The larger of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmax(tensor(3.0, 2)) // [3, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR)
    public static final Pointwise FMAX =
            binary("fmax", Rule.ARITHMETIC, (a, b) -> a.ge(b).or(Exprs.isNan(b)).where(a, b))
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> {
                        Expr second = Exprs.isNan(x[1]);
                        Expr first = x[0].ge(x[1]).or(second);
                        return Clamps.shared(g, x, i == 0 ? first.not() : x[0].gt(x[1]).or(second));
                    })
                    .selecting()
                    .copying(0, 1);

    /// The smaller of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmin(tensor(3.0, 2)) // [1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR)
    public static final Pointwise FMIN =
            binary("fmin", Rule.ARITHMETIC, (a, b) -> a.le(b).or(Exprs.isNan(b)).where(a, b))
                    .gradients(FOLLOWS_INPUTS)
                    .derivative((i, g, x, out) -> {
                        Expr second = Exprs.isNan(x[1]);
                        Expr first = x[0].le(x[1]).or(second);
                        return Clamps.shared(g, x, i == 0 ? first.not() : x[0].lt(x[1]).or(second));
                    })
                    .selecting()
                    .copying(0, 1);

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"atan2", "arctan2"},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise ATAN2 =
            binary("atan2", Rule.FLOAT, Exprs::atan2)
                    .derivative((i, g, x, out) -> {
                        Expr squares = x[0].mul(x[0]).add(x[1].mul(x[1]));
                        Expr part = g.mul(i == 0 ? x[1] : x[0].neg());
                        Expr zero = Exprs.constant(g.type(), 0);
                        return part.mul(squares.eq(0).where(zero, Exprs.reciprocal(squares)));
                    })
                    .copyingConstants()
                    .copyingGradientByConstants(0)
                    .copyingGradientByConstants(1);

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0, 3).hypot(tensor(4.0, 0)) // [5, 3]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise HYPOT =
            binary("hypot", Rule.ARITHMETIC, BinaryFunctions::hypot)
                    .derivative((i, g, x, out) -> {
                        // In PyTorch's steps, of which 16 bits hold the first.
                        Expr product = g.mul(x[i]);
                        return (out instanceof Input o ? stored(product, o.dtype()) : product)
                                .div(out);
                    })
                    .keepingResult();

    /// log(exp(a) + exp(b)) without overflow.
    ///
    /// ```java
    /// tensor(1.0, 1000).logaddexp(tensor(1.0, 1000)) // [1.6931, 1000.6932]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers and bools
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR)
    public static final Pointwise LOGADDEXP =
            binary("logaddexp", Rule.ARITHMETIC, BinaryFunctions::logAddExp)
                    .complex(ComplexFormulas::logAddExp, ComplexFormulas::logAddExpSlope)
                    .derivative((i, g, x, out) ->
                            g.div(
                                    Exprs.exp(x[1 - i].sub(x[i]))
                                            .add(1))) // without the difference of two infinities
                    .copying(0, 1);

    /// log2(2^a + 2^b) without overflow.
    ///
    /// ```java
    /// tensor(3.0).logaddexp2(tensor(3.0, -100)) // [4, 3]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR)
    public static final Pointwise LOGADDEXP2 =
            binary("logaddexp2", Rule.ARITHMETIC, BinaryFunctions::logAddExp2)
                    // As PyTorch states it: NaN where both are infinite, and not 1 and 0.
                    .derivative((i, g, x, out) -> g.div(Exprs.exp2(x[1 - i].sub(x[i])).add(1)))
                    .copying(0, 1);

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = NUMBER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise XLOGY =
            binary("xlogy", Rule.FLOAT, BinaryFunctions::xlogy)
                    .gradients(CONTIGUOUS, FOLLOWS_GRADIENT)
                    .derivative(
                            BinaryFunctions::xlogyGradient) // 0 where a is 0, whatever log(b) is
                    .selecting()
                    .copying(0)
                    .copyingGradientByConstants(1);

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise COPYSIGN =
            binary("copysign", Rule.FLOAT, BinaryFunctions::copysign)
                    .gradients(FOLLOWS_GRADIENT, CONTIGUOUS)
                    .derivative(BinaryFunctions::copysignGradient) // bits have no derivative
            ;

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true)
    public static final Pointwise HEAVISIDE =
            binary("heaviside", Rule.ARITHMETIC, (a, b) -> a.eq(0).where(b, a.gt(0).cast(a.type())))
                    .refusing(
                            DTypes.alike((_, _) ->
                                    "heaviside is not yet implemented for tensors with different dtypes."));

    /// a + value · b · c.
    public static final Pointwise ADDCMUL =
            of(
                            "addcmul",
                            3,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) -> Arithmetic.addProduct(x[0], s[0].mul(x[1]), x[2]))
                    .derivative((i, g, x, out) ->
                            i == 0 ? g : g.mul(x[3 - i].mul(Exprs.scalar(0, g.type()))))
                    .complex((x, s) -> x[0].add(x[1].scale(s[0].re()).mul(x[2])))
                    .computingWith();

    /// a + value · b / c.
    public static final Pointwise ADDCDIV =
            of("addcdiv", 3, 1, Rule.FLOAT, (x, s) -> x[0].add(s[0].mul(x[1]).div(x[2])))
                    .derivative((i, g, x, out) -> addcdivGradient(i, g, x))
                    .complex(ComplexFormulas::addcdiv, ComplexFormulas::addcdivSlope)
                    .refusing(BinaryFunctions::checkQuotient)
                    .computingWith()
                    .copying(1);

    private static Expr addcdivGradient(int i, Expr g, Expr[] x) {
        Expr value = Exprs.scalar(0, g.type());
        return switch (i) {
            case 0 -> g;
            case 1 -> g.mul(value.div(x[2]));
            default -> g.neg().mul(value.mul(x[1]).div(x[2].mul(x[2])));
        };
    }

    private static void checkQuotient(DType... tensors) {
        if (!tensors[1].isDifferentiable() && !tensors[2].isDifferentiable()) {
            throw new DTypeError(
                    "Integer division with addcdiv is no longer supported, and in a future  release"
                            + " addcdiv will perform a true division of tensor1 and tensor2.",
                    "Convert the dividend with to(float32), or use div with a rounding mode.");
        }
    }

    /// From a to b by a share.
    public static final Pointwise LERP =
            of("lerp", 2, 1, Rule.FLOAT, (x, s) -> lerp(x[0], x[1], s[0]))
                    .complex((x, s) -> ComplexFormulas.lerp(x[0], x[1], s[0]))
                    .floats("lerp_kernel_scalar")
                    .refusing(BinaryFunctions::checkLerp)
                    .computingWith()
                    .roundingOnce();

    /// From a to b by a complex share, of which the second number is the imaginary part.
    private static final Pointwise LERP_COMPLEX =
            of("lerp", 2, 2, Rule.FLOAT, (x, s) -> lerp(x[0], x[1], s[0]))
                    .complex((x, s) ->
                            ComplexFormulas.lerp(x[0], x[1], ComplexExpr.of(s[0].re(), s[1].re())))
                    .floats("lerp_kernel_scalar")
                    .refusing(BinaryFunctions::checkLerp);

    /// From a to b by shares.
    public static final Pointwise LERP_TENSOR =
            of("lerp", 3, 0, Rule.FLOAT, (x, s) -> lerp(x[0], x[1], x[2]))
                    .derivative((i, g, x, out) ->
                            switch (i) {
                                case 0 -> g.mul(x[2].neg().add(1));
                                case 1 -> g.mul(x[2]);
                                default -> g.mul(x[1].sub(x[0]));
                            })
                    .complex((x, s) -> ComplexFormulas.lerp(x[0], x[1], x[2]))
                    .node("LerpBackward1")
                    .checkedInOrder(1, 0, 2)
                    .floats("lerp_kernel_tensor");

    private static void checkLerp(DType... tensors) {
        for (int i = 1; i < tensors.length; i++) {
            if (tensors[i] != tensors[0]) {
                throw new DTypeError(
                        "expected dtype "
                                + Hints.cpp(tensors[0])
                                + (i == 1 ? " for `end`" : " for `weight`")
                                + " but got dtype "
                                + Hints.cpp(tensors[i]),
                        Hints.dtype(tensors[i], tensors[0]));
            }
        }
    }

    private static Expr lerp(Expr a, Expr b, Expr share) {
        Expr one = Exprs.constant(share.type(), 1);
        return Exprs.abs(share)
                .lt(0.5)
                .where(a.add(share.mul(b.sub(a))), b.sub(b.sub(a).mul(one.sub(share))));
    }

    private static Expr max(Expr a, Expr b) {
        return a.type() == Type.BOOL ? a.or(b) : a.max(b);
    }

    private static Expr min(Expr a, Expr b) {
        return a.type() == Type.BOOL ? a.and(b) : a.min(b);
    }

    private static Expr stored(Expr value, DType dtype) {
        return dtype.isLowPrecision() && value.type() == Type.F32
                ? Exprs.stored(dtype, value)
                : value;
    }

    private static Expr hypot(Expr a, Expr b) {
        Expr large = Exprs.abs(a).max(Exprs.abs(b));
        Expr small = Exprs.abs(a).min(Exprs.abs(b));
        Expr ratio = small.div(large);
        Expr root = large.mul(Exprs.sqrt(ratio.mul(ratio).add(1)));
        // Infinite also beside NaN, as in C.
        Expr infinity = Exprs.constant(a.type(), Double.POSITIVE_INFINITY);
        Expr infinite = Exprs.abs(a).eq(infinity).or(Exprs.abs(b).eq(infinity));
        return infinite.where(infinity, large.eq(0).where(large, root));
    }

    private static Expr logAddExp(Expr a, Expr b) {
        Expr sum = a.max(b).add(Exprs.log1p(Exprs.exp(Exprs.abs(a.sub(b)).neg())));
        return a.eq(b).and(Exprs.abs(a).eq(Double.POSITIVE_INFINITY)).where(a, sum);
    }

    private static Expr logAddExp2(Expr a, Expr b) {
        Expr bits = Exprs.log1p(Exprs.exp2(Exprs.abs(a.sub(b)).neg())).mul(LOG2_E);
        return a.eq(b).and(Exprs.abs(a).eq(Double.POSITIVE_INFINITY)).where(a, a.max(b).add(bits));
    }

    private static Expr xlogy(Expr a, Expr b) {
        Expr zero = Exprs.constant(a.type(), 0);
        Expr product = a.mul(Exprs.log(b));
        return Exprs.isNan(b).where(b, a.eq(0).where(zero, product));
    }

    private static @Nullable Expr xlogyGradient(int i, Expr g, Expr[] x, Expr out) {
        Expr zero = Exprs.constant(g.type(), 0);
        return i == 0
                ? x[0].eq(0).and(x[1].le(0)).where(zero, g.mul(Exprs.log(x[1])))
                : g.mul(x[0]).div(x[1]);
    }

    private static Expr copysign(Expr a, Expr b) {
        Type integer = a.type() == Type.F32 ? Type.I32 : Type.I64;
        Expr negative = Exprs.bits(integer, b).lt(0);
        return negative.where(Exprs.abs(a).neg(), Exprs.abs(a));
    }

    private static @Nullable Expr copysignGradient(int i, Expr g, Expr[] x, Expr out) {
        Expr zero = Exprs.constant(g.type(), 0);
        return i == 0 ? x[0].eq(0).where(zero, g.mul(out.div(x[0]))) : null;
    }

    /// A tensor plus value times the product of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// @param tensor1 a factor, broadcast with the others
    /// @param tensor2 the other factor, broadcast with the others
    /// @param value what their product is multiplied by
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    @Operation({TENSOR, OBOR})
    public static Tensor addcmul(
            Tensor input,
            Tensor tensor1,
            Tensor tensor2,
            @Default("1") double value,
            boolean inPlace) {
        return inPlace
                ? ADDCMUL.intoWith(new double[] {value}, input, tensor1, tensor2)
                : ADDCMUL.callWith(new double[] {value}, input, tensor1, tensor2);
    }

    /// A tensor plus value times the quotient of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// @param tensor1 the dividend, broadcast with the others
    /// @param tensor2 the divisor, broadcast with the others
    /// @param value what their quotient is multiplied by
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if `tensor1` and `tensor2` hold integers
    @Operation({TENSOR, OBOR})
    public static Tensor addcdiv(
            Tensor input,
            Tensor tensor1,
            Tensor tensor2,
            @Default("1") double value,
            boolean inPlace) {
        return inPlace
                ? ADDCDIV.intoWith(new double[] {value}, input, tensor1, tensor2)
                : ADDCDIV.callWith(new double[] {value}, input, tensor1, tensor2);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the share: 0 gives the input, 1 the end
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    @Operation({TENSOR, OBOR})
    public static Tensor lerp(Tensor input, Tensor end, double weight, boolean inPlace) {
        if (inPlace) { // before the sizes are looked at
            checkLerp(input.dtype(), end.dtype());
        }
        return inPlace
                ? LERP.intoWith(new double[] {weight}, input, end)
                : LERP.callWith(new double[] {weight}, input, end);
    }

    /// From this to another tensor by a complex share.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0), tensor(0.0));
    /// a.lerp(zeros(complex64), new Complex(0, 0.5)) // 1-0.5j
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the share
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws DTypeError if the share has an imaginary part and the tensors are real
    @Operation({TENSOR, OBOR})
    public static Tensor lerp(Tensor input, Tensor end, Complex weight, boolean inPlace) {
        if (inPlace) { // before the sizes are looked at
            checkLerp(input.dtype(), end.dtype());
        }
        if (!input.isComplex() && weight.imag() != 0) {
            throw new DTypeError(
                    "value cannot be converted to type "
                            + Hints.cpp(input.dtype())
                            + " without overflow",
                    "Only complex tensors take complex shares.");
        }
        double[] share = {weight.real(), weight.imag()};
        return inPlace
                ? LERP_COMPLEX.intoWith(share, input, end)
                : LERP_COMPLEX.callWith(share, input, end);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype. A
    /// share without dimensions may have any dtype, as a number has.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the shares, of the input's dtype, broadcast with it
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    @Operation({TENSOR, OBOR})
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight, boolean inPlace) {
        DType share = weight.dim() == 0 ? input.dtype() : weight.dtype();
        checkLerp(input.dtype(), end.dtype(), share); // before the sizes are looked at
        return inPlace
                ? LERP_TENSOR.into(input, end, weight)
                : LERP_TENSOR.call(input, end, weight);
    }
}
