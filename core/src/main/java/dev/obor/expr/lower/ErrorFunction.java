package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// The error function, its complement and its inverse. Coefficients:
/// `conformance/python/elementary.py`.
final class ErrorFunction {
    // (erf(a) - a) / a in a^2, a < 0.92
    private static final double[] ERF_F32 = {
        0.12837917f,
        -0.3761263f,
        0.11283626f,
        -0.026855733f,
        0.00519241f,
        -0.0008049847f,
        7.997024e-05f
    };
    private static final double[] ERF_F64 = {
        0.1283791670955126,
        -0.3761263890318426,
        0.11283791670989443,
        -0.0268661706542854,
        0.005223977752508201,
        -0.000854833753256956,
        0.00012055891388424965,
        -1.4945545807692901e-05,
        1.6947524244892114e-06,
        -2.4499201414944496e-07,
        1.0683651716789562e-07,
        -6.842082335985959e-08,
        2.8669304035021564e-08,
        -5.3831602462946775e-09
    };
    // (log(erfc(a)) + a) / a, 0.92 < a < 4
    private static final double[] LOG_ERFC_F32 = {
        -0.12864856f,
        -0.635151f,
        -0.106237315f,
        0.023762384f,
        -0.0036425712f,
        0.00032281686f,
        -1.1230489e-05f
    };
    // (1 + 2 a) exp(a^2) erfc(a) in t = (a - k) / (a + k), k = 3 and 4
    private static final double[] ERFC_F32 = {
        1.253008f,
        -0.13562098f,
        -0.04755601f,
        0.12964202f,
        -0.11940209f,
        0.068279736f,
        -0.022835856f,
        0.0032120282f,
        -0.0008275186f,
        -0.0040351385f,
        0.0020170102f,
        0.0047437577f,
        0.001817917f
    };
    private static final double[] ERFC_F64 = {
        1.2329951186255526,
        -0.13962111684056047,
        0.015379652102604282,
        0.06809705425446,
        -0.10103906603548177,
        0.09373283500630468,
        -0.06633036582821986,
        0.03716751541058978,
        -0.016197733913588988,
        0.005031971106436162,
        -0.0007577738991491554,
        -0.00019926278278110455,
        0.0001506222872955186,
        -2.4378581017746647e-05,
        -1.121697022984151e-05,
        5.66597943658578e-06,
        2.70308810331019e-07,
        -7.70445676372258e-07,
        1.199778251025832e-07,
        7.576398109815682e-08,
        -6.091135425531089e-08,
        -1.1103665932560008e-08,
        1.824466734287887e-08,
        6.2212245205760825e-09
    };
    // erfinv(x) / x in w - 2.5 for w = -log(1 - x^2) < 5, else in sqrt(w) - 3
    private static final double[] INVERSE_F32 = {
        1.5014094f,
        0.24664026f,
        -0.004177669f,
        -0.0012531955f,
        0.00021858985f,
        -4.5737615e-06f,
        -3.5288e-06f,
        3.6743904e-07f,
        2.8697908e-08f,
        -1.0499946e-09f
    };
    private static final double[] INVERSE_TAIL_F32 = {
        2.8329768f,
        1.0016718f,
        0.00944362f,
        -0.007590623f,
        0.005700126f,
        -0.0037806649f,
        0.0014611671f,
        0.00020321668f,
        -0.00030209406f
    };
    // erfinv(x) / x in w - 3.125 for w < 6.25, else in sqrt(w) - 3.25 up to 4 and sqrt(w) - 5
    private static final double[] INVERSE_F64 = {
        1.653654562683103,
        0.24015818242558956,
        -0.00603367087143317,
        -0.0007407025341659097,
        0.00018673420804673333,
        -1.3882523363379527e-05,
        -1.365469220765265e-06,
        4.2347877868847425e-07,
        -2.9070352691912906e-08,
        -4.112634105110229e-09,
        1.0512038799331888e-09,
        -5.415411209755009e-11,
        -1.297259352307764e-11,
        2.6335142918929884e-12,
        -8.201221380687937e-14,
        -4.0547185153086874e-14,
        6.6990102737580126e-15,
        2.116412433798941e-17,
        -1.380575657986482e-16,
        1.1146205868410573e-17,
        1.492577693831756e-18,
        -1.6822253927391582e-19,
        -7.534431339410957e-21
    };
    private static final double[] INVERSE_MIDDLE_F64 = {
        3.0838856104922203,
        1.0052589676941586,
        0.005370914553662818,
        -0.0037512085075006923,
        0.0024914420925707206,
        -0.0016882755579460916,
        0.0009532894457872153,
        -0.0003550374966425979,
        2.4030493989729983e-05,
        6.828469860947773e-05,
        -4.731500423206079e-05,
        1.2475856701934353e-05,
        2.913551997437189e-06,
        -4.014993276979202e-06,
        1.5204014656529648e-06,
        1.9448245586097012e-08,
        -2.9215380353267224e-07,
        9.022555305037739e-08,
        9.00774808098651e-09
    };
    private static final double[] INVERSE_TAIL_F64 = {
        4.849906401408584,
        1.010300464864526,
        -0.00013871931839379637,
        -0.0002150301189785433,
        7.599527837926495e-05,
        -1.9681781611102853e-05,
        4.526050940620648e-06,
        -9.929660601748128e-07,
        2.2905318682993722e-07,
        -6.775239584522787e-08,
        2.904068508807276e-08,
        -1.4907870522803222e-08,
        7.745997209309927e-09,
        -3.823625235060833e-09,
        1.4259446216050952e-09,
        -2.466396421913383e-10,
        -6.42478566457912e-12
    };

