package dev.obor.autograd;

import static dev.obor.Obor.eye;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which gradients a pass brings: `inputs`, batches of weights, hooks on several tensors.
class WantedGradientsTest {
    private final Tensor a = tensor(2.0).requiresGrad_();
    private final Tensor b = tensor(3.0).requiresGrad_();

    @Test
    void backwardAddsToTheInputsAlone() {
        a.mul(b).mul(2).backward(o -> o.inputs(a));
        assertEquals(6, a.grad().item());
        assertNull(b.grad());
        Tensor other = tensor(1.0).requiresGrad_();
        a.mul(b).backward(o -> o.inputs(other, a));
        assertEquals(9, a.grad().item());
        assertNull(other.grad());
    }

    @Test
    void aResultAmongTheInputsKeepsItsGradient() {
        Tensor c = a.mul(b);
        c.mul(2).backward(o -> o.inputs(c));
        assertEquals(2, c.grad().item());
        assertNull(a.grad());
    }

    @Test
    void whatIsNoInputIsRefused() {
        assertThrows(StateError.class, () -> a.mul(b).backward(o -> o.inputs()));
        assertThrows(StateError.class, () -> a.mul(b).backward(o -> o.inputs(tensor(1.0))));
    }

    /// `torch.autograd.grad(x**2, x, torch.eye(3), is_grads_batched=True)`
    @Test
    void aBatchOfWeightsGivesTheRowsOfAJacobian() {
        Tensor x = tensor(0.0, 1, 2).requiresGrad_();
        Tensor y = x.pow(2);
        Tensor rows = batched(y, x, eye(3), false);
        assertTrue(rows.equal(tensor(0.0, 2, 4).diag().toFloat()));
        assertThrows(StateError.class, y.sum()::backward); // freed, as after one pass
        Tensor second = x.pow(3);
        Tensor g = batched(second, x, eye(3), true);
        g.sum().backward();
        assertTrue(x.grad().equal(tensor(0.0, 6, 12).toFloat()));
    }

    private static Tensor batched(Tensor y, Tensor x, Tensor weights, boolean createGraph) {
        return Autograd.grad(
                        List.of(y),
                        List.of(x),
                        List.of(weights),
                        o -> o.isGradsBatched(true).createGraph(createGraph))
                .getFirst();
    }

    @Test
    void weightsThatAreNoBatchAreRefused() {
        Tensor x = ones(3).requiresGrad_();
        Tensor y = x.pow(2);
        assertThrows(ShapeError.class, () -> batched(y, x, ones(3), false));
        assertThrows(ShapeError.class, () -> batched(y, x, ones(2, 2), false));
        assertThrows(IndexError.class, () -> batched(y, x, ones(0, 3), false));
        assertThrows(
                ValueError.class,
                () ->
                        Autograd.grad(
                                List.of(y, y),
                                List.of(x),
                                List.of(ones(2, 3), ones(4, 3)),
                                o -> o.isGradsBatched(true)));
    }

    /// igammac has a derivative by one of its inputs alone; written through a view it is asked for
    /// that one.
    @Test
    void aWriteThroughAViewIsAskedForWhatIsWanted() {
        Tensor leaf = tensor(2.0, 3).requiresGrad_();
        Tensor x = tensor(1.0, 2).requiresGrad_();
        Tensor part = leaf.clone().view(1, 2).select(0, 0);
        part.igammac_(x);
        List<Tensor> ones = List.of(ones(2));
        Tensor g =
                Autograd.grad(List.of(part), List.of(x), ones, o -> o.retainGraph(true)).getFirst();
        assertEquals("tensor([-0.3679, -0.2707])", g.toString());
        StateError e =
                assertThrows(
                        StateError.class,
                        () -> Autograd.grad(List.of(part), List.of(leaf), ones, o -> {}));
        assertTrue(e.getMessage().startsWith("the derivative for 'igammac: input' is not impl"));
    }

    /// The example of PyTorch's documentation.
    @Test
    void aHookWaitsForWhatThePassBrings() {
        Tensor c = a.mul(b);
        Tensor d = a.mul(b);
        List<List<Boolean>> seen = new ArrayList<>();
        var handle =
                Autograd.registerMultiGradHook(
                        List.of(a, b, c, d),
                        grads -> seen.add(grads.stream().map(g -> g != null).toList()));
        c.sum().backward(o -> o.retainGraph(true));
        c.sum().backward(o -> o.inputs(a).retainGraph(true));
        handle.remove();
        c.sum().backward();
        assertEquals(
                List.of(List.of(true, true, true, false), List.of(true, false, true, false)), seen);
    }

    @Test
    void aHookOnAnyRunsOnceAPass() {
        List<Double> seen = new ArrayList<>();
        Autograd.registerMultiGradHook(
                List.of(a, b, tensor(1.0)),
                grads -> grads.stream().filter(g -> g != null).forEach(g -> seen.add(g.item())),
                o -> o.mode("any"));
        a.mul(b).backward();
        a.mul(b).mul(2).backward();
        assertEquals(2, seen.size());
        assertThrows(
                ValueError.class,
                () -> Autograd.registerMultiGradHook(List.of(a), g -> {}, o -> o.mode("x")));
        assertThrows(
                StateError.class,
                () -> Autograd.registerMultiGradHook(List.of(a, Obor.ones(1)), g -> {}));
    }
}
