package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Bessel functions of the first and second kind and orders 0 and 1; float32 is computed in
/// float64.
///
/// Up to 5 a quotient of polynomials in x² that has the first two zeros as factors, beyond Hankel's
/// expansion with quotients of polynomials in (5 / x)². Coefficients: S. Moshier's, Cephes
/// (https://netlib.org/cephes), `j0.c` and `j1.c`.
final class CylinderFunctions {
    // J0 up to 5, over the factors of its zeros
    private static final double[] J0_UP = {
        9708622510473064.0, -249248344360967.72, 1956174919465.5657, -4794432209.782018
    };
    // its denominator
    private static final double[] J0_DOWN = {
        1.7108629408104315e+18,
        31812195594320496.0,
        310518229857422.56,
        2112775201154.892,
        11185553704.535683,
        48440965.83399621,
        173785.4016763747,
        499.563147152651
    };
    // Y0 up to 5, beside the logarithm
    private static final double[] Y0_UP = {
        -18495080043698668.0,
        44273326857256984.0,
        -3466283033847297.0,
        87590639439536.7,
        -982136065717.9115,
        5435264770.518765,
        -14663929.59039716,
        15592.436785523574
    };
    // its denominator
    private static final double[] Y0_DOWN = {
        2.5059625617265306e+17,
        3171577528429750.5,
        20297961275010.555,
        86400248710.3935,
        268919633.39381415,
        626107.330137135,
        1041.2835366425984
    };
    // order 0 beyond 5: the factor of one function of the angle
    private static final double[] P0_UP = {
        1.0,
        5.303240382353949,
        8.74716500199817,
        5.447250030587687,
        1.239533716464143,
        0.08283523921074408,
        0.0007969367292973471
    };
    // its denominator
    private static final double[] P0_DOWN = {
        1.0,
        5.306052882353947,
        8.761908832370695,
        5.470977403304171,
        1.2535274390105895,
        0.08562884743544745,
        0.0009244088105588637
    };
    // and of the other
    private static final double[] Q0_UP = {
        -6.050143506007285,
        -51.41053267665993,
        -147.07750515495118,
        -177.68116798048806,
        -93.20601521237683,
        -19.553954425773597,
        -1.2825271867050931,
        -0.011366383889846916
    };
    // its denominator
    private static final double[] Q0_DOWN = {
        242.0057402402914,
        2062.0933166032783,
        5930.727011873169,
        7240.467741956525,
        3882.4018360540163,
        856.4300259769806,
        64.3178256118178
    };
    // J1 up to 5, over x and the factors of its zeros
    private static final double[] J1_UP = {
        3682957328638529.0, -72749424522181.83, 452228297998.19403, -899971225.7055594
    };
    // its denominator
    private static final double[] J1_DOWN = {
        5.322786203326801e+18,
        8.952223361846274e+16,
        784369607876235.9,
        4749141220799.914,
        22151159547.97925,
        83514679.14319493,
        256987.25675774884,
        620.8364781180543
    };
    // Y1 up to 5, over x, beside the logarithm
    private static final double[] Y1_UP = {
        -7.788771962659501e+17,
        2.024394757135949e+17,
        -8127702555013251.0,
        114509511541823.73,
        -647355876379.1603,
        1263204747.9017804
    };
    // its denominator
    private static final double[] Y1_DOWN = {
        3.9727060811656064e+18,
        6.871410873553005e+16,
        620557727146953.8,
        3882312774962.3857,
        18760131610.870617,
        73481194.44597217,
        235564.09294306856,
        594.3015923461282
    };
    // order 1 beyond 5: the factor of one function of the angle
    private static final double[] P1_UP = {
        1.0,
        5.214515986823615,
        8.424045901417724,
        5.112079511468076,
        1.1271960812968493,
        0.07313970569409176,
        0.0007621256162081731
    };
    // its denominator
    private static final double[] P1_DOWN = {
        1.0,
        5.209828486823619,
        8.399855543276042,
        5.073863861286015,
        1.105142326340617,
        0.06884559087544954,
        0.0005713231280725487
    };
    // and of the other
    private static final double[] Q1_UP = {
        25.207020585802372,
        211.68875710057213,
        597.4896124006136,
        710.8563049989261,
        366.7796093601508,
        75.82382841325453,
        4.982138729512334,
        0.05108625947501766
    };
    // its denominator
    private static final double[] Q1_DOWN = {
        336.0936078106983,
        2826.1927851763908,
        7997.041604473507,
        9562.318924047562,
        4986.410583376536,
        1056.4488603826283,
        74.23732770356752
    };
    private static final double TWO_OVER_PI = 0.6366197723675814;
    private static final double ROOT_TWO_OVER_PI = 0.7978845608028654;
    private static final double QUARTER_PI = 0.7853981633974483;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private CylinderFunctions() {}

