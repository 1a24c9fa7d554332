package dev.obor.optim;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.Linear;
import dev.obor.nn.LogSoftmax;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Schedules, optimizers, averages and whole programs against PyTorch's numbers, which
/// `conformance/python/optim_more_golden.py` writes.
final class FurtherOptimTest {
    private static final Map<String, String> GOLDEN = golden();

    private static Map<String, String> golden() {
        try (var in =
                Objects.requireNonNull(FurtherOptimTest.class.getResourceAsStream("further.txt"))) {
            Map<String, String> lines = new HashMap<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .forEach(line -> {
                        int end =
                                line.indexOf(
                                        ' ',
                                        line.contains(" keys ") ? line.indexOf(" keys ") + 1 : 0);
                        lines.put(line.substring(0, end), line.substring(end + 1));
                    });
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String name) {
        return Arrays.stream(GOLDEN.get(name).split(" "))
                .mapToDouble(w ->
                        switch (w) {
                            case "inf" -> Double.POSITIVE_INFINITY;
                            case "-inf" -> Double.NEGATIVE_INFINITY;
                            case "nan" -> Double.NaN;
                            default -> Double.parseDouble(w);
                        })
                .toArray();
    }

    private static List<Parameter> one() {
        return List.of(new Parameter(zeros(2)));
    }

    // Schedules

    private static Map<String, Function<Optimizer<?>, LRScheduler>> schedules() {
        Map<String, Function<Optimizer<?>, LRScheduler>> all = new HashMap<>();
        all.put("multiplicative", o -> new MultiplicativeLR(o, e -> 0.9 + 0.01 * e));
        all.put("constant", o -> new ConstantLR(o, q -> q.factor(0.25).totalIters(4)));
        all.put(
                "linear",
                o -> new LinearLR(o, q -> q.startFactor(0.1).endFactor(0.9).totalIters(6)));
        all.put("linear_default", LinearLR::new);
        all.put("polynomial", o -> new PolynomialLR(o, q -> q.totalIters(7).power(2)));
        all.put(
                "restarts",
                o -> new CosineAnnealingWarmRestarts(o, 3, q -> q.tMult(2).etaMin(0.01)));
        all.put("restarts_1", o -> new CosineAnnealingWarmRestarts(o, 4));
        all.put("cyclic", o -> new CyclicLR(o, 0.01, 0.2, q -> q.stepSizeUp(3).stepSizeDown(2)));
        all.put(
                "cyclic_2",
                o ->
                        new CyclicLR(
                                o,
                                0.01,
                                0.2,
                                q ->
                                        q.stepSizeUp(3)
                                                .mode(CyclicLR.Mode.TRIANGULAR2)
                                                .baseMomentum(0.7)
                                                .maxMomentum(0.99)));
        all.put(
                "cyclic_exp",
                o ->
                        new CyclicLR(
                                o,
                                0.01,
                                0.2,
                                q -> q.stepSizeUp(3).mode(CyclicLR.Mode.EXP_RANGE).gamma(0.9)));
        all.put(
                "cyclic_fn",
                o ->
                        new CyclicLR(
                                o,
                                0.01,
                                0.2,
                                q ->
                                        q.stepSizeUp(3)
                                                .scaleFn(x -> 1 / (1 + x))
                                                .scaleMode(CyclicLR.ScaleMode.ITERATIONS)
                                                .cycleMomentum(false)));
        all.put(
                "sequential",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new LinearLR(o, q -> q.startFactor(0.1).totalIters(4)),
                                        new CosineAnnealingLR(o, 6, 0.001)),
                                4));
        all.put(
                "sequential_3",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new ConstantLR(o, q -> q.factor(0.1).totalIters(2)),
                                        new ExponentialLR(o, 0.9),
                                        new StepLR(o, 2, 0.5)),
                                3,
                                6));
        all.put(
                "sequential_m",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new PolynomialLR(o, 3),
                                        new MultiplicativeLR(o, e -> 0.8),
                                        new CosineAnnealingWarmRestarts(o, 2)),
                                2,
                                5));
        all.put(
                "sequential_0",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new ConstantLR(o, q -> q.factor(0.1).totalIters(2)),
                                        new MultiStepLR(o, new int[] {2, 3}, 0.5)),
                                0));
        all.put(
                "sequential_n",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new SequentialLR(
                                                o,
                                                List.of(
                                                        new ConstantLR(
                                                                o,
                                                                q -> q.factor(0.5).totalIters(1)),
                                                        new ExponentialLR(o, 0.5)),
                                                3),
                                        new LinearLR(o, q -> q.startFactor(0.5).totalIters(2))),
                                6));
        all.put(
                "sequential_l",
                o ->
                        new SequentialLR(
                                o,
                                List.of(
                                        new LambdaLR(o, e -> 1.0 / (1 + e)),
                                        new OneCycleLR(o, 0.5, 20)),
                                3));
        all.put(
                "chained",
                o ->
                        new ChainedScheduler(
                                List.of(
                                        new ConstantLR(o, q -> q.factor(0.1).totalIters(4)),
                                        new ExponentialLR(o, 0.9))));
        all.put(
                "chained_w",
                o ->
                        new ChainedScheduler(
                                List.of(
                                        new LinearLR(o, q -> q.startFactor(0.2).totalIters(3)),
                                        new StepLR(o, 4, 0.5),
                                        new CosineAnnealingLR(o, 8))));
        all.put("swa", o -> new SWALR(o, 0.02, q -> q.annealEpochs(5)));
        all.put(
                "swa_linear",
                o ->
                        new SWALR(
                                o,
                                0.02,
                                q ->
                                        q.annealEpochs(4)
                                                .annealStrategy(SWALR.AnnealStrategy.LINEAR)));
        all.put("swa_0", o -> new SWALR(o, 0.02, q -> q.annealEpochs(0)));
        all.put(
                "swa_after",
                o -> {
                    new ExponentialLR(o, 0.5).step();
                    return new SWALR(o, 0.3, q -> q.annealEpochs(3));
                });
        return all;
    }

    private static Optimizer<?> optimizer(String kind) {
        return kind.equals("sgd")
                ? new SGD(one(), 0.1, o -> o.momentum(0.9))
                : new Adam(one(), 0.1);
    }

    @TestFactory
    List<DynamicTest> ratesAndMomentaEqualPyTorchs() {
        List<DynamicTest> tests = new ArrayList<>();
        schedules()
                .forEach((name, make) -> {
                    for (String kind : List.of("sgd", "adam")) {
                        tests.add(
                                dynamicTest(
                                        name + " " + kind,
                                        () -> {
                                            Optimizer<?> o = optimizer(kind);
                                            LRScheduler s = make.apply(o);
                                            double[] rates = numbers(name + "." + kind + ".rates");
                                            double[] momenta =
                                                    numbers(name + "." + kind + ".momenta");
                                            for (int i = 0; i < rates.length; i++) {
                                                var options = o.paramGroups().getFirst().options();
                                                assertEquals(
                                                        rates[i], options.lr(), 1e-15, "rate " + i);
                                                assertEquals(List.of(options.lr()), s.getLastLr());
                                                assertEquals(
                                                        momenta[i],
                                                        options.cyclicMomentum(),
                                                        1e-15,
                                                        "momentum " + i);
                                                s.step();
                                            }
                                            List<String> keys =
                                                    new ArrayList<>(s.stateDict().keySet());
                                            keys.sort(null);
                                            assertEquals(
                                                    GOLDEN.get(name + " keys"),
                                                    String.join(" ", keys));
                                        }));
                    }
                });
        return tests;
    }

    @TestFactory
    List<DynamicTest> aLoadedScheduleGoesOn() {
        List<DynamicTest> tests = new ArrayList<>();
        schedules()
                .forEach((name, make) ->
                        tests.add(
                                dynamicTest(
                                        name,
                                        () -> {
                                            Optimizer<?> a = optimizer("sgd");
                                            LRScheduler s = make.apply(a);
                                            Optimizer<?> b = optimizer("sgd");
                                            LRScheduler t = make.apply(b);
                                            for (int i = 0; i < 5; i++) {
                                                s.step();
                                            }
                                            t.loadStateDict(s.stateDict());
                                            b.loadStateDict(a.stateDict());
                                            for (int i = 0; i < 6; i++) {
                                                assertEquals(s.getLastLr(), t.getLastLr());
                                                assertEquals(a.toString(), b.toString());
                                                s.step();
                                                t.step();
                                            }
                                        })));
        return tests;
    }

    @Test
    void restartsGoToAnyPlaceOfAnEpoch() {
        for (double epoch : new double[] {0, 0.5, 2.75, 3, 7.5, 8.99, 9, 30.5}) {
            String name = epoch == Math.rint(epoch) ? String.valueOf((int) epoch) : "" + epoch;
            SGD o = new SGD(one(), 0.1);
            var s = new CosineAnnealingWarmRestarts(o, 3, 2);
            s.step(epoch);
            for (double rate : numbers("restarts.from." + name)) {
                assertEquals(rate, s.getLastLr().getFirst(), 1e-15, name);
                s.step();
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        SGD o = new SGD(one(), 0.1);
        Adadelta other = new Adadelta(one());
        refused(
                "Constant multiplicative factor expected to be between 0 and 1.",
                () -> new ConstantLR(o, 1.5));
        refused(
                "Starting multiplicative factor expected to be greater than 0 and less or equal to"
                        + " 1.",
                () -> new LinearLR(o, 0));
        refused(
                "Ending multiplicative factor expected to be between 0 and 1.",
                () -> new LinearLR(o, q -> q.endFactor(-1)));
        refused(
                "Expected positive integer T_0, but got 0",
                () -> new CosineAnnealingWarmRestarts(o, 0));
        refused(
                "Expected integer T_mult >= 1, but got 0",
                () -> new CosineAnnealingWarmRestarts(o, 3, 0));
        refused(
                "Expected non-negative epoch, but got -1.0",
                () -> new CosineAnnealingWarmRestarts(o, 3).step(-1));
        refused(
                "anneal_epochs must be equal or greater than 0, got -1",
                () -> new SWALR(o, 0.1, q -> q.annealEpochs(-1)));
        refused(
                "max_lr must have the same length as optimizer.param_groups. max_lr has 2 values,"
                        + " param_groups has 1.",
                () -> new CyclicLR(o, List.of(0.1), List.of(0.1, 0.2), q -> {}));
        refused(
                "SequentialLR expects at least one scheduler, but got no scheduler.",
                () -> new SequentialLR(o, List.of()));
        refused(
                "Sequential Schedulers expects number of schedulers provided to be one more than"
                        + " the number of milestone points, but got number of schedulers 1 and the"
                        + " number of milestones to be equal to 1",
                () -> new SequentialLR(o, List.of(new ExponentialLR(o, 0.5)), 3));
        refused(
                "ChainedScheduler expects at least one scheduler to be chained, but got no"
                        + " scheduler.",
                () -> new ChainedScheduler(List.of()));
        ExponentialLR foreign = new ExponentialLR(other, 0.5);
        ValueError e =
                assertThrows(ValueError.class, () -> new ChainedScheduler(List.of(foreign), o));
        assertTrue(e.getMessage().contains("expects all schedulers to belong to the same"));
        assertThrows(StateError.class, () -> new CyclicLR(other, 0.1, 0.2));
        refused("Invalid rho value: 1.5", () -> new Adadelta(one(), q -> q.rho(1.5)));
        refused("Invalid eta values: 1.5, 1.2", () -> new Rprop(one(), q -> q.etas(1.5, 1.2)));
        refused(
                "Adjust learning rate function none is not supported",
                () -> new Muon(matrix(), q -> q.adjustLrFn("none")));
        refused(
                "Muon only supports 2D parameters whereas we found a parameter with size:"
                        + " torch.Size([2])",
                () -> new Muon(one()));
        refused("Learning rate should be >= 0 but is: -1.0", () -> new Adafactor(one(), -1));
        refused(
                "epsilon2 should be >= 0 but is: -1.0",
                () -> new Adafactor(one(), q -> q.eps(null, -1)));
    }

    private static void refused(String sentence, Runnable code) {
        assertEquals(sentence, assertThrows(ValueError.class, code::run).sentence());
    }

    private static List<Parameter> matrix() {
        return List.of(new Parameter(ones(2, 2)));
    }

    // Optimizers

    private static Map<String, Function<List<Parameter>, Optimizer<?>>> optimizers() {
        Map<String, Function<List<Parameter>, Optimizer<?>>> all = new HashMap<>();
        all.put("adadelta", Adadelta::new);
        all.put("adamax", p -> new Adamax(p, 0.1));
        all.put("adamax_quick", p -> new Adamax(p, 0.1, o -> o.betas(0.25, 0.5)));
        all.put("asgd", p -> new ASGD(p, 0.1, o -> o.t0(1)));
        all.put("nadam", p -> new NAdam(p, 0.1));
        all.put("radam", p -> new RAdam(p, 0.1));
        all.put("rprop", p -> new Rprop(p, 0.1));
        all.put("adafactor", p -> new Adafactor(p, 0.1));
        return all;
    }

    @TestFactory
    List<DynamicTest> infiniteNumbersGoThePyTorchWay() {
        double inf = Double.POSITIVE_INFINITY;
        List<DynamicTest> tests = new ArrayList<>();
        optimizers()
                .forEach((name, make) ->
                        tests.add(
                                dynamicTest(
                                        name,
                                        () -> {
                                            Parameter p =
                                                    new Parameter(
                                                            tensor(
                                                                    new double[] {
                                                                        1, -2, 0.5, 3, inf
                                                                    },
                                                                    o -> o.dtype(float64)));
                                            Optimizer<?> o = make.apply(List.of(p));
                                            for (double[] g :
                                                    new double[][] {
                                                        {inf, 1, -inf, 0, 1},
                                                        {1, 2, 3, 4, 5},
                                                        {0, -1, 1e300, 1e-320, -0.0}
                                                    }) {
                                                p.setGrad(tensor(g, q -> q.dtype(float64)));
                                                o.step();
                                            }
                                            assertArrayEquals(
                                                    numbers("infinite." + name),
                                                    p.toDoubleArray(),
                                                    1e-14);
                                        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> stateDictsHavePyTorchsKeysAndGoOn() {
        Map<String, Function<List<Parameter>, Optimizer<?>>> all = optimizers();
        all.put("muon", p -> new Muon(p, 0.05));
        List<DynamicTest> tests = new ArrayList<>();
        all.forEach((name, make) ->
                tests.add(
                        dynamicTest(
                                name,
                                () -> {
                                    Parameter p = new Parameter(ones(float64, 2, 2));
                                    Optimizer<?> o = make.apply(List.of(p));
                                    p.setGrad(randn(float64, 2, 2));
                                    o.step();
                                    o.step();
                                    Optimizer.StateDict dict = o.stateDict();
                                    String keys =
                                            String.join(" ", dict.state().get(0).keySet())
                                                    + " | "
                                                    + String.join(
                                                            " ",
                                                            dict.paramGroups().getFirst().keySet());
                                    assertEquals(GOLDEN.get(name + " keys"), keys);
                                    Parameter q = new Parameter(p.detach().clone());
                                    Optimizer<?> next = make.apply(List.of(q));
                                    next.loadStateDict(dict);
                                    p.setGrad(randn(float64, 2, 2));
                                    q.setGrad(p.grad().clone());
                                    o.step();
                                    next.step();
                                    // The numbers that PyTorch keeps as float32 get the parameter's
                                    // dtype when loaded.
                                    double tolerance =
                                            name.equals("nadam") || name.equals("asgd") ? 1e-6 : 0;
                                    assertArrayEquals(
                                            p.toDoubleArray(), q.toDoubleArray(), tolerance);
                                })));
        return tests;
    }

    /// The matrix products are of bfloat16: their last bit depends on the order of sums.
    @Test
    void muonEqualsPyTorchs() {
        for (long[] shape : new long[][] {{4, 6}, {7, 3}}) {
            for (String name : List.of("plain", "rms")) {
                double[] all = numbers("muon." + name + "." + shape[0]);
                int n = all.length / 2;
                Tensor start = tensor(Arrays.copyOf(all, n)).to(Obor.float32).view(shape);
                Parameter p = new Parameter(start);
                Muon o =
                        new Muon(
                                List.of(p),
                                0.05,
                                q -> {
                                    if (name.equals("rms")) {
                                        q.adjustLrFn("match_rms_adamw").nesterov(false);
                                    }
                                });
                for (int i = 0; i < 3; i++) {
                    Tensor angle = Obor.arange(n).view(shape).add(i).to(Obor.float32);
                    p.setGrad(p.detach().mul(0.5).add(angle.cos()));
                    o.step();
                }
                double[] right = Arrays.copyOfRange(all, n, 2 * n);
                assertArrayEquals(right, p.toDoubleArray(), 3 * 0.05 * 0x1p-7);
            }
        }
    }

    // Hooks

    @Test
    void hooksRunInPyTorchsOrder() {
        Parameter p = new Parameter(ones(2));
        SGD o = new SGD(List.of(p), 0.5);
        List<String> seen = new ArrayList<>();
        o.registerStepPreHook(x -> seen.add("pre " + p.detach().get(0).item()));
        o.registerStepPostHook(x -> seen.add("post " + p.detach().get(0).item()));
        try (var _ = Optimizer.registerOptimizerStepPreHook(x -> seen.add("all pre"));
                var _ = Optimizer.registerOptimizerStepPostHook(x -> seen.add("all post"))) {
            p.setGrad(ones(2));
            o.step();
            assertEquals(List.of("all pre", "pre 1.0", "post 0.5", "all post"), seen);
            seen.clear();
            o.step(() -> {
                seen.add("closure");
                return 1;
            });
            assertEquals(List.of("all pre", "pre 0.5", "closure", "post 0.0", "all post"), seen);
        }
        seen.clear();
        LBFGS l = new LBFGS(List.of(p));
        l.registerStepPreHook(x -> seen.add("pre"));
        l.registerStepPostHook(x -> seen.add("post"));
        l.step(() -> {
            seen.add("closure");
            p.setGrad(zeros(2));
            return 1;
        });
        assertEquals(List.of("pre", "closure", "post"), seen);
        assertThrows(
                IllegalStateException.class,
                () ->
                        o.step(() -> {
                            throw new IllegalStateException("broken");
                        }));
        seen.clear();
        o.step();
        assertEquals(2, seen.size(), "a step that failed leaves nothing behind");
    }

    @Test
    void stateDictHooksSeeAndChange() {
        SGD o = new SGD(one(), 0.5);
        List<String> seen = new ArrayList<>();
        o.registerStateDictPreHook(x -> seen.add("second"));
        o.registerStateDictPreHook(x -> seen.add("first"), true);
        var other =
                new Optimizer.StateDict(Map.of(), new SGD(one(), 0.25).stateDict().paramGroups());
        var handle = o.registerStateDictPostHook((x, dict) -> other);
        assertSame(other, o.stateDict());
        assertEquals(List.of("first", "second"), seen);
        handle.remove();
        o.registerLoadStateDictPreHook((x, dict) -> other);
        o.registerLoadStateDictPostHook(x -> seen.add("loaded " + x.defaults().lr()));
        o.loadStateDict(o.stateDict());
        assertEquals(0.25, o.paramGroups().getFirst().options().lr());
        assertEquals("loaded 0.5", seen.getLast());
    }

    // Averages

    private static Map<String, Function<Module, AveragedModel<Module>>> averages() {
        return Map.of(
                "swa", m -> new AveragedModel<>(m),
                "swa_multi",
                        m -> new AveragedModel<>(m, o -> o.multiAvgFn(SwaUtils.getSwaMultiAvgFn())),
                "ema",
                        m ->
                                new AveragedModel<>(
                                        m, o -> o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.9))),
                "ema_one", m -> new AveragedModel<>(m, o -> o.avgFn(SwaUtils.getEmaAvgFn(0.9))),
                "ema_buffers",
                        m ->
                                new AveragedModel<>(
                                        m,
                                        o ->
                                                o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.9))
                                                        .useBuffers(true)),
                "swa_buffers", m -> new AveragedModel<>(m, o -> o.useBuffers(true)));
    }

    private static double[] state(Module m) {
        List<Tensor> all = new ArrayList<>();
        m.stateDict().values().forEach(t -> all.add(t.detach().to(float64).reshape(-1)));
        return cat(all).toDoubleArray();
    }

    @TestFactory
    List<DynamicTest> averagedModelsEqualPyTorchs() {
        List<DynamicTest> tests = new ArrayList<>();
        averages()
                .forEach((name, make) ->
                        tests.add(
                                dynamicTest(
                                        name,
                                        () -> {
                                            manualSeed(0);
                                            Module model =
                                                    new Sequential(
                                                            new Linear(3, 4),
                                                            new BatchNorm1d(4),
                                                            new Linear(4, 2));
                                            model.to(float64);
                                            AveragedModel<Module> average = make.apply(model);
                                            SGD o = new SGD(model.parameters(), 0.1);
                                            Tensor x = randn(float64, 8, 3);
                                            for (int i = 0; i < 4; i++) {
                                                o.zeroGrad();
                                                model.call(x).square().mean().backward();
                                                o.step();
                                                average.updateParameters(model);
                                            }
                                            assertArrayEquals(
                                                    numbers("average." + name),
                                                    state(average),
                                                    1e-12);
                                            if (name.equals("swa")) {
                                                assertEquals(
                                                        GOLDEN.get("average keys"),
                                                        String.join(
                                                                " ", average.stateDict().keySet()));
                                                SwaUtils.updateBn(
                                                        List.of(
                                                                x.narrow(0, 0, 4),
                                                                List.of(x.narrow(0, 4, 4), 0)),
                                                        average);
                                                assertArrayEquals(
                                                        numbers("average.update_bn"),
                                                        state(average),
                                                        1e-12);
                                                assertTrue(average.isTraining());
                                                average.eval();
                                                assertArrayEquals(
                                                        numbers("average.output"),
                                                        average.call(x)
                                                                .detach()
                                                                .reshape(-1)
                                                                .toDoubleArray(),
                                                        1e-12);
                                            }
                                        })));
        return tests;
    }

    // Programs

    @Test
    void mnistExampleWithAdadeltaHasPyTorchsLosses() {
        manualSeed(1);
        var model =
                new Sequential(
                        new Conv2d(1, 32, 3),
                        new ReLU(),
                        new Conv2d(32, 64, 3),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Linear(1600, 128),
                        new ReLU(),
                        new Linear(128, 10),
                        new LogSoftmax(1));
        model.to(float64);
        Tensor x = randn(float64, 10, 8, 1, 14, 14);
        Tensor y = randint(0, 10, 10, 8);
        var optimizer = new Adadelta(model.parameters(), 1.0);
        var schedule = new StepLR(optimizer, 1, 0.7);
        double[] right = numbers("mnist");
        for (int i = 0; i < right.length; i++) {
            optimizer.zeroGrad();
            Tensor loss = F.nllLoss(model.call(x.get(i)), y.get(i));
            loss.backward();
            optimizer.step();
            assertEquals(right[i], loss.item(), 1e-8);
            if (i % 2 == 1) {
                schedule.step();
            }
        }
    }

    @Test
    void distillationWithMovingAverageHasPyTorchsLosses() {
        manualSeed(2);
        var teacher = new Sequential(new Linear(6, 32), new GELU(), new Linear(32, 4));
        teacher.to(float64);
        var student = new Sequential(new Linear(6, 8), new Tanh(), new Linear(8, 4));
        student.to(float64);
        Tensor x = randn(float64, 5, 16, 6);
        Tensor y = randint(0, 4, 5, 16);
        var ema = new AveragedModel<>(student, o -> o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.8)));
        var optimizer =
                new NAdam(
                        student.parameters(),
                        0.02,
                        o -> o.weightDecay(0.01).decoupledWeightDecay(true));
        var schedule =
                new SequentialLR(
                        optimizer,
                        List.of(
                                new LinearLR(optimizer, o -> o.startFactor(0.25).totalIters(2)),
                                new CosineAnnealingLR(optimizer, 3)),
                        2);
        double[] right = numbers("distillation");
        double[] averaged = numbers("distillation.ema");
        for (int i = 0; i < right.length; i++) {
            Tensor in = x.get(i);
            Tensor soft = noGrad(() -> F.softmax(teacher.call(in).div(2), 1));
            Tensor out = student.call(in);
            Tensor hard = F.crossEntropy(out, y.get(i));
            Tensor near = F.klDiv(F.logSoftmax(out.div(2), 1), soft, o -> o.reduction("batchmean"));
            Tensor loss = hard.mul(0.3).add(near.mul(0.7 * 4));
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            schedule.step();
            ema.updateParameters(student);
            assertEquals(right[i], loss.item(), 1e-8);
            assertEquals(averaged[i], F.crossEntropy(ema.call(in), y.get(i)).item(), 1e-8);
        }
    }
}
