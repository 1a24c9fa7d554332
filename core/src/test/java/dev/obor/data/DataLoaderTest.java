package dev.obor.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.StateError;
import dev.obor.op.Globals;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders from PyTorch 2.13, `DataLoader(range(10), 4, …)` after the named seed.
@Isolated // seeds the default generator
class DataLoaderTest {
    private static final Dataset<Long> TEN = numbers(10);

    /// Python's `range(n)`.
    private static Dataset<Long> numbers(long n) {
        return new Dataset<>() {
            @Override
            public Long get(long index) {
                return index;
            }

            @Override
            public long size() {
                return n;
            }
        };
    }

    private static void seed(long seed) {
        Globals.defaultGenerator().manualSeed(seed);
    }

    private static <T> DataLoader<List<T>> lists(
            Dataset<T> dataset, Consumer<DataLoader.Options> options) {
        return new DataLoader<>(dataset, List::copyOf, options);
    }

    private static String run(Iterable<?> loader) {
        List<Object> batches = new ArrayList<>();
        loader.forEach(batches::add);
        return batches.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shufflingGivesPyTorchsOrderWithAnyNumberOfWorkers(int workers) {
        seed(0);
        var loader = lists(TEN, o -> o.batchSize(4).shuffle(true).numWorkers(workers));
        assertEquals("[[6, 7, 1, 4], [2, 0, 9, 8], [3, 5]]", run(loader));
        assertEquals("[[2, 4, 7, 0], [8, 9, 5, 3], [6, 1]]", run(loader));
        var generator = new Generator().manualSeed(3);
        var own =
                lists(
                        TEN,
                        o -> o.batchSize(4).shuffle(true).generator(generator).numWorkers(workers));
        assertEquals("[[7, 4, 2, 9], [1, 5, 0, 8], [6, 3]]", run(own));
        assertEquals("[[1, 2, 0, 5], [9, 4, 8, 3], [6, 7]]", run(own));
        assertEquals(3, own.size());
    }

    @Test
    void persistentWorkersDrawOneBaseSeed() {
        seed(0);
        var loader =
                lists(TEN, o -> o.batchSize(4).shuffle(true).numWorkers(2).persistentWorkers(true));
        assertEquals("[[6, 7, 1, 4], [2, 0, 9, 8], [3, 5]]", run(loader));
        assertEquals("[[3, 5, 0, 6], [1, 2, 4, 9], [7, 8]]", run(loader));
    }

    @Test
    void evenAnOrderedIterationDrawsABaseSeed() {
        seed(0);
        run(lists(numbers(5), o -> o.batchSize(2)));
        long next = RandomIntegers.seed(null);
        seed(0);
        RandomIntegers.seed(null);
        assertEquals(RandomIntegers.seed(null), next);
    }

    /// A data set that draws: `torch.randint(1000, ())` for every sample, default generator.
    private static Dataset<Long> drawing() {
        return new Dataset<>() {
            @Override
            public Long get(long index) {
                return RandomIntegers.integers(1000, 1, null)[0];
            }

            @Override
            public long size() {
                return 7;
            }
        };
    }

    @Test
    void workersHaveGeneratorsOfTheirOwn() {
        seed(1);
        var two = lists(drawing(), o -> o.batchSize(2).numWorkers(2));
        assertEquals("[[646, 562], [63, 841], [890, 124], [494]]", run(two));
        assertEquals("[[894, 620], [153, 202], [498, 625], [244]]", run(two));
        seed(1);
        var kept = lists(drawing(), o -> o.batchSize(2).numWorkers(2).persistentWorkers(true));
        assertEquals("[[646, 562], [63, 841], [890, 124], [494]]", run(kept));
        assertEquals("[[691, 864], [62, 786], [720, 255], [349]]", run(kept));
        seed(1);
        var none = lists(drawing(), o -> o.batchSize(2));
        assertEquals("[[124, 368], [263, 313], [491, 341], [759]]", run(none));
    }

    /// As [#drawing], with the index in front of the number: `i * 10000 + randint(1000, ())`.
    private static Dataset<Long> drawingInPlace() {
        Dataset<Long> draws = drawing();
        return new Dataset<>() {
            @Override
            public Long get(long index) {
                return index * 10_000 + draws.get(index);
            }

            @Override
            public long size() {
                return draws.size();
            }
        };
    }

    /// `torch.manual_seed(1); [b for b in DataLoader(D(), batch_size=2, collate_fn=list, ...)]`,
    /// where samplers and samples draw from one generator in turns.
    @Test
    void samplersAndSamplesDrawInPyTorchsOrder() {
        seed(1);
        var shuffled = lists(drawingInPlace(), o -> o.batchSize(2).shuffle(true));
        assertEquals("[[263, 50313], [10491, 40341], [20759, 30432], [60248]]", run(shuffled));
        assertEquals("[[10340, 20302], [50721, 30242], [60716, 750], [40493]]", run(shuffled));
        seed(1);
        var repeated = new RandomSampler(7, o -> o.replacement(true).numSamples(5L));
        var again = lists(drawingInPlace(), o -> o.batchSize(2).sampler(repeated));
        assertEquals("[[263, 313], [40491, 30341], [10759]]", run(again));
        assertEquals("[[943, 20013], [40340, 10302], [60721]]", run(again));
        seed(1);
        var weighted = new WeightedRandomSampler(new double[] {1, 2, 3, 4, 5, 6, 7}, 6);
        var unequal = lists(drawingInPlace(), o -> o.batchSize(2).sampler(weighted));
        assertEquals("[[30013, 30340], [20302, 50721], [20242, 40716]]", run(unequal));
        assertEquals("[[30537, 50273], [40303, 10166], [20392, 50310]]", run(unequal));
        seed(1);
        var parts = Datasets.randomSplit(drawingInPlace(), 4L, 3L);
        List<Long> seen = new ArrayList<>();
        parts.forEach(part -> {
            for (long i = 0; i < part.size(); i++) {
                seen.add(part.get(i));
            }
        });
        assertEquals("[491, 60341, 10759, 30432, 50248, 20249, 40516]", seen.toString());
        seed(1);
        var worked = lists(drawingInPlace(), o -> o.batchSize(2).shuffle(true).numWorkers(2));
        assertEquals("[[646, 50562], [10063, 40841], [20890, 30124], [60494]]", run(worked));
    }

    /// The batch of numbers is a tensor, so that a loop over numbers cannot get it.
    @Test
    void aLoopOverNumbersIsToldWhatItGets() {
        DataLoader<Long> loader = new DataLoader<>(TEN);
        DTypeError e =
                assertThrows(
                        DTypeError.class,
                        () -> {
                            for (Long number : loader) {
                                assertEquals(0L, number);
                            }
                        });
        assertEquals(
                "default_collate: a batch of samples of type Long is a Tensor, and no Long",
                e.sentence());
        List<Long> single = new ArrayList<>();
        new DataLoader<>(TEN, o -> o.batchSize(null)).forEach(single::add);
        assertEquals(10, single.size());
    }

    /// Worker 0 counts from 0 to 6, worker 1 from 100 to 102; without workers 0 to 9.
    private static final IterableDataset<Long> STREAM =
            () -> {
                WorkerInfo info = WorkerInfo.current();
                if (info == null) {
                    return LongStream.range(0, 10).iterator();
                }
                long from = info.id() * 100L;
                return LongStream.range(from, from + (info.id() == 0 ? 7 : 3)).iterator();
            };

    @Test
    void streamsAreReadToTheirEnds() {
        var plain = new DataLoader<>(STREAM, List::copyOf, o -> o.batchSize(4));
        assertEquals("[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]", run(plain));
        var two = new DataLoader<>(STREAM, List::copyOf, o -> o.batchSize(2).numWorkers(2));
        assertEquals("[[0, 1], [100, 101], [2, 3], [102], [4, 5], [6]]", run(two));
        var dropping =
                new DataLoader<>(
                        STREAM, List::copyOf, o -> o.batchSize(2).numWorkers(2).dropLast(true));
        assertEquals("[[0, 1], [100, 101], [2, 3], [4, 5]]", run(dropping));
        var single = new DataLoader<>(STREAM, o -> o.batchSize(null));
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", run(single));
        assertThrows(StateError.class, plain::size);
        assertNull(WorkerInfo.current());
    }

    @Test
    void orderMayBeGivenUpButNothingIsLost() {
        var loader = lists(numbers(50), o -> o.batchSize(3).numWorkers(3).inOrder(false));
        List<Long> seen = new ArrayList<>();
        loader.forEach(seen::addAll);
        assertEquals(LongStream.range(0, 50).boxed().toList(), seen.stream().sorted().toList());
    }

    @Test
    void theLastBatchMayBeDropped() {
        var loader = lists(TEN, o -> o.batchSize(4).dropLast(true));
        assertEquals("[[0, 1, 2, 3], [4, 5, 6, 7]]", run(loader));
        assertEquals(2, loader.size());
    }

    @Test
    void samplersDecide() {
        var some = lists(TEN, o -> o.batchSize(2).sampler(List.of(5L, 1L, 9L)));
        assertEquals("[[5, 1], [9]]", run(some));
        var batches = List.of(List.of(1L, 2L, 3L), List.of(0L));
        var own = lists(TEN, o -> o.batchSampler(batches));
        assertEquals("[[1, 2, 3], [0]]", run(own));
        assertEquals(2, own.size());
    }

    private static Dataset<Long> failingAt(long bad) {
        return new Dataset<>() {
            @Override
            public Long get(long index) {
                if (index == bad) {
                    throw new IllegalArgumentException("rotten");
                }
                return index;
            }

            @Override
            public long size() {
                return 10;
            }
        };
    }

    @Test
    void aWorkersErrorNamesTheSampleAndTheLoopMayGoOn() {
        var loader = lists(failingAt(5), o -> o.batchSize(2).numWorkers(2));
        Iterator<List<Long>> batches = loader.iterator();
        assertEquals(List.of(0L, 1L), batches.next());
        assertEquals(List.of(2L, 3L), batches.next());
        var error = assertThrows(StateError.class, batches::next);
        assertEquals(
                "Caught IllegalArgumentException in DataLoader worker 0 at sample 5 of batch 2:"
                        + " rotten",
                error.getMessage());
        assertInstanceOf(IllegalArgumentException.class, error.getCause());
        assertEquals(List.of(6L, 7L), batches.next());
        var plain = lists(failingAt(0), o -> {});
        assertThrows(IllegalArgumentException.class, () -> plain.iterator().next());
    }

    @Test
    void aFailingCollateFunctionNamesItsSamples() {
        var loader =
                new DataLoader<Long>(
                        TEN,
                        samples -> {
                            throw new IllegalStateException("no");
                        },
                        o -> o.batchSize(3).numWorkers(1));
        var error = assertThrows(StateError.class, () -> loader.iterator().next());
        assertEquals(
                "Caught IllegalStateException in DataLoader worker 0 with samples [0, 1, 2] of"
                        + " batch 0: no",
                error.getMessage());
    }

    @Test
    void workersAreInitializedOnceEach() {
        List<String> calls = new CopyOnWriteArrayList<>();
        var loader =
                lists(
                        TEN,
                        o ->
                                o.numWorkers(2)
                                        .workerInitFn(id -> {
                                            var info = WorkerInfo.current();
                                            calls.add(id + "/" + info.numWorkers());
                                        }));
        run(loader);
        assertEquals(List.of("0/2", "1/2"), calls.stream().sorted().toList());
        var broken =
                lists(
                        TEN,
                        o ->
                                o.numWorkers(1)
                                        .workerInitFn(id -> {
                                            throw new IllegalStateException("init");
                                        }));
        assertThrows(StateError.class, () -> broken.iterator().next());
    }

    @Test
    void aSlowWorkerMayBeGivenUp() {
        var never = new CountDownLatch(1);
        Dataset<Long> stuck =
                new Dataset<>() {
                    @Override
                    public Long get(long index) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return index;
                    }

                    @Override
                    public long size() {
                        return 3;
                    }
                };
        var loader = lists(stuck, o -> o.numWorkers(1).timeout(0.05));
        var error = assertThrows(StateError.class, () -> loader.iterator().next());
        assertEquals("DataLoader timed out after 0.05 seconds", error.getMessage());
        never.countDown();
    }

