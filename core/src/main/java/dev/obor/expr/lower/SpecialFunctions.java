package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Special functions that are composed of primitives. Differentiating them differentiates the
/// approximation; an operation that cares states its derivative in closed form.
public final class SpecialFunctions {
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double SQRT_TWO = 1.4142135623730951;
    private static final double INV_SQRT_PI = 0.5641895835477563;

    private SpecialFunctions() {}

    /// `exp(x^2) erfc(x)`.
    public static Expr erfcx(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr z = Exprs.reciprocal(a).square();
        Expr far =
                f.polynomial(
                        z, 1, -0.5, 0.75, -1.875, 6.5625, -29.53125, 162.421875, -1055.7421875);
        Expr tail = far.mul(INV_SQRT_PI).div(a);
        Expr y = a.gt(f.pick(10.5, 26)).where(tail, ErrorFunction.scaledComplement(f, a));
        Expr c = a.min(30);
        Expr square = c.square();
        Expr lost = c.fma(c, square.neg());
        Expr growth = Exprs.exp(square).mul(2);
        return x.lt(0).where(growth.mul(lost.add(1)).sub(y), y);
    }

    /// The logarithm of the normal distribution function.
    public static Expr logNdtr(Expr x) {
        Expr t = x.mul(SQRT_HALF);
        Expr left = Exprs.log(erfcx(t.neg()).mul(0.5)).sub(t.square());
        return x.lt(-1).where(left, Exprs.log1p(Exprs.erfc(t).mul(-0.5)));
    }

    /// The quantile of the normal distribution, from [ErrorFunction]'s inverse: there `1 - x^2 = 4
    /// p (1 - p)`, which also holds where `2 p - 1` has been rounded to 1.
    public static Expr ndtri(Expr p) {
        Format f = Format.of(p);
        Expr rest = f.constant(1).sub(p);
        Expr w = Exprs.log(p.mul(rest)).neg().sub(1.3862943611198906); // log 4
        Expr positive = w.max(0);
        Expr ratio = ErrorFunction.inverseRatio(f, positive);
        Expr x = p.fma(f.constant(2), f.constant(-1));
        Expr y = x.mul(ratio).mul(SQRT_TWO);
        Expr infinity = f.constant(Double.POSITIVE_INFINITY);
        Expr upper = p.eq(1).where(infinity, y);
        return p.eq(0).where(infinity.neg(), upper);
    }

    /// The modified Bessel function of the first kind and order 0.
    public static Expr i0(Expr x) {
        return Exprs.exp(Exprs.abs(x)).mul(i0e(x));
    }

    /// `exp(-|x|) i0(x)`.
    public static Expr i0e(Expr x) {
        return Bessel.scaledI0(x);
    }

    /// The modified Bessel function of the first kind and order 1.
    public static Expr i1(Expr x) {
        return Exprs.exp(Exprs.abs(x)).mul(i1e(x));
    }

    /// `exp(-|x|) i1(x)`.
    public static Expr i1e(Expr x) {
        return Bessel.scaledI1(x);
    }

    /// The regularised lower incomplete gamma function of an exponent and a number.
    public static Expr gammainc(Expr a, Expr x) {
        return IncompleteGamma.lower(a, x);
    }

    /// The regularised upper incomplete gamma function of an exponent and a number.
    public static Expr gammaincc(Expr a, Expr x) {
        return IncompleteGamma.upper(a, x);
    }

    /// The Bessel function of the first kind and order 0.
    public static Expr j0(Expr x) {
        return CylinderFunctions.j0(x);
    }

    /// The Bessel function of the first kind and order 1.
    public static Expr j1(Expr x) {
        return CylinderFunctions.j1(x);
    }

    /// The Bessel function of the second kind and order 0.
    public static Expr y0(Expr x) {
        return CylinderFunctions.y0(x);
    }

    /// The Bessel function of the second kind and order 1.
    public static Expr y1(Expr x) {
        return CylinderFunctions.y1(x);
    }

    /// The modified Bessel function of the second kind and order 0, `exp(x)` times it if scaled.
    public static Expr k0(Expr x, boolean scaled) {
        return BesselK.k0(x, scaled);
    }

