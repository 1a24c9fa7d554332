package dev.obor.expr.lower;

import dev.obor.expr.BinaryOp;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// The regularised incomplete gamma functions P and Q; float32 is computed in float64.
///
/// With `D = x^a e^-x / Γ(a + 1)`: below a `P = D (1 + x / (a + 1) + …)`, above it `Q` is D times a
/// continued fraction, for small a and x `Q` is a series of its own, and where both are large and
/// close N. Temme's uniform expansion serves. Sources: NIST Digital Library of Mathematical
/// Functions (https://dlmf.nist.gov), 8.7.1, 8.7.3, 8.9.2 and 8.12.3; N. Temme, "The asymptotic
/// expansion of the incomplete gamma functions", 1979; the regions are about those of J. Maddock et
/// al. in Boost.
final class IncompleteGamma {
    private static final double LARGE = 10;
    private static final int STEPS = 10;
    private static final double BEYOND = 2000;

    private IncompleteGamma() {}

    private static Expr c(double value) {
        return Exprs.constant(Type.F64, value);
    }

    private static Expr wide(Expr x) {
        return x.cast(Type.F64);
    }

    /// P, the lower one: 0 at x = 0.
    static Expr lower(Expr a, Expr x) {
        if (a.type() == Type.F32) {
            return lower(wide(a), wide(x)).cast(Type.F32);
        }
        Parts p = new Parts(a, x);
        Expr near = x.le(1).or(x.le(a)).where(p.lower, c(1).sub(p.upper));
        Expr both = p.isUniform.where(p.below.where(p.tail, c(1).sub(p.tail)), near);
        return atBorders(a, x, 1, both);
    }

    /// Q, the upper one: 1 at x = 0.
    static Expr upper(Expr a, Expr x) {
        if (a.type() == Type.F32) {
            return upper(wide(a), wide(x)).cast(Type.F32);
        }
        Parts p = new Parts(a, x);
        Expr close = x.le(0.5).where(c(0.6), x.mul(1.1));
        Expr byLower = x.gt(1.1).and(x.lt(a)).or(x.le(1.1).and(a.gt(close)));
        Expr near = byLower.where(c(1).sub(p.lower), p.upper);
        Expr both = p.isUniform.where(p.below.where(c(1).sub(p.tail), p.tail), near);
        return atBorders(a, x, 0, both);
    }

    /// NaN where the functions are not defined, and their limits.
    ///
    /// @param full P or Q where all of the integral lies below x: at a = 0, or an infinite x
    private static Expr atBorders(Expr a, Expr x, double full, Expr inside) {
        Expr none = c(Double.NaN);
        Expr infinite = x.eq(Double.POSITIVE_INFINITY);
        Expr y = Exprs.isNan(x).or(Exprs.isNan(a)).where(none, inside);
        y = infinite.where(c(full), y);
        y = a.eq(Double.POSITIVE_INFINITY).where(infinite.where(none, c(1 - full)), y);
        y = x.eq(0).where(c(1 - full), y);
        y = a.eq(0).where(x.gt(0).where(c(full), none), y);
        return x.lt(0).or(a.lt(0)).where(none, y);
    }

    /// What both functions are made of.
    private static final class Parts {
        final Expr isUniform;
        final Expr below;
        final Expr lower;
        final Expr upper;
        final Expr tail;

        Parts(Expr a, Expr x) {
            Expr mu = x.sub(a).div(a);
            isUniform = a.gt(20).and(Exprs.abs(mu).lt(0.3));
            below = mu.lt(0);
            Expr exponent = a.mul(excess(mu)); // η² a / 2
            Expr factor = factor(a, x, exponent);
            lower = factor.mul(Exprs.loop(BinaryOp.GAMMA_SERIES, a, x));
            Expr sum = Exprs.loop(BinaryOp.GAMMA_TAIL, a, x);
            Expr grown = Exprs.expm1(a.mul(Exprs.log(x)).sub(logGammaOfNext(a)));
            Expr series = grown.neg().sub(grown.add(1).mul(a).mul(sum));
            upper = x.le(1.1).where(series, factor.mul(a).mul(sum));
            Expr expansion = Exprs.loop(BinaryOp.GAMMA_UNIFORM, a, x);
            Expr half = SpecialFunctions.erfcx(Exprs.sqrt(exponent)).mul(0.5);
            Expr signed = below.where(expansion.neg(), expansion);
            tail = Exprs.exp(exponent.neg()).mul(half.add(signed));
        }

        /// `μ - log(1 + μ)`, with r = μ / (2 + μ) also `r (μ - 2 (r² / 3 + r⁴ / 5 + …))`.
        private static Expr excess(Expr mu) {
            double[] k = new double[16];
            for (int i = 0; i < k.length; i++) {
                k[i] = 1.0 / (2 * i + 3);
            }
            Format f = Format.of(mu);
            Expr r = mu.div(mu.add(2));
            Expr square = r.square();
            Expr near = r.mul(mu.sub(square.mul(f.polynomial(square, k)).mul(2)));
            Expr far = mu.sub(Exprs.log1p(mu));
            return Exprs.abs(r).lt(0.34).where(near, far);
        }

        /// `x^a e^-x / Γ(a + 1)`, from 10 on by Stirling's formula, below by that of `a + 10`.
        private static Expr factor(Expr a, Expr x, Expr exponent) {
            Expr large = a.ge(LARGE);
            Expr moved = large.where(a, a.add(STEPS));
            Expr product = c(1);
            for (int i = 1; i <= STEPS; i++) {
                product = product.mul(a.add(i));
            }
            Expr root = Exprs.sqrt(moved.mul(2 * Math.PI)).mul(Exprs.exp(Gamma.stirling(moved)));
            Expr far = Exprs.exp(exponent.neg()).div(root);
            Expr some = a.min(LARGE); // of the branch that is not taken
            Expr beyond = some.add(STEPS);
            Expr half = Exprs.exp(x.min(BEYOND).mul(-0.5));
            Expr power = Exprs.pow(x.min(BEYOND), some).mul(half).mul(half);
            Expr scale = Exprs.exp(beyond).div(Exprs.pow(beyond, beyond));
            Expr near = power.mul(scale).mul(product).div(root);
            return large.where(far, x.gt(BEYOND).where(c(0), near));
        }

        /// `log Γ(a + 1)` for a up to 1.5, accurate near 0.
        private static Expr logGammaOfNext(Expr a) {
            Expr low = a.lt(0.5);
            Expr h = low.where(a, a.sub(1));
            Expr near = Gamma.nearTwo(h);
            return low.where(near.sub(Exprs.log1p(a)), near);
        }
    }
}
