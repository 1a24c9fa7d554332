package dev.obor.capture;

import static dev.obor.Obor.capture;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// When a step is recorded again, what is refused, and how long results are valid.
class RecordingTest {
    /// Calls a step often enough to be replayed; how many recordings that took.
    private static int ready(Captured<?> step, Supplier<Tensor> call) {
        int before = step.recordings();
        for (int i = 0; i < 6; i++) {
            call.get();
        }
        assertTrue(step.isReady());
        int after = step.recordings();
        call.get();
        assertEquals(after, step.recordings());
        return after - before;
    }

    @Test
    void whatIsReadOutsideLeadsToAnotherRecording() {
        manualSeed(0);
        Module model = new Sequential(new Linear(3, 4), new Dropout(0.5), new Linear(4, 2));
        Tensor weight = model.parameters().get(0);
        Tensor x = randn(5, 3);
        var step =
                capture(a -> {
                    model.zeroGrad();
                    Tensor loss = model.call(a).pow(2).sum();
                    loss.backward();
                    return loss;
                });
        Supplier<Tensor> call = () -> step.call(x);
        ready(step, call);
        model.eval();
        assertEquals(2, ready(step, call), "evaluation mode");
        assertTrue(call.get().equal(model.call(x).pow(2).sum()));
        model.train();
        assertEquals(0, ready(step, call), "training mode is known");
        model.eval();
        weight.requiresGrad_(false);
        assertEquals(3, ready(step, call), "a frozen weight, which has a gradient first");
        weight.requiresGrad_(true);
        assertEquals(0, ready(step, call), "as before");
        int[] seen = {0};
        var handle = model.registerForwardHook((m, in, out) -> out.mul(2));
        assertEquals(2, ready(step, call), "a hook");
        assertTrue(call.get().equal(model.call(x).pow(2).sum()));
        handle.remove();
        assertEquals(2, ready(step, call), "no hook");
        var onWeight =
                weight.registerHook(g -> {
                    seen[0]++;
                    return g.mul(3);
                });
        assertEquals(2, ready(step, call), "a hook on a gradient");
        assertEquals(2, seen[0]);
        onWeight.remove();
        try (var _ = noGrad()) {
            weight.set_(randn(4, 3));
        }
        assertEquals(2, ready(step, call), "other memory");
        assertTrue(call.get().equal(model.call(x).pow(2).sum()));
    }

    @Test
    void valuesThatAreLoadedAreSeen() {
        Module model = new Sequential(new Linear(3, 4), new BatchNorm1d(4)).eval();
        Module other = new Sequential(new Linear(3, 4), new BatchNorm1d(4)).eval();
        Tensor x = randn(5, 3);
        var step = capture(model::call);
        ready(step, () -> step.call(x));
        int recordings = step.recordings();
        model.loadStateDict(other.stateDict());
        assertTrue(step.call(x).equal(other.call(x)));
        assertEquals(recordings, step.recordings());
    }

    @Test
    void optionsGroupsAndGradientsThatChange() {
        Tensor p = ones(2).requiresGrad_();
        Tensor q = ones(2).requiresGrad_();
        Tensor ep = ones(2).requiresGrad_();
        Tensor eq = ones(2).requiresGrad_();
        var optimizer = new SGD(List.of(p), 0.1);
        var eager = new SGD(List.of(ep), 0.1);
        var step =
                capture(x -> {
                    optimizer.zeroGrad();
                    Tensor loss = p.mul(q).mul(x).sum();
                    loss.backward();
                    optimizer.step();
                    return loss;
                });
        for (int i = 0; i < 30; i++) {
            Tensor x = randn(2);
            if (i == 10) {
                optimizer.addParamGroup(List.of(q), o -> o.momentum(0.9));
                eager.addParamGroup(List.of(eq), o -> o.momentum(0.9));
            }
            if (i == 15) {
                optimizer.paramGroups().get(0).options(o -> o.lr(0.01).momentum(0.5));
                eager.paramGroups().get(0).options(o -> o.lr(0.01).momentum(0.5));
            }
            if (i == 20) {
                p.setGrad(ones(2));
                ep.setGrad(ones(2));
                optimizer.loadStateDict(eager.stateDict());
            }
            eager.zeroGrad();
            Tensor loss = ep.mul(eq).mul(x).sum();
            loss.backward();
            eager.step();
            assertTrue(step.call(x).equal(loss), "step " + i);
            assertTrue(p.equal(ep) && q.equal(eq), "step " + i);
        }
    }

    @Test
    void resultsAreValidUntilTheNextCall() {
        var step = capture(x -> x.mul(2));
        Tensor before = zeros(1);
        for (int i = 0; i < 6; i++) {
            Tensor result = step.call(tensor(i));
            assertEquals(2 * i, result.item());
            Tensor view = result.view(1);
            if (i > 0) {
                Tensor old = before;
                StateError e = assertThrows(StateError.class, old::item);
                assertTrue(e.getMessage().contains("called again"), e.getMessage());
            }
            before = view;
        }
        Tensor loop = tensor(1);
        for (int i = 0; i < 6; i++) {
            loop = step.call(loop); // what it returned last is its next argument
        }
        assertEquals(64, loop.item());
    }

