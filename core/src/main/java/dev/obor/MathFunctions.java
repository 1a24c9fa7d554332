package dev.obor;

import dev.obor.op.Arithmetic;

/// The mathematical functions of [Obor]: pointwise, comparing, reducing.
public abstract class MathFunctions extends Creators {
    MathFunctions() {}

    /// The absolute value.
    public static Tensor abs(Tensor input) {
        return input.abs();
    }

    /// The arc cosine.
    public static Tensor acos(Tensor input) {
        return input.acos();
    }

    /// The inverse hyperbolic cosine.
    public static Tensor acosh(Tensor input) {
        return input.acosh();
    }

    /// The arc sine.
    public static Tensor asin(Tensor input) {
        return input.asin();
    }

    /// The inverse hyperbolic sine.
    public static Tensor asinh(Tensor input) {
        return input.asinh();
    }

    /// The arc tangent.
    public static Tensor atan(Tensor input) {
        return input.atan();
    }

    /// The inverse hyperbolic tangent.
    public static Tensor atanh(Tensor input) {
        return input.atanh();
    }

    /// All bits flipped; bool: the opposite.
    public static Tensor bitwiseNot(Tensor input) {
        return input.bitwiseNot();
    }

    /// The smallest integer not below.
    public static Tensor ceil(Tensor input) {
        return input.ceil();
    }

    /// The cosine.
    public static Tensor cos(Tensor input) {
        return input.cos();
    }

    /// The hyperbolic cosine.
    public static Tensor cosh(Tensor input) {
        return input.cosh();
    }

    /// Degrees as radians.
    public static Tensor deg2rad(Tensor input) {
        return input.deg2rad();
    }

    /// The derivative of the log of the gamma function.
    public static Tensor digamma(Tensor input) {
        return input.digamma();
    }

    /// The error function.
    public static Tensor erf(Tensor input) {
        return input.erf();
    }

    /// 1 - erf(x), accurate for large x.
    public static Tensor erfc(Tensor input) {
        return input.erfc();
    }

    /// The inverse of the error function.
    public static Tensor erfinv(Tensor input) {
        return input.erfinv();
    }

    /// e to the power of each element.
    public static Tensor exp(Tensor input) {
        return input.exp();
    }

    /// 2 to the power of each element.
    public static Tensor exp2(Tensor input) {
        return input.exp2();
    }

    /// exp(x) - 1, accurate near 0.
    public static Tensor expm1(Tensor input) {
        return input.expm1();
    }

    /// The largest integer not above.
    public static Tensor floor(Tensor input) {
        return input.floor();
    }

    /// The part behind the point, with the sign.
    public static Tensor frac(Tensor input) {
        return input.frac();
    }

    /// Where elements are neither infinite nor NaN; bool.
    public static Tensor isfinite(Tensor input) {
        return input.isfinite();
    }

    /// Where elements are infinite; bool.
    public static Tensor isinf(Tensor input) {
        return input.isinf();
    }

    /// Where elements are NaN; bool.
    public static Tensor isnan(Tensor input) {
        return input.isnan();
    }

    /// Where elements are -inf; bool.
    public static Tensor isneginf(Tensor input) {
        return input.isneginf();
    }

    /// Where elements are +inf; bool.
    public static Tensor isposinf(Tensor input) {
        return input.isposinf();
    }

    /// The log of the absolute gamma function.
    public static Tensor lgamma(Tensor input) {
        return input.lgamma();
    }

    /// The natural logarithm.
    public static Tensor log(Tensor input) {
        return input.log();
    }

    /// The logarithm to base 10.
    public static Tensor log10(Tensor input) {
        return input.log10();
    }

    /// log(1 + x), accurate near 0.
    public static Tensor log1p(Tensor input) {
        return input.log1p();
    }

    /// The logarithm to base 2.
    public static Tensor log2(Tensor input) {
        return input.log2();
    }

    /// Where elements are 0; bool.
    public static Tensor logicalNot(Tensor input) {
        return input.logicalNot();
    }

    /// The negative.
    public static Tensor neg(Tensor input) {
        return input.neg();
    }

    /// Radians as degrees.
    public static Tensor rad2deg(Tensor input) {
        return input.rad2deg();
    }

    /// 1 / x.
    public static Tensor reciprocal(Tensor input) {
        return input.reciprocal();
    }

    /// max(x, 0).
    public static Tensor relu(Tensor input) {
        return input.relu();
    }

    /// The nearest integer, ties to even.
    public static Tensor round(Tensor input) {
        return input.round();
    }

