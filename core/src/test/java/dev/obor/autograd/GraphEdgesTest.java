package dev.obor.autograd;

import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Hooks, notes and edges of the graph.
class GraphEdgesTest {
    private static double[] grad(Tensor t) {
        return Objects.requireNonNull(t.grad()).toDoubleArray();
    }

    @Test
    void prehooksReplaceTheGradientsThatArrive() {
        Tensor x = tensor(1.0, 2.0).requiresGrad_();
        Tensor y = x.mul(3);
        try (var _ = y.gradFn().registerPrehook(g -> List.of(g.get(0).mul(10)))) {
            y.sum().backward();
        }
        assertArrayEquals(new double[] {30, 30}, grad(x));
        x.setGrad(null);
        Tensor z = x.mul(3);
        z.gradFn().registerPrehook(g -> null);
        z.sum().backward();
        assertArrayEquals(new double[] {3, 3}, grad(x));
        Tensor w = x.mul(3);
        w.gradFn().registerPrehook(g -> List.of());
        assertThrows(StateError.class, () -> w.sum().backward());
    }

    /// PyTorch: what a result keeps is seen after all its hooks, whenever these came.
    @Test
    void aKeptGradientIsWhatTheHooksMadeOfIt() {
        Tensor x = tensor(1.0, 1.0).requiresGrad_();
        Tensor y = x.mul(2);
        y.registerHook(g -> g.mul(2));
        y.retainGrad();
        y.registerHook(g -> g.mul(5));
        y.sum().backward();
        assertArrayEquals(new double[] {10, 10}, grad(y));
        assertArrayEquals(new double[] {20, 20}, grad(x));
        Tensor q = x.mul(2);
        q.retainGrad();
        q.registerHook(g -> g.mul(3));
        assertArrayEquals(new double[] {6, 6}, Autograd.grad(q.mul(2).sum(), q).toDoubleArray());
        assertArrayEquals(new double[] {6, 6}, grad(q));
    }

    /// PyTorch: hooks belong to the value before the change, a kept gradient to the tensor.
    @Test
    void aKeptGradientFollowsAChangeInPlace() {
        Tensor x = tensor(1.0, 1.0).requiresGrad_();
        Tensor y = x.mul(2);
        y.retainGrad();
        y.registerHook(g -> g.mul(10));
        y.mul_(3);
        y.registerHook(g -> g.mul(100));
        y.sum().backward();
        assertArrayEquals(new double[] {100, 100}, grad(y));
        assertArrayEquals(new double[] {6000, 6000}, grad(x));
        Tensor base = x.detach().requiresGrad_().mul(1);
        Tensor view = base.view(2, 1);
        base.retainGrad();
        view.retainGrad();
        view.mul_(3);
        base.mul(5).sum().backward();
        assertArrayEquals(new double[] {5, 5}, grad(base));
    }

    /// PyTorch: hooks of results, then what is captured, then those of the step, if it is taken.
    @Test
    void prehooksRunLastAndOnlyWhereTheStepIsTaken() {
        List<String> seen = new ArrayList<>();
        Tensor x = tensor(1.0, 1.0).requiresGrad_();
        Tensor q = x.mul(2);
        q.gradFn()
                .registerPrehook(g -> {
                    seen.add("step");
                    return List.of(g.get(0).mul(7));
                });
        q.registerHook(g -> {
            seen.add("result");
            return g;
        });
        Tensor loss = q.mul(2).sum();
        Tensor alone = Autograd.grad(loss, q, o -> o.retainGraph(true));
        assertArrayEquals(new double[] {2, 2}, alone.toDoubleArray());
        assertEquals(List.of("result"), seen);
        var both = Autograd.grad(List.of(loss), List.of(q, x), null, Autograd.Options.DEFAULT);
        assertArrayEquals(new double[] {2, 2}, both.get(0).toDoubleArray());
        assertArrayEquals(new double[] {28, 28}, both.get(1).toDoubleArray());
        assertEquals(List.of("result", "result", "step"), seen);
    }

    @Test
    void nodesCarryNotes() {
        Tensor y = tensor(1.0).requiresGrad_().mul(3);
        y.gradFn().metadata().put("layer", "first");
        assertEquals("first", y.gradFn().metadata().get("layer"));
    }

    @Test
    void edgesStandForTensors() {
        Tensor x = tensor(1.0, 2.0).requiresGrad_();
        Tensor[] parts = x.mul(2).unbind();
        GradientEdge second = Autograd.getGradientEdge(parts[1]);
        assertEquals(1, second.outputNr());
        Tensor loss = parts[0].mul(3).add(parts[1].mul(5));
        assertEquals(5, Autograd.grad(loss, second).item());
        Tensor leaf = tensor(4.0).requiresGrad_();
        Tensor square = leaf.square();
        assertEquals(8, Autograd.grad(square, Autograd.getGradientEdge(leaf)).item());
        assertThrows(StateError.class, () -> Autograd.getGradientEdge(tensor(1.0)));
        assertThrows(
                StateError.class,
                () -> Autograd.grad(loss.square(), new GradientEdge(square.gradFn(), 0)));
    }

    @Test
    void savedTensorsMayBeChangedInsideTheBlock() {
        Tensor x = tensor(2.0, 3.0).requiresGrad_();
        try (var _ = Autograd.allowMutationOnSavedTensors()) {
            Tensor y = x.exp();
            Tensor z = y.square();
            y.zero_();
            z.sum().backward();
        }
        double[] expected = {2 * Math.exp(4), 2 * Math.exp(6)};
        assertArrayEquals(expected, grad(x), 1e-3);
    }

    @Test
    void weightsOfGradients() {
        Tensor x = tensor(1.0, 2.0).requiresGrad_();
        Tensor y = x.square();
        assertArrayEquals(
                new double[] {6, 20}, Autograd.grad(y, x, tensor(3.0, 5.0)).toDoubleArray());
    }
}
