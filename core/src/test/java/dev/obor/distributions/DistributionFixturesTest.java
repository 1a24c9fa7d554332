package dev.obor.distributions;

import static dev.obor.testing.Testing.testClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import dev.obor.distributions.shared.SampleShapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Distributions draw, score, differentiate and print as PyTorch's do.
class DistributionFixturesTest {
    /// Parameters by PyTorch's names.
    private interface Params {
        Tensor of(String name);
    }

    private static final Map<String, Function<Params, Distribution>> KINDS = new LinkedHashMap<>();

    static {
        two("Normal", "loc", "scale", Normal::new);
        two("Uniform", "low", "high", Uniform::new);
        two("Laplace", "loc", "scale", Laplace::new);
        two("LogNormal", "loc", "scale", LogNormal::new);
        two("Cauchy", "loc", "scale", Cauchy::new);
        two("Gumbel", "loc", "scale", Gumbel::new);
        two("Weibull", "scale", "concentration", Weibull::new);
        two("Pareto", "scale", "alpha", Pareto::new);
        two("Kumaraswamy", "concentration1", "concentration0", Kumaraswamy::new);
        two("Gamma", "concentration", "rate", Gamma::new);
        two("Beta", "concentration1", "concentration0", Beta::new);
        two("FisherSnedecor", "df1", "df2", FisherSnedecor::new);
        two("InverseGamma", "concentration", "rate", InverseGamma::new);
        two("VonMises", "loc", "concentration", VonMises::new);
        two("LogisticNormal", "loc", "scale", LogisticNormal::new);
        one("Exponential", "rate", Exponential::new);
        one("HalfNormal", "scale", HalfNormal::new);
        one("HalfCauchy", "scale", HalfCauchy::new);
        one("Poisson", "rate", Poisson::new);
        one("Chi2", "df", Chi2::new);
        one("Dirichlet", "concentration", Dirichlet::new);
        one("OneHotCategoricalStraightThrough", "probs", OneHotCategoricalStraightThrough::new);
        one("Bernoulli", "probs", Bernoulli::new);
        one("Bernoulli.logits", "logits", x -> new Bernoulli(o -> o.logits(x)));
        one("Categorical", "probs", Categorical::new);
        one("Categorical.logits", "logits", x -> new Categorical(o -> o.logits(x)));
        one("Geometric", "probs", Geometric::new);
        one("Geometric.logits", "logits", x -> new Geometric(o -> o.logits(x)));
        one("OneHotCategorical", "probs", OneHotCategorical::new);
        one("OneHotCategorical.logits", "logits", x -> new OneHotCategorical(o -> o.logits(x)));
        one("ContinuousBernoulli", "probs", ContinuousBernoulli::new);
        one("ContinuousBernoulli.logits", "logits", x -> new ContinuousBernoulli(o -> o.logits(x)));
        two("RelaxedBernoulli", "temperature", "probs", RelaxedBernoulli::new);
        two(
                "LogitRelaxedBernoulli.logits",
                "temperature",
                "logits",
                (t, x) -> new LogitRelaxedBernoulli(t, o -> o.logits(x)));
        two("RelaxedOneHotCategorical", "temperature", "probs", RelaxedOneHotCategorical::new);
        two(
                "RelaxedOneHotCategorical.logits",
                "temperature",
                "logits",
                (t, x) -> new RelaxedOneHotCategorical(t, o -> o.logits(x)));
        two("Binomial", "total_count", "probs", Binomial::new);
        two(
                "Binomial.logits",
                "total_count",
                "logits",
                (n, x) -> new Binomial(n, o -> o.logits(x)));
        two("NegativeBinomial", "total_count", "probs", NegativeBinomial::new);
        two(
                "NegativeBinomial.logits",
                "total_count",
                "logits",
                (n, x) -> new NegativeBinomial(n, o -> o.logits(x)));
        two("Multinomial", "total_count", "probs", (n, p) -> new Multinomial(n.itemLong(), p));
        KINDS.put("StudentT", p -> new StudentT(p.of("df"), p.of("loc"), p.of("scale")));
        KINDS.put(
                "GeneralizedPareto",
                p -> new GeneralizedPareto(p.of("loc"), p.of("scale"), p.of("concentration")));
        two("MultivariateNormal", "loc", "covariance_matrix", MultivariateNormal::new);
        two(
                "MultivariateNormal.tril",
                "loc",
                "scale_tril",
                (m, f) -> new MultivariateNormal(m, o -> o.scaleTril(f)));
        two(
                "MultivariateNormal.precision",
                "loc",
                "precision_matrix",
                (m, p) -> new MultivariateNormal(m, o -> o.precisionMatrix(p)));
        KINDS.put(
                "LowRankMultivariateNormal",
                p ->
                        new LowRankMultivariateNormal(
                                p.of("loc"), p.of("cov_factor"), p.of("cov_diag")));
        two("Wishart", "df", "covariance_matrix", Wishart::new);
        one("LKJCholesky", "concentration", c -> new LKJCholesky(3, c));
    }