    /// 1 / √x.
    public static Tensor rsqrt(Tensor input) {
        return input.rsqrt();
    }

    /// -1, 0 or 1.
    public static Tensor sgn(Tensor input) {
        return input.sgn();
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    public static Tensor sigmoid(Tensor input) {
        return input.sigmoid();
    }

    /// -1, 0 or 1.
    public static Tensor sign(Tensor input) {
        return input.sign();
    }

    /// Where the sign is set, also that of -0; bool.
    public static Tensor signbit(Tensor input) {
        return input.signbit();
    }

    /// The sine.
    public static Tensor sin(Tensor input) {
        return input.sin();
    }

    /// sin(πx) / (πx), and 1 at 0.
    public static Tensor sinc(Tensor input) {
        return input.sinc();
    }

    /// The hyperbolic sine.
    public static Tensor sinh(Tensor input) {
        return input.sinh();
    }

    /// The square root.
    public static Tensor sqrt(Tensor input) {
        return input.sqrt();
    }

    /// The square.
    public static Tensor square(Tensor input) {
        return input.square();
    }

    /// The tangent.
    public static Tensor tan(Tensor input) {
        return input.tan();
    }

    /// The hyperbolic tangent.
    public static Tensor tanh(Tensor input) {
        return input.tanh();
    }

    /// The integer part.
    public static Tensor trunc(Tensor input) {
        return input.trunc();
    }

    /// The larger of two elements; NaN if either is.
    public static Tensor maximum(Tensor input, Tensor other) {
        return input.maximum(other);
    }

    /// The smaller of two elements; NaN if either is.
    public static Tensor minimum(Tensor input, Tensor other) {
        return input.minimum(other);
    }

    /// The larger of two elements; the number where the other is NaN.
    public static Tensor fmax(Tensor input, Tensor other) {
        return input.fmax(other);
    }

    /// The smaller of two elements; the number where the other is NaN.
    public static Tensor fmin(Tensor input, Tensor other) {
        return input.fmin(other);
    }

    /// The angle of the point (other, this).
    public static Tensor atan2(Tensor input, Tensor other) {
        return input.atan2(other);
    }

    /// √(a² + b²) without overflow.
    public static Tensor hypot(Tensor input, Tensor other) {
        return input.hypot(other);
    }

    /// log(exp(a) + exp(b)) without overflow.
    public static Tensor logaddexp(Tensor input, Tensor other) {
        return input.logaddexp(other);
    }

    /// log2(2^a + 2^b) without overflow.
    public static Tensor logaddexp2(Tensor input, Tensor other) {
        return input.logaddexp2(other);
    }

    /// a · log(b), and 0 where a is 0.
    public static Tensor xlogy(Tensor input, Tensor other) {
        return input.xlogy(other);
    }

    /// The size of a with the sign of b.
    public static Tensor copysign(Tensor input, Tensor other) {
        return input.copysign(other);
    }

    /// 0 below 0, 1 above, b at 0.
    public static Tensor heaviside(Tensor input, Tensor other) {
        return input.heaviside(other);
    }

    /// Where both are not 0; bool.
    public static Tensor logicalAnd(Tensor input, Tensor other) {
        return input.logicalAnd(other);
    }

    /// Where either is not 0; bool.
    public static Tensor logicalOr(Tensor input, Tensor other) {
        return input.logicalOr(other);
    }

    /// Where one of the two is not 0; bool.
    public static Tensor logicalXor(Tensor input, Tensor other) {
        return input.logicalXor(other);
    }

    /// Bits set in both; integers and bool.
    public static Tensor bitwiseAnd(Tensor input, Tensor other) {
        return input.bitwiseAnd(other);
    }

    /// Bits set in either; integers and bool.
    public static Tensor bitwiseOr(Tensor input, Tensor other) {
        return input.bitwiseOr(other);
    }

    /// Bits set in one of the two; integers and bool.
    public static Tensor bitwiseXor(Tensor input, Tensor other) {
        return input.bitwiseXor(other);
    }

    /// Bits shifted to the left; integers.
    public static Tensor bitwiseLeftShift(Tensor input, Tensor other) {
        return input.bitwiseLeftShift(other);
    }

    /// Bits shifted to the right, keeping the sign; integers.
    public static Tensor bitwiseRightShift(Tensor input, Tensor other) {
        return input.bitwiseRightShift(other);
    }

    /// The sum, broadcast.
    public static Tensor add(Tensor input, Tensor other) {
        return input.add(other);
    }

    /// The sum, broadcast.
    public static Tensor add(Tensor input, double other) {
        return input.add(other);
    }

    /// The sum, broadcast.
    public static Tensor add(Tensor input, long other) {
        return input.add(other);
    }

    /// The difference, broadcast.
    public static Tensor sub(Tensor input, Tensor other) {
        return input.sub(other);
    }

    /// The difference, broadcast.
    public static Tensor sub(Tensor input, double other) {
        return input.sub(other);
    }

    /// The difference, broadcast.
    public static Tensor sub(Tensor input, long other) {
        return input.sub(other);
    }

    /// The product, broadcast.
    public static Tensor mul(Tensor input, Tensor other) {
        return input.mul(other);
    }

    /// The product, broadcast.
    public static Tensor mul(Tensor input, double other) {
        return input.mul(other);
    }

    /// The product, broadcast.
    public static Tensor mul(Tensor input, long other) {
        return input.mul(other);
    }

    /// The quotient, as floats.
    public static Tensor div(Tensor input, Tensor other) {
        return input.div(other);
    }

    /// The quotient, as floats.
    public static Tensor div(Tensor input, double other) {
        return input.div(other);
    }

    /// The quotient, as floats.
    public static Tensor div(Tensor input, long other) {
        return input.div(other);
    }

    /// Each element to a power.
    public static Tensor pow(Tensor input, Tensor other) {
        return input.pow(other);
    }

    /// Each element to a power.
    public static Tensor pow(Tensor input, double other) {
        return input.pow(other);
    }

    /// Each element to a power.
    public static Tensor pow(Tensor input, long other) {
        return input.pow(other);
    }

    /// The remainder with the divisor's sign.
    public static Tensor remainder(Tensor input, Tensor other) {
        return input.remainder(other);
    }

    /// The remainder with the divisor's sign.
    public static Tensor remainder(Tensor input, double other) {
        return input.remainder(other);
    }

    /// The remainder with the divisor's sign.
    public static Tensor remainder(Tensor input, long other) {
        return input.remainder(other);
    }

    /// The remainder with the dividend's sign.
    public static Tensor fmod(Tensor input, Tensor other) {
        return input.fmod(other);
    }

    /// The remainder with the dividend's sign.
    public static Tensor fmod(Tensor input, double other) {
        return input.fmod(other);
    }

    /// The remainder with the dividend's sign.
    public static Tensor fmod(Tensor input, long other) {
        return input.fmod(other);
    }

    /// The quotient rounded down.
    public static Tensor floorDivide(Tensor input, Tensor other) {
        return input.floorDivide(other);
    }

    /// The quotient rounded down.
    public static Tensor floorDivide(Tensor input, double other) {
        return input.floorDivide(other);
    }

    /// The quotient rounded down.
    public static Tensor floorDivide(Tensor input, long other) {
        return input.floorDivide(other);
    }

    /// Where elements are equal; bool.
    public static Tensor eq(Tensor input, Tensor other) {
        return input.eq(other);
    }

    /// Where elements are equal; bool.
    public static Tensor eq(Tensor input, double other) {
        return input.eq(other);
    }

    /// Where elements are equal; bool.
    public static Tensor eq(Tensor input, long other) {
        return input.eq(other);
    }

    /// Where elements differ; bool.
    public static Tensor ne(Tensor input, Tensor other) {
        return input.ne(other);
    }

    /// Where elements differ; bool.
    public static Tensor ne(Tensor input, double other) {
        return input.ne(other);
    }

    /// Where elements differ; bool.
    public static Tensor ne(Tensor input, long other) {
        return input.ne(other);
    }

    /// Where elements are less; bool.
    public static Tensor lt(Tensor input, Tensor other) {
        return input.lt(other);
    }

    /// Where elements are less; bool.
    public static Tensor lt(Tensor input, double other) {
        return input.lt(other);
    }

    /// Where elements are less; bool.
    public static Tensor lt(Tensor input, long other) {
        return input.lt(other);
    }

    /// Where elements are at most; bool.
    public static Tensor le(Tensor input, Tensor other) {
        return input.le(other);
    }

    /// Where elements are at most; bool.
    public static Tensor le(Tensor input, double other) {
        return input.le(other);
    }

    /// Where elements are at most; bool.
    public static Tensor le(Tensor input, long other) {
        return input.le(other);
    }

    /// Where elements are greater; bool.
    public static Tensor gt(Tensor input, Tensor other) {
        return input.gt(other);
    }

    /// Where elements are greater; bool.
    public static Tensor gt(Tensor input, double other) {
        return input.gt(other);
    }

    /// Where elements are greater; bool.
    public static Tensor gt(Tensor input, long other) {
        return input.gt(other);
    }

    /// Where elements are at least; bool.
    public static Tensor ge(Tensor input, Tensor other) {
        return input.ge(other);
    }

    /// Where elements are at least; bool.
    public static Tensor ge(Tensor input, double other) {
        return input.ge(other);
    }

    /// Where elements are at least; bool.
    public static Tensor ge(Tensor input, long other) {
        return input.ge(other);
    }

    /// A number to powers.
    public static Tensor pow(double input, Tensor exponent) {
        return Arithmetic.POW.call(input, exponent);
    }

    /// Each element kept between two numbers; of integers a float, as in PyTorch.
    public static Tensor clamp(Tensor input, double min, double max) {
        return input.clamp(min, max);
    }

    /// Each element kept between two integers.
    public static Tensor clamp(Tensor input, long min, long max) {
        return input.clamp(min, max);
    }

    /// From one tensor to another by a share.
    public static Tensor lerp(Tensor input, Tensor end, double weight) {
        return input.lerp(end, weight);
    }

    /// A tensor plus value times the product of two others.
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, double value) {
        return input.addcmul(tensor1, tensor2, value);
    }

