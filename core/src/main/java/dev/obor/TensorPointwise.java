package dev.obor;

import dev.obor.OperationOptions.NanToNum;
import dev.obor.op.Arithmetic;
import dev.obor.op.Elementary;
import dev.obor.op.Rounding;
import java.util.function.Consumer;

/// Functions of each element on its own.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorPointwise permits Tensor {
    /// The absolute value.
    default Tensor abs() {
        return Elementary.ABS.call((Tensor) this);
    }

    /// As [#abs()], in place; returns this.
    default Tensor abs_() {
        return Elementary.ABS.into((Tensor) this);
    }

    /// The arc cosine.
    default Tensor acos() {
        return Elementary.ACOS.call((Tensor) this);
    }

    /// As [#acos()], in place; returns this.
    default Tensor acos_() {
        return Elementary.ACOS.into((Tensor) this);
    }

    /// The inverse hyperbolic cosine.
    default Tensor acosh() {
        return Elementary.ACOSH.call((Tensor) this);
    }

    /// As [#acosh()], in place; returns this.
    default Tensor acosh_() {
        return Elementary.ACOSH.into((Tensor) this);
    }

    /// The arc sine.
    default Tensor asin() {
        return Elementary.ASIN.call((Tensor) this);
    }

    /// As [#asin()], in place; returns this.
    default Tensor asin_() {
        return Elementary.ASIN.into((Tensor) this);
    }

    /// The inverse hyperbolic sine.
    default Tensor asinh() {
        return Elementary.ASINH.call((Tensor) this);
    }

    /// As [#asinh()], in place; returns this.
    default Tensor asinh_() {
        return Elementary.ASINH.into((Tensor) this);
    }

    /// The arc tangent.
    default Tensor atan() {
        return Elementary.ATAN.call((Tensor) this);
    }

    /// As [#atan()], in place; returns this.
    default Tensor atan_() {
        return Elementary.ATAN.into((Tensor) this);
    }

    /// The inverse hyperbolic tangent.
    default Tensor atanh() {
        return Elementary.ATANH.call((Tensor) this);
    }

    /// As [#atanh()], in place; returns this.
    default Tensor atanh_() {
        return Elementary.ATANH.into((Tensor) this);
    }

    /// All bits flipped; bool: the opposite.
    default Tensor bitwiseNot() {
        return Elementary.BITWISE_NOT.call((Tensor) this);
    }

    /// As [#bitwiseNot()], in place; returns this.
    default Tensor bitwiseNot_() {
        return Elementary.BITWISE_NOT.into((Tensor) this);
    }

    /// The smallest integer not below.
    default Tensor ceil() {
        return Elementary.CEIL.call((Tensor) this);
    }

    /// As [#ceil()], in place; returns this.
    default Tensor ceil_() {
        return Elementary.CEIL.into((Tensor) this);
    }

    /// The cosine.
    default Tensor cos() {
        return Elementary.COS.call((Tensor) this);
    }

    /// As [#cos()], in place; returns this.
    default Tensor cos_() {
        return Elementary.COS.into((Tensor) this);
    }

    /// The hyperbolic cosine.
    default Tensor cosh() {
        return Elementary.COSH.call((Tensor) this);
    }

    /// As [#cosh()], in place; returns this.
    default Tensor cosh_() {
        return Elementary.COSH.into((Tensor) this);
    }

    /// Degrees as radians.
    default Tensor deg2rad() {
        return Elementary.DEG2RAD.call((Tensor) this);
    }

    /// As [#deg2rad()], in place; returns this.
    default Tensor deg2rad_() {
        return Elementary.DEG2RAD.into((Tensor) this);
    }

    /// The derivative of the log of the gamma function.
    default Tensor digamma() {
        return Elementary.DIGAMMA.call((Tensor) this);
    }

    /// As [#digamma()], in place; returns this.
    default Tensor digamma_() {
        return Elementary.DIGAMMA.into((Tensor) this);
    }

    /// The error function.
    default Tensor erf() {
        return Elementary.ERF.call((Tensor) this);
    }

    /// As [#erf()], in place; returns this.
    default Tensor erf_() {
        return Elementary.ERF.into((Tensor) this);
    }

    /// 1 - erf(x), accurate for large x.
    default Tensor erfc() {
        return Elementary.ERFC.call((Tensor) this);
    }

    /// As [#erfc()], in place; returns this.
    default Tensor erfc_() {
        return Elementary.ERFC.into((Tensor) this);
    }

    /// The inverse of the error function.
    default Tensor erfinv() {
        return Elementary.ERFINV.call((Tensor) this);
    }

    /// As [#erfinv()], in place; returns this.
    default Tensor erfinv_() {
        return Elementary.ERFINV.into((Tensor) this);
    }

    /// e to the power of each element.
    default Tensor exp() {
        return Elementary.EXP.call((Tensor) this);
    }

    /// As [#exp()], in place; returns this.
    default Tensor exp_() {
        return Elementary.EXP.into((Tensor) this);
    }

    /// 2 to the power of each element.
    default Tensor exp2() {
        return Elementary.EXP2.call((Tensor) this);
    }

    /// As [#exp2()], in place; returns this.
    default Tensor exp2_() {
        return Elementary.EXP2.into((Tensor) this);
    }

    /// exp(x) - 1, accurate near 0.
    default Tensor expm1() {
        return Elementary.EXPM1.call((Tensor) this);
    }

    /// As [#expm1()], in place; returns this.
    default Tensor expm1_() {
        return Elementary.EXPM1.into((Tensor) this);
    }

    /// The largest integer not above.
    default Tensor floor() {
        return Elementary.FLOOR.call((Tensor) this);
    }

    /// As [#floor()], in place; returns this.
    default Tensor floor_() {
        return Elementary.FLOOR.into((Tensor) this);
    }

    /// The part behind the point, with the sign.
    default Tensor frac() {
        return Elementary.FRAC.call((Tensor) this);
    }

    /// As [#frac()], in place; returns this.
    default Tensor frac_() {
        return Elementary.FRAC.into((Tensor) this);
    }

    /// Where elements are neither infinite nor NaN; bool.
    default Tensor isfinite() {
        return Elementary.ISFINITE.call((Tensor) this);
    }

    /// Where elements are infinite; bool.
    default Tensor isinf() {
        return Elementary.ISINF.call((Tensor) this);
    }

    /// Where elements are NaN; bool.
    default Tensor isnan() {
        return Elementary.ISNAN.call((Tensor) this);
    }

    /// Where elements are -inf; bool.
    default Tensor isneginf() {
        return Elementary.ISNEGINF.call((Tensor) this);
    }

    /// Where elements are +inf; bool.
    default Tensor isposinf() {
        return Elementary.ISPOSINF.call((Tensor) this);
    }

    /// The log of the absolute gamma function.
    default Tensor lgamma() {
        return Elementary.LGAMMA.call((Tensor) this);
    }

    /// As [#lgamma()], in place; returns this.
    default Tensor lgamma_() {
        return Elementary.LGAMMA.into((Tensor) this);
    }

    /// The natural logarithm.
    default Tensor log() {
        return Elementary.LOG.call((Tensor) this);
    }

    /// As [#log()], in place; returns this.
    default Tensor log_() {
        return Elementary.LOG.into((Tensor) this);
    }

    /// The logarithm to base 10.
    default Tensor log10() {
        return Elementary.LOG10.call((Tensor) this);
    }

    /// As [#log10()], in place; returns this.
    default Tensor log10_() {
        return Elementary.LOG10.into((Tensor) this);
    }

    /// log(1 + x), accurate near 0.
    default Tensor log1p() {
        return Elementary.LOG1P.call((Tensor) this);
    }

    /// As [#log1p()], in place; returns this.
    default Tensor log1p_() {
        return Elementary.LOG1P.into((Tensor) this);
    }

    /// The logarithm to base 2.
    default Tensor log2() {
        return Elementary.LOG2.call((Tensor) this);
    }

    /// As [#log2()], in place; returns this.
    default Tensor log2_() {
        return Elementary.LOG2.into((Tensor) this);
    }

    /// Where elements are 0; bool.
    default Tensor logicalNot() {
        return Elementary.LOGICAL_NOT.call((Tensor) this);
    }

    /// Radians as degrees.
    default Tensor rad2deg() {
        return Elementary.RAD2DEG.call((Tensor) this);
    }

    /// As [#rad2deg()], in place; returns this.
    default Tensor rad2deg_() {
        return Elementary.RAD2DEG.into((Tensor) this);
    }

    /// 1 / x.
    default Tensor reciprocal() {
        return Elementary.RECIPROCAL.call((Tensor) this);
    }

    /// As [#reciprocal()], in place; returns this.
    default Tensor reciprocal_() {
        return Elementary.RECIPROCAL.into((Tensor) this);
    }

    /// max(x, 0).
    default Tensor relu() {
        return Elementary.RELU.call((Tensor) this);
    }

    /// As [#relu()], in place; returns this.
    default Tensor relu_() {
        return Elementary.RELU.into((Tensor) this);
    }

    /// The nearest integer, ties to even.
    default Tensor round() {
        return Elementary.ROUND.call((Tensor) this);
    }

    /// As [#round()], in place; returns this.
    default Tensor round_() {
        return Elementary.ROUND.into((Tensor) this);
    }

    /// 1 / √x.
    default Tensor rsqrt() {
        return Elementary.RSQRT.call((Tensor) this);
    }

    /// As [#rsqrt()], in place; returns this.
    default Tensor rsqrt_() {
        return Elementary.RSQRT.into((Tensor) this);
    }

    /// -1, 0 or 1.
    default Tensor sgn() {
        return Elementary.SGN.call((Tensor) this);
    }

    /// As [#sgn()], in place; returns this.
    default Tensor sgn_() {
        return Elementary.SGN.into((Tensor) this);
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    default Tensor sigmoid() {
        return Elementary.SIGMOID.call((Tensor) this);
    }

    /// As [#sigmoid()], in place; returns this.
    default Tensor sigmoid_() {
        return Elementary.SIGMOID.into((Tensor) this);
    }

    /// -1, 0 or 1.
    default Tensor sign() {
        return Elementary.SIGN.call((Tensor) this);
    }

    /// As [#sign()], in place; returns this.
    default Tensor sign_() {
        return Elementary.SIGN.into((Tensor) this);
    }

    /// Where the sign is set, also that of -0; bool.
    default Tensor signbit() {
        return Elementary.SIGNBIT.call((Tensor) this);
    }

    /// The sine.
    default Tensor sin() {
        return Elementary.SIN.call((Tensor) this);
    }

    /// As [#sin()], in place; returns this.
    default Tensor sin_() {
        return Elementary.SIN.into((Tensor) this);
    }

    /// sin(πx) / (πx), and 1 at 0.
    default Tensor sinc() {
        return Elementary.SINC.call((Tensor) this);
    }

    /// As [#sinc()], in place; returns this.
    default Tensor sinc_() {
        return Elementary.SINC.into((Tensor) this);
    }

    /// The hyperbolic sine.
    default Tensor sinh() {
        return Elementary.SINH.call((Tensor) this);
    }

    /// As [#sinh()], in place; returns this.
    default Tensor sinh_() {
        return Elementary.SINH.into((Tensor) this);
    }

    /// The square root.
    default Tensor sqrt() {
        return Elementary.SQRT.call((Tensor) this);
    }

    /// As [#sqrt()], in place; returns this.
    default Tensor sqrt_() {
        return Elementary.SQRT.into((Tensor) this);
    }

    /// The square.
    default Tensor square() {
        return Arithmetic.pow((Tensor) this, 2);
    }

    /// As [#square()], in place; returns this.
    default Tensor square_() {
        return Arithmetic.square_((Tensor) this);
    }

    /// The tangent.
    default Tensor tan() {
        return Elementary.TAN.call((Tensor) this);
    }

    /// As [#tan()], in place; returns this.
    default Tensor tan_() {
        return Elementary.TAN.into((Tensor) this);
    }

    /// The hyperbolic tangent.
    default Tensor tanh() {
        return Elementary.TANH.call((Tensor) this);
    }

    /// As [#tanh()], in place; returns this.
    default Tensor tanh_() {
        return Elementary.TANH.into((Tensor) this);
    }

    /// The integer part.
    default Tensor trunc() {
        return Elementary.TRUNC.call((Tensor) this);
    }

    /// As [#trunc()], in place; returns this.
    default Tensor trunc_() {
        return Elementary.TRUNC.into((Tensor) this);
    }

    /// Rounded to that many places behind the point; negative: before it.
    default Tensor round(int decimals) {
        return Rounding.round((Tensor) this, decimals);
    }

    /// log(x / (1 - x)).
    default Tensor logit() {
        return Elementary.LOGIT.call((Tensor) this);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    default Tensor logit(double eps) {
        return Elementary.LOGIT_CLAMPED.callWith((Tensor) this, eps);
    }

    /// NaN as 0 and infinities as the largest numbers of the dtype.
    default Tensor nanToNum() {
        return nanToNum(NanToNum.DEFAULT);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    default Tensor nanToNum(double nan) {
        return nanToNum(o -> o.nan(nan));
    }

    /// NaN and infinities as given numbers.
    default Tensor nanToNum(Consumer<NanToNum> options) {
        NanToNum o = NanToNum.DEFAULT.with(options);
        return Rounding.nanToNum((Tensor) this, o.nan, o.posinf, o.neginf);
    }
}
