package dev.obor.func;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The optional arguments of function transforms, against the numbers that
/// `conformance/python/func_golden.py` prints.
class FuncArgumentsTest {
    private static final Tensor A = of(0.5, -1.25);
    private static final Tensor B = of(0.25, 0.75);
    private static final Tensor C = of(2.0, -0.5);
    private static final Func.TriFunction<Tensor, Tensor, Tensor, Tensor> H =
            (a, b, c) -> a.sin().mul(b.exp()).sum().mul(c.prod());

    private static Tensor of(double... values) {
        return tensor(values).to(float64);
    }

    private static void close(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.detach().reshape(-1).toDoubleArray(), 1e-11);
    }

    private static Tensor outer(Tensor a, Tensor b) {
        return a.outer(b).sin();
    }

    @Test
    void gradientsByChosenArguments() {
        close(Func.grad(H, 1).apply(A, B, C), -0.615594576977, 2.009000454941);
        List<Tensor> two = Func.grad(H, -1, 0).apply(A, B, C);
        assertEquals(2, two.size());
        close(two.get(0), 0.696702938982, -2.786811755928);
        close(two.get(1), -1.126838314709, -0.667537446429);
        var both = Func.gradAndValue(H, 1, 2).apply(A, B, C);
        close(both.value(), 1.393405877964);
        close(both.grad().get(0), -0.615594576977, 2.009000454941);
        close(both.grad().get(1), 0.696702938982, -2.786811755928);
        close(Func.gradAndValue(H, 2).apply(A, B, C).grad(), 0.696702938982, -2.786811755928);
    }

    @Test
    void argumentsThatAreMaps() {
        BiFunction<Map<String, Tensor>, Map<String, Tensor>, Tensor> loss =
                (w, x) -> F.mseLoss(w.get("w"), x.get("x").square());
        Map<String, Tensor> gradient = Func.grad(loss, 1).apply(Map.of("w", A), Map.of("x", B));
        Tensor expected = Func.grad((Tensor x) -> F.mseLoss(A, x.square())).apply(B);
        assertTrue(gradient.get("x").equal(expected));
    }

    @Test
    void jacobiansByChosenArguments() {
        double[] by0 = {0.248049416807, 0, 0.697880716434, 0, 0, 0.237891987012, 0, 0.443853806319};
        double[] by1 = {
            0.496098833615, 0, 0, 0.465253810956, -1.18945993506, 0, 0, -0.739756343866
        };
        close(Func.jacrev(FuncArgumentsTest::outer, 1).apply(A, B), by1);
        close(Func.jacfwd(FuncArgumentsTest::outer, 0).apply(A, B), by0);
        BiFunction<Tensor, Tensor, List<Tensor>> both = Func.jacfwd(FuncArgumentsTest::outer, 0, 1);
        close(both.apply(A, B).get(0), by0);
        close(both.apply(A, B).get(1), by1);
        close(Func.jacrev(FuncArgumentsTest::outer, 0, 1).apply(A, B).get(0), by0);
    }

    @Test
    void hessiansByChosenArguments() {
        close(Func.hessian(H, 1).apply(A, B, C), -0.615594576977, 0, 0, 2.009000454941);
        List<List<Tensor>> all = Func.hessian(H, 0, 2).apply(A, B, C);
        close(all.get(0).get(0), 0.615594576977, 0, 0, -2.009000454941);
        close(all.get(0).get(1), -0.563419157355, 2.253676629418, -0.333768723215, 1.335074892858);
        close(all.get(1).get(0), -0.563419157355, -0.333768723215, 2.253676629418, 1.335074892858);
        close(all.get(1).get(1), 0, -1.393405877964, -1.393405877964, 0);
        close(
                Func.hessian((Tensor a, Tensor b) -> a.mul(b).prod(), 0).apply(A, B),
                0,
                0.1875,
                0.1875,
                0);
    }

    @Test
    void argumentsThatAreNot() {
        assertThrows(ValueError.class, () -> Func.grad(H, 3).apply(A, B, C));
        assertThrows(ValueError.class, () -> Func.grad(H, -4).apply(A, B, C));
        assertThrows(ValueError.class, () -> Func.grad(H, 1, 1).apply(A, B, C));
        assertThrows(ValueError.class, () -> Func.grad(H, new int[0]).apply(A, B, C));
        assertThrows(ValueError.class, () -> Func.hessian(H, new int[0]).apply(A, B, C));
    }

    private static Func.WithAux<Tensor, Map<String, Tensor>> told(Tensor x) {
        return new Func.WithAux<>(x.sin().mul(x.prod()).sum(), Map.of("s", x.square()));
    }

    @Test
    void whatFunctionsTellBeside() {
        Tensor x = of(0.5, -1.25, 2);
        double[] gradient = {-2.196324067549, 0.04558539308, 0.245347079387};
        var grad = Func.gradWithAux(FuncArgumentsTest::told).apply(x);
        close(grad.result(), gradient);
        Tensor squares = grad.aux().get("s");
        assertNotNull(squares);
        close(squares, 0.25, 1.5625, 4);
        assertFalse(squares.requiresGrad());
        close(Func.gradAndValueWithAux(FuncArgumentsTest::told).apply(x).result().grad(), gradient);
        var vjp = Func.vjpWithAux(FuncArgumentsTest::told, x);
        close(
                vjp.result().pullback().apply(tensor(2.0).to(float64)),
                -4.392648135098,
                0.09117078616,
                0.490694158774);
        close(Func.jacrevWithAux(FuncArgumentsTest::told).apply(x).result(), gradient);
        var forward = Func.jacfwdWithAux(FuncArgumentsTest::told).apply(x);
        close(forward.result(), gradient);
        assertFalse(forward.aux().get("s").requiresGrad());
        var jvp = Func.jvpWithAux(FuncArgumentsTest::told, x, of(1, 0, 0));
        close(jvp.result().tangent(), gradient[0]);
        assertEquals(Size.of(3), jvp.aux().get("s").shape());
        // What the program differentiates itself stays connected.
        Tensor leaf = x.clone().requiresGrad_();
        assertTrue(
                Func.gradWithAux(FuncArgumentsTest::told)
                        .apply(leaf)
                        .aux()
                        .get("s")
                        .requiresGrad());
    }

    @Test
    void randomNumbersInJacobians() {
        Function<Tensor, Tensor> noisy = x -> x.mul(rand(2));
        Tensor x = of(1, 1);
        byte[] before = Obor.defaultGenerator().getState();
        assertThrows(StateError.class, () -> Func.jacfwd(noisy).apply(x));
        assertArrayEquals(before, Obor.defaultGenerator().getState());
        Tensor same = Func.jacfwd(noisy, o -> o.randomness("same")).apply(x);
        Obor.defaultGenerator().setState(before);
        assertTrue(same.diagonal().equal(rand(2).to(float64)));
        assertThrows(ValueError.class, () -> Func.jacfwd(noisy, o -> o.randomness("none")));
        Obor.defaultGenerator().setState(before);
        Tensor different = Func.jacfwd(noisy, o -> o.randomness("different")).apply(x);
        Obor.defaultGenerator().setState(before);
        Tensor draws = rand(2, 2).to(float64);
        close(
                different,
                draws.select(0, 0).select(0, 0).item(),
                0,
                0,
                draws.select(0, 1).select(0, 1).item());
    }

    private static final class Tied extends Module {
        final Linear first = new Linear(2, 2, o -> o.bias(false));
        final Parameter again = first.weight;

        @Override
        public Tensor forward(Tensor input) {
            return first.call(input).add(again.sum());
        }
    }

    @Test
    void sharedParametersHaveOneValueUnderAnyName() {
        Tied tied = new Tied();
        Tensor x = Obor.ones(1, 2);
        Tensor zeros = Obor.zeros(2, 2);
        Map<String, Tensor> second = Map.of("first.weight", zeros);
        assertEquals(0, Func.functionalCall(tied, second, x).abs().sum().item());
        assertEquals(0, Func.functionalCall(tied, Map.of("again", zeros), x).abs().sum().item());
        assertThrows(
                ValueError.class,
                () ->
                        Func.functionalCall(
                                tied, Map.of("again", zeros, "first.weight", Obor.ones(2, 2)), x));
        Func.functionalCall(tied, second, () -> tied.call(x), o -> o.strict(true));
        StateError error =
                assertThrows(
                        StateError.class,
                        () ->
                                Func.functionalCall(
                                        tied,
                                        Map.of("none", zeros),
                                        () -> tied.call(x),
                                        o -> o.strict(true)));
        assertTrue(error.getMessage().contains("Unexpected key(s): 'none'."));
        assertTrue(error.getMessage().contains("Missing key(s): 'again', 'first.weight'."));
    }
}
