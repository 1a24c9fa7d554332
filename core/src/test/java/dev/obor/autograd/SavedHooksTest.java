package dev.obor.autograd;

import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is saved for backward, kept as the program wants it, or computed again.
class SavedHooksTest {
    private static double[] values(@Nullable Tensor t) {
        assertNotNull(t);
        return t.reshape(-1).toDoubleArray();
    }

    private static void same(@Nullable Tensor a, @Nullable Tensor b) {
        assertEquals(List.of(boxed(a)), List.of(boxed(b)));
    }

    private static List<Double> boxed(@Nullable Tensor t) {
        List<Double> all = new ArrayList<>();
        for (double v : values(t)) {
            all.add(v);
        }
        return all;
    }

    @Test
    void packedTensorsComeBackWithTheirHistory() {
        List<String> log = new ArrayList<>();
        Tensor x = tensor(2.0).requiresGrad_();
        Tensor y;
        try (var _ =
                Autograd.savedTensorsHooks(
                        t -> {
                            log.add("pack " + t.item() + " " + t.requiresGrad());
                            return t.item();
                        },
                        (Double v) -> {
                            log.add("unpack " + v);
                            return tensor(v);
                        })) {
            y = x.pow(3).exp();
        }
        assertEquals(List.of("pack 2.0 false", "pack 2980.9580078125 false"), log);
        Tensor first = Autograd.grad(y, x, o -> o.createGraph(true));
        assertEquals(2980.958 * 12, first.item(), 0.1);
        first.backward();
        assertEquals(2980.958 * (144 + 12), values(x.grad())[0], 1);
        assertTrue(log.contains("unpack 2.0"));
    }

    @Test
    void fewerBitsMayBeKept() {
        Tensor x = tensor(1.0009765625, -3.0).requiresGrad_();
        try (var _ = Autograd.savedTensorsHooks(t -> t.to(bfloat16), t -> t.to(float32))) {
            x.square().sum().backward();
        }
        assertEquals(List.of(2.0, -6.0), boxed(x.grad()));
        assertThrows(
                StateError.class,
                () -> {
                    try (var _ = Autograd.disableSavedTensorsHooks("not here")) {
                        Autograd.savedTensorsHooks(t -> t, (Tensor t) -> t).close();
                    }
                });
    }

    private static Sequential net() {
        Obor.manualSeed(3);
        return new Sequential(
                new Linear(6, 8), new ReLU(), new Dropout(0.3), new Linear(8, 8), new ReLU());
    }

    private static void trains(UnaryOperator<UnaryOperator<Tensor>> with) {
        Tensor input = randn(4, 6);
        Module plain = net();
        Module checked = net();
        Tensor a = input.clone().requiresGrad_();
        Tensor b = input.clone().requiresGrad_();
        Obor.manualSeed(5);
        plain.call(a).square().sum().backward();
        byte[] after = Obor.defaultGenerator().getState();
        Obor.manualSeed(5);
        with.apply(checked::call).apply(b).square().sum().backward();
        same(a.grad(), b.grad());
        for (int i = 0; i < plain.parameters().size(); i++) {
            same(plain.parameters().get(i).grad(), checked.parameters().get(i).grad());
        }
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                after, Obor.defaultGenerator().getState());
    }

    @Test
    void aCheckpointGivesTheSameBits() {
        trains(f -> x -> Checkpoint.checkpoint(f, x));
        trains(f -> x -> Checkpoint.checkpoint(() -> Checkpoint.checkpoint(f, x)));
    }

    @Test
    void aCheckpointKeepsNothingAndRunsTwice() {
        int[] runs = {0};
        Tensor x = randn(3).requiresGrad_();
        Tensor y =
                Checkpoint.checkpoint(
                        t -> {
                            runs[0]++;
                            return t.sin().exp().mul(t);
                        },
                        x);
        Tensor once = Autograd.grad(y.sum(), x, o -> o.createGraph(true));
        assertEquals(2, runs[0]);
        Tensor twice = Autograd.grad(once.sum(), x);
        Tensor plain = x.detach().requiresGrad_();
        Tensor z = plain.sin().exp().mul(plain);
        Tensor expected =
                Autograd.grad(Autograd.grad(z.sum(), plain, o -> o.createGraph(true)).sum(), plain);
        assertTrue(twice.allclose(expected));
    }

    @Test
    void anotherSecondRunIsNoticed() {
        int[] runs = {0};
        Tensor x = randn(3).requiresGrad_();
        Tensor y = Checkpoint.checkpoint(t -> runs[0]++ == 0 ? t.exp() : t.repeat(2).exp(), x);
        var e = assertThrows(StateError.class, () -> y.sum().backward());
        assertTrue(String.valueOf(e.getMessage()).contains("different metadata"));
    }

    @Test
    void segments() {
        Sequential net = net().eval();
        List<UnaryOperator<Tensor>> steps = new ArrayList<>();
        for (Module m : net) {
            steps.add(m::call);
        }
        Tensor x = randn(2, 6).requiresGrad_();
        Tensor y = Checkpoint.checkpointSequential(steps, 2, x);
        assertTrue(y.equal(net.call(x)));
        Tensor g = Autograd.grad(y.sum(), x);
        same(g, Autograd.grad(net.call(x).sum(), x));
        assertThrows(ValueError.class, () -> Checkpoint.checkpointSequential(steps, 9, x));
    }

    @Test
    void aPartRunsInItsBlocks() {
        Tensor x = randn(3).requiresGrad_();
        List<String> seen = new ArrayList<>();
        Tensor y =
                Checkpoint.checkpoint(
                        () -> {
                            seen.add("run");
                            return x.exp();
                        },
                        o ->
                                o.contextFn(
                                        () -> () -> seen.add("first"),
                                        () -> () -> seen.add("again")));
        y.sum().backward();
        assertEquals(List.of("run", "first", "run", "again"), seen);
        same(x.grad(), y);
    }

    @Test
    void oneHookForSeveralGradients() {
        Tensor a = tensor(2.0).requiresGrad_();
        Tensor b = tensor(3.0).requiresGrad_();
        List<Double> seen = new ArrayList<>();
        var handle =
                Autograd.registerMultiGradHook(
                        List.of(a, b), grads -> grads.forEach(g -> seen.add(g.item())));
        a.mul(b).backward();
        a.mul(b).mul(2).backward();
        handle.remove();
        a.mul(b).backward();
        assertEquals(List.of(3.0, 2.0, 6.0, 4.0), seen);
    }

    @Test
    void aChangeByOtherMeansIsNoticed() {
        Tensor x = tensor(2.0).requiresGrad_();
        Tensor y = x.mul(1);
        Tensor z = y.exp();
        Autograd.incrementVersion(z);
        assertThrows(StateError.class, z::backward);
        assertEquals(12, Functional.hvp(t -> t.pow(3), tensor(2.0), tensor(1.0)).product().item());
    }

    private static final class Once extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            return in[0].exp();
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {tensor(grad.item() * Math.exp(ctx.saved(0).item()))};
        }

        @Override
        protected boolean onceDifferentiable() {
            return true;
        }
    }

    @Test
    void aSecondDerivativeThatWouldBeWrongIsAnError() {
        Tensor x = tensor(1.0).requiresGrad_();
        Tensor y = new Once().apply(x.mul(x));
        Tensor g = Autograd.grad(y.mul(y), x, o -> o.createGraph(true));
        assertEquals(4 * Math.exp(2), g.item(), 1e-4);
        var e = assertThrows(StateError.class, g::backward);
        assertTrue(String.valueOf(e.getMessage()).contains("@once_differentiable"));
    }
}
