package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What ranks give each other, against what one process computes.
class CollectivesTest {
    private static final long[] SIZES = {0, 1, 7, 100, 5003};

    /// What a rank holds: other numbers in each, small enough to be exact in every dtype.
    private static Tensor of(int rank, long n, DType dtype) {
        Tensor t = Obor.arange(n).add(3L * rank).remainder(5).add(1);
        return dtype == DType.BOOL ? t.gt(2) : t.to(dtype);
    }

    @Test
    void sumsAreThoseOfOneProcessInEveryDtype() {
        for (int n = 1; n <= 5; n++) {
            int size = n;
            Distributed.spawn(
                    size,
                    rank -> {
                        for (DType dtype : DType.values()) {
                            for (long numel : SIZES) {
                                Tensor expected = of(0, numel, dtype);
                                for (int r = 1; r < size; r++) {
                                    expected = expected.add(of(r, numel, dtype));
                                }
                                Tensor t = of(rank, numel, dtype);
                                Distributed.allReduce(t);
                                assertTrue(t.equal(expected), dtype + " " + numel);
                            }
                        }
                    });
        }
    }

    @Test
    void otherReductions() {
        Distributed.spawn(
                3,
                rank -> {
                    for (long numel : SIZES) {
                        List<Tensor> all = new ArrayList<>();
                        for (int r = 0; r < 3; r++) {
                            all.add(of(r, numel, DType.INT64));
                        }
                        Tensor a = all.get(0);
                        Tensor b = all.get(1);
                        Tensor c = all.get(2);
                        check(rank, all, ReduceOp.PRODUCT, a.mul(b).mul(c));
                        check(rank, all, ReduceOp.MIN, Obor.minimum(a, Obor.minimum(b, c)));
                        check(rank, all, ReduceOp.MAX, Obor.maximum(a, Obor.maximum(b, c)));
                        check(rank, all, ReduceOp.BAND, a.bitwiseAnd(b).bitwiseAnd(c));
                        check(rank, all, ReduceOp.BOR, a.bitwiseOr(b).bitwiseOr(c));
                        check(rank, all, ReduceOp.BXOR, a.bitwiseXor(b).bitwiseXor(c));
                        Tensor mean = of(rank, numel, DType.FLOAT64);
                        Distributed.allReduce(mean, ReduceOp.AVG);
                        assertTrue(mean.equal(a.add(b).add(c).toDouble().div(3)));
                    }
                    Tensor whole = of(rank, 3, DType.INT64);
                    assertThrows(
                            DTypeError.class, () -> Distributed.allReduce(whole, ReduceOp.AVG));
                    Tensor complex = of(rank, 3, DType.COMPLEX64);
                    assertThrows(
                            DTypeError.class, () -> Distributed.allReduce(complex, ReduceOp.MAX));
                });
    }

    private static void check(int rank, List<Tensor> all, ReduceOp op, Tensor expected) {
        Tensor t = all.get(rank).clone();
        Distributed.allReduce(t, op);
        assertTrue(t.equal(expected), op.toString());
    }

    @Test
    void allRanksGetTheSameBitsAndTheSameInEveryRun() {
        for (int n = 2; n <= 5; n++) {
            int size = n;
            Set<String> results = ConcurrentHashMap.newKeySet();
            for (int run = 0; run < 2; run++) {
                Distributed.spawn(
                        size,
                        rank -> {
                            StringBuilder bits = new StringBuilder();
                            for (long numel : SIZES) {
                                Obor.manualSeed(rank);
                                Tensor t = Obor.randn(numel);
                                Distributed.allReduce(t);
                                for (float f : t.toFloatArray()) {
                                    bits.append(Float.floatToRawIntBits(f)).append(' ');
                                }
                            }
                            results.add(bits.toString());
                        });
            }
            assertEquals(1, results.size());
        }
    }

