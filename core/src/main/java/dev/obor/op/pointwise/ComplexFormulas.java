package dev.obor.op.pointwise;

import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Formulas of complex numbers, and slopes, that take more than a line.
final class ComplexFormulas {
    // literals: Math.log may differ between platforms
    static final double LN2 = 0.6931471805599453;
    static final double LN10 = 2.302585092994046;

    private ComplexFormulas() {}

    static ComplexExpr and(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.real(x[0].truth().and(x[1].truth()));
    }

    static ComplexExpr or(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.real(x[0].truth().or(x[1].truth()));
    }

    static ComplexExpr xor(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.real(x[0].truth().xor(x[1].truth()));
    }

    /// 1 / √(±z² + 1) where the sign is 1, else 1 / √(1 - z²).
    static ComplexExpr root(ComplexExpr z, int sign) {
        return z.wide(x -> x.square().scale(sign).add(1).rsqrt());
    }

    static ComplexExpr acoshSlope(ComplexExpr z) {
        return z.wide(x -> x.add(-1).rsqrt().mul(x.add(1).rsqrt()));
    }

    /// What arrives across the direction, divided by the size; 0 at 0.
    static ComplexExpr signSlope(ComplexExpr g, ComplexExpr z) {
        ComplexExpr unit = z.sign();
        ComplexExpr along = unit.scale(g.mul(unit.conj()).re());
        Expr size = z.abs();
        return g.sub(along).over(size).zeroWhere(size.eq(0));
    }

    static ComplexExpr sinc(ComplexExpr z) {
        ComplexExpr angle = z.scale(Math.PI);
        ComplexExpr one = ComplexExpr.constant(z.type(), 1, 0);
        return ComplexExpr.where(z.truth(), angle.sin().div(angle), one);
    }

    static ComplexExpr sincSlope(ComplexExpr z) {
        ComplexExpr angle = z.scale(Math.PI);
        ComplexExpr slope = angle.cos().sub(angle.sin().div(angle)).div(z);
        return slope.zeroWhere(z.truth().not());
    }

    /// NaN and infinities replaced by three numbers.
    static Expr finite(Expr x, ComplexExpr[] s) {
        Expr low = x.eq(Double.NEGATIVE_INFINITY).where(s[2].re(), x);
        Expr bounded = x.eq(Double.POSITIVE_INFINITY).where(s[1].re(), low);
        return Exprs.isNan(x).where(s[0].re(), bounded);
    }

    static Expr isFinite(ComplexExpr z) {
        return z.re().sub(z.re()).eq(0).and(z.imag().sub(z.imag()).eq(0));
    }

    static ComplexExpr addcdivSlope(int i, ComplexExpr g, ComplexExpr[] x, ComplexExpr out) {
        if (i == 0) {
            return g;
        }
        Expr factor = Exprs.scalar(0, g.type());
        ComplexExpr inverse = x[2].reciprocal();
        return i == 1
                ? g.mul(inverse.conj()).scale(factor)
                : g.mul(x[1].mul(inverse).mul(inverse).conj()).scale(factor.neg());
    }

    static Expr isNan(ComplexExpr z) {
        return Exprs.isNan(z.re()).or(Exprs.isNan(z.imag()));
    }

    static Expr isClose(ComplexExpr a, ComplexExpr b, ComplexExpr[] s) {
        Expr allowed = s[1].re().add(Exprs.abs(s[0].re()).mul(b.abs()));
        Expr distance = a.sub(b).abs();
        Expr near = distance.lt(Double.POSITIVE_INFINITY).and(distance.le(allowed));
        return a.eq(b).re().or(near);
    }

    static ComplexExpr lerp(ComplexExpr a, ComplexExpr b, ComplexExpr share) {
        Expr small = share.re().square().add(share.imag().square()).lt(0.25);
        ComplexExpr distance = b.sub(a);
        return ComplexExpr.where(
                small, a.add(share.mul(distance)), b.sub(distance.mul(share.neg().add(1))));
    }

    static ComplexExpr logAddExp(ComplexExpr a, ComplexExpr b) {
        Expr first = a.re().ge(b.re());
        ComplexExpr large = ComplexExpr.where(first, a, b);
        ComplexExpr small = ComplexExpr.where(first, b, a);
        ComplexExpr sum = large.add(small.sub(large).exp().log1p());
        Expr infinite = Exprs.abs(large.re()).eq(Double.POSITIVE_INFINITY);
        return ComplexExpr.where(infinite, large, sum);
    }

    static ComplexExpr isClose(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.real(isClose(x[0], x[1], s));
    }

    static ComplexExpr isCloseOrNan(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.real(isClose(x[0], x[1], s).or(isNan(x[0]).and(isNan(x[1]))));
    }

    static ComplexExpr logAddExp(ComplexExpr[] x, ComplexExpr[] s) {
        return logAddExp(x[0], x[1]);
    }

    static ComplexExpr logAddExpSlope(int i, ComplexExpr g, ComplexExpr[] x, ComplexExpr out) {
        return g.div(x[1 - i].sub(x[i]).exp().add(1).conj());
    }

    static ComplexExpr addcdiv(ComplexExpr[] x, ComplexExpr[] s) {
        return x[0].add(x[1].scale(s[0].re()).div(x[2]));
    }

    static ComplexExpr isInfinite(ComplexExpr[] x, ComplexExpr[] s) {
        Expr re = Exprs.abs(x[0].re()).eq(Double.POSITIVE_INFINITY);
        return ComplexExpr.real(re.or(Exprs.abs(x[0].imag()).eq(Double.POSITIVE_INFINITY)));
    }

    static ComplexExpr finite(ComplexExpr[] x, ComplexExpr[] s) {
        return ComplexExpr.of(finite(x[0].re(), s), finite(x[0].imag(), s));
    }

    static ComplexExpr finiteSlope(int i, ComplexExpr g, ComplexExpr[] x, ComplexExpr out) {
        return g.zeroWhere(isFinite(x[0]).not());
    }
}
