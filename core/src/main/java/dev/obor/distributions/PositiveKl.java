package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.shared.Numbers;

/// Divergences of distributions on the positive numbers from other kinds.
final class PositiveKl {
    private PositiveKl() {}

    static void addTo(KlRules rules) {
        exponential(rules);
        gamma(rules);
        pareto(rules);
    }

    private static void exponential(KlRules rules) {
        rules.add(Exponential.class, Beta.class, (p, q) -> infinite(p.rate()));
        rules.add(Exponential.class, ContinuousBernoulli.class, (p, q) -> infinite(p.rate()));
        rules.add(Exponential.class, Pareto.class, (p, q) -> infinite(p.rate()));
        rules.add(Exponential.class, Uniform.class, (p, q) -> infinite(p.rate()));
        rules.add(
                Exponential.class,
                Gamma.class,
                (p, q) -> {
                    Tensor r = q.rate().div(p.rate());
                    return r.sub(q.concentration().mul(r.log()))
                            .add(q.concentration().lgamma())
                            .add(q.concentration().mul(Numbers.EULER))
                            .sub(1 + Numbers.EULER);
                });
        rules.add(
                Exponential.class,
                Gumbel.class,
                (p, q) -> {
                    Tensor s = p.rate().mul(q.scale());
                    Tensor d = q.loc().div(q.scale());
                    return s.log()
                            .sub(1)
                            .sub(d)
                            .add(d.exp().mul(s).div(s.add(1)))
                            .add(s.reciprocal());
                });
        rules.add(
                Exponential.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = q.scale().pow(2);
                    Tensor r = p.rate().pow(2);
                    Tensor moments =
                            r.reciprocal().sub(q.loc().div(p.rate())).add(q.loc().pow(2).mul(0.5));
                    return r.mul(v).mul(2 * Math.PI).log().mul(0.5).sub(1).add(moments.div(v));
                });
    }

    private static void gamma(KlRules rules) {
        rules.add(Gamma.class, Beta.class, (p, q) -> infinite(p.concentration()));
        rules.add(Gamma.class, ContinuousBernoulli.class, (p, q) -> infinite(p.concentration()));
        rules.add(Gamma.class, Pareto.class, (p, q) -> infinite(p.concentration()));
        rules.add(Gamma.class, Uniform.class, (p, q) -> infinite(p.concentration()));
        rules.add(
                Gamma.class,
                Exponential.class,
                (p, q) -> {
                    return q.rate()
                            .mul(p.concentration())
                            .div(p.rate())
                            .sub(p.entropy())
                            .sub(q.rate().log());
                });
        rules.add(
                Gamma.class,
                Gumbel.class,
                (p, q) -> {
                    Tensor s = p.rate().mul(q.scale());
                    Tensor d = q.loc().div(q.scale());
                    Tensor own =
                            p.concentration()
                                    .sub(1)
                                    .mul(p.concentration().digamma())
                                    .sub(p.concentration().lgamma())
                                    .sub(p.concentration());
                    return own.add(s.log())
                            .add(p.concentration().div(s))
                            .add(d.exp().mul(s.reciprocal().add(1).pow(p.concentration().neg())))
                            .sub(d);
                });
        rules.add(
                Gamma.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = q.scale().pow(2);
                    Tensor r = p.rate().pow(2);
                    Tensor own =
                            r.mul(v)
                                    .mul(2 * Math.PI)
                                    .log()
                                    .mul(0.5)
                                    .sub(p.concentration())
                                    .sub(p.concentration().lgamma());
                    Tensor moments =
                            p.concentration()
                                    .pow(2)
                                    .add(p.concentration())
                                    .mul(0.5)
                                    .div(r)
                                    .sub(q.loc().mul(p.concentration()).div(p.rate()))
                                    .add(q.loc().pow(2).mul(0.5));
                    return own.add(p.concentration().sub(1).mul(p.concentration().digamma()))
                            .add(moments.div(v));
                });
    }

    private static void pareto(KlRules rules) {
        rules.add(Pareto.class, Beta.class, (p, q) -> infinite(p.scale()));
        rules.add(Pareto.class, ContinuousBernoulli.class, (p, q) -> infinite(p.scale()));
        rules.add(Pareto.class, Uniform.class, (p, q) -> infinite(p.scale()));
        rules.add(
                Pareto.class,
                Exponential.class,
                (p, q) -> {
                    Tensor s = p.scale().mul(q.rate());
                    Tensor near =
                            p.alpha()
                                    .div(s)
                                    .log()
                                    .sub(p.alpha().reciprocal())
                                    .add(p.alpha().mul(s).div(p.alpha().sub(1)))
                                    .sub(1);
                    return near.maskedFill(p.alpha().le(1), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Pareto.class,
                Gamma.class,
                (p, q) -> {
                    Tensor mean = p.scale().log().add(p.alpha().reciprocal());
                    Tensor norm =
                            q.concentration().lgamma().sub(q.concentration().mul(q.rate().log()));
                    Tensor moment = q.rate().mul(p.alpha()).mul(p.scale()).div(p.alpha().sub(1));
                    Tensor near =
                            p.alpha()
                                    .log()
                                    .sub(mean)
                                    .add(norm)
                                    .add(Obor.sub(1, q.concentration()).mul(mean))
                                    .add(moment)
                                    .sub(1);
                    return near.maskedFill(p.alpha().le(1), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Pareto.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = q.scale().pow(2).mul(2);
                    Tensor m = p.scale().div(p.alpha().sub(1));
                    Tensor own =
                            q.scale()
                                    .mul(p.alpha())
                                    .div(p.scale())
                                    .mul(Math.sqrt(2 * Math.PI))
                                    .log()
                                    .sub(p.alpha().reciprocal());
                    Tensor spread =
                            p.alpha()
                                    .mul(m.pow(2))
                                    .div(p.alpha().sub(2))
                                    .add(p.alpha().mul(m).sub(q.loc()).pow(2));
                    return own.add(spread.div(v))
                            .sub(1)
                            .maskedFill(p.alpha().le(2), Double.POSITIVE_INFINITY);
                });
    }

    private static Tensor infinite(Tensor like) {
        return Obor.fullLike(like, Double.POSITIVE_INFINITY);
    }
}
