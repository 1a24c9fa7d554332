package dev.obor.capture;

import static dev.obor.Obor.capture;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.LSTM;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.AveragedModel;
import dev.obor.optim.CosineAnnealingLR;
import dev.obor.optim.Optimizer;
import dev.obor.optim.OptimizerOptions;
import dev.obor.optim.ParameterState;
import dev.obor.optim.RMSprop;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A captured step gives the bits of the step as it stands: losses, parameters, buffers, gradients,
/// and where the generator is.
class CaptureTest {
    private static final int STEPS = 50;

    /// A model and its step.
    private record Program(Module model, Captured.Body2<Tensor> step, long... sizes) {}

    private record Outcome(List<double[]> values, byte[] generator, int replays) {}

    private static Outcome run(Supplier<Program> maker, boolean captured, @Nullable Runnable each) {
        manualSeed(3);
        Program p = maker.get();
        var step = capture(p.step);
        Generator data = new Generator().manualSeed(5);
        List<double[]> values = new ArrayList<>();
        int replays = 0;
        for (int i = 0; i < STEPS; i++) {
            Tensor x = randn(o -> o.generator(data), p.sizes);
            Tensor y = randint(o -> o.generator(data), 0, 4, p.sizes[0]);
            int before = step.recordings();
            Tensor loss = captured ? step.call(x, y) : p.step.run(x, y);
            replays += step.recordings() == before ? 1 : 0;
            values.add(loss.toDoubleArray());
            if (each != null) {
                each.run();
            }
        }
        p.model.stateDict().forEach((key, t) -> values.add(t.toDoubleArray()));
        for (Tensor t : p.model.parameters()) {
            Tensor g = t.grad();
            values.add(g == null ? new double[0] : g.toDoubleArray());
        }
        return new Outcome(values, Obor.defaultGenerator().getState(), replays);
    }

    private static void same(Supplier<Program> maker) {
        same(maker, null, STEPS - 5);
    }

    private static void same(Supplier<Program> maker, @Nullable Runnable each, int replays) {
        Outcome eager = run(maker, false, each);
        Outcome captured = run(maker, true, each);
        assertEquals(eager.values.size(), captured.values.size());
        for (int i = 0; i < eager.values.size(); i++) {
            assertArrayEquals(eager.values.get(i), captured.values.get(i), "value " + i);
        }
        assertArrayEquals(eager.generator, captured.generator, "the generator");
        assertTrue(captured.replays >= replays, () -> captured.replays + " replays");
    }

    private static Module mlp() {
        return new Sequential(new Linear(6, 16), new ReLU(), new Linear(16, 4));
    }

    private static Captured.Body2<Tensor> training(Module model, Optimizer<?> optimizer) {
        return (x, y) -> {
            optimizer.zeroGrad();
            Tensor loss = F.crossEntropy(model.call(x), y);
            loss.backward();
            optimizer.step();
            return loss;
        };
    }

    private static Supplier<Program> with(java.util.function.Function<Module, Optimizer<?>> make) {
        return () -> {
            Module model = mlp();
            return new Program(model, training(model, make.apply(model)), 8, 6);
        };
    }

    @Test
    void optimizers() {
        same(with(m -> new SGD(m.parameters(), 0.1)));
        same(with(m -> new SGD(m.parameters(), 0.1, o -> o.momentum(0.9).nesterov(true))));
        same(with(m -> new Adam(m.parameters(), 0.01)));
        same(with(m -> new AdamW(m.parameters(), 0.01)));
        same(with(m -> new RMSprop(m.parameters(), 0.01)));
    }

