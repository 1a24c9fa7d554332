package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// How a float type is laid out, and the tricks on its bits that the functions need.
///
/// @param bits the integer type of the same width
/// @param fraction bits of the fraction
/// @param bias what is added to exponents
/// @param ln2High the natural logarithm of 2, with zeros at the end: times an exponent it is exact
/// @param ln2Low what is missing
record Format(Type type, Type bits, int fraction, int bias, double ln2High, double ln2Low) {
    // The split of ln 2 is SLEEF's (https://sleef.org, L2U and L2L).
    private static final Format SINGLE =
            new Format(Type.F32, Type.I32, 23, 127, 0.693145751953125, 1.428606765330187045e-06);
    private static final Format DOUBLE =
            new Format(Type.F64, Type.I64, 52, 1023, 0x1.62e42fefap-1, 0x1.cf79abc9e3b3ap-40);

    static Format of(Expr x) {
        return x.type() == Type.F32 ? SINGLE : DOUBLE;
    }

    boolean isSingle() {
        return type == Type.F32;
    }

    /// One of two numbers by precision.
    double pick(double single, double dbl) {
        return isSingle() ? single : dbl;
    }

    /// One of two sets of coefficients by precision.
    double[] pick(double[] single, double[] dbl) {
        return isSingle() ? single : dbl;
    }

    Expr constant(double value) {
        return Exprs.constant(type, value);
    }

    /// An integer constant as wide as the float.
    Expr integer(long value) {
        return Exprs.integer(bits, value);
    }

    Expr toBits(Expr x) {
        return Exprs.bits(bits, x);
    }

    Expr fromBits(Expr i) {
        return Exprs.bits(type, i);
    }

    /// `1.5 * 2^fraction`: added to a smaller number it rounds that to an integer, which then
    /// stands in the low bits.
    double roundingMagic() {
        return 1.5 * (1L << fraction);
    }

    Expr exponentShift() {
        return integer(fraction);
    }

    /// The exponent field's largest value.
    long exponentMask() {
        return isSingle() ? 0xFF : 0x7FF;
    }

    /// An integer moved into the exponent field.
    Expr toExponent(Expr i) {
        return Exprs.shl(i, exponentShift());
    }

    private Expr signMask() {
        return integer(isSingle() ? Integer.MIN_VALUE : Long.MIN_VALUE);
    }

    /// The sign bit alone.
    Expr signBit(Expr x) {
        return toBits(x).and(signMask());
    }

    /// A value with the sign of another; both signs agree, or it is not negative, or NaN.
    Expr withSign(Expr magnitude, Expr sign) {
        return fromBits(toBits(magnitude).or(signBit(sign)));
    }

    /// The value between bounds; NaN stays.
    Expr clamp(Expr x, double low, double high) {
        return x.min(high).max(low);
    }

    /// `c[0] + c[1] x + c[2] x^2 + …` by Horner's rule in fused multiply-adds.
    Expr polynomial(Expr x, double... c) {
        Expr sum = constant(c[c.length - 1]);
        for (int i = c.length - 2; i >= 0; i--) {
            sum = sum.fma(x, constant(c[i]));
        }
        return sum;
    }
}
