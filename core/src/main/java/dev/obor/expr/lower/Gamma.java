package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// The logarithm of the gamma function and its derivatives; float32 is computed in float64.
public final class Gamma {
    // lgamma(2 + h) / h, |h| <= 1/2, from conformance/python/elementary.py
    private static final double[] NEAR_TWO = {
        0.42278433509846713,
        0.32246703342411315,
        -0.0673523010531949,
        0.020580808427801772,
        -0.00738555102901453,
        0.0028905103295148245,
        -0.0011927538977575367,
        0.0005096695643954471,
        -0.00022315504415364607,
        9.945681908463774e-05,
        -4.4922955943961476e-05,
        2.0514339409264204e-05,
        -9.461536339759344e-06,
        4.330599316608907e-06,
        -1.953499411425571e-06,
        1.1188094762952433e-06,
        -6.256490649101585e-07,
        -1.2040207847657302e-07,
        3.969365968435655e-08,
        3.3739506366294185e-07
    };
    // Bernoulli numbers B2, B4, …, B18
    private static final double[] BERNOULLI = {
        1 / 6.0,
        -1 / 30.0,
        1 / 42.0,
        -1 / 30.0,
        5 / 66.0,
        -691 / 2730.0,
        7 / 6.0,
        -3617 / 510.0,
        43867 / 798.0
    };
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double LARGE = 8.5;
    private static final int STEPS = 8;

    private Gamma() {}

    private static Expr c(double value) {
        return Exprs.constant(Type.F64, value);
    }