    @Test
    void schedulesAndAveragesCountByThemselves() {
        same(() -> {
            Module model = mlp();
            var optimizer = new Adam(model.parameters(), 0.01);
            var schedule = new CosineAnnealingLR(optimizer, 20);
            var average = new AveragedModel<>(model);
            return new Program(
                    average,
                    (x, y) -> {
                        Tensor loss = training(model, optimizer).run(x, y);
                        schedule.step();
                        average.updateParameters(model);
                        return loss;
                    },
                    8,
                    6);
        });
        List<StepLR> schedules = new ArrayList<>();
        same(
                () -> {
                    Module model = mlp();
                    var optimizer = new SGD(model.parameters(), 0.1, o -> o.momentum(0.5));
                    schedules.add(new StepLR(optimizer, 3, 0.5));
                    return new Program(model, training(model, optimizer), 8, 6);
                },
                () -> schedules.getLast().step(),
                STEPS - 5);
    }

    @Test
    void dropoutAndBatchNorm() {
        same(() -> {
            Module model =
                    new Sequential(
                            new Linear(6, 16),
                            new BatchNorm1d(16),
                            new GELU(),
                            new Dropout(0.3),
                            new LayerNorm(16),
                            new Linear(16, 4));
            return new Program(model, training(model, new SGD(model.parameters(), 0.1)), 8, 6);
        });
    }

    @Test
    void convolutions() {
        same(() -> {
            Module model =
                    new Sequential(
                            new Conv2d(2, 4, 3),
                            new BatchNorm2d(4),
                            new ReLU(),
                            new MaxPool2d(2),
                            new Flatten(),
                            new Linear(36, 4));
            return new Program(
                    model, training(model, new Adam(model.parameters(), 0.01)), 4, 2, 8, 8);
        });
    }

    @Test
    void gradientsAreAccumulatedAndClipped() {
        same(() -> {
            Module model = mlp();
            var optimizer = new SGD(model.parameters(), 0.1);
            return new Program(
                    model,
                    (x, y) -> {
                        optimizer.zeroGrad();
                        Tensor sum = Obor.zeros(1);
                        for (int i = 0; i < 2; i++) {
                            Tensor loss =
                                    F.crossEntropy(
                                            model.call(x.narrow(0, 4 * i, 4)),
                                            y.narrow(0, 4 * i, 4));
                            loss.backward();
                            sum.add_(loss.detach());
                        }
                        ClipGrad.clipGradNorm_(model.parameters(), 0.5);
                        optimizer.step();
                        return sum;
                    },
                    8,
                    6);
        });
    }

    @Test
    void gradientsOfSeveralCallsAreAddedUp() {
        int[] calls = {0};
        List<Module> models = new ArrayList<>();
        same(
                () -> {
                    Module model = mlp();
                    models.add(model);
                    calls[0] = 0;
                    return new Program(
                            model,
                            (x, y) -> {
                                Tensor loss = F.crossEntropy(model.call(x), y);
                                loss.backward();
                                return loss;
                            },
                            8,
                            6);
                },
                () -> {
                    if (++calls[0] % 4 == 0) {
                        try (var _ = noGrad()) {
                            for (Tensor p : models.getLast().parameters()) {
                                p.sub_(p.grad().mul(0.1));
                            }
                        }
                        models.getLast().zeroGrad();
                    }
                },
                1);
    }

    @Test
    void gradientsOutsideAreKeptByWhoAsksForThem() {
        List<Module> models = new ArrayList<>();
        List<Tensor> kept = new ArrayList<>();
        same(
                () -> {
                    kept.clear();
                    Module model = mlp();
                    models.add(model);
                    return new Program(
                            model, training(model, new SGD(model.parameters(), 0.1)), 8, 6);
                },
                () -> {
                    Tensor grad = models.getLast().parameters().get(0).grad();
                    kept.add(grad);
                    kept.add(grad.clone());
                },
                STEPS - 5);
        for (int i = 0; i < kept.size(); i += 2) {
            assertTrue(kept.get(i).equal(kept.get(i + 1)), "gradient " + i);
        }
    }

    /// One weight for two layers.
    private static final class Tied extends Module {
        final Linear in = new Linear(6, 6);
        final Linear out = new Linear(6, 4);

        @Override
        public Tensor forward(Tensor x) {
            return out.call(in.call(in.call(x).tanh()).tanh());
        }
    }

