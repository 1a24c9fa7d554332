package dev.obor.optim;

import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Losses, iterations and evaluations are PyTorch's, step by step.
///
/// The numbers come from `conformance/python/lbfgs_golden.py`.
final class LBFGSTest {
    private record Problem(List<? extends Tensor> parameters, Supplier<Tensor> loss) {
        double step(LBFGS optimizer) {
            return optimizer.step(() -> {
                optimizer.zeroGrad();
                Tensor value = loss.get();
                value.backward();
                return value.item();
            });
        }
    }

    private record Run(
            String name,
            Supplier<Problem> problem,
            double lr,
            Consumer<LBFGS.Options> options,
            long iterations,
            long evaluations,
            double... losses) {}

    private static final List<Run> RUNS =
            List.of(
                    new Run(
                            "wolfe",
                            LBFGSTest::network,
                            1,
                            o -> o.maxIter(4).lineSearchFn("strong_wolfe"),
                            30,
                            40,
                            0.8472633118413625,
                            0.45634589700587297,
                            0.3358158956068647,
                            0.19919069695956604,
                            0.14324276358547547,
                            0.10459080606184551,
                            0.05904117332689615,
                            0.03602946304944685),
                    new Run(
                            "wolfe, history 3",
                            LBFGSTest::network,
                            1,
                            o -> o.maxIter(5).historySize(3).lineSearchFn("strong_wolfe"),
                            39,
                            48,
                            0.8472633118413625,
                            0.4300763508582964,
                            0.2672262629008298,
                            0.1631266024165474,
                            0.10819411539381962,
                            0.06632840864514046,
                            0.03879369141367887,
                            0.027991754900844473),
                    new Run(
                            "fixed",
                            LBFGSTest::network,
                            0.3,
                            o -> o.maxIter(4),
                            32,
                            32,
                            0.8472633118413625,
                            0.5015699037292686,
                            0.4023551475062129,
                            0.28123101362073083,
                            0.19106738651151922,
                            0.1145918258195453,
                            0.07276167817258695,
                            0.04400782669930539),
                    new Run(
                            "few evaluations",
                            LBFGSTest::network,
                            1,
                            o -> o.maxIter(10).maxEval(3).lineSearchFn("strong_wolfe"),
                            15,
                            24,
                            0.8472633118413625,
                            0.5257799880187611,
                            0.45634589700587297,
                            0.38661894890642695,
                            0.3358158956068647,
                            0.2684673156030117,
                            0.19919069695956604,
                            0.1742863755333022),
                    new Run(
                            "rosenbrock",
                            LBFGSTest::rosenbrock,
                            1,
                            o -> o.maxIter(5).lineSearchFn("strong_wolfe"),
                            33,
                            50,
                            24.199999999999996,
                            4.111816451757751,
                            3.423165462292753,
                            1.6579626408971875,
                            0.6529776962626517,
                            0.24295150600035212,
                            0.05422103871344081,
                            0.0032267913062585377),
                    new Run(
                            "rosenbrock, slow start",
                            LBFGSTest::rosenbrock,
                            1e-3,
                            o -> o.maxIter(3).lineSearchFn("strong_wolfe"),
                            8,
                            32,
                            24.199999999999996,
                            10.565633722077013,
                            9.499260654115307,
                            8.548620112437053,
                            7.762415367488737,
                            7.112951020506721,
                            6.577326822685235,
                            6.136220151028825));

    private static Problem network() {
        manualSeed(0);
        var model = new Sequential(new Linear(5, 8), new Tanh(), new Linear(8, 3));
        Tensor x = randn(16, 5).toDouble();
        Tensor y = randn(16, 3).toDouble();
        model.toDouble();
        return new Problem(model.parameters(), () -> F.mseLoss(model.call(x), y));
    }

    private static Problem rosenbrock() {
        return rosenbrock(fromArray(new double[] {-1.2, 1}));
    }

    private static Problem rosenbrock(Tensor start) {
        Tensor p = start.requiresGrad_();
        return new Problem(
                List.of(p),
                () -> p.get(0).rsub(1).pow(2).add(p.get(1).sub(p.get(0).pow(2)).pow(2).mul(100)));
    }

    @TestFactory
    Stream<DynamicTest> stepsAsPyTorch() {
        return RUNS.stream().map(run -> dynamicTest(run.name(), () -> follow(run)));
    }

    private static void follow(Run run) {
        Problem problem = run.problem().get();
        var optimizer = new LBFGS(problem.parameters(), run.lr(), run.options());
        for (double loss : run.losses()) {
            assertEquals(loss, problem.step(optimizer), 1e-8 * loss);
        }
        Map<String, Object> state = optimizer.state(problem.parameters().getFirst());
        assertEquals(run.iterations(), state.get("n_iter"));
        assertEquals(run.evaluations(), state.get("func_evals"));
    }

    @Test
    void float32FollowsToItsPrecision() {
        Problem problem = rosenbrock(tensor(-1.2, 1.0));
        var optimizer =
                new LBFGS(problem.parameters(), 1, o -> o.maxIter(5).lineSearchFn("strong_wolfe"));
        double[] losses = {24.20000457763672, 4.111817359924316, 3.423151969909668};
        for (double loss : losses) {
            assertEquals(loss, problem.step(optimizer), 1e-4 * loss);
        }
    }

    @Test
    void aLongStepEndsWhereNothingChanges() {
        Problem problem = network();
        var optimizer =
                new LBFGS(
                        problem.parameters(), 1, o -> o.maxIter(200).lineSearchFn("strong_wolfe"));
        problem.step(optimizer);
        assertTrue(problem.step(optimizer) < 1e-8);
        assertTrue((Long) optimizer.state(problem.parameters().getFirst()).get("n_iter") < 250);
    }

    @Test
    void aSavedStateGoesOnAsIfNothingHadHappened() {
        Consumer<LBFGS.Options> options = o -> o.maxIter(4).lineSearchFn("strong_wolfe");
        Problem problem = network();
        var first = new LBFGS(problem.parameters(), 1, options);
        problem.step(first);
        var second = new LBFGS(problem.parameters(), 0.5);
        second.loadStateDict(first.stateDict());
        problem.step(second);
        assertEquals(0.3358158956068647, problem.step(second), 1e-8);
        assertEquals(1, second.paramGroups().getFirst().options().lr());
    }

    @Test
    void printsAsPyTorch() {
        assertEquals(
                """
                LBFGS (
                Parameter Group 0
                    history_size: 100
                    line_search_fn: None
                    lr: 1
                    max_eval: 25
                    max_iter: 20
                    maximize: False
                    tolerance_change: 1e-09
                    tolerance_grad: 1e-07
                )\
                """,
                new LBFGS(rosenbrock().parameters()).toString());
    }

    @Test
    void needsAClosureAndOneGroup() {
        Problem problem = rosenbrock();
        var optimizer = new LBFGS(problem.parameters());
        assertTrue(
                assertThrows(StateError.class, optimizer::step)
                        .getMessage()
                        .startsWith("LBFGS.step() missing 1 required positional argument"));
        assertThrows(
                IllegalArgumentException.class,
                () -> optimizer.addParamGroup(List.of(tensor(1.0).requiresGrad_())));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LBFGS(problem.parameters(), 1, o -> o.lineSearchFn("armijo")));
    }
}
