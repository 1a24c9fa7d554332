package dev.obor.op.pointwise;

import static dev.obor.expr.Exprs.floorDiv;
import static dev.obor.expr.Exprs.fmod;
import static dev.obor.expr.Exprs.remainder;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_GRADIENT;
import static dev.obor.op.Layouts.Gradient.FOLLOWS_LAST;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.Operation.Other.COMPLEX;
import static dev.obor.op.Operation.Other.NUMBER;
import static dev.obor.op.Operation.Other.ONLY_COMPLEX;
import static dev.obor.op.pointwise.Pointwise.binary;
import static dev.obor.op.pointwise.Pointwise.of;

import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Input;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.WriteOp;
import dev.obor.op.graph.AccumulationCheck;
import dev.obor.op.pointwise.Pointwise.Rule;
import org.jspecify.annotations.Nullable;

/// Sums, products and powers: the operators.
public final class Arithmetic {
    private Arithmetic() {}

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            other = ONLY_COMPLEX,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise ADD =
            binary("add", Rule.ARITHMETIC, (a, b) -> isBool(a) ? a.or(b) : a.add(b))
                    .complex((x, s) -> x[0].add(x[1]));

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    @Operation(
            value = {TENSOR, OBOR},
            names = "add",
            other = COMPLEX,
            numbers = "alpha",
            inPlace = true,
            numberFirst = true)
    public static final Pointwise ADD_SCALED =
            of(
                            "add",
                            2,
                            1,
                            Rule.ARITHMETIC,
                            (x, s) ->
                                    isBool(x[0])
                                            ? x[0].or(x[1].and(s[0].ne(0)))
                                            : addProduct(x[0], x[1], s[0]))
                    .complex((x, s) -> x[0].add(x[1].scale(s[0].re())))
                    .wholeFactor()
                    .holding();

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"sub", "subtract"},
            other = COMPLEX,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise SUB =
            binary("sub", Rule.ARITHMETIC, Expr::sub)
                    .refusingFirst(DTypes::subtraction)
                    .complex((x, s) -> x[0].sub(x[1]));

    /// a + b · c; of floats rounded once, as PyTorch does, so that only the sum overflows.
    static Expr addProduct(Expr a, Expr b, Expr c) {
        return a.type().isFloat() ? Exprs.fma(b, c, a) : a.add(b.mul(c));
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"sub", "subtract"},
            other = COMPLEX,
            numbers = "alpha",
            inPlace = true,
            numberFirst = true)
    public static final Pointwise SUB_SCALED =
            of("sub", 2, 1, Rule.ARITHMETIC, (x, s) -> addProduct(x[0], x[1].neg(), s[0]))
                    .complex((x, s) -> x[0].sub(x[1].scale(s[0].re())))
                    .wholeFactor()
                    .holding()
                    .refusingFirst(DTypes::subtraction);

    /// a - b, asked for by b; the layout of the result follows a.
    public static final Pointwise RSUB =
            binary("rsub", Rule.ARITHMETIC, Expr::sub)
                    .complex((x, s) -> x[0].sub(x[1]))
                    .refusingFirst(DTypes::subtraction);

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = "rsub",
            other = ONLY_COMPLEX)
    public static final Pointwise RSUB_NUMBER =
            binary("rsub", Rule.ARITHMETIC, (a, b) -> b.sub(a))
                    .complex((x, s) -> x[1].sub(x[0]))
                    .node("RsubBackward1")
                    .refusingFirst(DTypes::subtraction);

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"mul", "multiply"},
            other = COMPLEX,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise MUL =
            binary("mul", Rule.ARITHMETIC, (a, b) -> isBool(a) ? a.and(b) : a.mul(b))
                    .complex((x, s) -> x[0].mul(x[1]))
                    .takingNumbersWhole();

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    @Operation(
            value = {TENSOR, OBOR},
            names = {"div", "trueDivide", "divide"},
            other = COMPLEX,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise DIV =
            binary("div", Rule.FLOAT, Expr::div)
                    // In PyTorch's order: where the terms of a second derivative cancel, it shows.
                    .derivative((i, g, x, out) -> i == 0 ? g.div(x[1]) : g.neg().mul(out.div(x[1])))
                    .complex((x, s) -> x[0].div(x[1]), Arithmetic::quotientSlope)
                    .recomputingResult()
                    .copyingGradient(1)
                    .takingNumbersWhole();

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = NUMBER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise FLOOR_DIVIDE =
            binary("floor_divide", Rule.ARITHMETIC, Exprs::floorDiv).takingNumbersWhole();

    /// a / b rounded down, as `div` with `roundingMode("floor")`.
    public static final Pointwise DIV_FLOOR =
            binary("div", Rule.ARITHMETIC, (a, b) -> floorDiv(a, b))
                    .node("DivBackward1")
                    .readBy(1, TypedPointwise.ALL)
                    .takingNumbersWhole();

    /// a / b rounded towards zero, as `div` with `roundingMode("trunc")`.
    public static final Pointwise DIV_TRUNC =
            binary(
                            "div",
                            Rule.ARITHMETIC,
                            (a, b) ->
                                    a.type().isFloat()
                                            ? Exprs.trunc(a.div(b))
                                            : Exprs.quotient(a, b))
                    .node("DivBackward1")
                    .readBy(1, TypedPointwise.ALL)
                    .takingNumbersWhole();

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = NUMBER,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise REMAINDER =
            binary("remainder", Rule.ARITHMETIC, (a, b) -> remainder(a, b))
                    .inOneStep()
                    .copyingGradient(1);

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            other = NUMBER,
            inPlace = true)
    public static final Pointwise FMOD =
            binary("fmod", Rule.ARITHMETIC, (a, b) -> fmod(a, b)).inOneStep().copyingGradient(1);

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for two bools
    @Operation(
            value = {TENSOR, OBOR},
            other = Operation.Other.TENSOR,
            inPlace = true,
            numberFirst = true)
    public static final Pointwise POW =
            binary("pow", Rule.ARITHMETIC, Exprs::pow)
                    .complex((x, s) -> power(x[0], x[1]), Arithmetic::powerSlope)
                    .gradients(FOLLOWS_LAST, FOLLOWS_GRADIENT)
                    .node("PowBackward1");

    /// a to the power of a number.
    ///
    /// The exponent less one is an argument too: as difference of two float32 numbers it would be
    /// less exact than the derivative may be.
    private static final Pointwise POW_NUMBER =
            of("pow", 2, 1, Rule.ARITHMETIC, (x, s) -> Exprs.pow(x[0], x[1]))
                    .complex((x, s) -> power(x[0], x[1]), Arithmetic::powerSlope)
                    .derivative((i, g, x, out) -> {
                        Expr exponent = Exprs.scalar(0, g.type());
                        Expr less = asOperand(Exprs.scalar(1, g.type()), x[0]);
                        Expr slope = g.mul(exponent.mul(Exprs.pow(x[0], less)));
                        return exponent.eq(0).where(Exprs.constant(g.type(), 0), slope);
                    })
                    .recording((i, g, x, s) -> powerSlope(g, x[0], Double.longBitsToDouble(s[0])));

    /// A number as an operand beside a tensor: rounded to a 16-bit dtype.
    private static Expr asOperand(Expr number, Expr tensor) {
        return tensor instanceof Input in && in.dtype().isLowPrecision()
                ? Exprs.stored(in.dtype(), number)
                : number;
    }

    private static final Pointwise CUBE =
            Pointwise.unary("pow", Rule.ARITHMETIC, x -> x.mul(x).mul(x))
                    .complex(x -> x.square().mul(x), (x, y) -> x.square().scale(3))
                    .derivative((i, g, x, out) -> g.mul(x[0].mul(x[0]).mul(3)))
                    .recording((i, g, x, s) -> powerSlope(g, x[0], 3));

    private static final Pointwise ROOT =
            Pointwise.unary("pow", Rule.FLOAT, Exprs::sqrt)
                    .complex(z -> z.wide(ComplexExpr::sqrt), (x, y) -> y.scale(2).reciprocal())
                    .derivative((i, g, x, out) -> g.mul(Exprs.rsqrt(x[0]).mul(0.5)));

    private static final Pointwise INVERSE_ROOT =
            Pointwise.unary("pow", Rule.FLOAT, Exprs::rsqrt)
                    .complex(
                            z -> z.wide(ComplexExpr::rsqrt),
                            (x, y) -> y.square().mul(y).scale(-0.5))
                    .derivative((i, g, x, out) -> {
                        Expr power = Exprs.constant(g.type(), -1.5);
                        return g.mul(Exprs.pow(x[0], power).mul(-0.5));
                    });

    private static final Pointwise INVERSE =
            Pointwise.unary("pow", Rule.FLOAT, Exprs::reciprocal)
                    .complex(ComplexExpr::reciprocal, (x, y) -> y.square().neg())
                    .derivative((i, g, x, out) -> g.mul(inverseSquare(x[0])).neg())
                    .recording((i, g, x, s) -> powerSlope(g, x[0], -1));

    /// Of the number, as PyTorch's: inverses would be rounded before they are squared. Of float16
    /// it is one step, of bfloat16 two.
    private static Expr inverseSquare(Expr x) {
        boolean half = x instanceof Input in && in.dtype() == DType.FLOAT16;
        Expr wide = half ? x.cast(Type.F64) : x;
        return Exprs.pow(wide, Exprs.constant(wide.type(), -2)).cast(x.type());
    }

    private static ComplexExpr quotientSlope(
            int i, ComplexExpr g, ComplexExpr[] x, ComplexExpr out) {
        ComplexExpr b = x[1];
        return i == 0 ? g.div(b.conj()) : g.mul(x[0].div(b).div(b).conj()).neg();
    }

    private static ComplexExpr power(ComplexExpr a, ComplexExpr b) {
        return a.type() == Type.F32
                ? a.cast(Type.F64).pow(b.cast(Type.F64)).cast(Type.F32)
                : a.pow(b);
    }

    static ComplexExpr powerSlope(int i, ComplexExpr g, ComplexExpr[] x, ComplexExpr out) {
        ComplexExpr a = x[0];
        ComplexExpr b = x[1];
        if (i == 0) {
            ComplexExpr slope = b.mul(power(a, b.add(-1)));
            return g.mul(slope.conj()).zeroWhere(b.truth().not());
        }
        ComplexExpr slope = out.mul(a.wide(ComplexExpr::log));
        Expr flat = a.truth().not().and(b.re().ge(0));
        return g.mul(slope.conj()).zeroWhere(flat);
    }

    /// The gradient of a power as PyTorch states it: every power with an exponent other than 0
    /// leads to the base, its slope of a straight line too.
    static Tensor powerSlope(Tensor g, Tensor x, double exponent) {
        if (exponent == 0) {
            return WriteOp.zeros(g, x.shape().toArray());
        }
        Tensor slope = POW_NUMBER.call(x, exponent - 1, exponent - 2).mul(exponent);
        return g.mul(ComplexNumbers.conj(slope));
    }

    /// a to the power of a number; squares, cubes, roots and reciprocals without logarithms.
    ///
    /// ```java
    /// tensor(1.0, 4).pow(-0.5) // [1, 0.5]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    @Operation({TENSOR, OBOR})
    public static Tensor pow(Tensor input, double other) {
        if (input.dtype().isLowPrecision()) {
            DTypes.checkHolds(input.dtype(), other);
        }
        boolean isFloat = input.dtype().isDifferentiable();
        if (isFloat && other == 2) {
            return Elementary.SQUARE.call(input);
        } else if (isFloat && other == 3) {
            return CUBE.call(input);
        } else if (isFloat && other == 0.5) {
            return ROOT.call(input);
        } else if (isFloat && other == -0.5) {
            return INVERSE_ROOT.call(input);
        } else if (isFloat && other == -1) {
            return INVERSE.call(input);
        }
        return POW_NUMBER.call(input, other, other - 1);
    }

    /// a to the power of an integer.
    ///
    /// ```java
    /// tensor(2, 3).pow(2) // [4, 9]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws ValueError for integers to negative powers
    @Operation({TENSOR, OBOR})
    public static Tensor pow(Tensor input, long other) {
        if (input.dtype().isDifferentiable()) {
            return pow(input, (double) other);
        }
        if (other < 0) {
            throw new ValueError("Integers to negative integer powers are not allowed.");
        }
        DTypes.checkHolds(input.dtype(), other);
        return POW_NUMBER.call(input, other, other - 1.0);
    }

    /// The square in place.
    ///
    /// ```java
    /// tensor(2, -3).square_() // [4, 9]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bool, whose square is an integer
    @Operation(TENSOR)
    public static Tensor square_(Tensor input) {
        if (input.dtype() == DType.BOOL) {
            InPlace.check(input, input);
            throw InPlace.cannotHold(DType.INT64, input);
        }
        return Elementary.SQUARE.into(input);
    }

    /// The division of a rounding mode: null, `floor` or `trunc`.
    public static Pointwise division(@Nullable String roundingMode) {
        return switch (roundingMode) {
            case null -> DIV;
            case "floor" -> DIV_FLOOR;
            case "trunc" -> DIV_TRUNC;
            default ->
                    throw new ValueError(
                            "div expected rounding_mode to be one of None, 'trunc', or 'floor' but"
                                    + " found '"
                                    + roundingMode
                                    + "'");
        };
    }

    static boolean isBool(Expr e) {
        return e.type() == Type.BOOL;
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor, broadcast with the input
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the broadcast shape and the promoted dtype; integers stay integers
    ///   where the result is rounded, else they become the default dtype
    /// @throws ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    @Operation(
            value = {TENSOR, OBOR},
            names = {"div", "divide"})
    public static Tensor div(
            Tensor input, Tensor other, @Nullable String roundingMode, boolean inPlace) {
        return inPlace
                ? division(roundingMode).into(input, other)
                : division(roundingMode).call(input, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    @Operation(
            value = {TENSOR, OBOR},
            names = {"div", "divide"})
    public static Tensor div(
            Tensor input, double other, @Nullable String roundingMode, boolean inPlace) {
        return inPlace
                ? division(roundingMode).into(input, other)
                : division(roundingMode).call(input, other);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @return a new tensor of the input's shape and dtype; the default dtype for integers without
    ///   rounding
    /// @throws ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    @Operation(
            value = {TENSOR, OBOR},
            names = {"div", "divide"})
    public static Tensor div(
            Tensor input, long other, @Nullable String roundingMode, boolean inPlace) {
        return inPlace
                ? division(roundingMode).into(input, other)
                : division(roundingMode).call(input, other);
    }

    /// The sum with another tensor, of bools whether one of them is true. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20)) // [11, 22]
    /// ones(2, 3).add(ones(3)).shape() // [2, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    @Operation({TENSOR, OBOR})
    public static Tensor add(Tensor input, Tensor other, boolean inPlace) {
        AccumulationCheck.check(input, other);
        return inPlace ? ADD.into(input, other) : ADD.call(input, other);
    }

    /// Another tensor minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10), 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with the input
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    @Operation({TENSOR, OBOR})
    public static Tensor rsub(Tensor input, Tensor other, double alpha) {
        return other.sub(input, alpha);
    }

    /// A number minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(0.5, 2) // [-1.5, -3.5]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers
    /// @throws dev.obor.base.DTypeError for bools
    @Operation({TENSOR, OBOR})
    public static Tensor rsub(Tensor input, double other, double alpha) {
        return RSUB_NUMBER.call(input.mul(alpha), other);
    }

    /// An integer minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10, 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    @Operation({TENSOR, OBOR})
    public static Tensor rsub(Tensor input, long other, double alpha) {
        return SUB_SCALED.call(other, input, alpha);
    }

    /// A number divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// div(1.0, tensor(-4.0, 4), "floor") // [-1, 0]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @return a new tensor of the shape of `other` and its dtype, the default dtype for integers
    ///   and bools
    /// @throws ValueError for another rounding mode
    @Operation(
            value = OBOR,
            names = {"div", "divide"})
    public static Tensor div(double input, Tensor other, @Nullable String roundingMode) {
        return division(roundingMode).call(input, other);
    }

    /// An integer divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// div(7, tensor(2, -2), "trunc") // [3, -3]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @return a new tensor of the shape of `other` and its dtype; the default dtype for integers
    ///   without rounding
    /// @throws ValueError for another rounding mode
    @Operation(
            value = OBOR,
            names = {"div", "divide"})
    public static Tensor div(long input, Tensor other, @Nullable String roundingMode) {
        return division(roundingMode).call(input, other);
    }

    /// Another tensor minus this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10)) // [9, 8]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    @Operation({TENSOR, OBOR})
    public static Tensor rsub(Tensor input, Tensor other) {
        return RSUB.call(other, input);
    }

    /// The square; the dtype stays, but bool gives int64.
    ///
    /// ```java
    /// tensor(2, -3).square() // [4, 9]
    /// ```
    ///
    /// @return a new tensor of the input's shape
    @Operation({TENSOR, OBOR})
    public static Tensor square(Tensor input) {
        return pow(input, 2);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(4.0, 9).pow_(0.5) // [2, 3]
    /// ```
    ///
    /// @param other the exponent
    /// @throws dev.obor.base.DTypeError if the input holds integers
    @Operation(TENSOR)
    public static Tensor pow_(Tensor input, double other) {
        return POW.into(input, other);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow_(2) // [4, 9]
    /// ```
    ///
    /// @param other the exponent
    @Operation(TENSOR)
    public static Tensor pow_(Tensor input, long other) {
        return POW.into(input, other);
    }

    /// Each element to a complex power.
    ///
    /// @param other the exponent
    /// @return a new complex tensor of the input's shape: complex128 for float64, complex64 for
    ///   float32
    @Operation({TENSOR, OBOR})
    public static Tensor pow(Tensor input, Complex other) {
        return POW.call(input, other);
    }

    /// Each element to a complex power.
    ///
    /// @param other the exponent
    /// @throws dev.obor.base.DTypeError if the input is real
    @Operation(TENSOR)
    public static Tensor pow_(Tensor input, Complex other) {
        return POW.into(input, other);
    }

    /// A complex number to powers.
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new complex tensor of the shape of the exponents
    @Operation(OBOR)
    public static Tensor pow(Complex input, Tensor exponent) {
        return POW.call(input, exponent);
    }

    /// An integer to powers.
    ///
    /// ```java
    /// pow(2, tensor(1, 2, 3)) // [2, 4, 8]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape and dtype of the exponents, int64 for bools
    @Operation(OBOR)
    public static Tensor pow(long input, Tensor exponent) {
        return POW.call(input, exponent);
    }

    /// A number to powers.
    ///
    /// ```java
    /// pow(0.5, tensor(1, 2)) // [0.5, 0.25]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape and dtype of the exponents, the default dtype for integers
    ///   and bools
    @Operation(OBOR)
    public static Tensor pow(double input, Tensor exponent) {
        return POW.call(input, exponent);
    }
}