    private static Expr c(double value) {
        return Exprs.constant(Type.F64, value);
    }

    private static Expr quotient(Expr x, double[] up, double[] down) {
        Format f = Format.of(x);
        return f.polynomial(x, up).div(f.polynomial(x, down));
    }

    static Expr j0(Expr x) {
        if (x.type() == Type.F32) {
            return j0(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr a = Exprs.abs(x);
        return a.le(5).where(nearJ0(a), far0(a).first());
    }

    private static Expr nearJ0(Expr a) {
        Expr square = a.min(5).square();
        Expr zeros = square.sub(5.783185962946785).mul(square.sub(30.471262343662087));
        Expr near = zeros.mul(quotient(square, J0_UP, J0_DOWN));
        return a.lt(1e-5).where(c(1).sub(square.mul(0.25)), near);
    }

    static Expr j1(Expr x) {
        if (x.type() == Type.F32) {
            return j1(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr a = Exprs.abs(x);
        Expr y = a.le(5).where(nearJ1(a), far1(a).first());
        return x.lt(0).where(y.neg(), y);
    }

    private static Expr nearJ1(Expr a) {
        Expr some = a.min(5);
        Expr square = some.square();
        Expr zeros = square.sub(14.681970642123893).mul(square.sub(49.2184563216946));
        return quotient(square, J1_UP, J1_DOWN).mul(some).mul(zeros);
    }

    /// NaN below 0, -inf at 0.
    static Expr y0(Expr x) {
        if (x.type() == Type.F32) {
            return y0(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr some = x.min(5);
        Expr logarithm = Exprs.log(some).mul(TWO_OVER_PI).mul(nearJ0(some));
        Expr near = quotient(some.square(), Y0_UP, Y0_DOWN).add(logarithm);
        return atBorder(x, x.le(5).where(near, far0(x).second()));
    }

    /// NaN below 0, -inf at 0.
    static Expr y1(Expr x) {
        if (x.type() == Type.F32) {
            return y1(x.cast(Type.F64)).cast(Type.F32);
        }
        Expr some = x.min(5);
        Expr logarithm = nearJ1(some).mul(Exprs.log(some)).sub(c(1).div(some));
        Expr rational = some.mul(quotient(some.square(), Y1_UP, Y1_DOWN));
        Expr near = rational.add(logarithm.mul(TWO_OVER_PI));
        return atBorder(x, x.le(5).where(near, far1(x).second()));
    }

    private static Expr atBorder(Expr x, Expr inside) {
        return x.eq(0).where(c(-INFINITY), x.lt(0).where(c(Double.NaN), inside));
    }

    /// Functions of the first and the second kind.
    private record Both(Expr first, Expr second) {}

    private static Both far0(Expr x) {
        Expr a = x.max(5);
        Expr square = c(25).div(a.square());
        return hankel(
                a,
                a.sub(QUARTER_PI),
                quotient(square, P0_UP, P0_DOWN),
                quotient(square, Q0_UP, Q0_DOWN));
    }

    private static Both far1(Expr x) {
        Expr a = x.max(5);
        Expr square = c(5).div(a).square();
        return hankel(
                a,
                a.sub(3 * QUARTER_PI),
                quotient(square, P1_UP, P1_DOWN),
                quotient(square, Q1_UP, Q1_DOWN));
    }

    private static Both hankel(Expr a, Expr angle, Expr p, Expr q) {
        Expr sine = Exprs.sin(angle);
        Expr cosine = Exprs.cos(angle);
        Expr scaled = c(5).div(a).mul(q);
        Expr scale = c(ROOT_TWO_OVER_PI).div(Exprs.sqrt(a));
        return new Both(
                p.mul(cosine).sub(scaled.mul(sine)).mul(scale),
                p.mul(sine).add(scaled.mul(cosine)).mul(scale));
    }

    /// `sin(x) / x`, 1 at 0 and 0 at infinity.
    static Expr sphericalJ0(Expr x) {
        if (x.type() == Type.F32) {
            return sphericalJ0(x.cast(Type.F64)).cast(Type.F32);
        }
        double[] series = new double[8];
        series[0] = 1;
        for (int k = 1; k < series.length; k++) {
            series[k] = -series[k - 1] / (2 * k * (2 * k + 1));
        }
        Expr a = Exprs.abs(x);
        Expr near = Format.of(x).polynomial(a.min(0.5).square(), series);
        Expr far = a.eq(INFINITY).where(c(0), Exprs.sin(x).div(x));
        return a.lt(0.5).where(near, far);
    }
}
