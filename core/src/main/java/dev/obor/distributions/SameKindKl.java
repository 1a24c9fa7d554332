package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.nn.functional.F;
import java.util.List;

/// Divergences between distributions of the same kind.
final class SameKindKl {
    private SameKindKl() {}

    static void addTo(KlRules rules) {
        normal(rules);
        positive(rules);
        discrete(rules);
        structured(rules);
    }

    private static void normal(KlRules rules) {
        rules.add(
                Normal.class,
                Normal.class,
                (p, q) -> {
                    Tensor v = p.scale().div(q.scale()).pow(2);
                    Tensor d = p.loc().sub(q.loc()).div(q.scale()).pow(2);
                    return v.add(d).sub(1).sub(v.log()).mul(0.5);
                });
        rules.add(
                HalfNormal.class,
                HalfNormal.class,
                (p, q) -> {
                    return KL.klDivergence(p.baseDist(), q.baseDist());
                });
        rules.add(
                Laplace.class,
                Laplace.class,
                (p, q) -> {
                    Tensor s = p.scale().div(q.scale());
                    Tensor d = p.loc().sub(q.loc()).abs();
                    return s.log()
                            .neg()
                            .add(d.div(q.scale()))
                            .add(s.mul(d.neg().div(p.scale()).exp()))
                            .sub(1);
                });
        rules.add(
                Cauchy.class,
                Cauchy.class,
                (p, q) -> {
                    return p.scale()
                            .add(q.scale())
                            .pow(2)
                            .add(p.loc().sub(q.loc()).pow(2))
                            .log()
                            .sub(p.scale().mul(4).mul(q.scale()).log());
                });
        rules.add(
                Gumbel.class,
                Gumbel.class,
                (p, q) -> {
                    Tensor s = p.scale().div(q.scale());
                    Tensor d = q.loc().sub(p.loc()).div(q.scale());
                    return s.mul(Numbers.EULER)
                            .add(d.add(s.add(1).lgamma()).exp())
                            .sub(s.log())
                            .sub(d)
                            .sub(1 + Numbers.EULER);
                });
        rules.add(
                Uniform.class,
                Uniform.class,
                (p, q) -> {
                    Tensor wide = q.high().sub(q.low()).div(p.high().sub(p.low())).log();
                    return wide.maskedFill(
                            q.low().gt(p.low()).logicalOr(q.high().lt(p.high())),
                            Double.POSITIVE_INFINITY);
                });
        rules.add(
                Pareto.class,
                Pareto.class,
                (p, q) -> {
                    Tensor a = q.alpha().div(p.alpha());
                    Tensor near =
                            q.alpha()
                                    .mul(p.scale().div(q.scale()).log())
                                    .sub(a.log())
                                    .add(a)
                                    .sub(1);
                    return near.maskedFill(p.scale().lt(q.scale()), Double.POSITIVE_INFINITY);
                });
    }

    private static void positive(KlRules rules) {
        rules.add(
                Exponential.class,
                Exponential.class,
                (p, q) -> {
                    Tensor r = q.rate().div(p.rate());
                    return r.sub(r.log()).sub(1);
                });
        rules.add(
                Gamma.class,
                Gamma.class,
                (p, q) -> {
                    Tensor a = q.concentration().mul(p.rate().div(q.rate()).log());
                    Tensor b = q.concentration().lgamma().sub(p.concentration().lgamma());
                    Tensor c =
                            p.concentration()
                                    .sub(q.concentration())
                                    .mul(p.concentration().digamma());
                    return a.add(b)
                            .add(c)
                            .add(q.rate().sub(p.rate()).mul(p.concentration().div(p.rate())));
                });
        rules.add(
                Beta.class,
                Beta.class,
                (p, q) -> {
                    Tensor a = p.concentration1().add(p.concentration0());
                    Tensor b = q.concentration1().add(q.concentration0());
                    Tensor norm =
                            q.concentration1()
                                    .lgamma()
                                    .add(q.concentration0().lgamma())
                                    .add(a.lgamma())
                                    .sub(p.concentration1().lgamma())
                                    .sub(p.concentration0().lgamma())
                                    .sub(b.lgamma());
                    Tensor one =
                            p.concentration1()
                                    .sub(q.concentration1())
                                    .mul(p.concentration1().digamma());
                    Tensor zero =
                            p.concentration0()
                                    .sub(q.concentration0())
                                    .mul(p.concentration0().digamma());
                    return norm.add(one).add(zero).add(b.sub(a).mul(a.digamma()));
                });
        rules.add(
                Dirichlet.class,
                Dirichlet.class,
                (p, q) -> {
                    Tensor a = p.concentration().sum(-1);
                    Tensor norm = a.lgamma().sub(q.concentration().sum(-1).lgamma());
                    Tensor each =
                            p.concentration().lgamma().sub(q.concentration().lgamma()).sum(-1);
                    Tensor slope = p.concentration().digamma().sub(a.digamma().unsqueeze(-1));
                    return norm.sub(each)
                            .add(p.concentration().sub(q.concentration()).mul(slope).sum(-1));
                });
    }

