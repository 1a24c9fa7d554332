package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Trigonometric functions: polynomials on [0, π/4] after [AngleReduction]. Coefficients:
/// `conformance/python/elementary.py`.
final class Trigonometric {
    // (sin(r) - r) / r^3 and (cos(r) - 1) / r^2, both in r^2
    private static final double[] SIN_F32 = {
        -0.16666667f, 0.008333379f, -0.00019853066f, 2.8325373e-06f
    };
    private static final double[] COS_F32 = {-0.5f, 0.041666646f, -0.0013887301f, 2.4430678e-05f};
    private static final double[] SIN_F64 = {
        -0.16666666666666666, 0.008333333333333042, -0.00019841269840962483,
        2.7557319073999914e-06, -2.5052070930349957e-08, 1.6054312958974962e-10,
        -7.389556028349862e-13
    };
    private static final double[] COS_F64 = {
        -0.5,
        0.041666666666666664,
        -0.0013888888888888378,
        2.4801587301164876e-05,
        -2.7557319051972814e-07,
        2.087671976235001e-09,
        -1.146658507015899e-11,
        4.5795538286575e-14
    };

    private Trigonometric() {}

    static Expr sin(Expr x) {
        Format f = Format.of(x);
        AngleReduction a = AngleReduction.of(Exprs.abs(x));
        Expr y = odd(f, a.quadrant()).where(cosine(a.r()), sine(a.r()));
        Expr sign = f.signBit(x).xor(turned(f, a.quadrant()));
        return f.fromBits(f.toBits(y).xor(sign));
    }

    static Expr cos(Expr x) {
        Format f = Format.of(x);
        AngleReduction a = AngleReduction.of(Exprs.abs(x));
        Expr y = odd(f, a.quadrant()).where(sine(a.r()), cosine(a.r()));
        Expr next = a.quadrant().add(f.integer(1));
        return f.fromBits(f.toBits(y).xor(turned(f, next)));
    }

    static Expr tan(Expr x) {
        Format f = Format.of(x);
        AngleReduction a = AngleReduction.of(Exprs.abs(x));
        Expr sine = sine(a.r());
        Expr cosine = cosine(a.r());
        Expr odd = odd(f, a.quadrant());
        Expr y = odd.where(cosine.neg(), sine).div(odd.where(sine, cosine));
        return f.fromBits(f.toBits(y).xor(f.signBit(x)));
    }

    private static Expr odd(Format f, Expr quadrant) {
        return quadrant.and(f.integer(1)).ne(f.integer(0));
    }

    /// The second bit of the quadrant, moved into the place of the sign.
    private static Expr turned(Format f, Expr quadrant) {
        Expr bit = quadrant.and(f.integer(2));
        return Exprs.shl(bit, f.integer(f.isSingle() ? 30 : 62));
    }

    /// The sine of an angle within ±π/4.
    static Expr sine(Expr r) {
        Format f = Format.of(r);
        Expr z = r.square();
        return f.polynomial(z, f.pick(SIN_F32, SIN_F64)).fma(z.mul(r), r);
    }

    /// The cosine of an angle within ±π/4.
    static Expr cosine(Expr r) {
        Format f = Format.of(r);
        Expr z = r.square();
        return f.polynomial(z, f.pick(COS_F32, COS_F64)).fma(z, f.constant(1));
    }
}
