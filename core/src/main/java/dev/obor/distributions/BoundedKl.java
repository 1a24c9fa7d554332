package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;

/// Divergences of distributions on bounded sets, and of counts, from other kinds.
final class BoundedKl {
    private BoundedKl() {}

    static void addTo(KlRules rules) {
        beta(rules);
        continuousBernoulli(rules);
        uniform(rules);
        counts(rules);
    }

    private static void beta(KlRules rules) {
        rules.add(Beta.class, Pareto.class, (p, q) -> infinite(p.concentration1()));
        rules.add(
                Beta.class,
                ContinuousBernoulli.class,
                (p, q) -> {
                    return p.entropy()
                            .neg()
                            .sub(p.mean().mul(q.logits()))
                            .sub(q.probs().neg().log1p())
                            .sub(q.logNorm());
                });
        rules.add(
                Beta.class,
                Exponential.class,
                (p, q) -> {
                    return q.rate().mul(p.mean()).sub(p.entropy()).sub(q.rate().log());
                });
        rules.add(
                Beta.class,
                Gamma.class,
                (p, q) -> {
                    Tensor norm =
                            q.concentration().lgamma().sub(q.concentration().mul(q.rate().log()));
                    Tensor mean =
                            p.concentration1()
                                    .digamma()
                                    .sub(p.concentration1().add(p.concentration0()).digamma());
                    return norm.sub(p.entropy())
                            .sub(q.concentration().sub(1).mul(mean))
                            .add(q.rate().mul(p.mean()));
                });
        rules.add(
                Beta.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = q.scale().pow(2);
                    Tensor m = p.mean();
                    Tensor spread =
                            p.variance()
                                    .add(m.pow(2))
                                    .mul(0.5)
                                    .sub(q.loc().mul(m))
                                    .add(q.loc().pow(2).mul(0.5));
                    return v.mul(2 * Math.PI).log().mul(0.5).sub(p.entropy()).add(spread.div(v));
                });
        rules.add(
                Beta.class,
                Uniform.class,
                (p, q) -> {
                    Tensor inside = q.high().sub(q.low()).log().sub(p.entropy());
                    return inside.maskedFill(
                            q.low().gt(0).logicalOr(q.high().lt(1)), Double.POSITIVE_INFINITY);
                });
    }

    private static void continuousBernoulli(KlRules rules) {
        rules.add(ContinuousBernoulli.class, Pareto.class, (p, q) -> infinite(p.probs()));
        rules.add(
                ContinuousBernoulli.class,
                Exponential.class,
                (p, q) -> {
                    return q.rate().mul(p.mean()).sub(p.entropy()).sub(q.rate().log());
                });
        rules.add(
                ContinuousBernoulli.class,
                Normal.class,
                (p, q) -> {
                    Tensor m = p.mean();
                    Tensor norm =
                            q.loc()
                                    .div(q.scale())
                                    .square()
                                    .add(Math.log(2 * Math.PI))
                                    .mul(0.5)
                                    .add(q.scale().log());
                    Tensor spread =
                            p.variance()
                                    .add(m.square())
                                    .sub(q.loc().mul(2).mul(m))
                                    .div(q.scale().square().mul(2));
                    return norm.sub(p.entropy()).add(spread);
                });
        rules.add(
                ContinuousBernoulli.class,
                Uniform.class,
                (p, q) -> {
                    // PyTorch counts ends that coincide as outside, too.
                    Tensor inside = q.high().sub(q.low()).log().sub(p.entropy());
                    return inside.maskedFill(
                            q.low().ge(0).logicalOr(q.high().le(1)), Double.POSITIVE_INFINITY);
                });
    }

    private static void uniform(KlRules rules) {
        rules.add(
                Uniform.class,
                Beta.class,
                (p, q) -> {
                    Tensor w = p.high().sub(p.low());
                    Tensor a =
                            q.concentration1()
                                    .sub(1)
                                    .mul(xLogX(p.high()).sub(xLogX(p.low())).sub(w))
                                    .div(w);
                    Tensor b =
                            q.concentration0()
                                    .sub(1)
                                    .mul(
                                            xLogX(Obor.sub(1, p.high()))
                                                    .sub(xLogX(Obor.sub(1, p.low())))
                                                    .add(w))
                                    .div(w);
                    Tensor norm =
                            q.concentration1()
                                    .lgamma()
                                    .add(q.concentration0().lgamma())
                                    .sub(q.concentration1().add(q.concentration0()).lgamma());
                    return b.add(norm)
                            .sub(w.log())
                            .sub(a)
                            .maskedFill(
                                    p.high().gt(1).logicalOr(p.low().lt(0)),
                                    Double.POSITIVE_INFINITY);
                });
        rules.add(
                Uniform.class,
                ContinuousBernoulli.class,
                (p, q) -> {
                    Tensor inside =
                            p.entropy()
                                    .neg()
                                    .sub(p.mean().mul(q.logits()))
                                    .sub(q.probs().neg().log1p())
                                    .sub(q.logNorm());
                    return inside.maskedFill(
                            p.high().ge(1).logicalOr(p.low().le(0)), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Uniform.class,
                Exponential.class,
                (p, q) -> {
                    Tensor inside =
                            q.rate().mul(p.mean()).sub(p.high().sub(p.low()).mul(q.rate()).log());
                    return inside.maskedFill(p.low().lt(0), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Uniform.class,
                Gamma.class,
                (p, q) -> {
                    Tensor w = p.high().sub(p.low());
                    Tensor norm =
                            q.concentration().lgamma().sub(q.concentration().mul(q.rate().log()));
                    Tensor mean = xLogX(p.high()).sub(xLogX(p.low())).sub(w).div(w);
                    Tensor inside =
                            norm.sub(w.log())
                                    .add(Obor.sub(1, q.concentration()).mul(mean))
                                    .add(q.rate().mul(p.mean()));
                    return inside.maskedFill(p.low().lt(0), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Uniform.class,
                Gumbel.class,
                (p, q) -> {
                    Tensor s = q.scale().div(p.high().sub(p.low()));
                    Tensor high = p.high().sub(q.loc()).div(q.scale());
                    Tensor low = p.low().sub(q.loc()).div(q.scale());
                    return s.log()
                            .add(high.add(low).mul(0.5))
                            .sub(s.mul(high.neg().exp().sub(low.neg().exp())));
                });
        rules.add(
                Uniform.class,
                Normal.class,
                (p, q) -> {
                    Tensor w = p.high().sub(p.low());
                    Tensor spread = w.pow(2).div(12).add(p.mean().sub(q.loc()).pow(2));
                    return q.scale()
                            .div(w)
                            .mul(Math.sqrt(2 * Math.PI))
                            .log()
                            .add(spread.mul(0.5).div(q.scale().pow(2)));
                });
        rules.add(
                Uniform.class,
                Pareto.class,
                (p, q) -> {
                    Tensor w = p.high().sub(p.low());
                    Tensor mean = xLogX(p.high()).sub(xLogX(p.low())).sub(w).div(w);
                    Tensor inside =
                            mean.mul(q.alpha().add(1))
                                    .sub(q.alpha().mul(q.scale().pow(q.alpha())).mul(w).log());
                    return inside.maskedFill(p.low().lt(q.scale()), Double.POSITIVE_INFINITY);
                });
    }

    private static void counts(KlRules rules) {
        rules.add(
                Bernoulli.class,
                Poisson.class,
                (p, q) -> {
                    return q.rate().sub(p.probs().mul(q.rate().log())).sub(p.entropy());
                });
        rules.add(Poisson.class, Bernoulli.class, (p, q) -> infinite(p.rate()));
        rules.add(Poisson.class, Binomial.class, (p, q) -> infinite(p.rate()));
    }

    private static Tensor infinite(Tensor like) {
        return Obor.fullLike(like, Double.POSITIVE_INFINITY);
    }

    private static Tensor xLogX(Tensor x) {
        return x.xlogy(x);
    }
}