    private static void discrete(KlRules rules) {
        rules.add(
                Bernoulli.class,
                Bernoulli.class,
                (p, q) -> {
                    Tensor one =
                            p.probs()
                                    .mul(
                                            F.softplus(q.logits().neg())
                                                    .sub(F.softplus(p.logits().neg())));
                    one =
                            one.maskedFill(q.probs().eq(0), Double.POSITIVE_INFINITY)
                                    .maskedFill(p.probs().eq(0), 0);
                    Tensor zero =
                            Obor.sub(1, p.probs())
                                    .mul(F.softplus(q.logits()).sub(F.softplus(p.logits())));
                    zero =
                            zero.maskedFill(q.probs().eq(1), Double.POSITIVE_INFINITY)
                                    .maskedFill(p.probs().eq(1), 0);
                    return one.add(zero);
                });
        rules.add(
                Binomial.class,
                Binomial.class,
                (p, q) -> {
                    if (p.totalCount().lt(q.totalCount()).any().itemBoolean()) {
                        throw new StateError(
                                "KL between Binomials where q.total_count > p.total_count is not"
                                        + " implemented");
                    }
                    Tensor each =
                            p.probs()
                                    .mul(p.logits().sub(q.logits()))
                                    .add(p.probs().neg().log1p())
                                    .sub(q.probs().neg().log1p());
                    return p.totalCount()
                            .mul(each)
                            .maskedFill(
                                    p.totalCount().gt(q.totalCount()), Double.POSITIVE_INFINITY);
                });
        rules.add(
                Categorical.class,
                Categorical.class,
                (p, q) -> {
                    Tensor each = p.probs().mul(p.logits().sub(q.logits()));
                    each =
                            each.maskedFill(q.probs().eq(0), Double.POSITIVE_INFINITY)
                                    .maskedFill(p.probs().eq(0), 0);
                    return each.sum(-1);
                });
        rules.add(
                OneHotCategorical.class,
                OneHotCategorical.class,
                (p, q) -> {
                    return KL.klDivergence(p.categorical(), q.categorical());
                });
        rules.add(
                Geometric.class,
                Geometric.class,
                (p, q) -> {
                    return p.entropy()
                            .neg()
                            .sub(q.probs().neg().log1p().div(p.probs()))
                            .sub(q.logits());
                });
        rules.add(
                Poisson.class,
                Poisson.class,
                (p, q) -> {
                    return p.rate()
                            .mul(p.rate().log().sub(q.rate().log()))
                            .sub(p.rate().sub(q.rate()));
                });
        rules.add(
                ContinuousBernoulli.class,
                ContinuousBernoulli.class,
                (p, q) -> {
                    Tensor a = p.logNorm().add(p.probs().neg().log1p());
                    Tensor b = q.logNorm().add(q.probs().neg().log1p());
                    return p.mean().mul(p.logits().sub(q.logits())).add(a).sub(b);
                });
    }

    private static void structured(KlRules rules) {
        rules.add(
                ExponentialFamily.class,
                ExponentialFamily.class,
                (p, q) -> {
                    if (p.getClass() != q.getClass()) {
                        throw new StateError(
                                "The cross KL-divergence between different exponential families cannot be"
                                        + " computed using Bregman divergences");
                    }
                    ExponentialFamily.Normalizer of = p.normalizer();
                    List<Tensor> params = q.naturalParams();
                    Tensor result = q.logNormalizer(params).sub(of.value());
                    for (int i = 0; i < params.size(); i++) {
                        Tensor term =
                                params.get(i).sub(of.params().get(i)).mul(of.gradients().get(i));
                        result = result.sub(SampleShapes.sumRightmost(term, q.eventShape().dim()));
                    }
                    return result;
                });
        rules.add(
                Independent.class,
                Independent.class,
                (p, q) -> {
                    if (p.reinterpretedBatchNdims() != q.reinterpretedBatchNdims()) {
                        throw new StateError(
                                "No KL(p || q) is implemented for Independent distributions with different"
                                        + " reinterpreted_batch_ndims");
                    }
                    Tensor each = KL.klDivergence(p.baseDist(), q.baseDist());
                    return SampleShapes.sumRightmost(each, p.reinterpretedBatchNdims());
                });
        rules.add(
                TransformedDistribution.class,
                TransformedDistribution.class,
                (p, q) -> {
                    if (!p.transforms().equals(q.transforms())
                            || !p.eventShape().equals(q.eventShape())) {
                        throw new StateError(
                                "No KL(p || q) is implemented for TransformedDistributions with different"
                                        + " transforms or event shapes");
                    }
                    return KL.klDivergence(p.baseDist(), q.baseDist());
                });
    }
}
