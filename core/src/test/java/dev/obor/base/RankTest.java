package dev.obor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Dataset;
import dev.obor.data.TensorDataset;
import dev.obor.distributions.Normal;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.optim.Optimizer;
import dev.obor.optim.SGD;
import dev.obor.profiler.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a rank has for itself.
class RankTest {
    @Test
    void whatIsSetInARankHoldsThereAlone() throws Exception {
        DType dtype = Obor.getDefaultDtype();
        int threads = Obor.getNumThreads();
        try (var rank = new Rank(3)) {
            rank.call(() -> {
                assertSame(rank, Rank.current());
                assertEquals(3, Obor.getNumThreads());
                Obor.setNumThreads(2);
                Obor.setDefaultDtype(DType.FLOAT64);
                Obor.setPrintOptions(o -> o.precision(2));
                assertEquals("tensor(0.33)", Obor.tensor(1.0 / 3).toString());
                return null;
            });
            assertEquals(threads, Obor.getNumThreads());
            assertEquals(dtype, Obor.getDefaultDtype());
            assertEquals("tensor(0.3333)", Obor.tensor(1.0 / 3).toString());
            rank.call(() -> {
                assertEquals(2, Obor.getNumThreads());
                assertEquals(DType.FLOAT64, Obor.zeros(1).dtype());
                try (var other = new Rank(1)) {
                    assertEquals(DType.FLOAT32, other.call(() -> Obor.zeros(1).dtype()));
                }
                assertSame(rank, Rank.current());
                return null;
            });
        }
    }

    @Test
    void everyRankDrawsItsOwnNumbers() throws Exception {
        Obor.manualSeed(5);
        double first = Obor.rand(1).item();
        double second = Obor.rand(1).item();
        Obor.manualSeed(5);
        assertEquals(first, Obor.rand(1).item());
        try (var a = new Rank(1);
                var b = new Rank(1)) {
            a.call(() -> Obor.manualSeed(5));
            b.call(() -> Obor.manualSeed(5));
            for (Rank rank : List.of(a, b)) {
                assertEquals(first, rank.call(() -> Obor.rand(1).item()));
            }
            assertEquals(second, Obor.rand(1).item());
            assertEquals(second, (double) a.call(() -> Obor.rand(1).item()));
        }
        try (var a = new Rank(1);
                var b = new Rank(1)) {
            assertTrue(
                    a.<Double>call(() -> Obor.rand(DType.FLOAT64, 1).item())
                            != b.<Double>call(() -> Obor.rand(DType.FLOAT64, 1).item()),
                    "ranks that were not seeded draw other numbers");
        }
    }

    @Test
    void threadsBelongToTheRankThatStartedThem() throws Exception {
        try (var rank = new Rank(1);
                var pool = Executors.newSingleThreadExecutor()) {
            pool.submit(() -> {}).get(); // its thread is started by the process
            List<Rank> seen = new ArrayList<>();
            rank.call(() -> {
                Thread thread = new Thread(() -> seen.add(Rank.current()));
                thread.start();
                thread.join();
                Thread light = Thread.startVirtualThread(() -> seen.add(Rank.current()));
                light.join();
                return null;
            });
            pool.submit(rank.wrap(() -> seen.add(Rank.current()))).get();
            assertEquals(List.of(rank, rank, rank), seen);
            pool.submit(() -> seen.set(0, Rank.current())).get();
            assertNotSame(rank, seen.getFirst());
        }
    }

    @Test
    void loadersWorkInTheRankOfTheirIteration() throws Exception {
        Dataset<DType> dtypes =
                new Dataset<>() {
                    @Override
                    public DType get(long index) {
                        return Obor.zeros(1).dtype();
                    }

                    @Override
                    public long size() {
                        return 4;
                    }
                };
        try (var rank = new Rank(1)) {
            rank.call(() -> {
                Obor.setDefaultDtype(DType.FLOAT64);
                var loader =
                        new DataLoader<List<DType>>(
                                dtypes, List::copyOf, o -> o.batchSize(2).numWorkers(2));
                for (List<DType> batch : loader) {
                    assertEquals(List.of(DType.FLOAT64, DType.FLOAT64), batch);
                }
                return null;
            });
        }
    }

