package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Logarithms: `x = 2^k (1 + f)` with `1 + f` between the square roots of 1/2 and 2.
///
/// float32 takes a polynomial in `f`; float64 the series in `s = f / (2 + f)` of FreeBSD's
/// `e_log.c` (Sun Microsystems, 1993). Coefficients: `conformance/python/elementary.py`.
final class Logarithm {
    // (log(1 + f) - f + f^2 / 2) / f^3
    private static final double[] LOG_F32 = {
        0.3333333f,
        -0.25000823f,
        0.2000126f,
        -0.16623324f,
        0.14200981f,
        -0.13159454f,
        0.12765166f,
        -0.07639798f
    };
    // (log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2
    private static final double[] LOG_F64 = {
        0.6666666666666735,
        0.3999999999940905,
        0.2857142874381528,
        0.22222198409431532,
        0.18183573691170338,
        0.1531379014591846,
        0.14798753323676844
    };
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG10_E = 0.4342944819032518;

    private Logarithm() {}

    /// The parts of a normal number: `x = 2^k (1 + f)`.
    ///
    /// @param k as a float
    /// @param exponent `k` in the exponent field: subtracted from a number's bits it divides by 2^k
    record Parts(Expr k, Expr exponent, Expr f) {
        static Parts of(Format f, Expr x) {
            Expr exponent = exponent(f, x);
            Expr m = f.fromBits(f.toBits(x).sub(exponent));
            return new Parts(number(f, exponent), exponent, m.sub(1));
        }

        /// Of any positive number, subnormal or not.
        static Parts ofAny(Format f, Expr x) {
            Expr tiny = x.lt(f.pick(Float.MIN_NORMAL, Double.MIN_NORMAL));
            Expr up = f.constant(f.pick(0x1p24, 0x1p54));
            Parts p = of(f, tiny.where(x.mul(up), x));
            Expr shift = f.constant(f.pick(24, 54));
            return new Parts(tiny.where(p.k.sub(shift), p.k), p.exponent, p.f);
        }

        static Expr exponent(Format f, Expr x) {
            long rootHalf = f.isSingle() ? 0x3F3504F3L : 0x3FE6A09E667F3BCDL;
            long mask = -1L << f.fraction();
            return f.toBits(x).sub(f.integer(rootHalf)).and(f.integer(mask));
        }

        /// The exponent field as a float, without a conversion that float64 lacks on many machines.
        private static Expr number(Format f, Expr exponent) {
            if (f.isSingle()) {
                return Exprs.shr(exponent, f.exponentShift()).cast(Type.F32);
            }
            long bias = 2048; // makes the exponent positive: only then a logical shift may do
            Expr biased = exponent.add(f.integer(bias << 52));
            Expr low = Exprs.ushr(biased, f.exponentShift());
            Expr joined = low.or(f.toBits(f.constant(0x1p52)));
            return f.fromBits(joined).sub(0x1p52 + bias);
        }
    }

    /// `log(1 + f) - f`.
    static Expr rest(Format f, Expr x) {
        Expr square = x.square();
        if (f.isSingle()) {
            return f.polynomial(x, LOG_F32).fma(x, f.constant(-0.5)).mul(square);
        }
        Expr s = x.div(x.add(2));
        Expr z = s.square();
        Expr half = square.mul(0.5);
        return s.fma(half.add(f.polynomial(z, LOG_F64).mul(z)), half.neg());
    }

    static Expr log(Expr x) {
        Format f = Format.of(x);
        return special(f, x, natural(f, Parts.ofAny(f, x)));
    }

    private static Expr natural(Format f, Parts p) {
        Expr low = p.k.fma(f.constant(f.ln2Low()), rest(f, p.f));
        return p.k.fma(f.constant(f.ln2High()), p.f.add(low));
    }

    /// What a logarithm is at 0 and below, at infinity and for NaN.
    private static Expr special(Format f, Expr x, Expr y) {
        Expr below = x.lt(0).where(f.constant(Double.NaN), f.constant(Double.NEGATIVE_INFINITY));
        Expr finite = x.lt(Double.POSITIVE_INFINITY).where(y, x);
        return x.le(0).where(below, finite);
    }

    static Expr log2(Expr x) {
        return toBase(x, LOG2_E, 0x1.777d0ffda0d24p-56, 1, 0);
    }

    static Expr log10(Expr x) {
        return toBase(x, LOG10_E, 0x1.95355baaafad3p-57, 0x1.34413509f7p-2, 0x1.3fde623e2566bp-43);
    }

    /// `k log_b(2) + log(1 + f) / log(b)`, its first product and first sum with what they round
    /// off.
    ///
    /// @param scale the double nearest `1 / log(b)`, and what is missing
    /// @param two `log_b(2)` with zeros at the end, and what is missing
    private static Expr toBase(Expr x, double scale, double scaleLow, double two, double twoLow) {
        Format f = Format.of(x);
        double high = f.isSingle() ? (float) scale : scale;
        double low = f.isSingle() ? scale - high : scaleLow;
        double twoHigh = f.isSingle() ? Math.rint(two * 0x1p14) * 0x1p-14 : two;
        double twoRest = f.isSingle() ? two - twoHigh : twoLow;
        Parts p = Parts.ofAny(f, x);
        Expr product = p.f.mul(high);
        Expr error = p.f.fma(f.constant(high), product.neg());
        Expr rest = p.f.fma(f.constant(low), rest(f, p.f).fma(f.constant(high), error));
        Expr base = p.k.mul(twoHigh);
        Expr sum = base.add(product);
        Expr lost = base.sub(sum).add(product);
        Expr small = twoRest == 0 ? rest : p.k.fma(f.constant(twoRest), rest);
        return special(f, x, sum.add(small.add(lost)));
    }

    /// With `f = x 2^-k + (2^-k - 1)` in one rounding, after Norbert Juffa's `log1pf`.
    static Expr log1p(Expr x) {
        Format f = Format.of(x);
        Expr exponent = Parts.exponent(f, x.add(1));
        Expr scaled = f.fromBits(f.toBits(x).sub(exponent));
        Expr four = f.fromBits(f.toBits(f.constant(4)).sub(exponent)); // 4 * 2^-k is normal
        Expr fraction = scaled.add(four.fma(f.constant(0.25), f.constant(-1)));
        Expr y = natural(f, new Parts(Parts.number(f, exponent), exponent, fraction));
        Expr below = x.lt(-1).where(f.constant(Double.NaN), f.constant(Double.NEGATIVE_INFINITY));
        Expr finite = x.lt(Double.POSITIVE_INFINITY).where(y, x);
        return x.le(-1).where(below, f.withSign(finite, x)); // y lost the sign of -0
    }
}
