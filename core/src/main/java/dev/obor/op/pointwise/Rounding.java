package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.expr.Exprs;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.pointwise.Pointwise.Rule;
import org.jspecify.annotations.Nullable;

/// Integers near elements, and numbers in place of NaN and infinities.
public final class Rounding {
    private Rounding() {}

    /// Rounded to that many places behind the point; negative: before it.
    ///
    /// ```java
    /// tensor(3.14159, 2.71828).round(2) // [3.14, 2.72]
    /// tensor(1234.0).round(-2) // 1200
    /// ```
    ///
    /// @param decimals how many places behind the point; -1 rounds to tens
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for integers, if `decimals` is not 0
    @Operation({TENSOR, OBOR})
    public static Tensor round(Tensor input, int decimals) {
        DTypes.checkFloat(decimals == 0 ? "round_vml_cpu" : "round_cpu", input.dtype());
        if (decimals == 0 || !input.isFloatingPoint()) {
            return Rounding.ROUND.call(input);
        }
        double power = Double.parseDouble("1e" + Math.abs(decimals));
        return decimals > 0
                ? Rounding.ROUND_TO.callWith(input, power)
                : Rounding.ROUND_TO_TENS.callWith(input, power);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// @param nan what NaN becomes
    /// @param posinf what infinity becomes; null for the largest number of the dtype
    /// @param neginf what negative infinity becomes; null for the smallest number of the dtype
    /// @return a new tensor of the input's shape and dtype
    @Operation(
            value = {TENSOR, OBOR},
            forms = "nan",
            options = OperationOptions.NanToNum.class)
    public static Tensor nanToNum(
            Tensor input,
            @Default("0") double nan,
            @Default("null") @Nullable Double posinf,
            @Default("null") @Nullable Double neginf,
            boolean inPlace) {
        double max = largest(input.dtype());
        double[] numbers = {nan, posinf == null ? max : posinf, neginf == null ? -max : neginf};
        return inPlace
                ? Rounding.NAN_TO_NUM.intoWith(numbers, input)
                : Rounding.NAN_TO_NUM.callWith(numbers, input);
    }

    /// The largest number of a dtype of floats, float32's for others.
    public static double largest(DType dtype) {
        return switch (dtype) {
            case FLOAT64, COMPLEX128 -> Double.MAX_VALUE;
            case FLOAT16 -> 65504;
            case BFLOAT16 -> 3.3895313892515355e38;
            case FLOAT32, COMPLEX64, INT64, INT32, INT16, INT8, UINT8, BOOL -> Float.MAX_VALUE;
        };
    }

    /// The smallest integer not below.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise CEIL = unary("ceil", Rule.ARITHMETIC, Exprs::ceil);

    /// The largest integer not above.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise FLOOR = unary("floor", Rule.ARITHMETIC, Exprs::floor);

    /// The part behind the point, with the sign.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise FRAC =
            unary("frac", Rule.ARITHMETIC, x -> x.sub(Exprs.trunc(x)))
                    .refusing(DTypes.floats("frac_cpu"));

    /// The nearest integer, ties to even.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            inPlace = true)
    public static final Pointwise ROUND = unary("round", Rule.ARITHMETIC, Exprs::round);

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation(
            value = {TENSOR, OBOR},
            names = {"trunc", "fix"},
            inPlace = true)
    public static final Pointwise TRUNC = unary("trunc", Rule.ARITHMETIC, Exprs::trunc);

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
}
