package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Hyperbolic functions and their inverses: polynomials near 0, exponentials and logarithms
/// elsewhere. Coefficients: `conformance/python/elementary.py`.
final class Hyperbolic {
    private static final double LN2 = 0.6931471805599453;
    // (sinh(a) - a) / a^3 in a^2, a < 1
    private static final double[] SINH_F32 = {
        0.16666667f, 0.008333284f, 0.00019856167f, 2.5774948e-06f, 9.856746e-08f
    };
    private static final double[] SINH_F64 = {
        0.16666666666666666, 0.008333333333333637, 0.0001984126984093051,
        2.7557319407118867e-06, 2.5052053792715598e-08, 1.606851574757774e-10,
        6.694824967713549e-13, 5.424990096220728e-14, -1.1536976176312114e-14
    };

    private Hyperbolic() {}

    static Expr tanh(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr e = Exponential.smallExpm1(a.min(f.pick(9.1, 19.2)).mul(2));
        return f.withSign(e.div(e.add(2)), x);
    }

    static Expr sinh(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr half = halfExp(f, a);
        Expr large = half.sub(f.constant(0.25).div(half));
        Expr small = nearZero(f, a, f.pick(SINH_F32, SINH_F64));
        return f.withSign(a.lt(1).where(small, large), x);
    }

    static Expr cosh(Expr x) {
        Format f = Format.of(x);
        Expr half = halfExp(f, Exprs.abs(x));
        return half.add(f.constant(0.25).div(half));
    }

    /// `e^a / 2`, infinite only where the hyperbolic functions are.
    private static Expr halfExp(Format f, Expr a) {
        return Exponential.scaledExp(a.min(f.pick(91, 712)), -4).mul(8);
    }

    private static Expr nearZero(Format f, Expr a, double[] c) {
        Expr z = a.square();
        return f.polynomial(z, c).fma(z.mul(a), a);
    }

    static Expr asinh(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr huge = a.gt(f.pick(0x1p28, 0x1p60));
        Expr root = Exprs.sqrt(a.fma(a, f.constant(1)));
        Expr argument = a.add(a.square().div(root.add(1)));
        return f.withSign(logOrBeyond(f, huge, a, argument), x);
    }

    static Expr acosh(Expr x) {
        Format f = Format.of(x);
        Expr huge = x.gt(f.pick(0x1p28, 0x1p60));
        Expr t = x.sub(1);
        Expr argument = t.add(Exprs.sqrt(t.fma(t, t.mul(2))));
        Expr result = logOrBeyond(f, huge, x, argument);
        return x.lt(1).where(f.constant(Double.NaN), result); // also far below, where t² overflows
    }

    /// `log1p(argument)`, or `log(2 a)` where the argument would overflow.
    private static Expr logOrBeyond(Format f, Expr huge, Expr a, Expr argument) {
        Expr y = Logarithm.log1p(huge.where(a, argument));
        return huge.where(y.add(LN2), y);
    }

    static Expr atanh(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr y = Logarithm.log1p(a.mul(2).div(f.constant(1).sub(a))).mul(0.5);
        return f.withSign(y, x);
    }
}
