package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Modified Bessel functions of the first kind, scaled by `exp(-|x|)`: their power series up to 8,
/// then a polynomial in `8/|x|` over a square root. Coefficients:
/// `conformance/python/elementary.py`.
final class Bessel {
    // sqrt(x) exp(-x) i0(x) in 16 / x - 1, x > 8
    private static final double[] I0_F32 = {
        0.4021765f,
        0.0033605585f,
        0.00013639881f,
        1.1101145e-05f,
        9.91423e-07f,
        3.7126617e-07f,
        4.317901e-07f
    };
    private static final double[] I0_F64 = {
        0.40217650944500816,
        0.003360551983667161,
        0.00013621607437283632,
        1.114303384615806e-05,
        1.483848321995289e-06,
        2.973585847483488e-07,
        8.87104924403208e-08,
        3.933930514316589e-08,
        2.1641799387678716e-08,
        7.476295446272666e-09,
        -7.186578232093461e-09,
        -1.3132421674406716e-08,
        -4.101195206384921e-09,
        6.9326553866243994e-09,
        4.890798910302903e-09,
        -2.6060285090949483e-09,
        -2.6670298866294687e-09,
        6.814330829285008e-10,
        8.433306565941188e-10,
        -9.075634622061233e-11,
        -1.213076967758282e-10
    };
    // sqrt(x) exp(-x) i1(x) in 16 / x - 1, x > 8
    private static final double[] I1_F32 = {
        0.38939846f,
        -0.009749585f,
        -0.0002191745f,
        -1.4990109e-05f,
        -1.993504e-06f,
        -4.322143e-07f,
        -1.0647718e-08f
    };
    private static final double[] I1_F64 = {
        0.3893984590258723, -0.009749577193235298, -0.00021923576382010436,
        -1.5038547235693316e-05, -1.8349107023942081e-06, -3.483846233341131e-07,
        -1.0000400337676262e-07, -4.3140719918476056e-08, -2.344595513559765e-08,
        -8.354944338515273e-09, 7.084048887607952e-09, 1.3767796562023897e-08,
        4.888264857073479e-09, -7.0397572816942855e-09, -5.65928665747132e-09,
        2.5582978961030734e-09, 3.199861988433527e-09, -6.431532518950223e-10,
        -1.0751494748621958e-09, 8.193401709919828e-11, 1.666612244289817e-10
    };

    private Bessel() {}

    static Expr scaledI0(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr near = series(f, a, 0).mul(Exprs.exp(a.neg()));
        return a.le(8).where(near, far(f, a, f.pick(I0_F32, I0_F64)));
    }

    static Expr scaledI1(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr near = series(f, a, 1).mul(a.mul(0.5)).mul(Exprs.exp(a.neg()));
        return f.withSign(a.le(8).where(near, far(f, a, f.pick(I1_F32, I1_F64))), x);
    }

    /// `sum (a^2 / 4)^k / (k! (k + order)!)`, M. Abramowitz and I. Stegun, 9.6.10.
    private static Expr series(Format f, Expr a, int order) {
        double[] c = new double[f.isSingle() ? 16 : 27];
        c[0] = 1;
        for (int k = 1; k < c.length; k++) {
            c[k] = c[k - 1] / (k * (double) (k + order));
        }
        return f.polynomial(a.min(8).square().mul(0.25), c);
    }

    private static Expr far(Format f, Expr a, double[] c) {
        Expr t = f.constant(16).div(a).sub(1);
        return f.polynomial(t, c).div(Exprs.sqrt(a));
    }
}
