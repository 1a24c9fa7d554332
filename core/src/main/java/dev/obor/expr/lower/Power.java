package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Powers, with the special cases of C99's annex F.
final class Power {
    // 2/3 and 1/ln 2 in two parts
    private static final double TWO_THIRDS = 0.6666666666666666;
    private static final double TWO_THIRDS_LOW = 0x1.5555555555555p-55;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LOG2_E_LOW = 0x1.777d0ffda0d24p-56;
    // (log((1 + s) / (1 - s)) - 2 s - 2/3 s^3) / s^5 in s^2, from conformance/python/elementary.py
    private static final double[] REST = {
        0.3999999999999998, 0.28571428571443874, 0.22222222217776086, 0.1818181884617147,
        0.15384558253383432, 0.13336272053389253, 0.11675613779670466, 0.11983238428940386
    };

    private Power() {}

    /// float32 is computed in float64, which leaves bits to spare: plain functions will do.
    static Expr pow(Expr x, Expr y) {
        if (!x.type().isFloat()) {
            return integer(x, y);
        }
        Expr a = x.cast(Type.F64);
        Expr b = y.cast(Type.F64);
        Expr magnitude = Exprs.abs(a);
        if (x.type() == Type.F64) {
            return special(a, b, dbl(magnitude, b));
        }
        Expr power = Exponential.exp2(b.mul(Logarithm.log2(magnitude)));
        return special(a, b, power).cast(Type.F32);
    }

    /// The power from that of the absolute value.
    private static Expr special(Expr x, Expr y, Expr power) {
        Format f = Format.of(x);
        Expr one = f.constant(1);
        Expr r = Exprs.abs(x).eq(1).and(y.eq(y)).where(one, power);
        Expr whole = Exprs.round(y).eq(y);
        Expr half = y.mul(0.5);
        Expr odd = whole.and(Exprs.round(half).ne(half));
        Expr signed = odd.where(f.withSign(r, x), r);
        Expr undefined = x.lt(0).and(x.gt(Double.NEGATIVE_INFINITY)).and(whole.not());
        Expr defined = undefined.where(f.constant(Double.NaN), signed);
        return y.eq(0).or(x.eq(1)).where(one, defined);
    }

    private static Expr dbl(Expr a, Expr y) {
        Format f = Format.of(a);
        Pair log = log2(f, a);
        Expr exponent = y.mul(log.high);
        Expr lost = y.fma(log.high, exponent.neg()).add(y.mul(log.low));
        Expr safe = Exprs.abs(exponent).lt(1100).where(lost, f.constant(0));
        Expr normal = Exponential.exp2Sum(f, exponent, safe);
        Expr edge = a.eq(0).or(a.eq(Double.POSITIVE_INFINITY));
        Expr infinite = a.eq(0).xor(y.gt(0));
        Expr atEdge = infinite.where(f.constant(Double.POSITIVE_INFINITY), f.constant(0));
        return a.ne(a).where(a, edge.and(y.eq(y)).where(atEdge, normal));
    }

    /// An unevaluated sum.
    private record Pair(Expr high, Expr low) {
        /// The sum of a larger and a smaller number (T. Dekker's fast two-sum).
        static Pair of(Expr large, Expr small) {
            Expr sum = large.add(small);
            return new Pair(sum, large.sub(sum).add(small));
        }

        /// The exact product.
        static Pair product(Expr a, Expr b) {
            Expr p = a.mul(b);
            return new Pair(p, a.fma(b, p.neg()));
        }

        Pair plus(Expr more) {
            return new Pair(high, low.add(more));
        }
    }

    /// log2 with about 64 bits: the series of [Logarithm] in `s = f / (2 + f)`, its leading terms
    /// in pairs of numbers.
    private static Pair log2(Format f, Expr a) {
        Logarithm.Parts p = Logarithm.Parts.ofAny(f, a);
        Pair d = Pair.of(f.constant(2), p.f());
        Expr s = p.f().div(d.high);
        Expr sLow = s.neg().fma(d.high, p.f()).sub(s.mul(d.low)).div(d.high);
        Pair z = Pair.product(s, s).plus(s.mul(2).mul(sLow));
        Pair cube = Pair.product(s, z.high).plus(s.fma(z.low, sLow.mul(z.high)));
        Pair c = Pair.of(f.constant(TWO_THIRDS), f.polynomial(z.high, REST).mul(z.high));
        Expr cLow = c.low.add(TWO_THIRDS_LOW);
        Pair tail = Pair.product(cube.high, c.high);
        Expr tailLow = tail.low.add(cube.high.fma(cLow, cube.low.mul(c.high)));
        Pair log = Pair.of(s.mul(2), tail.high).plus(sLow.fma(f.constant(2), tailLow));
        Pair scaled = Pair.product(log.high, f.constant(LOG2_E));
        Expr low = log.low.fma(f.constant(LOG2_E), log.high.mul(LOG2_E_LOW)).add(scaled.low);
        return Pair.of(p.k(), scaled.high).plus(low);
    }

    /// By squaring; a negative exponent gives 0 except for 1 and -1, as in PyTorch.
    private static Expr integer(Expr x, Expr y) {
        Type t = x.type();
        Expr one = Exprs.integer(t, 1);
        Expr result = one;
        Expr power = x;
        int bits = t == Type.I32 ? 31 : 63;
        for (int i = 0; i < bits; i++) {
            Expr bit = Exprs.ushr(y, Exprs.integer(t, i)).and(one).ne(Exprs.integer(t, 0));
            result = bit.where(result.mul(power), result);
            power = power.mul(power);
        }
        Expr odd = y.and(one).ne(Exprs.integer(t, 0));
        Expr ofMinusOne = odd.where(Exprs.integer(t, -1), one);
        Expr zero = Exprs.integer(t, 0);
        Expr inverse = x.eq(1).where(one, x.eq(-1).where(ofMinusOne, zero));
        return y.lt(0).where(inverse, result);
    }
}
