package dev.obor.autograd;

import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Tensor;
import dev.obor.base.StateError;
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