    private static void one(String kind, String name, Function<Tensor, Distribution> make) {
        KINDS.put(kind, p -> make.apply(p.of(name)));
    }

    /// Makes one of two parameters.
    private interface Two {
        Distribution of(Tensor a, Tensor b);
    }

    private static void two(String kind, String a, String b, Two make) {
        KINDS.put(kind, p -> make.of(p.of(a), p.of(b)));
    }

    @TestFactory
    Stream<DynamicTest> drawScoreAndDifferentiate() {
        return Cases.ALL.entrySet().stream()
                .filter(e -> e.getKey().matches("[\\w.]+/\\d/float\\d\\d"))
                .map(e ->
                        DynamicTest.dynamicTest(
                                e.getKey(), () -> new Run(e.getKey(), e.getValue()).all()));
    }

    private static String kind(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    @Test
    void everyKindIsCompared() {
        for (String name : Cases.of("").keySet()) {
            if (name.contains("/")) {
                assertTrue(KINDS.containsKey(kind(name)), name);
            }
        }
    }

    /// One distribution with everything that is known of it.
    private static final class Run {
        private final Map<String, Object> facts;
        private final Map<String, Tensor> leaves = new LinkedHashMap<>();
        private final Distribution d;
        private final boolean full;

        Run(String name, Map<String, Object> facts) {
            this.facts = facts;
            this.full = name.endsWith("float64");
            facts.forEach((key, value) -> {
                if (key.startsWith("param.") && value instanceof Tensor t) {
                    boolean learns = t.isFloatingPoint() && !key.endsWith("total_count");
                    leaves.put(key.substring(6), t.clone().requiresGrad_(learns));
                }
            });
            this.d = KINDS.get(kind(name)).apply(leaves::get);
        }

        private Tensor fact(String key) {
            return (Tensor) facts.get(key);
        }

        void all() {
            assertEquals(
                    facts.get("shapes"),
                    Options.text(d.batchShape().toList())
                            + " "
                            + Options.text(d.eventShape().toList()));
            if (full) {
                assertEquals(facts.get("repr"), d.toString());
                if (!"".equals(facts.get("support"))) {
                    assertEquals(facts.get("support"), d.support().toString());
                }
            }
            Obor.manualSeed(0);
            same("sample", d::sample);
            same("sample6", () -> d.sample(6));
            assertEquals(facts.containsKey("rsample"), d.hasRsample());
            Obor.manualSeed(0);
            if (d.hasRsample()) {
                same("rsample", () -> d.rsample(2));
            } else {
                assertThrows(StateError.class, d::rsample);
            }
            Tensor value = fact("value");
            same("log_prob", () -> d.logProb(value));
            optional("cdf", () -> d.cdf(value));
            optional("icdf", () -> d.icdf(fact("p")));
            optional("mean", d::mean);
            optional("variance", d::variance);
            optional("stddev", d::stddev);
            optional("mode", d::mode);
            optional("entropy", d::entropy);
            optional("enumerate", d::enumerateSupport);
            long[] wide = SampleShapes.join(new long[] {2}, d.batchShape().toArray());
            optional("expanded.log_prob", () -> d.expand(wide).logProb(value));
        }

        private void optional(String key, Supplier<Tensor> compute) {
            if (facts.containsKey(key)) {
                same(key, compute);
            }
        }

        private void same(String key, Supplier<Tensor> compute) {
            Tensor expected = fact(key);
            Tensor actual = compute.get();
            close(key, expected, actual);
            List<String> names = new ArrayList<>();
            List<Tensor> wanted = new ArrayList<>();
            leaves.forEach((name, leaf) -> {
                if (facts.containsKey(key + ".grad." + name)) {
                    names.add(name);
                    wanted.add(leaf);
                }
            });
            if (names.isEmpty()) {
                return;
            }
            var gradients =
                    Autograd.grad(
                            List.of(actual.mul(weights(actual)).sum()),
                            wanted,
                            null,
                            o -> o.retainGraph(true).allowUnused(true));
            for (int i = 0; i < names.size(); i++) {
                String name = key + ".grad." + names.get(i);
                Tensor gradient = gradients.get(i);
                close(name, fact(name), gradient == null ? wanted.get(i).zerosLike() : gradient);
            }
        }

        private void close(String key, Tensor expected, Tensor actual) {
            // PyTorch takes the logarithm of a factorial in float32 there.
            boolean rough = key.equals("entropy") && d instanceof Multinomial;
            double tolerance = full && !rough ? 1e-7 : 2e-5;
            DistributionFixturesTest.close(key, expected, actual, tolerance);
        }
    }

    private static Tensor weights(Tensor of) {
        return Obor.linspace(0.5, 1.5, of.numel(), o -> o.dtype(of.dtype()))
                .reshape(of.shape().toArray());
    }

    static void close(String key, Tensor expected, Tensor actual, double tolerance) {
        assertEquals(expected.shape(), actual.shape(), key);
        assertEquals(expected.dtype(), actual.dtype(), key);
        Tensor a = actual.detach().to(DType.FLOAT64);
        Tensor e = expected.to(DType.FLOAT64);
        assertTrue(
                e.allclose(a, o -> o.rtol(tolerance).atol(tolerance * 0.1).equalNan(true)),
                () -> key + ": expected " + expected + " but was " + actual);
    }

    @TestFactory
    Stream<DynamicTest> divergences() {
        return Cases.of("kl ").entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(
                                e.getKey(), () -> divergence(e.getKey(), e.getValue())));
    }