    @Test
    void hooksOfAllAreThoseOfTheRank() throws Exception {
        var calls = new AtomicInteger();
        var parameters = new AtomicInteger();
        var steps = new AtomicInteger();
        var layer = new Linear(2, 2);
        var optimizer = new SGD(layer.parameters(), o -> o.lr(0.1));
        try (var rank = new Rank(1)) {
            rank.call(() -> {
                Module.registerModuleForwardHook((m, in, out) -> {
                    calls.incrementAndGet();
                    return null;
                });
                Module.registerModuleParameterRegistrationHook((m, name, p) -> {
                    parameters.incrementAndGet();
                    return null;
                });
                Optimizer.registerOptimizerStepPreHook(o -> steps.incrementAndGet());
                Normal.setDefaultValidateArgs(false);
                return null;
            });
            assertThrows(ValueError.class, () -> new Normal(Obor.tensor(0.0), Obor.tensor(-1.0)));
            for (int expected = 0; expected < 2; expected++) {
                if (expected == 1) {
                    rank.call(() -> run(layer, optimizer));
                } else {
                    run(layer, optimizer);
                }
                assertEquals(expected, calls.get());
                assertEquals(expected, parameters.get());
                assertEquals(expected, steps.get());
            }
        }
    }

    private static Object run(Linear layer, SGD optimizer) {
        layer.call(Obor.ones(2)).sum().backward();
        optimizer.step();
        new Linear(1, 1).registerParameter("more", new Parameter(Obor.ones(1)));
        return layer;
    }

    @Test
    void twoRanksMayProfile() throws Exception {
        try (var rank = new Rank(1);
                var mine = new Profile()) {
            Tensor x = Obor.ones(3);
            int other =
                    rank.call(() -> {
                        try (var own = new Profile()) {
                            Obor.ones(3).add(1).mul(2);
                            return own.events().size();
                        }
                    });
            assertEquals(3, other);
            assertEquals(1, mine.events().size());
            x.add(1);
        }
    }

    @Test
    void ranksComputeTheSameAtTheSameTime() throws Exception {
        Tensor a = Obor.rand(200, 300);
        Tensor b = Obor.rand(300, 250);
        Tensor expected = a.matmul(b).tanh();
        List<Thread> threads = new ArrayList<>();
        var wrong = new AtomicInteger();
        List<Rank> ranks = List.of(new Rank(1), new Rank(2), new Rank(4));
        for (Rank rank : ranks) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    rank.wrap(() -> {
                                        for (int i = 0; i < 20; i++) {
                                            if (!a.matmul(b).tanh().equal(expected)) {
                                                wrong.incrementAndGet();
                                            }
                                        }
                                    })));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        ranks.forEach(Rank::close);
        assertEquals(0, wrong.get());
    }

    @Test
    void wrongNumbersOfThreadsAreRefused() {
        assertThrows(ValueError.class, () -> new Rank(0));
        try (var rank = new Rank(1)) {
            assertThrows(ValueError.class, () -> rank.threads(-1));
            assertThrows(ValueError.class, () -> rank.call(null));
            assertThrows(ValueError.class, () -> rank.wrap(null));
        }
    }

    @Test
    void closedRanksGiveTheirThreadsBack() {
        int before = Rank.helpers();
        var rank = new Rank(5);
        assertEquals(before + 4, Rank.helpers());
        rank.threads(3);
        assertEquals(before + 2, Rank.helpers());
        rank.close();
        rank.close();
        assertEquals(before, Rank.helpers());
    }

    @Test
    void aRanksOwnValueMayBeNull() throws Exception {
        var local = new RankLocal<@Nullable String>(() -> "first");
        try (var rank = new Rank(1)) {
            local.set(null);
            assertEquals("first", rank.<Object>call(local::get));
            rank.call(() -> {
                local.set(null);
                return assertNull(local.get());
            });
            local.set("process");
            rank.call(() -> assertNull(local.get()));
        }
        assertEquals("process", local.get());
    }

    private static Object assertNull(Object value) {
        assertSame(null, value);
        return RankTest.class;
    }

    /// A tensor data set is read by whoever iterates.
    @Test
    void shufflingDrawsFromTheRanksGenerator() throws Exception {
        var data = new TensorDataset(Obor.arange(6));
        try (var rank = new Rank(1)) {
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                orders.add(
                        rank.call(() -> {
                            Obor.manualSeed(3);
                            var text = new StringBuilder();
                            for (Object b : new DataLoader<>(data, o -> o.shuffle(true))) {
                                text.append(b);
                            }
                            return text.toString();
                        }));
            }
            assertEquals(orders.get(0), orders.get(1));
        }
    }
}