    @Test
    void stridedTensorsAndParametersAreReducedInPlace() {
        Distributed.spawn(
                3,
                rank -> {
                    Tensor whole = Obor.arange(12).add(100L * rank).view(3, 4).toFloat();
                    Tensor expected = whole.clone();
                    Tensor column = whole.select(1, 2);
                    int before = column.version();
                    Distributed.allReduce(column);
                    expected.select(1, 2).mul_(3).add_(300 - 300L * rank);
                    assertTrue(whole.equal(expected), whole.toString());
                    assertTrue(column.version() > before);
                    Tensor leaf = Obor.ones(2).requiresGrad_();
                    Distributed.allReduce(leaf);
                    assertTrue(leaf.detach().equal(Obor.full(new long[] {2}, 3.0)));
                    assertTrue(leaf.isLeaf() && leaf.requiresGrad());
                    Tensor one = Obor.tensor(1.5);
                    Distributed.allReduce(one);
                    assertEquals(4.5, one.item());
                });
    }

    @Test
    void broadcastGatherAndScatter() {
        for (int size : new int[] {1, 2, 3, 5}) {
            Distributed.spawn(
                    size,
                    rank -> {
                        for (DType dtype : List.of(DType.BOOL, DType.COMPLEX64)) {
                            for (long numel : new long[] {0, 7, 5003}) {
                                for (int root = 0; root < size; root++) {
                                    Tensor t = of(rank, numel, dtype);
                                    Distributed.broadcast(t, root);
                                    assertTrue(t.equal(of(root, numel, dtype)));
                                }
                                List<Tensor> all = Distributed.allGather(of(rank, numel, dtype));
                                Tensor sum = of(0, numel, dtype);
                                for (int r = 0; r < size; r++) {
                                    assertTrue(all.get(r).equal(of(r, numel, dtype)));
                                    sum = r == 0 ? sum : sum.add(of(r, numel, dtype));
                                }
                                Tensor mine = Obor.empty(dtype, numel);
                                Distributed.reduceScatter(
                                        mine, Collections.nCopies(size, of(rank, numel, dtype)));
                                assertTrue(mine.equal(sum), dtype + " " + numel);
                            }
                        }
                        Tensor matrix = Obor.full(new long[] {2, 3}, (double) rank);
                        Tensor all = Obor.empty(DType.FLOAT32, 2L * size, 3);
                        Distributed.allGatherIntoTensor(all, matrix);
                        assertEquals(rank, all.get(2 * rank + 1, 2).item());
                        assertThrows(
                                ShapeError.class,
                                () ->
                                        Distributed.allGatherIntoTensor(
                                                Obor.empty(7 * size), matrix));
                    });
        }
    }

