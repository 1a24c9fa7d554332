package dev.obor.op.create;

import static dev.obor.expr.Exprs.digamma;
import static dev.obor.expr.Exprs.exp;
import static dev.obor.expr.Exprs.isNan;
import static dev.obor.expr.Exprs.log;
import static dev.obor.expr.Exprs.pow;
import static dev.obor.expr.Exprs.reciprocal;
import static dev.obor.expr.Exprs.sqrt;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;

/// How gamma and Dirichlet numbers move with their concentrations: minus the derivative of the
/// distribution function by the concentration, over the density. Approximations with a relative
/// error of about 0.001, the same as PyTorch's.
///
/// Source: M. Jankowiak, F. Obermeyer, "Pathwise derivatives beyond the reparameterization trick",
/// 2018; their pieces and coefficients.
final class GammaSlopes {
    /// By the concentration; concentration and number, float64.
    static final Pointwise GAMMA =
            Pointwise.binary("_standard_gamma_grad", Rule.FLOAT, GammaSlopes::gamma);

    /// By a concentration, over what the others leave; number, its concentration, the sum of all.
    static final Pointwise DIRICHLET =
            Pointwise.of(
                    "_dirichlet_grad", 3, 0, Rule.FLOAT, (in, s) -> dirichlet(in[0], in[1], in[2]));

    /// Of `log(x / alpha)` by rows, of `log(alpha)` by columns: numerator, then denominator.
    private static final double[][] RATIO = {
        {0.16009398, -0.094634809, 0.025146376, -0.0030648343},
        {1, 0.32668115, 0.10406089, 0.0014179084},
        {0.53487893, 0.1298071, 0.065735949, -0.0015649758},
        {0.16639465, 0.020070113, -0.0035938915, -0.00058392623},
        {0.040121004, -0.0065914022, -0.0026286047, -0.0013441777},
        {0.017050642, -0.0021309326, 0.00085092367, -1.5247877e-07}
    };

    private GammaSlopes() {}

    private static Expr one(Expr like) {
        return Exprs.constant(like.type(), 1);
    }

    private static Expr number(Expr like, double value) {
        return Exprs.constant(like.type(), value);
    }

    private static Expr orZero(Expr x) {
        return isNan(x).where(number(x, 0), x);
    }

    private static Expr gamma(Expr alpha, Expr x) {
        Expr near =
                x.ge(alpha.mul(0.9f))
                        .and(x.le(alpha.mul(1.1f)))
                        .where(saddle(alpha, x), besideSaddle(alpha, x));
        Expr large = alpha.gt(8).where(near, ratio(alpha, x));
        return x.lt(0.8f).where(small(alpha, x), large);
    }

    /// The Taylor series at 0.
    private static Expr small(Expr alpha, Expr x) {
        Expr term = one(x);
        Expr first = reciprocal(alpha);
        Expr second = reciprocal(alpha.mul(alpha));
        Expr denominator = alpha;
        for (int i = 1; i <= 5; i++) {
            term = term.mul(x.neg().div(i));
            denominator = denominator.add(1);
            first = first.add(term.div(denominator));
            second = second.add(term.div(denominator.mul(denominator)));
        }
        Expr power = pow(x, alpha);
        Expr density = pow(x, alpha.sub(1)).mul(exp(x.neg()));
        Expr below = power.mul(first);
        Expr slope = log(x).sub(digamma(alpha)).mul(below).sub(power.mul(second));
        return orZero(slope.neg().div(density));
    }

    /// Rice's saddle point expansion where number and concentration are about the same.
    private static Expr saddle(Expr alpha, Expr x) {
        Expr a2 = alpha.mul(alpha);
        Expr first = alpha.mul(24).mul(alpha.mul(12).add(1)).add(1);
        Expr second =
                a2.mul(1440)
                        .add(x.mul(6).mul(x.mul(-120).add(53)))
                        .sub(x.mul(65).mul(x).div(alpha))
                        .add(alpha.mul(x.mul(3600).add(107)));
        return first.mul(second).div(a2.mul(1244160).mul(a2));
    }

    private static Expr besideSaddle(Expr alpha, Expr x) {
        Expr apart = alpha.sub(x);
        Expr root = sqrt(alpha.mul(8));
        Expr ratio = log(x.div(alpha));
        Expr second = root.div(apart);
        Expr third = pow(x.sub(alpha).sub(alpha.mul(ratio)), number(x, -1.5));
        Expr both = x.lt(alpha).where(second.sub(third), second.add(third));
        Expr first =
                ratio.mul(both)
                        .sub(
                                sqrt(reciprocal(alpha).mul(2))
                                        .mul(alpha.add(x))
                                        .div(apart.mul(apart)));
        Expr stirling = reciprocal(alpha.mul(12)).mul(reciprocal(alpha.mul(24)).add(1)).add(1);
        return stirling.neg().mul(x.mul(first)).div(root);
    }

    /// A quotient of polynomials of two variables.
    private static Expr ratio(Expr alpha, Expr x) {
        Expr u = log(x.div(alpha));
        Expr v = log(alpha);
        Expr[] parts = new Expr[2];
        for (int part = 0; part < 2; part++) {
            Expr sum = number(x, 0);
            for (int k = 3; k >= 0; k--) {
                Expr inU =
                        u.mul(RATIO[4 + part][k])
                                .add(RATIO[2 + part][k])
                                .mul(u)
                                .add(RATIO[part][k]);
                sum = sum.mul(v).add(inU);
            }
            parts[part] = sum;
        }
        return exp(parts[0].div(parts[1]));
    }

