package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Inverse trigonometric functions. Coefficients: `conformance/python/elementary.py`.
final class InverseTrigonometric {
    // (asin(a) - a) / a^3 in a^2, a <= 1/2
    private static final double[] ASIN_F32 = {
        0.1666666f, 0.07500522f, 0.044513345f, 0.03183965f, 0.01431143f, 0.03770354f
    };
    private static final double[] ASIN_F64 = {
        0.1666666666666666,
        0.07500000000002494,
        0.044642857139731484,
        0.03038194464221396,
        0.022372151685130473,
        0.017352943466030963,
        0.013961901105830853,
        0.01158569025172323,
        0.009484034694746577,
        0.010009157710262374,
        0.000684461317109265,
        0.024820982161977933,
        -0.026142170707210255,
        0.03363943984955092
    };
    // (atan(a) - a) / a^3 in a^2; a <= 1 in float32, a <= tan(π/8) in float64
    private static final double[] ATAN_F32 = {
        -0.333333f,
        0.1999853f,
        -0.14264013f,
        0.10950844f,
        -0.0839913f,
        0.057877056f,
        -0.031091252f,
        0.010864795f,
        -0.0017817592f
    };
    private static final double[] ATAN_F64 = {
        -0.3333333333333333,
        0.1999999999999924,
        -0.14285714285605444,
        0.11111111103263613,
        -0.09090908757752453,
        0.07692298624307405,
        -0.06666500391475333,
        0.0588024066501585,
        -0.052443339279191044,
        0.04644298240730258,
        -0.03839602138061233,
        0.02520610374956721,
        -0.009000653503313501
    };
    private static final double TAN_EIGHTH_PI = 0.41421356237309503;

    private InverseTrigonometric() {}

    static Expr asin(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr large = a.gt(0.5);
        Expr y = halved(f, a, large);
        return f.withSign(large.where(halfPiLess(f, y.mul(2)), y), x);
    }

    static Expr acos(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr large = a.gt(0.5);
        Expr y = halved(f, a, large);
        Expr near = halfPiLess(f, f.fromBits(f.toBits(y).xor(f.signBit(x))));
        Expr far = y.mul(2);
        return large.where(x.lt(0).where(f.constant(Math.PI).sub(far), far), near);
    }

    /// `π/2 - y` with what the type cannot hold of π/2.
    private static Expr halfPiLess(Format f, Expr y) {
        double low = f.pick(Math.PI / 2 - (float) (Math.PI / 2), 0x1.1a62633145c07p-54);
        return f.constant(Math.PI / 2).sub(y.sub(f.constant(low)));
    }

    /// `asin(a)`, or for large a `asin(sqrt((1 - a) / 2))`.
    private static Expr halved(Format f, Expr a, Expr large) {
        Expr z = large.where(a.fma(f.constant(-0.5), f.constant(0.5)), a.square());
        Expr s = large.where(Exprs.sqrt(z), a);
        return f.polynomial(z, f.pick(ASIN_F32, ASIN_F64)).fma(z.mul(s), s);
    }

    static Expr atan(Expr x) {
        Format f = Format.of(x);
        Expr y = ofRatio(f, Exprs.abs(x), f.constant(1));
        return f.withSign(y, x);
    }

    static Expr atan2(Expr y, Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(y);
        Expr b = Exprs.abs(x);
        Expr one = f.constant(1);
        Expr zero = a.max(b).eq(0);
        Expr infinite = a.min(b).eq(Double.POSITIVE_INFINITY);
        Expr top = infinite.where(one, a);
        Expr bottom = infinite.or(zero).where(one, b);
        Expr angle = ofRatio(f, top, bottom);
        Expr back = f.signBit(x).ne(f.integer(0));
        return f.withSign(back.where(f.constant(Math.PI).sub(angle), angle), y);
    }

    /// The angle whose tangent is `a / b`, for `a, b >= 0`.
    private static Expr ofRatio(Format f, Expr a, Expr b) {
        return f.isSingle() ? single(f, a, b) : dbl(f, a, b);
    }

    private static Expr single(Format f, Expr a, Expr b) {
        Expr steep = a.gt(b);
        Expr t = steep.where(b, a).div(steep.where(a, b));
        Expr z = t.square();
        Expr y = f.polynomial(z, ATAN_F32).fma(z.mul(t), t);
        return steep.where(halfPiLess(f, y), y);
    }

    /// `atan(a/b) = π/4 + atan((a - b) / (a + b))` brings the middle near 0.
    private static Expr dbl(Format f, Expr a, Expr b) {
        Expr steep = a.gt(b);
        Expr less = steep.where(b, a);
        Expr more = steep.where(a, b);
        Expr middle = less.gt(more.mul(TAN_EIGHTH_PI));
        // halves of large ones, so that the sum cannot overflow
        Expr scale = more.gt(1).where(f.constant(0.5), f.constant(1));
        Expr difference = less.sub(more).mul(scale);
        Expr sum = more.fma(scale, less.mul(scale));
        Expr top = middle.where(difference, less);
        Expr bottom = middle.where(sum, more);
        Expr t = top.div(bottom);
        Expr z = t.square();
        Expr tail = f.polynomial(z, ATAN_F64).mul(z.mul(t));
        Expr quarter = f.constant(Math.PI / 4);
        Expr near = middle.where(quarter.add(t.add(tail.add(0x1.1a62633145c07p-55))), t.add(tail));
        return steep.where(halfPiLess(f, near), near);
    }
}
