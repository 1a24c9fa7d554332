package dev.obor.optim;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.ClipGrad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Optimizers follow PyTorch's for 100 steps in float64; schedules give its rates.
///
/// The numbers come from `conformance/python/optim_golden.py`.
final class OptimTest {
    private record Run(String name, Function<List<Parameter>, Optimizer<?>> make, double loss) {}

    private static final List<Run> RUNS =
            List.of(
                    new Run("sgd", p -> new SGD(p, 0.1), 0.179645159207669),
                    new Run(
                            "sgd_m",
                            p ->
                                    new SGD(
                                            p,
                                            0.1,
                                            o -> o.momentum(0.9).dampening(0.1).weightDecay(0.01)),
                            0.087061406327034),
                    new Run(
                            "sgd_n",
                            p -> new SGD(p, 0.1, o -> o.momentum(0.9).nesterov(true)),
                            0.059626171001890),
                    new Run(
                            "sgd_max",
                            p -> new SGD(p, 0.001, o -> o.maximize(true)),
                            1.099823138791055),
                    new Run("adam", p -> new Adam(p, 0.01), 0.147418307271914),
                    new Run(
                            "adam_a",
                            p ->
                                    new Adam(
                                            p,
                                            0.01,
                                            o -> o.amsgrad(true).weightDecay(0.1).betas(0.8, 0.9)),
                            0.240283221514567),
                    new Run("adamw", p -> new AdamW(p, 0.01), 0.147976295911432),
                    new Run(
                            "adamw_m",
                            p -> new AdamW(p, 0.01, o -> o.maximize(true)),
                            37.714767827003008),
                    new Run("rms", p -> new RMSprop(p, 0.01), 0.032484254571620),
                    new Run(
                            "rms_c",
                            p ->
                                    new RMSprop(
                                            p,
                                            0.01,
                                            o -> o.centered(true).momentum(0.5).weightDecay(0.01)),
                            0.019643179109851),
                    new Run("ada", p -> new Adagrad(p, 0.1), 0.043982442313572),
                    new Run(
                            "ada_d",
                            p ->
                                    new Adagrad(
                                            p,
                                            0.1,
                                            o ->
                                                    o.lrDecay(0.1)
                                                            .initialAccumulatorValue(0.5)
                                                            .weightDecay(0.01)),
                            0.302998965366990));

    private record Schedule(
            String name, Function<Optimizer<?>, LRScheduler> make, double[] rates, double end) {}

    private static final List<Schedule> SCHEDULES =
            List.of(
                    new Schedule(
                            "step",
                            o -> new StepLR(o, 3),
                            new double[] {
                                0.1,
                                0.1,
                                0.1,
                                0.010000000000000002,
                                0.010000000000000002,
                                0.010000000000000002,
                                0.0010000000000000002,
                                0.0010000000000000002,
                                0.0010000000000000002,
                                0.00010000000000000003,
                                0.00010000000000000003
                            },
                            0.9),
                    new Schedule(
                            "multi",
                            o -> new MultiStepLR(o, 2, 5, 5),
                            new double[] {
                                0.1,
                                0.1,
                                0.010000000000000002,
                                0.010000000000000002,
                                0.010000000000000002,
                                0.00010000000000000005,
                                0.00010000000000000005,
                                0.00010000000000000005,
                                0.00010000000000000005,
                                0.00010000000000000005,
                                0.00010000000000000005
                            },
                            0.9),
                    new Schedule(
                            "exp",
                            o -> new ExponentialLR(o, 0.9),
                            new double[] {
                                0.1,
                                0.09000000000000001,
                                0.08100000000000002,
                                0.07290000000000002,
                                0.06561000000000002,
                                0.05904900000000002,
                                0.05314410000000002,
                                0.04782969000000002,
                                0.043046721000000024,
                                0.03874204890000002,
                                0.03486784401000002
                            },
                            0.9),
                    new Schedule(
                            "cos",
                            o -> new CosineAnnealingLR(o, 5, 0.01),
                            new double[] {
                                0.1,
                                0.09140576474687263,
                                0.06890576474687263,
                                0.04109423525312736,
                                0.018594235253127367,
                                0.01,
                                0.018594235253127367,
                                0.04109423525312739,
                                0.06890576474687267,
                                0.09140576474687269,
                                0.10000000000000006
                            },
                            0.9),
                    new Schedule(
                            "one",
                            o -> new OneCycleLR(o, 1.0, 12),
                            new double[] {
                                0.040000000000000036,
                                0.3497896542195831,
                                0.8792851591221287,
                                0.9944154354509117,
                                0.9330129698414117,
                                0.811745653949763,
                                0.6473789976951033,
                                0.46263710266697505,
                                0.28306099820869923,
                                0.1334775301888306,
                                0.03456698742539522
                            },
                            0.95));

