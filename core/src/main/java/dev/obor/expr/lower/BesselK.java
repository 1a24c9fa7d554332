package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Modified Bessel functions of the second kind and orders 0 and 1; float32 is computed in float64.
///
/// Up to 2 a Chebyshev series in x² beside a logarithm times the function of the first kind, beyond
/// one in 8 / x. Coefficients: S. Moshier's, Cephes (https://netlib.org/cephes), `k0.c` and `k1.c`.
final class BesselK {
    // K0 + log(x / 2) I0 in x² - 2, highest order first
    private static final double[] K0_NEAR = {
        1.374465435613523e-16,
        4.25981614279661e-14,
        1.0349695257633842e-11,
        1.904516377220209e-09,
        2.5347910790261494e-07,
        2.286212103119452e-05,
        0.001264615411446926,
        0.0359799365153615,
        0.3442898999246285,
        -0.5353273932339028
    };
    // √x exp(x) K0 in 8 / x - 2, highest order first
    private static final double[] K0_FAR = {
        5.300433772686263e-18,
        -1.6475804301524212e-17,
        5.2103915050390274e-17,
        -1.678231096805412e-16,
        5.512055978524319e-16,
        -1.848593377343779e-15,
        6.3400764774050706e-15,
        -2.2275133269916698e-14,
        8.032890775363575e-14,
        -2.9800969231727303e-13,
        1.140340588208475e-12,
        -4.514597883373944e-12,
        1.8559491149547177e-11,
        -7.957489244477107e-11,
        3.577397281400301e-10,
        -1.69753450938906e-09,
        8.574034017414225e-09,
        -4.660489897687948e-08,
        2.766813639445015e-07,
        -1.8317555227191195e-06,
        1.39498137188765e-05,
        -0.00012849549581627802,
        0.0015698838857300533,
        -0.0314481013119645,
        2.4403030820659555
    };
    // x (K1 - log(x / 2) I1) in x² - 2, highest order first
    private static final double[] K1_NEAR = {
        -7.023863479386288e-18,
        -2.427449850519366e-15,
        -6.666901694199329e-13,
        -1.4114883926335278e-10,
        -2.213387630734726e-08,
        -2.4334061415659684e-06,
        -0.0001730288957513052,
        -0.006975723859639864,
        -0.12261118082265715,
        -0.3531559607765449,
        1.5253002273389478
    };
    // √x exp(x) K1 in 8 / x - 2, highest order first
    private static final double[] K1_FAR = {
        -5.756744483665017e-18,
        1.7940508731475592e-17,
        -5.689462558442859e-17,
        1.838093544366639e-16,
        -6.057047248373319e-16,
        2.038703165624334e-15,
        -7.019837090418314e-15,
        2.4771544244813043e-14,
        -8.976705182324994e-14,
        3.3484196660784293e-13,
        -1.2891739609510289e-12,
        5.13963967348173e-12,
        -2.1299678384275683e-11,
        9.218315187605006e-11,
        -4.1903547593418965e-10,
        2.015049755197033e-09,
        -1.0345762465678097e-08,
        5.7410841254500495e-08,
        -3.5019606030878126e-07,
        2.406484947837217e-06,
        -1.936197974166083e-05,
        0.00019521551847135162,
        -0.002857816859622779,
        0.10392373657681724,
        2.7206261904844427
    };

    private BesselK() {}

    private static Expr c(double value) {
        return Exprs.constant(Type.F64, value);
    }

    /// K0, or `exp(x) K0`.
    static Expr k0(Expr x, boolean scaled) {
        if (x.type() == Type.F32) {
            return k0(x.cast(Type.F64), scaled).cast(Type.F32);
        }
        Expr some = x.min(2);
        Expr logarithm = Exprs.log(some.mul(0.5)).mul(SpecialFunctions.i0(some));
        Expr near = chebyshev(some.square().sub(2), K0_NEAR).sub(logarithm);
        return whole(x, near, K0_FAR, scaled);
    }

    /// K1, or `exp(x) K1`.
    static Expr k1(Expr x, boolean scaled) {
        if (x.type() == Type.F32) {
            return k1(x.cast(Type.F64), scaled).cast(Type.F32);
        }
        Expr some = x.min(2);
        Expr logarithm = Exprs.log(some.mul(0.5)).mul(SpecialFunctions.i1(some));
        Expr near = logarithm.add(chebyshev(some.square().sub(2), K1_NEAR).div(some));
        return whole(x, near, K1_FAR, scaled);
    }

    /// Infinite at 0 and NaN below.
    private static Expr whole(Expr x, Expr near, double[] far, boolean scaled) {
        Expr large = chebyshev(c(8).div(x).sub(2), far).div(Exprs.sqrt(x));
        Expr inside =
                scaled
                        ? x.le(2).where(near.mul(Exprs.exp(x.min(2))), large)
                        : x.le(2).where(near, Exprs.exp(x.neg()).mul(large));
        Expr below = x.lt(0).where(c(Double.NaN), inside);
        return x.eq(0).where(c(Double.POSITIVE_INFINITY), below);
    }

    /// By C. Clenshaw's recurrence; the argument is twice that of the polynomials.
    private static Expr chebyshev(Expr twice, double[] series) {
        Expr before = c(0);
        Expr last = c(0);
        Expr sum = c(series[0]);
        for (int k = 1; k < series.length; k++) {
            before = last;
            last = sum;
            sum = twice.fma(last, c(series[k]).sub(before));
        }
        return sum.sub(before).mul(0.5);
    }
}
