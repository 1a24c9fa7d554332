package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Exponentials: `x = k ln 2 + r`, a polynomial for `e^r`, and `2^k` put together from bits.
///
/// The argument is reduced in two steps after W. J. Cody and W. Waite, "Software Manual for the
/// Elementary Functions", 1980, chapter 6; rounding to `k` by adding a large number leaves `k` in
/// the low bits, where the exponent is made from it. Coefficients:
/// `conformance/python/elementary.py`.
final class Exponential {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double[] EXP_F32 = {
        1.0f, 1.0f, 0.49999994f, 0.16666515f, 0.04166808f, 0.008369354f, 0.0013840942f
    };
    private static final double[] EXP_F64 = {
        1.0,
        1.0,
        0.5000000000000011,
        0.16666666666666385,
        0.04166666666652507,
        0.008333333333511321,
        0.0013888888945186807,
        0.00019841269471558882,
        2.4801491298768282e-05,
        2.7557616092024908e-06,
        2.763094777893322e-07,
        2.499120031405945e-08
    };
    private static final double[] EXP2_F32 = {
        1.0f, 0.69314724f, 0.24022654f, 0.05550278f, 0.009617984f, 0.0013414484f, 0.00015413042f
    };
    private static final double[] EXP2_F64 = {
        1.0,
        0.6931471805599453,
        0.2402265069591007,
        0.05550410866482337,
        0.009618129107630219,
        0.001333355814603594,
        0.000154035303889425,
        1.5252734163763512e-05,
        1.3215491248597576e-06,
        1.0177933819261044e-07,
        7.052998220456174e-09,
        4.473060671422228e-10,
        2.8632174245409906e-11
    };
    // (e^r - 1 - r) / r^2
    private static final double[] EXPM1_F32 = {
        0.5f, 0.16666666f, 0.041666467f, 0.008333642f, 0.0013934991f, 0.00019667545f
    };
    private static final double[] EXPM1_F64 = {
        0.5,
        0.16666666666666666,
        0.0416666666666667,
        0.008333333333334518,
        0.0013888888888864178,
        0.0001984126983654258,
        2.4801587369043366e-05,
        2.7557327317952386e-06,
        2.755723417330705e-07,
        2.50458649582998e-08,
        2.092729358842893e-09,
        1.7852318879593893e-10
    };

    private Exponential() {}

    /// `k = round(x / ln 2)` and `r = x - k ln 2`.
    ///
    /// @param bits an integer whose low bits are `k + offset`, zero above up to the fraction's end
    private record Reduced(Expr r, Expr bits) {
        static Reduced of(Format f, Expr x, long offset) {
            Expr magic = f.constant(f.roundingMagic() + offset);
            Expr t = x.fma(f.constant(LOG2_E), magic);
            Expr k = t.sub(magic);
            Expr r = k.fma(f.constant(-f.ln2High()), x);
            return new Reduced(k.fma(f.constant(-f.ln2Low()), r), f.toBits(t));
        }
    }

    static Expr exp(Expr x) {
        Format f = Format.of(x);
        Expr c = f.clamp(x, f.pick(-104, -746), f.pick(89, 710));
        Reduced a = Reduced.of(f, c, 2L * f.bias());
        return scale(f, f.polynomial(a.r, f.pick(EXP_F32, EXP_F64)), a.bits);
    }

    static Expr exp2(Expr x) {
        Format f = Format.of(x);
        return exp2Sum(f, x, f.constant(-0.0));
    }

    /// `2^(x + low)`.
    static Expr exp2Sum(Format f, Expr x, Expr low) {
        Expr c = f.clamp(x, f.pick(-151, -1076), f.pick(129, 1025));
        Expr magic = f.constant(f.roundingMagic() + 2L * f.bias());
        Expr t = c.add(magic);
        Expr r = c.sub(t.sub(magic)).add(low);
        return scale(f, f.polynomial(r, f.pick(EXP2_F32, EXP2_F64)), f.toBits(t));
    }

    /// `p * 2^k` in two steps, so that `k` may lie beyond the normal exponents on both sides.
    ///
    /// @param bits low bits are `k + 2 bias`
    static Expr scale(Format f, Expr p, Expr bits) {
        Expr half = Exprs.ushr(bits, f.integer(1));
        Expr first = f.fromBits(f.toExponent(half));
        Expr second = f.fromBits(f.toExponent(bits.sub(half)));
        return p.mul(first).mul(second);
    }

    /// `e^x * 2^shift` for arguments whose result, like `e^x` itself, is a normal number.
    static Expr scaledExp(Expr x, int shift) {
        Format f = Format.of(x);
        Reduced a = Reduced.of(f, x, shift);
        Expr p = f.polynomial(a.r, f.pick(EXP_F32, EXP_F64));
        return f.fromBits(f.toBits(p).add(f.toExponent(a.bits)));
    }

    static Expr expm1(Expr x) {
        Format f = Format.of(x);
        Expr c = f.clamp(x, f.pick(-25, -50), f.pick(89, 710));
        Reduced a = Reduced.of(f, c, f.bias() - 1);
        Expr q = f.polynomial(a.r, f.pick(EXPM1_F32, EXPM1_F64)).fma(a.r.square(), a.r);
        Expr half = f.fromBits(f.toExponent(a.bits)); // 2^(k-1): 2^k may overflow
        Expr y = half.fma(q, half.sub(0.5)).mul(2);
        return Exprs.abs(x).lt(0x1p-60).where(x, y); // keeps -0 and subnormals
    }

    /// expm1 where it can neither overflow nor its subnormal argument or sign of zero matter.
    static Expr smallExpm1(Expr x) {
        Format f = Format.of(x);
        Reduced a = Reduced.of(f, x, f.bias());
        Expr q = f.polynomial(a.r, f.pick(EXPM1_F32, EXPM1_F64)).fma(a.r.square(), a.r);
        Expr power = f.fromBits(f.toExponent(a.bits));
        return power.fma(q, power.sub(1));
    }

    /// `1 / (1 + e^-x)`; half of `e^-x` is scaled, so that it overflows as late as possible.
    static Expr sigmoid(Expr x) {
        Format f = Format.of(x);
        Expr c = f.clamp(x, f.pick(-89, -710), f.pick(80, 700));
        Expr half = scaledExp(c.neg(), -1);
        return f.constant(1).div(half.fma(f.constant(2), f.constant(1)));
    }
}