    private static final class Problem {
        final Linear first;
        final Linear second;
        final Tensor x;
        final Tensor y;
        final List<Parameter> parameters = new ArrayList<>();

        Problem() {
            manualSeed(0);
            first = new Linear(5, 4);
            second = new Linear(4, 3);
            first.to(float64);
            second.to(float64);
            x = randn(float64, 8, 5);
            y = randn(float64, 8, 3);
            first.parameters().forEach(parameters::add);
            second.parameters().forEach(parameters::add);
        }

        double step(Optimizer<?> optimizer) {
            Tensor loss = F.mseLoss(second.call(first.call(x).tanh()), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            return loss.item();
        }
    }

    @TestFactory
    List<DynamicTest> hundredStepsEqualPyTorchs() {
        return RUNS.stream()
                .map(r ->
                        dynamicTest(
                                r.name(),
                                () -> {
                                    Problem p = new Problem();
                                    Optimizer<?> o = r.make().apply(p.parameters);
                                    double loss = 0;
                                    for (int i = 0; i < 100; i++) {
                                        loss = p.step(o);
                                    }
                                    assertEquals(r.loss(), loss, 1e-12 * r.loss());
                                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> ratesEqualPyTorchs() {
        return SCHEDULES.stream()
                .map(s ->
                        dynamicTest(
                                s.name(),
                                () -> {
                                    SGD o = new SGD(one(), 0.1, q -> q.momentum(0.9));
                                    LRScheduler schedule = s.make().apply(o);
                                    for (double rate : s.rates()) {
                                        assertEquals(rate, schedule.getLastLr().get(0), 1e-15);
                                        schedule.step();
                                    }
                                    double end = o.paramGroups().get(0).options().cyclicMomentum();
                                    assertEquals(s.end(), end, 1e-15);
                                }))
                .toList();
    }

    private static List<Parameter> one() {
        return List.of(new Parameter(zeros(2)));
    }

    @Test
    void aLoadedStateGoesOnWithTheSameNumbers() {
        Problem a = new Problem();
        Adam first = new Adam(a.parameters, 0.01);
        for (int i = 0; i < 5; i++) {
            a.step(first);
        }
        Problem b = new Problem();
        Adam second = new Adam(b.parameters, 0.5);
        for (int i = 0; i < a.parameters.size(); i++) {
            Tensor target = b.parameters.get(i);
            Tensor source = a.parameters.get(i).detach();
            dev.obor.Obor.noGrad(() -> target.copy_(source));
        }
        second.loadStateDict(first.stateDict());
        for (int i = 0; i < 5; i++) {
            assertEquals(a.step(first), b.step(second));
        }
    }

    /// Infinite gradients and parameters, as in PyTorch: without weight decay no 0 times infinity.
    /// By `conformance/python/optim_golden.py`.
    @TestFactory
    List<DynamicTest> infiniteNumbersGoThePyTorchWay() {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        return List.of(
                infinite("sgd", p -> new SGD(p, 0.1), -inf, -2.2, inf, 2.6, inf),
                infinite(
                        "momentum",
                        p -> new SGD(p, 0.1, o -> o.momentum(0.9)),
                        -inf,
                        -2.551,
                        inf,
                        2.24,
                        inf),
                infinite(
                        "nesterov",
                        p -> new SGD(p, 0.1, o -> o.momentum(0.9).nesterov(true)),
                        -inf,
                        -2.6959,
                        inf,
                        1.9160000000000001,
                        inf),
                infinite(
                        "decay",
                        p -> new SGD(p, 0.1, o -> o.momentum(0.9).weightDecay(0.1)),
                        nan,
                        -2.433968,
                        nan,
                        2.077137,
                        nan),
                infinite(
                        "adam",
                        p -> new Adam(p, 0.1),
                        nan,
                        -2.2385271310318133,
                        nan,
                        2.868064326019625,
                        inf),
                infinite(
                        "adam, quick means",
                        p -> new Adam(p, 0.1, o -> o.betas(0.25, 0.5)),
                        nan,
                        -2.1794630675101083,
                        nan,
                        2.8663855785003496,
                        inf),
                infinite(
                        "adamw",
                        p -> new AdamW(p, 0.1),
                        nan,
                        -2.232236710831841,
                        nan,
                        2.8591477367017184,
                        inf),
                infinite(
                        "rmsprop",
                        p -> new RMSprop(p, 0.1, o -> o.centered(true).alpha(0.3).momentum(0.5)),
                        nan,
                        -2.7657837622339922,
                        nan,
                        2.6726731664317254,
                        inf),
                infinite(
                        "adagrad",
                        p -> new Adagrad(p, 0.1),
                        nan,
                        -2.148617890041272,
                        nan,
                        2.9000000000025,
                        inf));
    }

    private static DynamicTest infinite(
            String name, Function<List<Parameter>, Optimizer<?>> make, double... expected) {
        double inf = Double.POSITIVE_INFINITY;
        double[][] gradients = {
            {inf, 1, -inf, 0, 1}, {1, 2, 3, 4, 5}, {0, -1, 1e300, 1e-320, -0.0}
        };
        return dynamicTest(
                name,
                () -> {
                    Parameter p =
                            new Parameter(
                                    dev.obor.Obor.fromArray(new double[] {1, -2, 0.5, 3, inf}));
                    Optimizer<?> o = make.apply(List.of(p));
                    for (double[] g : gradients) {
                        p.setGrad(dev.obor.Obor.fromArray(g));
                        o.step();
                    }
                    double[] values = p.detach().toDoubleArray();
                    for (int i = 0; i < expected.length; i++) {
                        double off = Math.abs(values[i] - expected[i]) / Math.abs(expected[i]);
                        assertTrue(
                                Double.compare(values[i], expected[i]) == 0 || off <= 1e-14,
                                values[i] + " at " + i);
                    }
                });
    }

    @Test
    void groupsHaveRatesOfTheirOwn() {
        Parameter p = new Parameter(zeros(1));
        Parameter q = new Parameter(zeros(1));
        SGD o = new SGD(List.of(p), 0.1);
        o.addParamGroup(List.of(q), g -> g.lr(1.0));
        p.add(q).sum().backward();
        o.step();
        assertEquals(-0.1, p.item(), 1e-7);
        assertEquals(-1.0, q.item());
        StateError e = assertThrows(StateError.class, () -> o.addParamGroup(List.of(p)));
        assertEquals("some parameters appear in more than one parameter group", e.sentence());
    }

    @Test
    void parametersWithoutGradientStay() {
        Parameter p = new Parameter(zeros(1));
        new SGD(List.of(p), 0.1, o -> o.weightDecay(1)).step();
        assertEquals(0, p.item());
    }

    @Test
    void zeroGradForgetsOrClears() {
        Parameter p = new Parameter(zeros(1));
        SGD o = new SGD(List.of(p), 0.1);
        p.sum().backward();
        o.zeroGrad(false);
        assertEquals(0, p.grad().item());
        o.zeroGrad();
        assertNull(p.grad());
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SGD(List.of()));
        ValueError e = assertThrows(ValueError.class, () -> new SGD(one(), -0.1));
        assertEquals("Invalid learning rate: -0.1", e.sentence());
        assertThrows(
                IllegalArgumentException.class, () -> new SGD(one(), 0.1, o -> o.nesterov(true)));
    }

    @Test
    void plateausLowerTheRate() {
        SGD o = new SGD(one(), 1.0);
        ReduceLROnPlateau s = new ReduceLROnPlateau(o, q -> q.patience(2).factor(0.5));
        for (double loss : new double[] {1, 0.5, 0.6, 0.6, 0.6, 0.6}) {
            s.step(loss);
        }
        assertEquals(0.5, o.paramGroups().get(0).options().lr());
    }

    @Test
    void longGradientsAreScaledDown() {
        Parameter p = new Parameter(dev.obor.Obor.tensor(3.0, 4.0));
        p.mul(p).sum().div(2).backward();
        assertEquals(5, ClipGrad.clipGradNorm_(List.of(p), 1.0).item(), 1e-6);
        assertTrue(p.grad().allclose(dev.obor.Obor.tensor(0.6, 0.8)));
    }

    @Test
    void optimizersPrintTheirGroups() {
        assertEquals(
                """
                SGD (
                Parameter Group 0
                    dampening: 0
                    differentiable: False
                    foreach: None
                    fused: None
                    lr: 0.1
                    maximize: False
                    momentum: 0.9
                    nesterov: False
                    weight_decay: 0
                )\
                """,
                new SGD(one(), 0.1, o -> o.momentum(0.9)).toString());
    }
}
