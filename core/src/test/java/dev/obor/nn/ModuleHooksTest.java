package dev.obor.nn;

import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Modules of every signature, with every kind of hook.
class ModuleHooksTest {
    private final List<String> log = new ArrayList<>();

    record Pair(Tensor first, Tensor second) {}

    private final class Mix extends Module {
        public Pair forward(Tensor a, Tensor b) {
            log.add("forward");
            return new Pair(a.mul(b), a.add(b.mul(3)));
        }

        public Pair call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    private static String values(List<@Nullable Tensor> tensors) {
        return tensors.stream()
                .map(t -> t == null ? "None" : Arrays.toString(t.toDoubleArray()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void watch(Mix mix) {
        mix.registerForwardPreHook(c -> log.add("own pre " + values(c.inputs())));
        mix.registerForwardHook(c -> log.add("own forward " + values(c.outputs())));
        mix.registerFullBackwardPreHook(
                g -> log.add("own backward pre " + values(g.gradOutputs())));
        mix.registerFullBackwardHook(g -> log.add("own backward " + both(g)));
    }

    private static String both(ModuleGradients g) {
        return values(g.gradInputs()) + " " + values(g.gradOutputs());
    }

    /// Order and values of all hooks of a module of two inputs and two results, as PyTorch gives
    /// them. The lines are what this prints:
    ///
    /// ```text
    /// class Mix(nn.Module):
    ///     def forward(self, a, b): log.append("forward"); return a * b, a + 3 * b
    /// reg("own", mix.register_forward_pre_hook, …); reg("all", M.register_module_forward_pre_hook, …)
    /// mix.register_forward_pre_hook(lambda m, a: (a[0] * 2, a[1]))
    /// mix.register_forward_hook(lambda m, a, o: (o[0], o[1] * 10))
    /// mix.register_full_backward_pre_hook(lambda m, g: (g[0], g[1] * 2))
    /// mix.register_full_backward_hook(lambda m, gi, go: (gi[0] + 1, gi[1]))
    /// a = torch.tensor([1., 2.], requires_grad=True); b = torch.tensor([3., 4.], requires_grad=True)
    /// p, q = mix(a, b); (p.sum() + q.sum()).backward(); log.append(f"{a.grad} {b.grad}")
    /// p, q = mix(a, b.detach()); (p.sum() + q.sum()).backward(); log.append(f"{a.grad}")
    /// ```
    @Test
    void orderAndValuesArePyTorchs() {
        Mix mix = new Mix();
        watch(mix);
        List<RemovableHandle> all =
                List.of(
                        Module.registerModuleForwardPreHook(
                                c -> log.add("all pre " + values(c.inputs()))),
                        Module.registerModuleForwardHook(
                                c -> log.add("all forward " + values(c.outputs()))),
                        Module.registerModuleFullBackwardPreHook(
                                g -> log.add("all backward pre " + values(g.gradOutputs()))),
                        Module.registerModuleFullBackwardHook(
                                g -> log.add("all backward " + both(g))));
        try {
            mix.registerForwardPreHook((_, a) -> a.mul(2));
            mix.registerForwardHook(c -> c.setOutput(1, c.output(1).mul(10)));
            mix.registerFullBackwardPreHook(g -> g.setGradOutput(1, g.gradOutput(1).mul(2)));
            mix.registerFullBackwardHook((_, in, _) -> in.add(1));
            Tensor a = tensor(new double[] {1, 2}).requiresGrad_();
            Tensor b = tensor(new double[] {3, 4}).requiresGrad_();
            Pair y = mix.call(a, b);
            y.first().sum().add(y.second().sum()).backward();
            log.add(
                    Arrays.toString(a.grad().toDoubleArray())
                            + " "
                            + Arrays.toString(b.grad().toDoubleArray()));
            y = mix.call(a, b.detach());
            y.first().sum().add(y.second().sum()).backward();
            log.add(Arrays.toString(a.grad().toDoubleArray()));
        } finally {
            all.forEach(RemovableHandle::remove);
        }
        assertEquals(
                """
                all pre [[1.0, 2.0], [3.0, 4.0]]
                own pre [[1.0, 2.0], [3.0, 4.0]]
                forward
                all forward [[6.0, 16.0], [11.0, 16.0]]
                own forward [[6.0, 16.0], [11.0, 16.0]]
                all backward pre [[1.0, 1.0], [1.0, 1.0]]
                own backward pre [[1.0, 1.0], [1.0, 1.0]]
                all backward [[23.0, 24.0], [62.0, 64.0]] [[1.0, 1.0], [2.0, 2.0]]
                own backward [[23.0, 24.0], [62.0, 64.0]] [[1.0, 1.0], [2.0, 2.0]]
                [48.0, 50.0] [62.0, 64.0]
                all pre [[1.0, 2.0], [3.0, 4.0]]
                own pre [[1.0, 2.0], [3.0, 4.0]]
                forward
                all forward [[6.0, 16.0], [11.0, 16.0]]
                own forward [[6.0, 16.0], [11.0, 16.0]]
                all backward pre [[1.0, 1.0], [1.0, 1.0]]
                own backward pre [[1.0, 1.0], [1.0, 1.0]]
                all backward [[23.0, 24.0], [0.0, 0.0]] [[1.0, 1.0], [2.0, 2.0]]
                own backward [[23.0, 24.0], [0.0, 0.0]] [[1.0, 1.0], [2.0, 2.0]]
                [96.0, 100.0]
                """
                        .strip(),
                String.join("\n", log));
    }

    /// One module of each signature; its call with the innermost layer given a wrong size if asked.
    private static final class Any extends Module {
        final Linear layer = new Linear(2, 2);

        @Override
        public Pair forward(Tensor x) {
            Tensor y = layer.call(x);
            return new Pair(y, y.mul(2));
        }

        public Pair call(Tensor x) {
            return call(this::forward, x);
        }

        Tensor none() {
            return layer.call(ones(1, 2));
        }

        public Tensor call() {
            return call(this::none);
        }

        Tensor masked(Tensor x, @Nullable Tensor mask) {
            return mask == null ? layer.call(x) : layer.call(x).mul(mask);
        }

        public Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::masked, x, mask);
        }

        List<Tensor> all(List<Tensor> xs, int times, Map<String, Tensor> more) {
            List<Tensor> ys = new ArrayList<>();
            for (Tensor x : xs) {
                ys.add(layer.call(x).mul(times));
            }
            ys.addAll(more.values());
            return ys;
        }

        public List<Tensor> call(List<Tensor> xs, int times, Map<String, Tensor> more) {
            return call(this::all, xs, times, more);
        }

        Map<String, Tensor> four(Pair p, String name, double factor, boolean on) {
            return Map.of(name, on ? layer.call(p.first()).mul(factor) : p.second());
        }

        public Map<String, Tensor> call(Pair p, String name, double factor, boolean on) {
            return call(this::four, p, name, factor, on);
        }

        Tensor five(Tensor a, Tensor b, Tensor c, Tensor d, long e) {
            return layer.call(a).add(b).add(c).add(d).mul(e);
        }

        public Tensor call(Tensor a, Tensor b, Tensor c, Tensor d, long e) {
            return call(this::five, a, b, c, d, e);
        }

        Tensor[] six(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor[] f) {
            return new Tensor[] {layer.call(a).add(b).add(c).add(d).add(e), f[0]};
        }

        public Tensor[] call(Tensor a, Tensor b, Tensor c, Tensor d, Tensor e, Tensor[] f) {
            return call(this::six, a, b, c, d, e, f);
        }
    }

    /// A signature: how many tensors go in and come out, and a call.
    private record Shape(int in, int out, Function<Any, @Nullable Object> call) {}

    private static List<Shape> shapes(Tensor x) {
        Tensor y = ones(1, 2);
        return List.of(
                new Shape(0, 1, Any::call),
                new Shape(1, 2, m -> m.call(x)),
                new Shape(1, 1, m -> m.call(x, null)),
                new Shape(2, 1, m -> m.call(x, y)),
                new Shape(3, 3, m -> m.call(List.of(x, y), 2, Map.of("z", y))),
                new Shape(2, 1, m -> m.call(new Pair(x, y), "out", 0.5, true)),
                new Shape(4, 1, m -> m.call(x, y, y, y, 3L)),
                new Shape(6, 2, m -> m.call(x, y, y, y, y, new Tensor[] {y})));
    }

    @Test
    void everySignatureRunsEveryHookForOneModuleAndForAll() {
        Tensor x = ones(1, 2).requiresGrad_();
        for (Shape shape : shapes(x)) {
            Any module = new Any();
            List<String> seen = new ArrayList<>();
            module.registerForwardPreHook(c -> seen.add("pre " + c.inputs().size()));
            module.registerForwardHook(
                    c -> seen.add(c.inputs().size() + " to " + c.outputs().size()));
            module.registerFullBackwardPreHook(g -> seen.add("grads " + g.gradOutputs().size()));
            module.registerFullBackwardHook(g -> seen.add("back " + g.gradInputs().size()));
            List<Module> global = new ArrayList<>();
            Object result;
            try (var _ = Module.registerModuleForwardHook(c -> global.add(c.module()))) {
                result = shape.call().apply(module);
            }
            first(result).sum().backward();
            assertEquals(
                    List.of(
                            "pre " + shape.in(),
                            shape.in() + " to " + shape.out(),
                            "grads " + shape.out(),
                            "back " + shape.in()),
                    seen);
            assertEquals(List.of(module.layer, module), global.stream().distinct().toList());
        }
    }

    private static Tensor first(@Nullable Object value) {
        return switch (value) {
            case Tensor t -> t;
            case List<?> list -> first(list.getFirst());
            case Map<?, ?> map -> first(map.values().iterator().next());
            case Tensor[] array -> array[0];
            case Pair pair -> pair.first();
            case null, default -> throw new AssertionError(value);
        };
    }

    @Test
    void aHookReplacesTensorsWhereverTheyStand() {
        for (Shape shape : shapes(ones(1, 2))) {
            Any module = new Any();
            module.registerForwardHook(c -> c.setOutput(0, zeros(3)));
            assertEquals(
                    "[3]", Arrays.toString(first(shape.call().apply(module)).shape().toArray()));
            if (shape.in() > 0) {
                module.registerForwardPreHook((_, _) -> zeros(1, 2));
                module.registerForwardHook(c -> assertEquals(0, c.input(0).sum().item()));
                shape.call().apply(module);
            }
        }
    }

    @Test
    void errorsNameTheirPlaceInEverySignature() {
        for (Shape shape : shapes(zeros(1, 3))) {
            if (shape.in() == 0) {
                continue;
            }
            Any module = new Any();
            for (int hooks = 0; hooks < 2; hooks++) {
                ShapeError error = assertThrows(ShapeError.class, () -> shape.call().apply(module));
                assertTrue(error.getMessage().contains("in layer of Any"), error.getMessage());
                module.registerForwardHook((_, _, _) -> null);
            }
        }
    }

    @Test
    void lossesAndBilinearRunHooks() {
        List<Module> seen = new ArrayList<>();
        Module loss = new MSELoss();
        loss.registerForwardHook((m, in, out) -> {
            seen.add(m);
            return out.mul(4);
        });
        assertEquals(4, ((MSELoss) loss).call(ones(3), zeros(3)).item());
        Bilinear bilinear = new Bilinear(2, 2, 1);
        bilinear.registerForwardPreHook(c -> seen.add(c.module()));
        bilinear.call(ones(1, 2), ones(1, 2));
        MaxPool1d pool = new MaxPool1d(2);
        pool.registerForwardHook(c -> seen.add(c.module()));
        assertEquals(2, pool.callWithIndices(ones(1, 1, 4)).values().numel());
        assertEquals(List.of(loss, bilinear, pool), seen);
    }

    @Test
    void hooksThatComeAndGoWhileRunningCountFromTheNextCall() {
        ReLU module = new ReLU();
        List<String> seen = new ArrayList<>();
        List<RemovableHandle> handles = new ArrayList<>();
        handles.add(
                module.registerForwardHook(_ -> {
                    seen.add("first");
                    handles.getFirst().remove();
                    module.registerForwardHook(_ -> seen.add("late"));
                }));
        handles.add(module.registerForwardHook(_ -> seen.add("second")));
        module.call(ones(1));
        assertEquals(List.of("first", "second"), seen);
        seen.clear();
        module.call(ones(1));
        assertEquals(List.of("second", "late"), seen);
    }

    @Test
    void gradientHooksThatComeAndGoWhileRunningCountFromTheNextPass() {
        Tensor x = ones(1).requiresGrad_();
        Tensor y = x.mul(2);
        List<String> seen = new ArrayList<>();
        List<RemovableHandle> handles = new ArrayList<>();
        handles.add(
                y.registerHook(g -> {
                    seen.add("first");
                    handles.getFirst().remove();
                    y.registerHook(h -> {
                        seen.add("late");
                        return h;
                    });
                    return g;
                }));
        y.sum().backward(o -> o.retainGraph(true));
        y.sum().backward();
        assertEquals(List.of("first", "late"), seen);
    }

    @Test
    void whatAPostAccumulateHookMakesLives() {
        Tensor x = ones(100).requiresGrad_();
        List<Tensor> kept = new ArrayList<>();
        try (var _ = x.registerPostAccumulateGradHook(v -> kept.add(v.grad().mul(2)))) {
            for (int i = 0; i < 4; i++) {
                x.mul(i).sum().backward();
                x.setGrad(null);
            }
        }
        x.sum().backward();
        assertEquals(4, kept.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(200.0 * i, kept.get(i).sum().item());
        }
    }

    @Test
    void savedTensorsThatWereLookedAtLive() {
        Tensor x = ones(100).requiresGrad_();
        Tensor y = new Sequential(new Lambda(t -> t), new Sigmoid()).call(x).exp();
        Tensor saved =
                Arrays.stream(y.gradFn().savedTensors())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow();
        y.sum().backward();
        ones(100).mul(7);
        assertEquals(100 * Math.exp(1 / (1 + Math.exp(-1))), saved.sum().item(), 1e-3);
    }

    @Test
    void theScopeIsBackWhenAHookThrows() {
        ReLU module = new ReLU();
        RemovableHandle handle =
                module.registerForwardHook(_ -> {
                    throw new IllegalStateException("mine");
                });
        Sequential net = new Sequential(new Linear(2, 2), module, new Tanh());
        assertEquals(
                "mine",
                assertThrows(IllegalStateException.class, () -> net.call(ones(1, 2))).getMessage());
        handle.remove();
        Tensor made = ones(10).mul(3);
        net.call(ones(1, 2));
        assertEquals(30, made.sum().item());
    }

    @Test
    void aCallThatDoesNotFitSaysWhatTheModuleTakes() {
        Module loss = new MSELoss();
        assertTrue(
                assertThrows(StateError.class, () -> loss.call(ones(1)))
                        .getMessage()
                        .contains("It takes call(Tensor, Tensor)"));
        Module any = new Any();
        assertTrue(
                assertThrows(StateError.class, () -> any.call(ones(1, 2)))
                        .getMessage()
                        .contains("returned a Pair where a tensor was expected"));
    }

    @Test
    void changesChain() {
        Any any = new Any().eval();
        assertSame(any, any.train());
        assertSame(any, any.requiresGrad_(false).zeroGrad().toDouble().apply(_ -> {}).train(true));
        Sequential net = new Sequential().append(new ReLU()).extend(List.of(new Tanh()));
        assertEquals(2, net.size());
    }

    @Test
    void aTensorIsIterable() {
        double sum = 0;
        for (Tensor row : tensor(new double[] {1, 2, 4}).view(3, 1)) {
            sum = sum * 10 + row.item();
        }
        assertEquals(124, sum);
        assertEquals(
                "iteration over a 0-d tensor",
                assertThrows(ShapeError.class, () -> tensor(1.0).iterator())
                        .getMessage()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }
}
