package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a network costs, slow networks, and that gradients travel while others are computed. What
/// takes how long is measured by `obor ranks`, on a machine that does nothing else.
class NetworkCostTest {
    private static final NetworkCost GIGABIT = new NetworkCost(1e-3, 125e6);

    @Test
    void largeTensorsTakeWhatTheLineNeedsAndSmallOnesTheirWay() {
        assertEquals(0, GIGABIT.allReduce(1 << 20, 1));
        assertEquals(3 * (1e-3 + 4 / 125e6), GIGABIT.allReduce(4, 8), 1e-12);
        assertEquals(3 * (1e-3 + 4 / 125e6), GIGABIT.allReduce(4, 6), 1e-12);
        // 2 (N - 1) / N of the bytes, and the way of the last message.
        assertEquals(0.8 + 1e-3, GIGABIT.allReduce(100_000_000, 2), 1e-9);
        assertEquals(1.2 + 1e-3, GIGABIT.allReduce(100_000_000, 4), 1e-9);
        // Parts of one short message: each step waits for the one before.
        assertEquals(1998 * (1e-3 + 100 / 125e6), GIGABIT.allReduce(100_000, 1000), 1e-9);
        // A part of 400 KB waits for its first message of 256 KB.
        double step = Math.max(400_000 / 125e6, (1 << 18) / 125e6 + 1e-3);
        double last = 400_000 / 125e6 + 1e-3;
        assertEquals(13 * step + last, GIGABIT.allReduce(3_200_000, 8), 1e-9);
    }

    @Test
    void stepsHideWhatTravelsBehindTheBackwardPass() {
        List<Long> buckets = List.of(25_000_000L, 25_000_000L);
        double each = GIGABIT.allReduce(25_000_000, 2);
        assertEquals(0.5 + 3 + each + 0.1, GIGABIT.step(0.5, 3, 0.1, buckets, 2), 1e-9);
        assertEquals(0.5 + 0.01 + 2 * each + 0.1, GIGABIT.step(0.5, 0.02, 0.1, buckets, 2), 1e-9);
        assertEquals(0.62, GIGABIT.step(0.5, 0.02, 0.1, buckets, 1), 1e-9);
    }

    @Test
    void aThrottledNetworkIsAsSlowAsItIsSaidToBe() {
        Distributed.spawn(
                2,
                rank -> {
                    Tensor t = Obor.full(new long[] {250_000}, rank + 1.0); // 1 MB, in 80 ms
                    Distributed.barrier();
                    long start = System.nanoTime();
                    Distributed.allReduce(t);
                    double large = (System.nanoTime() - start) / 1e9;
                    assertTrue(large > 0.08, "1 MB in " + large);
                    assertTrue(t.eq(3).all().itemBoolean());
                    start = System.nanoTime();
                    for (int i = 0; i < 6; i++) {
                        Distributed.barrier();
                    }
                    double small = (System.nanoTime() - start) / 1e9;
                    assertTrue(small > 0.1, "six barriers in " + small); // one may be half over
                },
                o -> o.threads(1).throttle(100, Duration.ofMillis(20)));
    }

    @Test
    void whatIsMeasuredIsWhatTheThrottleAllows() {
        Distributed.spawn(
                3,
                rank -> {
                    NetworkCost network = NetworkCost.measure(Distributed.group());
                    // Never faster; how much slower depends on what else the machine does.
                    assertTrue(network.bandwidth() < 1.3 * 50e6, network.toString());
                    assertTrue(network.latency() > 0.9 * 5e-3, network.toString());
                },
                o -> o.threads(1).throttle(400, Duration.ofMillis(5)));
    }

    @Test
    void wrongUseIsRefused() {
        assertThrows(ValueError.class, () -> new NetworkCost(0, 0));
        assertThrows(ValueError.class, () -> GIGABIT.allReduce(-1, 2));
        assertThrows(ValueError.class, () -> GIGABIT.allReduce(1, 0));
        Distributed.spawn(
                1,
                rank ->
                        assertThrows(
                                StateError.class, () -> NetworkCost.measure(Distributed.group())));
        assertThrows(
                ValueError.class,
                () -> Distributed.spawn(1, rank -> {}, o -> o.throttle(0, Duration.ofMillis(1))));
    }

    /// Gradients of the last layer are under way before those of the first are computed, in every
    /// step.
    @Test
    void bucketsTravelWhileTheBackwardPassGoesOn() {
        AtomicInteger written = new AtomicInteger();
        Distributed.spawn(
                2,
                rank -> {
                    var first = new Linear(3, 40);
                    var model =
                            new DistributedDataParallel(
                                    new Sequential(first, new Linear(40, 50)),
                                    o -> o.bucketCapMb(0.005));
                    assertTrue(model.bucketBytes().size() > 1);
                    assertEquals(
                            4 * (4 * 40 + 41 * 50),
                            model.bucketBytes().stream().mapToLong(b -> b).sum());
                    for (int step = 0; step < 3; step++) {
                        Distributed.barrier();
                        model.zeroGrad();
                        int[] before = new int[1];
                        first.registerForwardHook((module, inputs, output) -> {
                            output.registerHook(_ -> {
                                long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
                                while (written.get() == before[0] && System.nanoTime() < end) {
                                    Thread.onSpinWait();
                                }
                                assertTrue(written.get() > before[0], "nothing was sent");
                                return null;
                            });
                            return null;
                        });
                        Tensor loss = model.call(Obor.ones(2, 3)).sum();
                        Distributed.barrier();
                        before[0] = written.get();
                        Distributed.barrier();
                        loss.backward();
                    }
                },
                o ->
                        o.threads(1)
                                .through(pipe ->
                                        new PassingPipe(pipe) {
                                            @Override
                                            public void write(ByteBuffer from) throws IOException {
                                                if (from.limit() > 1000) {
                                                    written.incrementAndGet();
                                                }
                                                super.write(from);
                                            }
                                        }));
    }
}