    /// The modified Bessel function of the second kind and order 1, `exp(x)` times it if scaled.
    public static Expr k1(Expr x, boolean scaled) {
        return BesselK.k1(x, scaled);
    }

    /// The spherical Bessel function of the first kind and order 0.
    public static Expr sphericalJ0(Expr x) {
        return CylinderFunctions.sphericalJ0(x);
    }

    /// Airy's function Ai.
    public static Expr airyAi(Expr x) {
        return Airy.ai(x);
    }

    /// The next number after `a` in the direction of `b`.
    public static Expr nextAfter(Expr a, Expr b) {
        return nextAfter(a, b, 1);
    }

    /// The next number after `a` in the direction of `b`, of a format whose numbers lie `step`
    /// apart in the bits of this one: 2^16 for bfloat16 as float32.
    public static Expr nextAfter(Expr a, Expr b, long step) {
        Format f = Format.of(a);
        Expr up = a.lt(b);
        Expr away = up.xor(a.lt(0));
        Expr bits = f.toBits(a);
        Expr moved = f.fromBits(bits.add(away.where(f.integer(step), f.integer(-step))));
        Expr smallest = f.withSign(f.fromBits(f.integer(step)), b);
        Expr next = a.eq(0).where(smallest, moved);
        return a.ne(a).or(b.ne(b)).where(f.constant(Double.NaN), a.eq(b).where(b, next));
    }

    /// The next number of float16 after `a` in the direction of `b`, both as float32: below 2^-14
    /// they lie 2^-24 apart.
    public static Expr nextHalf(Expr a, Expr b) {
        Format f = Format.of(a);
        Expr away = a.lt(b).xor(a.lt(0));
        Expr size = Exprs.abs(a);
        Expr small = size.lt(0x1p-14).or(size.eq(0x1p-14).and(away.not()));
        Expr bits = f.toBits(a);
        Expr moved = f.fromBits(bits.add(away.where(f.integer(1 << 13), f.integer(-(1 << 13)))));
        Expr by = f.constant(0x1p-24);
        Expr near = a.lt(b).where(a.add(by), a.sub(by));
        Expr zero = near.eq(0).where(f.withSign(f.constant(0), a), near);
        Expr largest = f.withSign(f.constant(65504), a);
        Expr infinite = size.eq(Double.POSITIVE_INFINITY);
        Expr next = infinite.where(largest, small.where(zero, moved));
        return a.ne(a).or(b.ne(b)).where(f.constant(Double.NaN), a.eq(b).where(b, next));
    }

    /// The fraction of a number, from 1/2 to 1, C's `frexp`; what is 0, infinite or NaN stays.
    public static Expr mantissa(Expr x) {
        Format f = Format.of(x);
        Expr field = f.toExponent(f.integer(f.exponentMask()));
        Expr half = f.toExponent(f.integer(f.bias() - 1));
        Expr fraction = f.fromBits(f.toBits(scaled(f, x)).and(field.not()).or(half));
        return isWhole(x).where(x, fraction);
    }

    /// The exponent of a number whose fraction is from 1/2 to 1, C's `frexp`; 0 of what is 0,
    /// infinite or NaN.
    public static Expr exponent(Expr x) {
        Format f = Format.of(x);
        Expr shifted = Exprs.shr(f.toBits(scaled(f, x)), f.exponentShift());
        Expr field = shifted.and(f.integer(f.exponentMask()));
        Expr small = isSubnormal(f, x).where(f.integer(64), f.integer(0));
        Expr e = field.sub(f.integer(f.bias() - 1)).sub(small);
        return isWhole(x).where(f.constant(0), e.cast(x.type()));
    }

    private static Expr isWhole(Expr x) {
        return x.eq(0).or(x.sub(x).ne(0));
    }

    private static Expr isSubnormal(Format f, Expr x) {
        return Exprs.abs(x).lt(f.pick(0x1p-126, 0x1p-1022));
    }

    private static Expr scaled(Format f, Expr x) {
        return isSubnormal(f, x).where(x.mul(0x1p64), x);
    }
}
