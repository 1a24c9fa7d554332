package dev.obor.func;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Against the numbers that `conformance/python/func_golden.py` prints.
class FuncTest {
    private static final Tensor X = of(0.5, -1.25, 2);

    private static Tensor of(double... values) {
        return tensor(values).to(float64);
    }

    private static Tensor f(Tensor x) {
        return x.sin().mul(x.prod()).sum();
    }

    private static Tensor g(Tensor x) {
        Tensor a = x.select(0, 0);
        Tensor b = x.select(0, 1);
        return stack(List.of(a.mul(b), b.exp(), x.sum(), x.select(0, 2).pow(3)));
    }

    private static void close(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.detach().reshape(-1).toDoubleArray(), 1e-11);
    }

    @Test
    void gradients() {
        close(Func.grad(FuncTest::f).apply(X), -2.196324067549, 0.04558539308, 0.245347079387);
        Function<Tensor, Tensor> inner = Func.grad(FuncTest::f);
        close(
                Func.grad((Tensor x) -> inner.apply(x).pow(2).sum()).apply(X),
                16.702084760516,
                -4.49906238342,
                1.03099513707);
        assertFalse(inner.apply(X).requiresGrad());
        assertFalse(X.requiresGrad());
        var both = Func.gradAndValue(FuncTest::f).apply(X);
        assertEquals(f(X).item(), both.value().item());
        assertEquals(0, Func.grad((Tensor x) -> tensor(1.0)).apply(X).abs().sum().item());
    }

    @Test
    void jacobians() {
        double[] expected = {-1.25, 0.5, 0, 0, 0.28650479686, 0, 1, 1, 1, 0, 0, 12};
        Tensor rows = Func.jacrev(FuncTest::g).apply(X);
        assertEquals(Size.of(4, 3), rows.shape());
        close(rows, expected);
        close(Func.jacfwd(FuncTest::g).apply(X), expected);
        close(
                Func.hessian(FuncTest::f).apply(X),
                -3.788630886197,
                0.968753348051,
                -0.057794942407,
                0.968753348051,
                -0.555586049404,
                -0.393354140007,
                -0.057794942407,
                -0.393354140007,
                1.656805329216);
    }

    @Test
    void products() {
        var jvp = Func.jvp(FuncTest::g, X, of(1.0, 2.0, -1.0));
        close(jvp.output(), -0.625, 0.28650479686, 1.25, 8);
        close(jvp.tangent(), -0.25, 0.57300959372, 2, -12);
        var vjp = Func.vjp(FuncTest::g, X);
        Tensor cotangent = of(1.0, -1.0, 2.0, 0.5);
        close(vjp.pullback().apply(cotangent), 0.75, 2.21349520314, 8);
        close(vjp.pullback().apply(cotangent), 0.75, 2.21349520314, 8);
        var linear = Func.linearize(FuncTest::g, X);
        close(linear.jvp().apply(of(1.0, 2.0, -1.0)), -0.25, 0.57300959372, 2, -12);
        assertThrows(ShapeError.class, () -> vjp.pullback().apply(X));
        assertThrows(ShapeError.class, () -> Func.grad(FuncTest::g).apply(X));
        assertThrows(ValueError.class, () -> Func.grad((List<Tensor> l) -> X).apply(List.of()));
    }

    private record Line(Tensor slope, Tensor shift) {}

    @Test
    void recordsKeepTheirForm() {
        var line = new Line(of(2).select(0, 0), of(1).select(0, 0));
        Line gradient =
                Func.grad((Line l) -> X.mul(l.slope()).add(l.shift()).pow(2).sum()).apply(line);
        close(gradient.slope(), 25.75);
        close(gradient.shift(), 11);
    }

    private static Sequential net() {
        Obor.manualSeed(0);
        return new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)).to(float64);
    }

    private static final Tensor SAMPLES = arange(15).to(float64).reshape(5, 3).mul(0.3).cos();
    private static final Tensor CLASSES = arange(5).remainder(2);

    private static Map<String, Tensor> parameters(Sequential net) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        net.namedParameters().forEach((name, p) -> parameters.put(name, p.detach()));
        return parameters;
    }

    @Test
    void gradientsOfEachSample() {
        Sequential net = net();
        Map<String, Tensor> parameters = parameters(net);
        var loss = perSample(net);
        var all =
                Func.vmap(
                        (Map<String, Tensor> p, Tensor x, Tensor y) ->
                                Func.grad((Map<String, Tensor> q) -> loss.apply(q, x, y)).apply(p),
                        o -> o.inDims(null, 0, 0));
        Map<String, Tensor> gradients = all.apply(parameters, SAMPLES, CLASSES);
        double[][] golden = {
            {4.571031833897, -0.005264053015},
            {2.234085806236, 0.028990219866},
            {6.203398780521, 0.363986557742},
            {5.016080193278, 0.510972003161}
        };
        int i = 0;
        for (Tensor g : gradients.values()) {
            assertEquals(5, g.size(0));
            assertEquals(golden[i][0], g.abs().sum().item(), 1e-11);
            assertEquals(golden[i++][1], g.reshape(-1).select(0, 1).item(), 1e-11);
            assertFalse(g.requiresGrad());
        }
        assertNull(net.parameters().getFirst().grad());
    }

    private static Func.TriFunction<Map<String, Tensor>, Tensor, Tensor, Tensor> perSample(
            Sequential net) {
        return (p, x, y) ->
                F.crossEntropy(Func.functionalCall(net, p, x.unsqueeze(0)), y.unsqueeze(0));
    }

    @Test
    void secondDerivativesByAParameter() {
        Sequential net = net();
        Tensor weight = parameters(net).get("2.weight");
        assertNotNull(weight);
        Tensor h =
                Func.hessian(w ->
                                F.crossEntropy(
                                        Func.functionalCall(net, Map.of("2.weight", w), SAMPLES),
                                        CLASSES))
                        .apply(weight);
        assertEquals(Size.of(2, 4, 2, 4), h.shape());
        assertEquals(1.196956530245, h.abs().sum().item(), 1e-11);
    }

    @Test
    void aModuleHasItsOwnParametersAgain() {
        Sequential net = net();
        Tensor before = net.call(SAMPLES);
        var zeros = new LinkedHashMap<String, Tensor>();
        net.namedParameters().forEach((name, p) -> zeros.put(name, p.detach().zerosLike()));
        assertEquals(0, Func.functionalCall(net, zeros, SAMPLES).abs().sum().item());
        assertThrows(
                ShapeError.class,
                () -> Func.functionalCall(net, Map.of("0.weight", ones(float64, 7, 7)), SAMPLES));
        assertTrue(net.call(SAMPLES).equal(before));
        assertTrue(net.parameters().getFirst().isLeaf());
    }

    @Test
    void manyModelsAtOnce() {
        List<Sequential> models =
                List.of(
                        net(),
                        new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)).to(float64));
        var state = Func.stackModuleState(models);
        Tensor outputs =
                Func.vmap((Map<String, Tensor> p) -> Func.functionalCall(models.get(0), p, SAMPLES))
                        .apply(state.parameters());
        for (int i = 0; i < 2; i++) {
            assertTrue(outputs.select(0, i).allclose(models.get(i).call(SAMPLES)));
        }
        outputs.sum().backward();
        Tensor first = state.parameters().get("0.weight");
        assertNotNull(first);
        assertNotNull(first.grad());
        assertThrows(ValueError.class, () -> Func.stackModuleState(List.of()));
    }

    @Test
    void dimensionsOfMaps() {
        Tensor a = rand(3, 5);
        Tensor b = rand(5);
        var dot = Func.vmap((Tensor x, Tensor y) -> x.dot(y), o -> o.inDims(0, null));
        assertTrue(dot.apply(a, b).allclose(a.mv(b)));
        var columns = Func.vmap((Tensor x) -> x.mul(2), o -> o.inDims(1).outDims(-1));
        assertTrue(columns.apply(a).equal(a.mul(2)));
        assertThrows(
                ShapeError.class,
                () -> Func.vmap((Tensor x, Tensor y) -> x.add(y.sum())).apply(a, b));
        assertThrows(ValueError.class, () -> Func.vmap((Tensor x) -> x, o -> o.inDims(0, 0)));
        assertThrows(ValueError.class, () -> Func.vmap((Tensor x) -> 1.0).apply(a));
    }

    @Test
    void randomNumbersInMaps() {
        Function<Tensor, Tensor> noisy = x -> x.add(rand(2));
        Tensor x = Obor.zeros(3, 2);
        byte[] before = Obor.defaultGenerator().getState();
        assertThrows(StateError.class, () -> Func.vmap(noisy).apply(x));
        assertArrayEquals(before, Obor.defaultGenerator().getState());
        Tensor same = Func.vmap(noisy, o -> o.randomness("same")).apply(x);
        assertTrue(same.select(0, 0).equal(same.select(0, 2)));
        Tensor different = Func.vmap(noisy, o -> o.randomness("different")).apply(x);
        assertFalse(different.select(0, 0).equal(different.select(0, 2)));
    }

    @Test
    void capturedTensorsStayConnected() {
        Tensor w = of(3).select(0, 0).requiresGrad_();
        Tensor slope = Func.grad((Tensor x) -> x.pow(2).mul(w).sum()).apply(X);
        assertTrue(slope.requiresGrad());
        slope.sum().backward();
        assertNotNull(w.grad());
        close(w.grad(), 2 * 1.25);
        Tensor y = of(2).select(0, 0).requiresGrad_();
        Func.grad((Tensor x) -> x.pow(3)).apply(y).backward();
        assertNotNull(y.grad());
        close(y.grad(), 12);
    }
}