    /// Workers that other tests of this process may have left.
    private final Set<Thread> others = workers();

    private static Set<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread instanceof LoaderThread && thread.isAlive())
                .collect(Collectors.toSet());
    }

    private long liveWorkers() {
        Set<Thread> now = workers();
        now.removeAll(others);
        return now.size();
    }

    private void awaitNoWorkers() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (liveWorkers() > 0 && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(0, liveWorkers());
    }

    @Test
    void threadsEndWithTheIterationAndAfterBreak() throws InterruptedException {
        var loader = lists(numbers(1000), o -> o.batchSize(2).numWorkers(3));
        run(loader);
        awaitNoWorkers();
        leaveByBreak(loader);
        awaitNoWorkers();
    }

    /// A method of its own: the iterator is a variable of the frame for as long as that lives.
    private void leaveByBreak(DataLoader<List<Long>> loader) {
        for (List<Long> batch : loader) {
            assertEquals(List.of(0L, 1L), batch);
            break;
        }
        assertTrue(liveWorkers() > 0);
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() {
        refused(
                "sampler option is mutually exclusive with shuffle",
                o -> o.sampler(List.of(1L)).shuffle(true));
        refused(
                "batch_sampler option is mutually exclusive with batch_size, shuffle",
                o -> o.batchSampler(List.of(List.of(1L))).batchSize(3));
        refused(
                "batch_size=None option disables auto-batching",
                o -> o.batchSize(null).dropLast(true));
        refused("num_workers option should be non-negative", o -> o.numWorkers(-1));
        refused("prefetch_factor option could only be specified", o -> o.prefetchFactor(3));
        refused("persistent_workers option needs num_workers > 0", o -> o.persistentWorkers(true));
        refused("timeout option should be non-negative", o -> o.timeout(-1));
        refused("batch_size should be a positive integer value", o -> o.batchSize(0));
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new DataLoader<>(STREAM, o -> o.shuffle(true)));
        assertEquals(
                "DataLoader with IterableDataset: expected unspecified shuffle option, but got"
                        + " shuffle=True",
                error.getMessage());
    }

    private static void refused(String start, Consumer<DataLoader.Options> options) {
        var error =
                assertThrows(IllegalArgumentException.class, () -> new DataLoader<>(TEN, options));
        assertTrue(error.getMessage().startsWith(start), error.getMessage());
    }

    @Test
    void numbersBecomeTensorsByDefault() {
        var loader = new DataLoader<Tensor>(TEN, Collate::defaultCollate, o -> o.batchSize(4));
        List<Tensor> batches = new ArrayList<>();
        loader.forEach(batches::add);
        assertArrayEquals(new long[] {4, 5, 6, 7}, batches.get(1).toLongArray());
        assertEquals(3, batches.size());
        assertFalse(batches.get(2).isFloatingPoint());
    }
}
