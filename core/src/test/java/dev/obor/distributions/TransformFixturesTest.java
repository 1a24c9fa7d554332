package dev.obor.distributions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.OborError;
import dev.obor.distributions.transforms.AffineTransform;
import dev.obor.distributions.transforms.CatTransform;
import dev.obor.distributions.transforms.ComposeTransform;
import dev.obor.distributions.transforms.CorrCholeskyTransform;
import dev.obor.distributions.transforms.CumulativeDistributionTransform;
import dev.obor.distributions.transforms.ExpTransform;
import dev.obor.distributions.transforms.IndependentTransform;
import dev.obor.distributions.transforms.LowerCholeskyTransform;
import dev.obor.distributions.transforms.PositiveDefiniteTransform;
import dev.obor.distributions.transforms.PowerTransform;
import dev.obor.distributions.transforms.ReshapeTransform;
import dev.obor.distributions.transforms.SigmoidTransform;
import dev.obor.distributions.transforms.SoftmaxTransform;
import dev.obor.distributions.transforms.SoftplusTransform;
import dev.obor.distributions.transforms.StackTransform;
import dev.obor.distributions.transforms.StickBreakingTransform;
import dev.obor.distributions.transforms.TanhTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Transforms, and the errors of distributions, are PyTorch's.
class TransformFixturesTest {
    private static final Map<String, Transform> TRANSFORMS = new LinkedHashMap<>();
    private static final Map<String, Executable> ERRORS = new LinkedHashMap<>();

    static {
        TRANSFORMS.put("exp", new ExpTransform());
        TRANSFORMS.put("sigmoid", new SigmoidTransform());
        TRANSFORMS.put("tanh", new TanhTransform());
        TRANSFORMS.put("softplus", new SoftplusTransform());
        TRANSFORMS.put("power", new PowerTransform(of(1.7).squeeze()));
        Tensor loc = of(0.5, 1, -1);
        Tensor scale = of(2, -0.5, 1.5);
        TRANSFORMS.put("affine", new AffineTransform(loc, scale));
        TRANSFORMS.put("affine vector", new AffineTransform(loc, scale, 1));
        TRANSFORMS.put("stick", new StickBreakingTransform());
        TRANSFORMS.put("corr", new CorrCholeskyTransform());
        TRANSFORMS.put(
                "compose",
                new ComposeTransform(
                        List.of(
                                new ExpTransform(),
                                new AffineTransform(1, -2),
                                new TanhTransform())));
        TRANSFORMS.put(
                "compose vector",
                new ComposeTransform(List.of(new StickBreakingTransform(), new ExpTransform())));
        TRANSFORMS.put("independent", new IndependentTransform(new ExpTransform(), 1));
        TRANSFORMS.put("reshape", new ReshapeTransform(new long[] {4}, new long[] {2, 2}));
        List<Transform> pair = List.of(new ExpTransform(), new TanhTransform());
        TRANSFORMS.put("stack", new StackTransform(pair, -1));
        TRANSFORMS.put("cat", new CatTransform(pair, -1, 2, 1));
        TRANSFORMS.put("inverse", new ExpTransform().inv());
        TRANSFORMS.put("softmax", new SoftmaxTransform());
        TRANSFORMS.put("lower", new LowerCholeskyTransform());
        TRANSFORMS.put("positive definite", new PositiveDefiniteTransform());
        var normal = new Normal(of(0.5).squeeze(), of(2).squeeze());
        TRANSFORMS.put("cdf", new CumulativeDistributionTransform(normal));

        ERRORS.put("negative scale", () -> new Normal(f(1, 2), f(1, -1)));
        ERRORS.put("scalar scale", () -> new Normal(0.0, -1.0));
        ERRORS.put("nan value", () -> new Normal(0.0, 1.0).logProb(f(Float.NaN, 1)));
        ERRORS.put("shape", () -> new Normal(Obor.zeros(3), Obor.ones(3)).logProb(Obor.zeros(2)));
        ERRORS.put("event", () -> new OneHotCategorical(Obor.ones(3)).logProb(f(1, 0)));
        Tensor half = Obor.tensor(0.5);
        ERRORS.put("both", () -> new Bernoulli(o -> o.probs(half).logits(half)));
        ERRORS.put("probability", () -> new Bernoulli(f(0.5f, 1.5f)));
        ERRORS.put("row", () -> new Categorical(half));
        ERRORS.put("class", () -> new Categorical(f(0.5f, 0.5f)).logProb(Obor.tensor(2L)));
        ERRORS.put("order", () -> new Uniform(f(1, 2), f(2, 2)));
        ERRORS.put("zero", () -> new Geometric(f(0.5f, 0)));
        ERRORS.put(
                "independent", () -> new Independent(new Normal(Obor.zeros(3), Obor.ones(3)), 2));
        ERRORS.put("simplex", () -> new Dirichlet(f(1, 2)).logProb(f(0.5f, 0.6f)));
        ERRORS.put("count", () -> new Poisson(3.0).logProb(Obor.tensor(1.5)));
        ERRORS.put(
                "mixture",
                () ->
                        new MixtureSameFamily(
                                new Categorical(Obor.ones(3)),
                                new Normal(Obor.zeros(2), Obor.ones(2))));
        ERRORS.put("kl", () -> KL.klDivergence(new Normal(0.0, 1.0), new Cauchy(0.0, 1.0)));
        ERRORS.put("reshape", () -> new ReshapeTransform(new long[] {4}, new long[] {3}));
    }

    private static Tensor of(double... values) {
        return Obor.tensor(values, o -> o.dtype(DType.FLOAT64));
    }

    private static Tensor f(float... values) {
        return Obor.tensor(values);
    }

    @TestFactory
    Stream<DynamicTest> transforms() {
        return Cases.of("transform ").entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    private static void check(String name, Map<String, Object> facts) {
        Transform t = TRANSFORMS.get(name.substring("transform ".length()));
        Tensor x = (Tensor) facts.get("x");
        Tensor y = t.call(x);
        close("y", facts, y);
        close("inverse", facts, t.inv().call(y.clone()));
        if (facts.containsKey("ladj")) {
            close("ladj", facts, t.logAbsDetJacobian(x, y));
        }
        if (facts.containsKey("sign")) {
            close("sign", facts, t.sign().to(DType.FLOAT64));
        }
        assertEquals(facts.get("dims"), t.domain().eventDim() + " " + t.codomain().eventDim());
        assertEquals(y.shape(), t.forwardShape(x.shape()));
        assertEquals(x.shape(), t.inverseShape(y.shape()));
        assertSame(t, t.inv().inv());
    }

    private static void close(String key, Map<String, Object> facts, Tensor actual) {
        DistributionFixturesTest.close(key, (Tensor) facts.get(key), actual, 1e-9);
    }

    @Test
    void aCacheGivesTheArgumentBack() {
        Transform tanh = new TanhTransform().withCache();
        Tensor x = of(20, -30);
        assertSame(x, tanh.inv().call(tanh.call(x)));
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return Cases.of("error ").entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(
                                e.getKey(), () -> message(e.getKey(), e.getValue())));
    }

    private static void message(String name, Map<String, Object> facts) {
        var error =
                assertThrows(RuntimeException.class, ERRORS.get(name.substring("error ".length())));
        assertEquals(facts.get("message"), ((OborError) error).sentence());
    }
}
