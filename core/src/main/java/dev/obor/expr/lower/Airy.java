package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Airy's function Ai; float32 is computed in float64.
///
/// Below -2.09 and above 2.09 its asymptotic forms, between them its power series. Coefficients: S.
/// Moshier's, Cephes (https://netlib.org/cephes), `airy.c`.
final class Airy {
    // 2 √π x^(1/4) exp(ζ) Ai in 1 / ζ, ζ = 2/3 x^(3/2)
    private static final double[] UP = {
        1.0,
        14.026469116338967,
        70.53609068404442,
        159.75639135016442,
        168.08922493463058,
        76.27960536152345,
        12.007595273964581,
        0.346538101525629
    };
    // its denominator
    private static final double[] DOWN = {
        1.0,
        14.095913560783403,
        71.47784008255756,
        164.2346928715297,
        177.31808814540045,
        84.51389701414746,
        14.75625625848472,
        0.5675945326387702
    };
    // the factor of the sine, less 1, over z², in z², z = 1 / ζ
    private static final double[] SINE_UP = {
        -1.6778769848911465e-08,
        -2.776491081552329e-06,
        -0.0001592764962392621,
        -0.004062659235948854,
        -0.04919001326095003,
        -0.2797799815451191,
        -0.6931580360369335,
        -0.6264565444319123,
        -0.1316963234183318
    };
    // its denominator
    private static final double[] SINE_DOWN = {
        4.5185009297058035e-07,
        7.547203482874142e-05,
        0.004402916416152112,
        0.11568717379518804,
        1.4752914677166642,
        9.187074029072596,
        26.736704094149957,
        32.682503279522464,
        13.356042070655324
    };
    // that of the cosine, over z, in z²
    private static final double[] COSINE_UP = {
        3.415517847659236e-10,
        8.117892395543892e-08,
        6.98793669997261e-06,
        0.000282851600836737,
        0.005858041130483885,
        0.06338889196289255,
        0.35146565610554764,
        0.9391692298166502,
        1.0657989759959559,
        0.39110302961568827,
        0.01973399320916857
    };
    // its denominator
    private static final double[] COSINE_DOWN = {
        4.9183457006293e-09,
        1.1716673321441352e-06,
        0.00010125908511650914,
        0.004126565238242226,
        0.08645808263523921,
        0.9542936116189619,
        5.476860694229755,
        15.564662893286462,
        19.835292871831214,
        9.30892908077442
    };
    private static final double BORDER = 2.09;
    private static final double INV_SQRT_PI = 0.5641895835477563;
    private static final int TERMS = 14;

    private Airy() {}

    private static Expr c(double value) {
        return Exprs.constant(Type.F64, value);
    }

    static Expr ai(Expr x) {
        if (x.type() == Type.F32) {
            return ai(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr y = x.lt(-BORDER).where(below(x), x.lt(BORDER).where(series(x), above(x)));
        Expr infinite = Exprs.abs(x).eq(Double.POSITIVE_INFINITY);
        return infinite.where(c(Double.NaN), x.gt(103.892).where(c(0), y));
    }

    /// `2/3 a^(3/2)`.
    private static Expr zeta(Expr a) {
        return a.mul(2).mul(Exprs.sqrt(a)).div(3);
    }

    private static Expr below(Expr x) {
        Format f = Format.of(x);
        Expr a = x.neg().max(BORDER);
        Expr zeta = zeta(a);
        Expr z = c(1).div(zeta);
        Expr square = z.square();
        Expr ofSine = f.polynomial(square, SINE_UP).div(f.polynomial(square, SINE_DOWN));
        Expr ofCosine = f.polynomial(square, COSINE_UP).div(f.polynomial(square, COSINE_DOWN));
        Expr angle = zeta.add(Math.PI / 4);
        Expr sum =
                Exprs.sin(angle)
                        .mul(square.mul(ofSine).add(1))
                        .sub(Exprs.cos(angle).mul(z.mul(ofCosine)));
        return sum.mul(INV_SQRT_PI).div(Exprs.sqrt(Exprs.sqrt(a)));
    }

    private static Expr above(Expr x) {
        Format f = Format.of(x);
        Expr a = x.max(BORDER);
        Expr zeta = zeta(a);
        Expr z = c(1).div(zeta);
        Expr quotient = f.polynomial(z, UP).div(f.polynomial(z, DOWN));
        Expr scale = Exprs.sqrt(Exprs.sqrt(a)).mul(2).mul(Exprs.exp(zeta));
        return quotient.mul(INV_SQRT_PI).div(scale);
    }

    /// `Ai(0) f + Ai'(0) g`, M. Abramowitz and I. Stegun, 10.4.2.
    private static Expr series(Expr x) {
        double[] f = new double[TERMS];
        double[] g = new double[TERMS];
        f[0] = 1;
        g[0] = 1;
        for (int k = 1; k < TERMS; k++) {
            f[k] = f[k - 1] / (3 * k * (3 * k - 1));
            g[k] = g[k - 1] / (3 * k * (3 * k + 1));
        }
        Format format = Format.of(x);
        Expr some = format.clamp(x, -BORDER, BORDER);
        Expr cube = some.square().mul(some);
        Expr first = format.polynomial(cube, f).mul(0.3550280538878172);
        Expr second = format.polynomial(cube, g).mul(some).mul(0.2588194037928068);
        return first.sub(second);
    }
}