    @Test
    void changesAreCountedAsByTheStepItself() {
        Tensor buffer = zeros(2);
        var step =
                capture(x -> {
                    buffer.add_(x);
                    return buffer.sum();
                });
        for (int i = 0; i < 5; i++) {
            Tensor w = ones(2).requiresGrad_();
            Tensor product = w.mul(buffer); // keeps the buffer
            step.call(ones(2));
            assertThrows(StateError.class, () -> product.sum().backward());
        }
        assertEquals(10, buffer.sum().item());
    }

    private static void refused(String part, Captured.Body1<Tensor> step) {
        var captured = capture(step);
        StateError e = assertThrows(StateError.class, () -> captured.call(ones(2)));
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertEquals(2, ones(2).sum().item(), "the thread records no more");
    }

    @Test
    void refusals() {
        refused("read elements", x -> x.mul(x.sum().item()));
        refused("read elements", x -> tensor(x.toString().length()));
        refused("read elements", x -> x.maskedSelect(x.gt(0)));
        refused(
                "read elements",
                x -> {
                    try {
                        return x.mul(x.sum().item());
                    } catch (StateError e) {
                        return x;
                    }
                });
        refused("its argument in place", x -> x.add_(1));
        Tensor shared = zeros(2);
        var both = capture(x -> shared.add_(x.flip(0)));
        assertThrows(StateError.class, () -> both.call(shared));
        refused("its argument collect", x -> x.requiresGrad_().mul(2));
        refused(
                "random generator",
                x -> {
                    manualSeed(1);
                    return x;
                });
        Tensor w = ones(2).requiresGrad_();
        Tensor h = w.mul(2);
        refused("has a graph", x -> h.mul(x).sum());
        var optimizer = new SGD(List.of(w), 0.1);
        refused(
                "options",
                x -> {
                    optimizer.paramGroups().get(0).options(o -> o.lr(1));
                    return x;
                });
        refused("closure", x -> tensor(optimizer.step(() -> 1.0)));
        var ofGraph = capture(x -> x.mul(2));
        assertThrows(StateError.class, () -> ofGraph.call(w));
        Object hidden = new Object();
        record Odd(Object inside) {}
        assertThrows(ValueError.class, () -> capture(x -> new Odd(hidden)).call(w.detach()));
        assertThrows(ValueError.class, () -> ofGraph.call(null));
    }

    @Test
    void stepsThatDifferEachTimeAreAnError() {
        int[] count = {0};
        var counts = capture(x -> x.mul(++count[0]));
        StateError e =
                assertThrows(
                        StateError.class,
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                counts.call(ones(2));
                            }
                        });
        assertTrue(e.getMessage().contains("scalars"), e.getMessage());
        Tensor[] state = {zeros(2)};
        var keeps = capture(x -> state[0] = state[0].add(x));
        assertThrows(
                StateError.class,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        keeps.call(ones(2));
                    }
                });
        var twice = capture(x -> x.mul(2));
        var nested = capture(x -> twice.call(x).add(1));
        for (int i = 0; i < 5; i++) {
            assertEquals(2 * i + 1, nested.call(tensor(i)).item());
        }
        List<Captured.Of1<Tensor>> self = new ArrayList<>();
        self.add(capture(x -> self.get(0).call(x)));
        assertThrows(StateError.class, () -> self.get(0).call(ones(1)));
    }

    @Test
    void exceptionsLeaveWhatTheStepLeaves() {
        Tensor w = ones(3).requiresGrad_();
        var step =
                capture((x, y) -> {
                    w.setGrad(null);
                    Tensor loss = F.crossEntropy(x.mul(w), y);
                    loss.backward();
                    return loss;
                });
        Tensor x = randn(2, 3);
        for (int i = 0; i < 5; i++) {
            step.call(x, tensor(0, 1));
        }
        assertTrue(step.isReady());
        IndexError e = assertThrows(IndexError.class, () -> step.call(x, tensor(0, 7)));
        assertTrue(e.getMessage().contains("Target 7 is out of bounds"), e.getMessage());
        assertNull(w.grad());
        Tensor loss = step.call(x, tensor(2, 1));
        assertTrue(loss.equal(F.crossEntropy(x.mul(w), tensor(2, 1)).detach()));
        assertFalse(loss.requiresGrad());
    }

    @Test
    void drawsAreFresh() {
        Generator own = new Generator().manualSeed(4);
        var step = capture(() -> randn(o -> o.generator(own), 3).add(Obor.rand(3)));
        manualSeed(9);
        List<Tensor> captured = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            captured.add(step.call().clone());
        }
        own.manualSeed(4);
        manualSeed(9);
        for (int i = 0; i < 6; i++) {
            Tensor eager = randn(o -> o.generator(own), 3).add(Obor.rand(3));
            assertTrue(eager.equal(captured.get(i)));
        }
    }
}