    private static void divergence(String name, Map<String, Object> facts) {
        String[] kinds = name.split(" ");
        Map<String, Tensor> leaves = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith("p.")) {
                Tensor t = (Tensor) value;
                boolean learns = t.isFloatingPoint() && !key.endsWith("total_count");
                leaves.put(key, t.clone().requiresGrad_(learns));
            }
        });
        Distribution p = KINDS.get(kinds[1]).apply(n -> leaves.get("p." + n));
        Distribution q = KINDS.get(kinds[2]).apply(n -> (Tensor) facts.get("q." + n));
        Tensor kl = KL.klDivergence(p, q);
        close("kl", (Tensor) facts.get("kl"), kl, 1e-7);
        leaves.forEach((key, leaf) -> {
            Tensor expected = (Tensor) facts.get("kl.grad." + key.substring(2));
            if (expected != null) {
                var gradients =
                        Autograd.grad(
                                List.of(kl.mul(weights(kl)).sum()),
                                List.of(leaf),
                                null,
                                o -> o.retainGraph(true));
                close(key, expected, gradients.getFirst(), 1e-7);
            }
        });
    }

    /// `ContinuousBernoulli(torch.tensor([0.42, 0.55, 0.7], dtype=torch.float64), lims=(0.4, 0.6))`
    @Test
    void continuousBernoulliWithWideLimits() {
        Tensor p = doubles(0.42, 0.55, 0.7);
        var d = new ContinuousBernoulli(o -> o.probs(p).lims(0.4, 0.6));
        testClose(
                d.mean(),
                doubles(0.4731512888888889, 0.5167111111111111, 0.5697774988561712),
                1e-14);
        testClose(
                d.logProb(doubles(0.3)),
                doubles(0.06021598388380234, -0.04181152924140319, -0.19919569532931602),
                1e-14);
        testClose(
                d.expand(2, 3).entropy().get(1),
                doubles(-0.004327354994416166, -0.0016760401396389568, -0.029386202232128955),
                1e-14);
    }

    private static Tensor doubles(double... values) {
        return Obor.tensor(values, o -> o.dtype(DType.FLOAT64));
    }
}
