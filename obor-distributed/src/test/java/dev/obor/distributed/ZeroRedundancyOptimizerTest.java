package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adafactor;
import dev.obor.optim.AdamW;
import dev.obor.optim.LBFGS;
import dev.obor.optim.Optimizer;
import dev.obor.optim.OptimizerOptions;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A divided optimizer does what the whole one does, to the bit. All ranks compute with the same
/// rows, as a mean over three of them would be rounded.
class ZeroRedundancyOptimizerTest {
    private static Sequential net() {
        Obor.manualSeed(3);
        return new Sequential(new Linear(5, 16), new ReLU(), new Linear(16, 8), new Linear(8, 4));
    }

    private static void train(
            Module model, Optimizer<?> optimizer, StepLR schedule, int from, int to) {
        for (int i = from; i < to; i++) {
            Obor.manualSeed(100 + i);
            Tensor x = Obor.randn(8, 5);
            Tensor y = Obor.randint(0, 4, 8);
            optimizer.zeroGrad();
            F.crossEntropy(model.call(x), y).backward();
            optimizer.step();
            schedule.step();
        }
    }

    private static void same(Module expected, Module model) {
        List<? extends Tensor> a = List.copyOf(expected.parameters());
        List<? extends Tensor> b = List.copyOf(model.parameters());
        for (int i = 0; i < a.size(); i++) {
            assertTrue(a.get(i).equal(b.get(i)), "parameter " + i);
        }
    }

    private static void same(Optimizer.StateDict expected, Optimizer.StateDict state) {
        assertEquals(expected.paramGroups(), state.paramGroups());
        assertEquals(expected.state().keySet(), state.state().keySet());
        expected.state()
                .forEach((number, values) -> {
                    var other = state.state().get(number);
                    assertEquals(values.keySet(), other.keySet());
                    values.forEach((name, value) -> {
                        if (value instanceof Tensor t) {
                            assertTrue(t.equal((Tensor) other.get(name)), number + " " + name);
                        } else {
                            assertEquals(value, other.get(name), number + " " + name);
                        }
                    });
                });
    }

    private static <O extends OptimizerOptions<O>> void check(
            int ranks, Function<List<Tensor>, ? extends Optimizer<O>> make) {
        Distributed.spawn(
                ranks,
                rank -> {
                    Module plain = net();
                    Optimizer<O> whole = make.apply(List.copyOf(plain.parameters()));
                    var schedule = new StepLR(whole, 3, 0.5);
                    train(plain, whole, schedule, 0, 5);

                    Module model = net();
                    var divided = new ZeroRedundancyOptimizer<O>(model.parameters(), make);
                    var other = new StepLR(divided, 3, 0.5);
                    assertThrows(StateError.class, divided::stateDict);
                    train(model, divided, other, 0, 5);
                    same(plain, model);
                    long kept =
                            model.parameters().stream()
                                    .filter(p -> !divided.state(p).isEmpty())
                                    .count();
                    assertTrue(kept < 6, "states: " + kept);

                    int to = ranks - 1;
                    divided.consolidateStateDict(to);
                    if (rank == to) {
                        same(whole.stateDict(), divided.stateDict());
                    } else {
                        StateError e = assertThrows(StateError.class, divided::stateDict);
                        assertTrue(e.getMessage().contains("consolidated"), e.getMessage());
                    }

                    // Goes on from a whole state, and so does the whole one from a consolidated.
                    var second = new ZeroRedundancyOptimizer<O>(model.parameters(), make);
                    second.loadStateDict(whole.stateDict());
                    var third = new StepLR(second, 3, 0.5);
                    third.loadStateDict(other.stateDict());
                    train(model, second, third, 5, 8);
                    train(plain, whole, schedule, 5, 8);
                    same(plain, model);
                    second.consolidateStateDict();
                    if (rank == 0) {
                        whole.loadStateDict(second.stateDict());
                    }
                },
                o -> o.threads(1));
    }

    @Test
    void ranksThatDivideTheStateChangeParametersAsOneThatHasAll() {
        for (int n = 2; n <= 4; n++) {
            check(n, all -> new AdamW(all, o -> o.lr(0.01)));
            check(n, all -> new SGD(all, o -> o.lr(0.1).momentum(0.9).nesterov(true)));
            check(n, all -> new Adafactor(all));
        }
    }

    @Test
    void groupsThatAreAddedAreDividedToo() {
        Distributed.spawn(
                2,
                rank -> {
                    Sequential plain = net();
                    Sequential model = net();
                    var whole = new AdamW(plain.get(0).parameters());
                    whole.addParamGroup(plain.get(2).parameters(), o -> o.lr(0.05));
                    var divided =
                            new ZeroRedundancyOptimizer<>(
                                    model.get(0).parameters(), all -> new AdamW(all));
                    divided.addParamGroup(model.get(2).parameters(), o -> o.lr(0.05));
                    train(plain, whole, new StepLR(whole, 2), 0, 4);
                    train(model, divided, new StepLR(divided, 2), 0, 4);
                    same(plain, model);
                    // The larger of a group goes to the rank that has least: 80 + 8, 16 + 128
                    long mine = 0;
                    for (var g : divided.paramGroups()) {
                        for (Tensor p : g.parameters()) {
                            mine += divided.state(p).isEmpty() ? 0 : p.numel();
                        }
                    }
                    assertEquals(rank == 0 ? 88 : 144, mine);
                });
    }

    @Test
    void capturedStepsExchangeTheirParameters() {
        Distributed.spawn(
                2,
                rank -> {
                    Sequential plain = net();
                    Sequential model = net();
                    var whole = new AdamW(plain.parameters());
                    var divided =
                            new ZeroRedundancyOptimizer<>(
                                    model.parameters(), all -> new AdamW(all));
                    var ddp = new DistributedDataParallel(model);
                    var step =
                            Obor.capture((x, y) -> {
                                divided.zeroGrad();
                                Tensor loss = F.crossEntropy(ddp.call(x), y);
                                loss.backward();
                                divided.step();
                                return loss;
                            });
                    for (int i = 0; i < 8; i++) {
                        Obor.manualSeed(i);
                        Tensor x = Obor.randn(6, 5);
                        Tensor y = Obor.randint(0, 4, 6);
                        step.call(x, y);
                        whole.zeroGrad();
                        F.crossEntropy(plain.call(x), y).backward();
                        whole.step();
                        same(plain, model);
                    }
                });
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(
                StateError.class,
                () -> new ZeroRedundancyOptimizer<>(net().parameters(), all -> new AdamW(all)));
        Distributed.spawn(
                2,
                rank -> {
                    Module model = net();
                    ValueError e =
                            assertThrows(
                                    ValueError.class,
                                    () ->
                                            new ZeroRedundancyOptimizer<>(
                                                    model.parameters(), all -> new LBFGS(all)));
                    assertTrue(e.getMessage().contains("LBFGS"), e.getMessage());
                    var divided =
                            new ZeroRedundancyOptimizer<>(
                                    model.parameters(), all -> new AdamW(all));
                    assertThrows(IndexError.class, () -> divided.consolidateStateDict(2));
                    assertThrows(
                            ShapeError.class,
                            () ->
                                    divided.loadStateDict(
                                            new SGD(List.of(Obor.ones(1).requiresGrad_()))
                                                    .stateDict()));
                });
    }
}
