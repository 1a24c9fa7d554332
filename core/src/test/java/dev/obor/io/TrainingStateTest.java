package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Generator;
import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.data.DataLoader;
import dev.obor.data.Dataset;
import dev.obor.data.IterableDataset;
import dev.obor.data.RandomSampler;
import dev.obor.data.Sample;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.ASGD;
import dev.obor.optim.Adadelta;
import dev.obor.optim.Adagrad;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.Adamax;
import dev.obor.optim.ConstantLR;
import dev.obor.optim.CosineAnnealingLR;
import dev.obor.optim.CosineAnnealingWarmRestarts;
import dev.obor.optim.CyclicLR;
import dev.obor.optim.ExponentialLR;
import dev.obor.optim.LRScheduler;
import dev.obor.optim.LinearLR;
import dev.obor.optim.MultiStepLR;
import dev.obor.optim.NAdam;
import dev.obor.optim.OneCycleLR;
import dev.obor.optim.Optimizer;
import dev.obor.optim.PolynomialLR;
import dev.obor.optim.RAdam;
import dev.obor.optim.RMSprop;
import dev.obor.optim.Rprop;
import dev.obor.optim.SGD;
import dev.obor.optim.SequentialLR;
import dev.obor.optim.StepLR;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStateTest {
    @TempDir Path folder;

    /// `Net` of `conformance/python/files.py`.
    static final class Net extends Module {
        final Conv2d conv = new Conv2d(1, 2, 3);
        final BatchNorm2d norm = new BatchNorm2d(2);
        final Linear fc = new Linear(8, 3);

        @Override
        public Tensor forward(Tensor x) {
            Tensor seen = norm.call(conv.call(x));
            return fc.call(F.relu(seen).flatten(1, -1));
        }
    }

    private static Optimizer<?> optimizer(String name, Module net) {
        var p = net.parameters();
        return switch (name) {
            case "sgd" -> new SGD(p, 0.1, o -> o.momentum(0.9).weightDecay(0.01));
            case "adam" -> new Adam(p, o -> o.lr(0.01).amsgrad(true));
            case "adamw" -> new AdamW(p, o -> o.lr(0.01));
            case "rmsprop" -> new RMSprop(p, o -> o.lr(0.01).centered(true).momentum(0.5));
            case "adagrad" -> new Adagrad(p, o -> o.lr(0.1));
            case "adadelta" -> new Adadelta(p);
            case "nadam" -> new NAdam(p);
            case "radam" -> new RAdam(p);
            case "adamax" -> new Adamax(p);
            case "asgd" -> new ASGD(p);
            default -> new Rprop(p);
        };
    }

    private static LRScheduler schedule(String name, Optimizer<?> o) {
        return switch (name) {
            case "sgd" -> new StepLR(o, 2, 0.5);
            case "adam" -> new CosineAnnealingLR(o, 10);
            case "adamw" -> new OneCycleLR(o, 0.1, 20);
            case "rmsprop" -> new ExponentialLR(o, 0.9);
            case "adagrad" -> new LinearLR(o, c -> c.startFactor(0.1).totalIters(8));
            case "adadelta" -> new MultiStepLR(o, 2, 7);
            case "nadam" ->
                    new SequentialLR(
                            o, List.of(new LinearLR(o, 0.1), new CosineAnnealingLR(o, 9)), 4);
            case "radam" -> new PolynomialLR(o, c -> c.totalIters(10));
            case "adamax" -> new CyclicLR(o, 0.001, 0.1, c -> c.stepSizeUp(3).cycleMomentum(false));
            case "asgd" -> new ConstantLR(o);
            default -> new CosineAnnealingWarmRestarts(o, 3);
        };
    }

    /// What PyTorch saved after five steps goes on with PyTorch's losses; and after a way through a
    /// file of this library's, to the same bits.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd",
                "adam",
                "adamw",
                "rmsprop",
                "adagrad",
                "adadelta",
                "nadam",
                "radam",
                "adamax",
                "asgd",
                "rprop"
            })
    void trainingGoesOnWherePyTorchStopped(String name) {
        Loaded saved = Obor.load(TorchFilesTest.fixture("training.pt")).get(name);
        Path file = folder.resolve("again.pt");
        double[][] losses = new double[2][5];
        for (int way = 0; way < 2; way++) {
            Module net = new Net().to(DType.FLOAT64);
            Optimizer<?> optimizer = optimizer(name, net);
            LRScheduler schedule = schedule(name, optimizer);
            Loaded from = way == 0 ? saved : Obor.load(file);
            net.loadStateDict(from.get("model").stateDict());
            optimizer.loadStateDict(from.get("optimizer").map());
            schedule.loadStateDict(from.get("schedule").map());
            if (way == 0) {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("model", net.stateDict());
                all.put("optimizer", optimizer.stateDict());
                all.put("schedule", schedule.stateDict());
                Obor.save(all, file);
            }
            for (int i = 0; i < 5; i++) {
                Tensor loss =
                        F.crossEntropy(net.call(saved.get("x").tensor()), saved.get("y").tensor());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                schedule.step();
                losses[way][i] = loss.item();
                assertEquals(
                        saved.get("losses").get(i).toDouble(), losses[way][i], 1e-12, name + i);
            }
            assertEquals(
                    saved.get("rate").toDouble(),
                    optimizer.paramGroups().getFirst().options().lr(),
                    1e-15);
        }
        assertArrayEquals(losses[0], losses[1]);
    }

    /// Random numbers inside of the data set, as transforms draw them.
    private static final Dataset<Sample> DATA =
            new Dataset<>() {
                @Override
                public Sample get(long i) {
                    Tensor noisy = Obor.full(new long[] {4}, (double) i).add(Obor.rand(4));
                    return new Sample(List.of(noisy, Obor.tensor(i % 3)));
                }

                @Override
                public long size() {
                    return 23;
                }
            };

    private static final class Run {
        final Module net =
                new Sequential(
                        new Linear(4, 8),
                        new BatchNorm1d(8),
                        new ReLU(),
                        new Dropout(0.3),
                        new Linear(8, 3));
        final AdamW optimizer = new AdamW(net.parameters(), o -> o.lr(0.01));
        final LRScheduler schedule = new OneCycleLR(optimizer, 0.1, 100);
        final DataLoader<Sample> loader;
        final TrainingState state = new TrainingState();
        long batches;

        Run(Consumer<DataLoader.Options> options) {
            loader = new DataLoader<>(DATA, options);
            state.model(net).optimizer(optimizer).scheduler(schedule).loader(loader);
            state.provenance("data", "random");
        }

        /// Trains, and saves after one batch; returns the weights in the end.
        float[] train(long saveAfter, Path file) {
            for (long epoch = state.epoch(); epoch < 3; epoch++) {
                for (Sample batch : loader) {
                    Tensor loss = F.crossEntropy(net.call(batch.x()), batch.y());
                    optimizer.zeroGrad();
                    loss.backward();
                    optimizer.step();
                    schedule.step();
                    if (++batches == saveAfter) {
                        state.epoch(epoch).step(batches).metric("loss", loss.item()).save(file);
                    }
                }
                if (batches == saveAfter && epoch < 2) {
                    state.epoch(epoch + 1).save(file);
                }
            }
            return net.stateDict().get("0.weight").contiguous().view(-1).toFloatArray();
        }
    }

    private void resumesToTheSameBits(Consumer<DataLoader.Options> options) {
        Path file = folder.resolve("run.pt");
        Obor.manualSeed(7);
        float[] whole = new Run(options).train(-1, file);
        for (long stop : new long[] {1, 4, 6, 9, 13, 18}) {
            Obor.manualSeed(7);
            assertArrayEquals(whole, new Run(options).train(stop, file), "saving changes nothing");
            Obor.manualSeed(1234);
            Run resumed = new Run(options);
            resumed.state.load(file);
            assertArrayEquals(whole, resumed.train(-1, file), "after batch " + stop);
        }
    }

    @Test
    void resumesInsideAnEpoch() {
        resumesToTheSameBits(o -> o.batchSize(4).shuffle(true));
    }

    @Test
    void resumesWithTwoWorkers() {
        resumesToTheSameBits(o -> o.batchSize(4).shuffle(true).numWorkers(2));
    }

    @Test
    void resumesWithWorkersThatLiveOn() {
        resumesToTheSameBits(
                o -> o.batchSize(4).shuffle(true).numWorkers(2).persistentWorkers(true));
    }

    @Test
    void resumesWithAGeneratorOfTheSamplers() {
        resumesToTheSameBits(o -> {
            Generator own = new Generator().manualSeed(3);
            o.batchSize(4).sampler(new RandomSampler(DATA, s -> s.generator(own)));
        });
    }

    @Test
    void aStreamIsReadAgainUpToItsPlace() {
        IterableDataset<Long> stream = () -> LongStream.range(0, 10).boxed().iterator();
        for (int workers : new int[] {0, 1}) {
            Consumer<DataLoader.Options> options = o -> o.batchSize(1).numWorkers(workers);
            var loader = new DataLoader<Object>(stream, s -> s, options);
            Iterator<Object> all = loader.iterator();
            all.next();
            all.next();
            Map<String, ?> state = loader.stateDict();
            var other = new DataLoader<Object>(stream, s -> s, options);
            other.loadStateDict(state);
            assertEquals(String.valueOf(all.next()), String.valueOf(other.iterator().next()));
        }
    }

    @Test
    void aFailedLoadChangesNothing() throws IOException {
        Path file = folder.resolve("run.pt");
        Run run = new Run(o -> o.batchSize(4));
        run.train(5, file);
        var other = new TrainingState();
        var net = new Sequential(new Linear(4, 8), new BatchNorm1d(8), new ReLU());
        var optimizer = new AdamW(net.parameters());
        other.optimizer(optimizer).model(net);
        float[] before = net.stateDict().get("0.weight").contiguous().view(-1).toFloatArray();
        byte[] generator = Obor.getRngState();
        assertThrows(RuntimeException.class, () -> other.load(file));
        assertArrayEquals(
                before, net.stateDict().get("0.weight").contiguous().view(-1).toFloatArray());
        assertArrayEquals(generator, Obor.getRngState());
        assertEquals(Map.of(), optimizer.stateDict().state());
        var data = new TrainingState().provenance("data", "other");
        assertThrows(StateError.class, () -> data.load(file));
        data.load(file, true);
        Path foreign = TorchFilesTest.fixture("values.pt");
        assertThrows(FileError.class, () -> data.load(foreign));
        byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 3000);
        Files.write(file, cut);
        assertThrows(FileError.class, () -> data.load(file));
    }

    @Test
    void theLastAndTheBestStay() {
        var checkpoints = new Checkpoints(folder, o -> o.keepLast(2).best("loss", false));
        var state = new TrainingState();
        assertThrows(StateError.class, () -> checkpoints.save(state));
        double[] losses = {3, 1, 2, Double.NaN};
        for (int i = 0; i < losses.length; i++) {
            checkpoints.save(state.step(10 * i).metric("loss", losses[i]));
        }
        assertEquals(2, checkpoints.all().size());
        assertTrue(checkpoints.latest().orElseThrow().endsWith("checkpoint-0000000030.pt"));
        Loaded best = Obor.load(checkpoints.best().orElseThrow());
        assertEquals(1, best.get("metrics").get("loss").toDouble());
        assertEquals(10, best.get("step").toLong());
        assertFalse(new Checkpoints(folder.resolve("none")).latest().isPresent());
    }

    @Test
    void otherKeysAreExplained() {
        var net = new Sequential(new Flatten(), new Linear(2, 3));
        Map<String, Tensor> state = net.stateDict();
        Map<String, Tensor> parallel = new LinkedHashMap<>();
        state.forEach((key, value) -> parallel.put("module." + key, value));
        String error = errorOf(net, parallel);
        assertTrue(error.contains("StateDicts.consumePrefix(state, \"module.\")"), error);
        dev.obor.nn.utils.StateDicts.consumePrefix(parallel, "module.");
        net.loadStateDict(parallel);
        var outer = new Sequential(net);
        assertTrue(
                errorOf(outer, state).contains("getSubmodule(\"0\").loadStateDict(state)"),
                errorOf(outer, state));
        outer.getSubmodule("0").loadStateDict(state);
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        renamed.put("head.weight", state.get("1.weight"));
        renamed.put("other.bias", state.get("1.bias"));
        assertTrue(errorOf(net, renamed).contains("\"head.weight\" may be \"1.weight\""));
        var norm = new BatchNorm1d(2);
        Map<String, Tensor> old = new LinkedHashMap<>(norm.stateDict());
        old.remove("num_batches_tracked");
        norm.loadStateDict(old);
    }

    private static String errorOf(Module net, Map<String, Tensor> state) {
        return assertThrows(StateError.class, () -> net.loadStateDict(state)).getMessage();
    }

    @Test
    void aModuleIsReadStraightFromItsFile() {
        Path file = folder.resolve("m.safetensors");
        Obor.manualSeed(1);
        Module net = new Net();
        Safetensors.saveModel(net, file);
        Module other = new Net();
        Safetensors.loadModel(other, file);
        net.stateDict()
                .forEach((key, value) ->
                        assertTrue(Obor.equal(value, other.stateDict().get(key)), key));
        Module doubles = new Net().to(DType.FLOAT64);
        Safetensors.loadModel(doubles, file);
        assertEquals(DType.FLOAT64, doubles.stateDict().get("fc.weight").dtype());
        var less = new Sequential(new Linear(8, 3));
        assertThrows(StateError.class, () -> Safetensors.loadModel(less, file));
        try (var opened = SafetensorsFile.open(file)) {
            assertEquals(2, opened.loadInto(less, false).missingKeys().size());
        }
    }
}