    static Expr lgamma(Expr x) {
        if (x.type() == Type.F32) {
            return lgamma(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr a = Exprs.abs(x);
        Expr positive = positiveLgamma(a);
        // Γ(x) Γ(-x) = -π / (x sin πx)
        Expr product = a.mul(Exprs.abs(sinPi(a)));
        Expr reflected = Logarithm.log(c(Math.PI).div(product)).sub(positive);
        Expr tiny = a.lt(0x1p-60);
        Expr y = x.lt(0).and(tiny.not()).where(reflected, positive);
        return a.eq(Double.POSITIVE_INFINITY).where(a, y);
    }

    /// lgamma for a > 0 as `factor * log(argument) + rest`, so that there is one logarithm: a
    /// polynomial about 2, reached from below and from above by the recurrence, and Stirling's
    /// series from 8.5 on.
    private static Expr positiveLgamma(Expr a) {
        Expr low = a.lt(0.5);
        Expr middle = a.lt(1.5);
        Expr h = low.where(a, middle.where(a.sub(1), a.sub(2)));
        Expr argument = low.where(a.fma(a, a), middle.where(a, c(1)));
        for (int j = 1; j <= 6; j++) {
            Expr beyond = a.ge(j + 1.5);
            h = beyond.where(a.sub(j + 2), h);
            argument = beyond.where(argument.mul(a.sub(j)), argument);
        }
        Expr large = a.ge(LARGE);
        Expr tiny = a.lt(0x1p-60);
        Expr log = Logarithm.log(large.or(tiny).where(a, argument));
        Expr near = nearTwo(h);
        Expr small = middle.where(near.sub(log), near.add(log));
        Expr big = a.sub(0.5).fma(log.sub(1), stirling(a).add(HALF_LOG_TWO_PI - 0.5));
        return large.where(big, tiny.where(log.neg(), small));
    }

    /// lgamma(2 + h), |h| <= 1/2.
    static Expr nearTwo(Expr h) {
        return Format.of(h).polynomial(h, NEAR_TWO).mul(h);
    }

    /// The series `1/(12 a) - 1/(360 a^3) + …`.
    static Expr stirling(Expr a) {
        Format f = Format.of(a);
        double[] k = new double[BERNOULLI.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = BERNOULLI[i] / ((2 * i + 1) * (2 * i + 2));
        }
        Expr inverse = c(1).div(a);
        return f.polynomial(inverse.square(), k).mul(inverse);
    }

    /// `sin(πx)`, exactly 0 at integers.
    private static Expr sinPi(Expr x) {
        Expr r = x.sub(Exprs.round(x));
        Expr s = Exprs.abs(r);
        Expr steep = s.gt(0.25);
        Expr angle = steep.where(c(0.5).sub(s), s).mul(Math.PI);
        return steep.where(Trigonometric.cosine(angle), Trigonometric.sine(angle));
    }

    /// `π cot(πx)`, computed from the distance to the nearest integer.
    private static Expr piCot(Expr x) {
        Expr r = x.sub(Exprs.round(x));
        Expr s = Exprs.abs(r);
        Expr steep = s.gt(0.25);
        Expr angle = steep.where(c(0.5).sub(s), s).mul(Math.PI);
        Expr sine = Trigonometric.sine(angle);
        Expr cosine = Trigonometric.cosine(angle);
        Expr cot = steep.where(sine, cosine).div(steep.where(cosine, sine));
        return Format.of(x).withSign(cot.mul(Math.PI), r);
    }

    static Expr digamma(Expr x) {
        if (x.type() == Type.F32) {
            return digamma(x.cast(Type.F64)).cast(Type.F32);
        }
        Format f = Format.of(x);
        Expr negative = x.lt(0);
        Expr a = negative.where(c(1).sub(x), x);
        Expr near = a.lt(LARGE);
        Expr sum = c(0);
        for (int i = 0; i < STEPS; i += 2) {
            Expr product = a.add(i).mul(a.add(i + 1));
            sum = sum.add(a.fma(c(2), c(2 * i + 1)).div(product));
        }
        Expr y = near.where(a.add(STEPS), a);
        double[] k = new double[BERNOULLI.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = BERNOULLI[i] / (2 * i + 2);
        }
        Expr inverse = c(1).div(y);
        Expr square = inverse.square();
        Expr tail = f.polynomial(square, k).fma(square, inverse.mul(0.5));
        Expr large = Logarithm.log(y).sub(tail);
        Expr positive = near.where(large.sub(sum), large);
        Expr pole = negative.and(Exprs.round(x).eq(x));
        Expr reflected = pole.where(c(Double.NaN), positive.sub(piCot(x)));
        Expr atZero = f.withSign(c(Double.POSITIVE_INFINITY), x.neg());
        return x.eq(0).where(atZero, negative.where(reflected, positive));
    }

    public static Expr trigamma(Expr x) {
        if (x.type() == Type.F32) {
            return atPole(x, trigamma(x.cast(Type.F64)).cast(Type.F32));
        }
        Format f = Format.of(x);
        Expr negative = x.lt(0);
        Expr a = negative.where(c(1).sub(x), x);
        Expr near = a.lt(LARGE);
        Expr sum = c(0);
        for (int i = 0; i < STEPS; i++) {
            Expr r = c(1).div(a.add(i));
            sum = r.fma(r, sum);
        }
        Expr y = near.where(a.add(STEPS), a);
        Expr inverse = c(1).div(y);
        Expr square = inverse.square();
        Expr tail = f.polynomial(square, BERNOULLI).mul(square);
        Expr large = inverse.fma(tail.add(1), square.mul(0.5));
        Expr positive = near.where(large.add(sum), large);
        Expr ratio = c(Math.PI).div(sinPi(x));
        return atPole(x, negative.where(ratio.fma(ratio, positive.neg()), positive));
    }

    // What PyTorch's formula gives where sin(pi x) is 0 but for the rounding of pi x.
    private static Expr atPole(Expr x, Expr elsewhere) {
        Expr pi = Exprs.constant(x.type(), Math.PI);
        Expr ratio = pi.div(Exprs.sin(x.mul(pi)));
        Expr pole = x.lt(0).and(Exprs.round(x).eq(x));
        return pole.where(ratio.mul(ratio), elsewhere);
    }
}