    @Test
    void asynchronousCallsRunInOrder() {
        Distributed.spawn(
                2,
                rank -> {
                    List<Tensor> tensors = new ArrayList<>();
                    List<Work> works = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        Tensor t = Obor.full(new long[] {i % 2 == 0 ? 3 : 40_000}, (double) i);
                        tensors.add(t);
                        works.add(Distributed.allReduce(t, o -> o.asyncOp(true)));
                    }
                    for (int i = 0; i < 20; i++) {
                        works.get(i).await();
                        assertTrue(works.get(i).isSuccess());
                        assertTrue(tensors.get(i).eq(2.0 * i).all().itemBoolean());
                    }
                });
    }

    @Test
    void decisionsAreAgreedUpon() {
        Distributed.spawn(
                3,
                rank -> {
                    assertTrue(Distributed.any(rank == 1));
                    assertFalse(Distributed.any(false));
                    assertFalse(Distributed.all(rank == 1));
                    assertTrue(Distributed.all(true));
                    List<Integer> ran = new ArrayList<>();
                    Distributed.onRank0(() -> ran.add(rank));
                    assertEquals(rank == 0 ? List.of(0) : List.of(), ran);
                });
        assertTrue(Distributed.any(true));
        assertEquals(1, Distributed.getWorldSize());
    }

    /// Both places in the program are in the message.
    @Test
    void ranksThatCallDifferentThingsFindOut() {
        List<List<Distributed.Body>> pairs =
                List.of(
                        List.of(
                                r -> Distributed.allReduce(Obor.ones(3)),
                                r -> Distributed.allReduce(Obor.ones(4))),
                        List.of(
                                r -> Distributed.allReduce(Obor.ones(3)),
                                r -> Distributed.allReduce(Obor.ones(DType.FLOAT64, 3))),
                        List.of(
                                r -> Distributed.allReduce(Obor.ones(3)),
                                r -> Distributed.allReduce(Obor.ones(3), ReduceOp.MAX)),
                        List.of(
                                r -> Distributed.allReduce(Obor.ones(50_000)),
                                r -> Distributed.broadcast(Obor.ones(3), 0)),
                        List.of(
                                r -> Distributed.broadcast(Obor.ones(3), 1),
                                r -> Distributed.broadcast(Obor.ones(3), 0)));
        for (List<Distributed.Body> pair : pairs) {
            List<String> messages = Collections.synchronizedList(new ArrayList<>());
            StateError e =
                    assertThrows(
                            StateError.class,
                            () ->
                                    Distributed.spawn(
                                            3,
                                            rank -> {
                                                try {
                                                    pair.get(rank == 2 ? 1 : 0).run(rank);
                                                    Distributed.barrier();
                                                } catch (StateError error) {
                                                    messages.add(error.sentence());
                                                    throw error;
                                                }
                                            }));
            assertEquals(3, messages.size(), "every rank fails");
            assertTrue(e.getMessage().contains("do not call the same"), e.getMessage());
            assertTrue(e.getMessage().contains("rank 2 calls"), e.getMessage());
            assertEquals(
                    2,
                    e.getMessage().split("CollectivesTest.java:", -1).length - 1,
                    e.getMessage());
        }
    }

    @Test
    void oneFailingRankEndsAllAndIsNamed() {
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                Distributed.spawn(
                                        4,
                                        rank -> {
                                            if (rank == 2) {
                                                throw new IllegalArgumentException("no more data");
                                            }
                                            try {
                                                Distributed.allReduce(Obor.ones(100_000));
                                            } catch (StateError error) {
                                                messages.add(error.sentence());
                                                throw error;
                                            }
                                        }));
        assertEquals("rank 2 failed: no more data", e.sentence());
        assertEquals(3, messages.size());
        for (String message : messages) {
            assertTrue(message.contains("ank 2"), message);
        }
    }

    @Test
    void aRankThatDoesNotComeIsNamed() {
        var given = new CountDownLatch(1);
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                Distributed.spawn(
                                        2,
                                        rank -> {
                                            if (rank == 1) {
                                                given.await();
                                            }
                                            try {
                                                Distributed.barrier();
                                            } finally {
                                                given.countDown();
                                            }
                                        },
                                        o -> o.timeout(Duration.ofMillis(300))));
        assertTrue(
                e.getMessage().contains("Rank 0 waited longer than 0.3 s for rank 1 in barrier"),
                e.getMessage());
    }

    /// The one that hangs, and none of those that wait for each other because of it.
    @Test
    void ofFourTheOneThatHangsIsNamed() {
        var given = new CountDownLatch(3);
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                Distributed.spawn(
                                        4,
                                        rank -> {
                                            Distributed.barrier(); // the threads run
                                            if (rank == 2) {
                                                given.await();
                                            }
                                            try {
                                                Distributed.allReduce(Obor.ones(50_000));
                                            } finally {
                                                given.countDown();
                                            }
                                        },
                                        o -> o.timeout(Duration.ofMillis(2000))));
        assertTrue(
                e.getMessage().contains("Rank 3 waited longer than 2.0 s for rank 2"),
                e.getMessage());
    }

    @Test
    void aRankThatHasLeftIsNamed() {
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                Distributed.spawn(
                                        2,
                                        rank -> {
                                            Distributed.barrier();
                                            if (rank == 0) {
                                                Distributed.allReduce(Obor.ones(2));
                                            }
                                        }));
        assertTrue(e.getMessage().contains("Rank 1 has left the group"), e.getMessage());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThrows(StateError.class, () -> Distributed.allReduce(Obor.ones(1)));
        assertThrows(ValueError.class, () -> Distributed.initProcessGroup("nccl"));
        assertThrows(ValueError.class, () -> Distributed.spawn(0, rank -> {}));
        ValueError e =
                assertThrows(
                        ValueError.class,
                        () -> Distributed.initProcessGroup("tcp", o -> o.rank(0)));
        assertTrue(e.getMessage().contains("WORLD_SIZE"), e.getMessage());
    }
}
