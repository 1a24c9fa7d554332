package dev.obor.cpu.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // changes the number of threads
class WorkersTest {
    private int before;

    @BeforeEach
    void remember() {
        before = Workers.threads();
    }

    @AfterEach
    void restore() {
        Workers.setThreads(before);
    }

    private static void eachIndexOnce(int tasks) {
        var seen = new AtomicIntegerArray(Math.max(1, tasks));
        Workers.run(tasks, seen::incrementAndGet);
        for (int i = 0; i < tasks; i++) {
            assertEquals(1, seen.get(i), "index " + i + " of " + tasks);
        }
    }

    @Test
    void everyIndexRunsOnceForAnyNumberOfThreads() {
        for (int threads : new int[] {1, 2, 3, 4, 8}) {
            Workers.setThreads(threads);
            for (int tasks : new int[] {0, 1, 2, 3, 17, 1000}) {
                for (int repeat = 0; repeat < 20; repeat++) {
                    eachIndexOnce(tasks);
                }
            }
        }
    }

    @Test
    void nestedCallsRunInsideTheTask() {
        Workers.setThreads(4);
        var seen = new AtomicIntegerArray(64 * 8);
        Workers.run(
                64,
                i -> {
                    Thread self = Thread.currentThread();
                    Workers.run(
                            8,
                            j -> {
                                assertSame(self, Thread.currentThread());
                                seen.incrementAndGet(8 * i + j);
                            });
                });
        for (int i = 0; i < seen.length(); i++) {
            assertEquals(1, seen.get(i));
        }
    }

    /// A whole job is less work, so nothing is cut up where one thread would do all of it.
    @Test
    void jobsAreNotCutUpForOneThread() {
        long day = Duration.ofDays(1).toNanos();
        Workers.setThreads(2);
        assertTrue(Workers.worthSharing(day));
        var inside = new AtomicIntegerArray(8);
        Workers.run(8, i -> inside.set(i, Workers.worthSharing(day) ? 1 : 0));
        for (int i = 0; i < 8; i++) {
            assertEquals(0, inside.get(i), "task " + i);
        }
        Workers.setThreads(1);
        assertFalse(Workers.worthSharing(day));
    }

    @Test
    void theExceptionWithTheLowestIndexReachesTheCaller() {
        Workers.setThreads(4);
        for (int repeat = 0; repeat < 50; repeat++) {
            var e =
                    assertThrows(
                            IllegalStateException.class,
                            () ->
                                    Workers.run(
                                            100,
                                            i -> {
                                                if (i % 10 == 7) {
                                                    throw new IllegalStateException("at " + i);
                                                }
                                            }));
            assertEquals("at 7", e.getMessage());
            eachIndexOnce(50);
        }
    }

    @Test
    void checkedExceptionsStayThemselves() {
        Workers.setThreads(2);
        var cause = new IOException("disk");
        var e = assertThrows(IOException.class, () -> Workers.run(4, i -> sneak(cause)));
        assertSame(cause, e);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable t) throws E {
        throw (E) t;
    }

    @Test
    void manyVirtualAndPlatformThreadsMayCallAtTheSameTime() throws Exception {
        Workers.setThreads(4);
        for (var executor :
                new ExecutorService[] {
                    Executors.newVirtualThreadPerTaskExecutor(), Executors.newFixedThreadPool(6)
                }) {
            try (executor) {
                var all = new ArrayList<Future<?>>();
                for (int caller = 0; caller < 40; caller++) {
                    all.add(
                            executor.submit(() -> {
                                for (int repeat = 0; repeat < 20; repeat++) {
                                    eachIndexOnce(13);
                                }
                            }));
                }
                for (var f : all) {
                    f.get();
                }
            }
        }
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        Workers.setThreads(4);
        Thread.currentThread().interrupt();
        eachIndexOnce(200);
        assertTrue(Thread.interrupted());
    }

    @Test
    void aCallerNeverWaitsForWorkNoOneStarted() throws Exception {
        Workers.setThreads(2);
        var caller = Thread.currentThread();
        var ranByCaller = new AtomicIntegerArray(100);
        var blocked = new CountDownLatch(1);
        Workers.run(
                100,
                i -> {
                    if (Thread.currentThread() == caller) {
                        ranByCaller.set(i, 1);
                        if (i >= 98) {
                            blocked.countDown();
                        }
                    } else {
                        hold(blocked); // a worker that got stuck with one task
                    }
                });
        int sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += ranByCaller.get(i);
        }
        assertTrue(sum >= 98, "the caller ran only " + sum + " of 100 tasks");
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> Workers.setThreads(0));
        assertEquals("setThreads: got 0, need at least 1", e.getMessage());
    }
}
