package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A fault at each message of a training step in turn: no rank hangs, none computes with a wrong
/// sum, and who fails is named.
class FaultsTest {
    enum Fault {
        CUT,
        GARBAGE,
        SLOW,
        LOST
    }

    /// Spoils one message of all that are written.
    private static final class Spoiled implements UnaryOperator<Pipe> {
        final AtomicInteger written = new AtomicInteger();
        final int at;
        final Fault fault;

        Spoiled(int at, Fault fault) {
            this.at = at;
            this.fault = fault;
        }

        @Override
        public Pipe apply(Pipe pipe) {
            return new PassingPipe(pipe) {
                @Override
                public void write(ByteBuffer from) throws IOException {
                    if (written.getAndIncrement() == at) {
                        switch (fault) {
                            case CUT -> pipe.close();
                            case LOST -> {
                                return;
                            }
                            case GARBAGE -> {
                                int place = (int) (at * 7919L % from.limit());
                                from.put(place, (byte) (from.get(place) ^ 0x10));
                            }
                            case SLOW -> pause();
                        }
                    }
                    super.write(from);
                }
            };
        }

        private static void pause() {
            try {
                Thread.sleep(30);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Only a message that is lost is found out by time; a slow machine is no fault.
    private static Duration patience(Fault fault) {
        return fault == Fault.LOST ? Duration.ofMillis(700) : Duration.ofMinutes(2);
    }

    /// What one rank does, and has afterwards.
    interface Part {
        Tensor of(int rank);
    }

    /// What each of three ranks has at the end, or its error.
    private static List<Object> run(Part part, Spoiled spoiled) {
        List<Object> results = new ArrayList<>(Collections.nCopies(3, ""));
        try {
            Distributed.spawn(
                    3,
                    rank -> {
                        try {
                            Tensor all = part.of(rank);
                            Distributed.barrier();
                            results.set(rank, all);
                        } catch (RuntimeException e) {
                            results.set(rank, String.valueOf(e.getMessage()));
                            throw e;
                        }
                    },
                    o -> o.timeout(patience(spoiled.fault)).through(spoiled).threads(1));
        } catch (RuntimeException e) {
            assertTrue(e.getMessage().contains("ank "), e.getMessage());
        }
        return results;
    }

    /// The gradients of a step.
    private static Tensor step(int rank) {
        Obor.manualSeed(1);
        var model =
                new DistributedDataParallel(
                        new Sequential(new Linear(3, 70), new ReLU(), new Linear(70, 80)),
                        o -> o.bucketCapMb(0.02));
        Obor.manualSeed(rank);
        model.call(Obor.randn(4, 3)).sum().backward();
        Tensor all = Obor.zeros(0);
        for (var p : model.parameters()) {
            Tensor grad = p.grad();
            all = Obor.cat(all, grad == null ? p : grad.view(-1));
        }
        return all;
    }

    /// A sum whose parts are several messages each, which are handed on as they come.
    private static Tensor large(int rank) {
        Obor.manualSeed(rank);
        Tensor all = Obor.randn(400_001);
        Distributed.allReduce(all);
        return all;
    }

    @Test
    void everyMessageOfAStepMayFail() {
        check(FaultsTest::step, 40, 11, 37);
    }

    @Test
    void everyMessageOfALargeSumMayFail() {
        check(FaultsTest::large, 36, 3, 13);
    }

    /// The whole sweep runs with -Pfull; a part of it always, for faults that are found at once and
    /// for one that is found by time.
    private static void check(Part part, int least, int stride, int strideOfLost) {
        Spoiled counted = new Spoiled(-1, Fault.SLOW);
        List<Object> right = run(part, counted);
        int messages = counted.written.get();
        assertTrue(messages >= least, "messages: " + messages);
        boolean full = Boolean.getBoolean("obor.full");
        int failed = 0;
        for (Fault fault : Fault.values()) {
            int every = full ? 1 : fault == Fault.LOST ? strideOfLost : stride;
            for (int at = fault.ordinal(); at < messages; at += every) {
                List<Object> results = run(part, new Spoiled(at, fault));
                boolean errors = false;
                for (int r = 0; r < 3; r++) {
                    Object result = results.get(r);
                    if (result instanceof Tensor t) {
                        assertTrue(t.equal((Tensor) right.get(r)), fault + " at " + at);
                    } else {
                        errors = true;
                        assertTrue(
                                String.valueOf(result).matches("(?s).*[Rr]ank \\d.*"),
                                fault + " at " + at + ": " + result);
                    }
                }
                if (fault == Fault.SLOW) {
                    assertEquals(false, errors, results.toString());
                }
                failed += errors ? 1 : 0;
            }
        }
        assertTrue(failed > 0);
    }
}