    private static Expr dirichlet(Expr x, Expr alpha, Expr total) {
        Expr beta = total.sub(alpha);
        Expr rest = one(x).sub(x);
        Expr boundary = total.mul(x).mul(rest);
        Expr both = alpha.gt(6).and(beta.gt(6));
        Expr inside = both.where(beta(x, alpha, beta), DirichletRatio.of(x, alpha, total));
        Expr high =
                x.ge(0.5)
                        .and(boundary.lt(0.75))
                        .where(nearZeroByOther(rest, beta, alpha).neg(), inside);
        return x.le(0.5).and(boundary.lt(2.5)).where(nearZero(x, alpha, beta), high);
    }

    /// The Taylor series at 0, by the first concentration.
    private static Expr nearZero(Expr x, Expr alpha, Expr beta) {
        Expr factor = digamma(alpha).sub(digamma(alpha.add(beta))).sub(log(x));
        Expr term = one(x);
        Expr series = term.div(alpha).mul(factor.add(reciprocal(alpha)));
        for (int i = 1; i <= 10; i++) {
            term = term.mul(number(x, i).sub(beta).mul(x).div(i));
            Expr denominator = alpha.add(i);
            series = series.add(term.div(denominator).mul(factor.add(reciprocal(denominator))));
        }
        return orZero(x.mul(pow(one(x).sub(x), beta.neg())).mul(series));
    }

    /// The Taylor series at 0, by the second concentration.
    private static Expr nearZeroByOther(Expr x, Expr alpha, Expr beta) {
        Expr factor = digamma(alpha.add(beta)).sub(digamma(beta));
        Expr term = one(x);
        Expr betas = one(x);
        Expr slopes = number(x, 0);
        Expr series = factor.div(alpha);
        for (int i = 1; i <= 8; i++) {
            term = term.mul(x.neg().div(i));
            slopes = slopes.mul(beta.sub(i)).add(betas);
            betas = betas.mul(beta.sub(i));
            series = series.add(term.div(alpha.add(i)).mul(slopes.add(factor.mul(betas))));
        }
        return orZero(pow(one(x).sub(x), one(x).sub(beta)).neg().mul(series));
    }

    /// Rice's saddle point expansion, for two large concentrations.
    private static Expr beta(Expr x, Expr a, Expr b) {
        Expr total = a.add(b);
        Expr mean = a.div(total);
        Expr deviation = sqrt(a.mul(b).div(total.add(1))).div(total).mul(0.1);
        Expr close = x.ge(mean.sub(deviation)).and(x.le(mean.add(deviation)));
        return close.where(atMean(x, a, b, total), besideMean(x, a, b, total, mean));
    }

    private static Expr atMean(Expr x, Expr a, Expr b, Expr total) {
        Expr rest = one(x).sub(x);
        Expr b2 = b.mul(b);
        Expr sum = rest.mul(8).mul(b.mul(135).sub(11));
        sum = b.mul(1620).mul(rest).add(453).sub(x.mul(455)).mul(b).add(a.mul(sum));
        sum = b.mul(180).add(59).sub(x.mul(90)).mul(3).mul(b2).add(a.mul(sum));
        sum = b.mul(27).add(16).mul(20).mul(x).add(43).mul(b2).mul(b).add(a.mul(sum));
        sum = x.mul(47).mul(b2).mul(b2).add(a.mul(sum));
        Expr up = a.mul(12).add(1).mul(b.mul(12).add(1)).div(total.mul(total));
        Expr down = a.mul(12960).mul(a).mul(a).mul(b2).mul(total.mul(12).add(1));
        return up.div(rest).mul(sum).div(down);
    }

    private static Expr besideMean(Expr x, Expr a, Expr b, Expr total, Expr mean) {
        Expr rest = one(x).sub(x);
        Expr apart = b.mul(x).sub(a.mul(rest));
        Expr prefactor = x.neg().div(sqrt(a.mul(2).mul(b).div(total)));
        Expr stirlings = stirling(a).mul(stirling(b)).div(stirling(total));
        Expr first =
                a.mul(-2)
                        .mul(a)
                        .mul(rest)
                        .sub(a.mul(b).mul(rest))
                        .sub(x.mul(b).mul(b))
                        .div(
                                sqrt(a.mul(2).div(b))
                                        .mul(pow(total, number(x, 1.5)))
                                        .mul(apart)
                                        .mul(apart));
        Expr logA = log(a.div(total.mul(x)));
        Expr logB = log(b.div(total.mul(rest)));
        Expr third = sqrt(a.mul(8).mul(b).div(total)).div(apart);
        Expr fourth = pow(b.mul(logB).add(a.mul(logA)), number(x, -1.5));
        Expr both = third.add(x.lt(mean).where(fourth, fourth.neg()));
        return stirlings.mul(prefactor).mul(first.add(logA.mul(0.5).mul(both)));
    }

    private static Expr stirling(Expr x) {
        return reciprocal(x.mul(12)).add(reciprocal(x.mul(288).mul(x))).add(1);
    }
}