    /// A tensor plus value times the quotient of two others.
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, double value) {
        return input.addcdiv(tensor1, tensor2, value);
    }

    /// Where elements are close; bool.
    public static Tensor isclose(Tensor input, Tensor other) {
        return input.isclose(other);
    }

    /// Whether all elements are close.
    public static boolean allclose(Tensor input, Tensor other) {
        return input.allclose(other);
    }

    /// Whether sizes and all elements are equal.
    public static boolean equal(Tensor input, Tensor other) {
        return input.equal(other);
    }

    /// The sum of all elements.
    public static Tensor sum(Tensor input) {
        return input.sum();
    }

    /// The mean of all elements.
    public static Tensor mean(Tensor input) {
        return input.mean();
    }

    /// The largest element.
    public static Tensor max(Tensor input) {
        return input.max();
    }

    /// The smallest element.
    public static Tensor min(Tensor input) {
        return input.min();
    }

    /// The place of the largest element.
    public static Tensor argmax(Tensor input) {
        return input.argmax();
    }

    /// The place of the smallest element.
    public static Tensor argmin(Tensor input) {
        return input.argmin();
    }

    /// The standard deviation.
    public static Tensor std(Tensor input) {
        return input.std();
    }

    /// The variance.
    public static Tensor var(Tensor input) {
        return input.var();
    }

    /// Whether any element is not 0.
    public static Tensor any(Tensor input) {
        return input.any();
    }

    /// Whether all elements are not 0.
    public static Tensor all(Tensor input) {
        return input.all();
    }

    /// The Euclidean norm.
    public static Tensor norm(Tensor input) {
        return input.norm();
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor sum(Tensor input, long... dim) {
        return input.sum(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor mean(Tensor input, long... dim) {
        return input.mean(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor amax(Tensor input, long... dim) {
        return input.amax(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor amin(Tensor input, long... dim) {
        return input.amin(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor std(Tensor input, long... dim) {
        return input.std(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor var(Tensor input, long... dim) {
        return input.var(dim);
    }

    /// As [Tensor] has it, over some dimensions.
    public static Tensor logsumexp(Tensor input, long... dim) {
        return input.logsumexp(dim);
    }

    /// The places along a dimension.
    public static Tensor argmax(Tensor input, long dim) {
        return input.argmax(dim);
    }

    /// The places along a dimension.
    public static Tensor argmin(Tensor input, long dim) {
        return input.argmin(dim);
    }

    /// The extremes along a dimension and their places.
    public static ValuesIndices max(Tensor input, long dim) {
        return input.max(dim);
    }

    /// The extremes along a dimension and their places.
    public static ValuesIndices min(Tensor input, long dim) {
        return input.min(dim);
    }

    /// log(x / (1 - x)).
    public static Tensor logit(Tensor input) {
        return input.logit();
    }

    /// NaN as 0 and infinities as the largest numbers of the dtype.
    public static Tensor nanToNum(Tensor input) {
        return input.nanToNum();
    }

    /// The product of all elements.
    public static Tensor prod(Tensor input) {
        return input.prod();
    }

    /// The products along a dimension.
    public static Tensor prod(Tensor input, long dim) {
        return input.prod(dim);
    }
}