    // the same for sqrt(w) > 4 in sqrt(w) - 7, for sqrt(w) > 6 over sqrt(w) in scaled 1 / sqrt(w)
    private static final double[] INVERSE_FAR_F32 = {
        6.86902f,
        1.0085965f,
        -0.000513769f,
        5.0949893e-06f,
        6.6739817e-06f,
        -1.2220879e-06f,
        1.9173685e-07f,
        -9.9670096e-08f,
        1.8268311e-08f
    };
    private static final double[] INVERSE_FAR_F64 = {
        0.9887465998719343,
        -0.011042231961449296,
        -0.001431661561631115,
        0.00043767790375916004,
        -7.159122394230808e-05,
        1.7619565097976197e-05,
        -5.729565773539377e-06,
        2.0939348891784527e-06,
        -8.310616115337611e-07,
        3.5751362870510936e-07,
        -1.628305038447572e-07,
        6.208260281632746e-08,
        -2.3461913588035042e-08,
        3.2067848887882995e-08,
        -2.2123575854616407e-08,
        -7.713818760098566e-09,
        7.236567088269236e-09,
        5.76361954933681e-09,
        -3.778028843576568e-09
    };
    private static final double FAR_MIDDLE = 0.10185185185185185;
    private static final double FAR_HALF = 0.06481481481481481;

    private ErrorFunction() {}

    static Expr erf(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr small = f.polynomial(a.square(), f.pick(ERF_F32, ERF_F64)).fma(a, a);
        Expr tail = f.isSingle() ? tail(f, a) : complement(f, a);
        Expr y = a.lt(f.pick(0.92, 0.9)).where(small, f.constant(1).sub(tail));
        return f.withSign(y, x);
    }

    /// `erfc(a)` for a > 0.92 as the exponential of a polynomial, the form of Norbert Juffa's
    /// `erff`.
    private static Expr tail(Format f, Expr a) {
        Expr c = a.min(4);
        return Exponential.scaledExp(f.polynomial(c, LOG_ERFC_F32).fma(c, c.neg()), 0);
    }

    static Expr erfc(Expr x) {
        Format f = Format.of(x);
        Expr y = complement(f, Exprs.abs(x));
        return x.lt(0).where(f.constant(2).sub(y), y);
    }

    /// `erfc(a)` for a >= 0.
    private static Expr complement(Format f, Expr a) {
        Expr c = a.min(f.pick(10.5, 27.5));
        Expr factor = scaledComplement(f, c);
        Expr square = c.square();
        Expr lost = c.fma(c, square.neg());
        return Exponential.exp(square.neg()).mul(lost.neg().fma(factor, factor));
    }

    /// `exp(a^2) erfc(a)` for a from 0 to 10.5 or 27.5, after M. Shepherd and J. Laframboise,
    /// "Chebyshev approximation of (1 + 2x) exp(x^2) erfc(x) in 0 <= x < ∞", Mathematics of
    /// Computation 36, 1981.
    static Expr scaledComplement(Format f, Expr a) {
        double k = f.pick(3, 4);
        Expr t = a.sub(k).div(a.add(k));
        Expr scaled = f.polynomial(t, f.pick(ERFC_F32, ERFC_F64));
        return scaled.div(a.fma(f.constant(2), f.constant(1)));
    }

    /// After M. Giles, "Approximating the erfinv function", GPU Computing Gems, 2011.
    static Expr erfinv(Expr x) {
        Format f = Format.of(x);
        Expr w = Logarithm.log(x.neg().fma(x, f.constant(1))).neg();
        Expr root = Exprs.sqrt(w);
        Expr ratio = f.isSingle() ? singleRatio(f, w, root) : doubleRatio(f, w, root);
        Expr infinity = f.withSign(f.constant(Double.POSITIVE_INFINITY), x);
        return Exprs.abs(x).eq(1).where(infinity, ratio.mul(x));
    }

    /// `erfinv(x) / x` from `w = -log(1 - x^2)`, also where x itself would round to 1.
    static Expr inverseRatio(Format f, Expr w) {
        Expr root = Exprs.sqrt(w);
        Expr ratio = f.isSingle() ? singleRatio(f, w, root) : doubleRatio(f, w, root);
        Expr far =
                f.isSingle()
                        ? f.polynomial(root.sub(7), INVERSE_FAR_F32)
                        : f.polynomial(
                                        f.constant(1).div(root).sub(FAR_MIDDLE).div(FAR_HALF),
                                        INVERSE_FAR_F64)
                                .mul(root);
        return root.gt(f.pick(4, 6)).where(far, ratio);
    }

    private static Expr singleRatio(Format f, Expr w, Expr root) {
        Expr near = f.polynomial(w.sub(2.5), INVERSE_F32);
        return w.lt(5).where(near, f.polynomial(root.sub(3), INVERSE_TAIL_F32));
    }

    private static Expr doubleRatio(Format f, Expr w, Expr root) {
        Expr near = f.polynomial(w.sub(3.125), INVERSE_F64);
        Expr middle = f.polynomial(root.sub(3.25), INVERSE_MIDDLE_F64);
        Expr far = f.polynomial(root.sub(5), INVERSE_TAIL_F64);
        return w.lt(6.25).where(near, w.lt(16).where(middle, far));
    }
}