    /// A cube with a backward of its own.
    private static final class Cube extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            return in[0].mul(in[0]).mul(in[0]);
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.savedTensors()[0];
            return new Tensor[] {grad.mul(x.mul(x).mul(3))};
        }
    }

    /// An optimizer that writes its update with tensors.
    private static final class Signs extends Optimizer<Signs.Options> {
        private static final class Options extends OptimizerOptions<Options> {
            Options() {
                super(0.01);
            }
        }

        Signs(Iterable<? extends Tensor> parameters) {
            super(parameters, new Options());
        }

        @Override
        protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
            long step = state.nextStep();
            p.sub_(grad.sign().mul(o.lr() / Math.sqrt(step)));
        }
    }

    @Test
    void sharedWeightsAndProgramsOwnParts() {
        same(() -> {
            Module model = new Tied();
            return new Program(model, training(model, new SGD(model.parameters(), 0.1)), 8, 6);
        });
        same(() -> {
            Tied model = new Tied();
            var optimizer = new Signs(model.parameters());
            return new Program(
                    model,
                    (x, y) -> {
                        optimizer.zeroGrad();
                        Tensor logits = new Cube().apply(model.call(x));
                        Tensor loss = F.crossEntropy(logits, y);
                        loss.backward();
                        optimizer.step();
                        return loss;
                    },
                    8,
                    6);
        });
    }

    /// A recurrent classifier.
    private static final class Recurrent extends Module {
        final LSTM lstm = new LSTM(6, 8, o -> o.numLayers(2).dropout(0.2).batchFirst(true));
        final Linear out = new Linear(8, 4);

        @Override
        public Tensor forward(Tensor x) {
            return out.call(lstm.call(x).output().select(1, -1));
        }
    }

    @Test
    void recurrentLayers() {
        same(() -> {
            Module model = new Recurrent();
            return new Program(model, training(model, new Adam(model.parameters(), 0.01)), 4, 5, 6);
        });
    }

    @Test
    void inference() {
        manualSeed(1);
        Module model = new Sequential(new Linear(6, 16), new ReLU(), new Linear(16, 4)).eval();
        var fast = capture(model::call);
        for (int i = 0; i < 10; i++) {
            Tensor x = randn(i % 2 == 0 ? 3 : 5, 6);
            Tensor narrow = randn(9, 8).narrow(0, i % 4, 3).narrow(1, 1, 6);
            assertTrue(fast.call(x).equal(model.call(x)));
            assertTrue(fast.call(narrow).equal(model.call(narrow)));
            try (var _ = Obor.inferenceMode()) {
                assertTrue(fast.call(x).equal(model.call(x)));
            }
        }
        assertTrue(fast.isReady());
        assertEquals(10, fast.recordings(), "two for each size, layout and mode");
    }

    @Test
    void severalResultsInAnyForm() {
        record Both(Tensor sum, List<Tensor> parts) {}
        Tensor weight = randn(3);
        var step = capture(x -> new Both(x.mul(weight).sum(), List.of(x, x.select(0, 1), weight)));
        for (int i = 0; i < 4; i++) {
            Tensor x = randn(3);
            Both both = step.call(x);
            assertTrue(both.sum.equal(x.mul(weight).sum()));
            assertTrue(both.parts.get(0).equal(x));
            assertTrue(both.parts.get(1).equal(x.select(0, 1)));
            assertTrue(both.parts.get(2) == weight);
        }
    }

    @Test
    void labelsThatAreIgnoredMakeAnotherRecording() {
        var step = capture((x, y) -> F.crossEntropy(x, y.to(Obor.int64)));
        for (int i = 0; i < 12; i++) {
            Tensor x = randn(4, 3);
            int[] labels = {0, 1, i % 3 == 0 ? -100 : 2, 1};
            Tensor y = Obor.tensor(labels, o -> o.dtype(Obor.int32));
            assertTrue(step.call(x, y).equal(F.crossEntropy(x, y.to(Obor.int64))));
        }
        assertEquals(4, step.recordings());
    }
}
