package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.shared.Numbers;

/// Divergences of distributions on all real numbers from other kinds.
final class RealKl {
    private RealKl() {}

    static void addTo(KlRules rules) {
        laplace(rules);
        normal(rules);
        gumbel(rules);
    }

    private static void laplace(KlRules rules) {
        rules.add(Laplace.class, Beta.class, (p, q) -> infinite(p.loc()));
        rules.add(Laplace.class, ContinuousBernoulli.class, (p, q) -> infinite(p.loc()));
        rules.add(Laplace.class, Exponential.class, (p, q) -> infinite(p.loc()));
        rules.add(Laplace.class, Gamma.class, (p, q) -> infinite(p.loc()));
        rules.add(Laplace.class, Pareto.class, (p, q) -> infinite(p.loc()));
        rules.add(Laplace.class, Uniform.class, (p, q) -> infinite(p.loc()));
        rules.add(
                Laplace.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = q.scale().pow(2);
                    Tensor s = p.scale().pow(2).div(v);
                    return s.add(p.loc().sub(q.loc()).pow(2).mul(0.5).div(v))
                            .sub(s.mul(2).div(Math.PI).log().mul(0.5))
                            .sub(1);
                });
    }

    private static void normal(KlRules rules) {
        rules.add(Normal.class, Beta.class, (p, q) -> infinite(p.loc()));
        rules.add(Normal.class, ContinuousBernoulli.class, (p, q) -> infinite(p.loc()));
        rules.add(Normal.class, Exponential.class, (p, q) -> infinite(p.loc()));
        rules.add(Normal.class, Gamma.class, (p, q) -> infinite(p.loc()));
        rules.add(Normal.class, Pareto.class, (p, q) -> infinite(p.loc()));
        rules.add(Normal.class, Uniform.class, (p, q) -> infinite(p.loc()));
        rules.add(
                Normal.class,
                Gumbel.class,
                (p, q) -> {
                    Tensor v = p.scale().div(q.scale()).pow(2);
                    Tensor d = p.loc().sub(q.loc()).div(q.scale());
                    return d.add(v.mul(0.5).sub(d).exp())
                            .sub(v.log().mul(0.5))
                            .sub(0.5 * (1 + Math.log(2 * Math.PI)));
                });
        rules.add(
                Normal.class,
                Laplace.class,
                (p, q) -> {
                    Tensor d = p.loc().sub(q.loc());
                    Tensor r = d.div(p.scale());
                    Tensor a = p.scale().mul(r.pow(2).mul(-0.5).exp()).mul(Math.sqrt(2 / Math.PI));
                    Tensor b = d.mul(r.mul(Math.sqrt(0.5)).erf());
                    return a.add(b)
                            .div(q.scale())
                            .sub(p.scale().div(q.scale()).log())
                            .sub(0.5 * (1 + Math.log(0.5 * Math.PI)));
                });
    }

    private static void gumbel(KlRules rules) {
        rules.add(Gumbel.class, Beta.class, (p, q) -> infinite(p.loc()));
        rules.add(Gumbel.class, ContinuousBernoulli.class, (p, q) -> infinite(p.loc()));
        rules.add(Gumbel.class, Exponential.class, (p, q) -> infinite(p.loc()));
        rules.add(Gumbel.class, Gamma.class, (p, q) -> infinite(p.loc()));
        rules.add(Gumbel.class, Pareto.class, (p, q) -> infinite(p.loc()));
        rules.add(Gumbel.class, Uniform.class, (p, q) -> infinite(p.loc()));
        rules.add(
                Gumbel.class,
                Normal.class,
                (p, q) -> {
                    Tensor s = p.scale().div(q.scale());
                    Tensor a = s.mul(Math.PI * 0.5).pow(2).div(1.5);
                    Tensor d =
                            p.loc().add(p.scale().mul(Numbers.EULER)).sub(q.loc()).div(q.scale());
                    return a.mul(0.5)
                            .add(d.pow(2).mul(0.5))
                            .sub(s.div(Math.sqrt(2 * Math.PI)).log())
                            .sub(Numbers.EULER + 1);
                });
    }

    private static Tensor infinite(Tensor like) {
        return Obor.fullLike(like, Double.POSITIVE_INFINITY);
    }
}
