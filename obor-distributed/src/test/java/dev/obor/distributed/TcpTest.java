package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Rank;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Ranks that are connected by sockets, and who is not let in.
class TcpTest {
    /// Runs ranks that find each other at a port of this machine.
    ///
    /// @return the message of each rank that failed
    static TreeMap<Integer, String> run(
            int size, Distributed.Body body, Consumer<InitOptions> options) throws Exception {
        int port = freePort();
        return run(size, port, rank -> options, body);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    interface ByRank {
        Consumer<InitOptions> of(int rank);
    }

    static TreeMap<Integer, String> run(int size, int port, ByRank options, Distributed.Body body)
            throws InterruptedException {
        TreeMap<Integer, String> errors = new TreeMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            int number = r;
            Runnable work =
                    () -> {
                        try {
                            Distributed.initProcessGroup(
                                    "tcp",
                                    o -> {
                                        o.initMethod("tcp://127.0.0.1:" + port);
                                        o.rank(number).worldSize(size).secret("s");
                                        o.timeout(Duration.ofMinutes(2));
                                        o.initTimeout(Duration.ofMinutes(2));
                                        options.of(number).accept(o);
                                    });
                            body.run(number);
                            Distributed.destroyProcessGroup();
                        } catch (Throwable e) {
                            synchronized (errors) {
                                errors.put(number, String.valueOf(e.getMessage()));
                            }
                            if (Distributed.isInitialized()) {
                                Distributed.group().abort("Rank " + number + " failed: " + e);
                            }
                        }
                    };
            threads.add(Thread.ofPlatform().start(new Rank(1).wrap(work)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return errors;
    }

    @Test
    void ranksReduceOverSockets() throws Exception {
        for (int size = 1; size <= 4; size++) {
            int n = size;
            var errors =
                    run(
                            n,
                            rank -> {
                                assertEquals(n, Distributed.getWorldSize());
                                assertEquals(rank, Distributed.getRank());
                                assertEquals("tcp", Distributed.getBackend());
                                for (long numel : new long[] {1, 1000, 1_000_000}) {
                                    Tensor t = Obor.full(new long[] {(int) numel}, rank + 1.0);
                                    Distributed.allReduce(t);
                                    assertTrue(t.eq(n * (n + 1) / 2.0).all().itemBoolean());
                                }
                                Distributed.barrier();
                            },
                            o -> {});
            assertEquals(0, errors.size(), errors.toString());
        }
    }

    /// Runs ranks that meet where the test says, until it says that the wait is over.
    ///
    /// @param over what is known of those that are missing then
    private static TreeMap<Integer, String> inVain(int size, ByRank options, Pattern over)
            throws Exception {
        var meeting = new Rendezvous("127.0.0.1", 0, 0, size, 7, "s");
        Thread closing =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.matcher(meeting.missing()).find()) {
                                pause(5);
                            }
                            meeting.close();
                        });
        var errors =
                run(
                        size,
                        meeting.port(),
                        rank ->
                                o -> {
                                    o.attempt(7).rendezvous(rank == 0 ? meeting : null);
                                    options.of(rank).accept(o);
                                },
                        rank -> {});
        closing.join();
        assertEquals(size, errors.size(), errors.toString());
        return errors;
    }

    @Test
    void wrongSecretsAreRefused() throws Exception {
        var over = Pattern.compile("Not there: ranks \\[2]\\. Sent away: ");
        var errors = inVain(3, rank -> o -> o.secret(rank == 2 ? "another" : "s"), over);
        assertTrue(errors.get(2).contains("another secret than rank 2"), errors.get(2));
        for (int rank : new int[] {0, 1}) {
            assertTrue(errors.get(rank).contains("rank " + rank + " waited in vain at the"));
            assertTrue(over.matcher(errors.get(rank)).find(), errors.get(rank));
        }
    }

    @Test
    void ranksOfAnotherAttemptAreRefused() throws Exception {
        var over = Pattern.compile("Not there: ranks \\[1]\\. Sent away: ");
        var errors = inVain(3, rank -> o -> o.attempt(rank == 1 ? 6 : 7), over);
        assertTrue(errors.get(1).contains("attempt 6, this is attempt 7"), errors.get(1));
        assertTrue(over.matcher(errors.get(0)).find(), errors.get(0));
    }

    @Test
    void sizesThatDifferAreRefused() throws Exception {
        var over = Pattern.compile("Not there: ranks \\[1]\\. Sent away: ");
        var errors = inVain(2, rank -> o -> o.worldSize(2 + rank), over);
        assertTrue(errors.get(1).contains("it expects 3 ranks, here are 2"), errors.get(1));
    }

    /// Of those that come at the same moment too.
    @Test
    void numbersThatComeTwiceAreRefused() throws Exception {
        var over = Pattern.compile("Not there: ranks \\[3, 4]\\. Sent away: .*; ");
        for (int i = 0; i < 20; i++) {
            var errors = inVain(5, rank -> o -> o.rank(new int[] {0, 1, 2, 1, 2}[rank]), over);
            long refused =
                    errors.values().stream().filter(e -> e.contains(" refuses rank ")).count();
            assertEquals(2, refused, errors.toString());
            assertTrue(errors.get(0).contains("there is a rank of this number"), errors.get(0));
        }
    }

    /// A rank that comes to nobody, and one whose others do not come.
    @Test
    void whoWaitsTooLongSaysForWhom() throws Exception {
        var two = Duration.ofSeconds(2);
        var errors = run(1, freePort(), rank -> o -> o.worldSize(2).initTimeout(two), rank -> {});
        assertTrue(errors.get(0).contains("rank 0 waited longer than 2.0 s"), errors.get(0));
        assertTrue(errors.get(0).contains("1]"), errors.get(0));
        errors =
                run(
                        1,
                        freePort(),
                        rank -> o -> o.rank(1).worldSize(2).initTimeout(Duration.ofMillis(300)),
                        rank -> {});
        assertTrue(errors.get(0).contains("rank 1 cannot reach the rendezvous"), errors.get(0));
    }

    /// Whoever else knocks at the port is sent away, and the ranks meet all the same.
    @Test
    void strangersDoNotDisturb() throws Exception {
        try (var meeting = new Rendezvous("127.0.0.1", 0, 0, 2, 0, "s");
                var silent = new Socket("127.0.0.1", meeting.port())) {
            for (int i = 0; i < 3; i++) {
                try (var socket = new Socket("127.0.0.1", meeting.port())) {
                    socket.getOutputStream().write("GET / HTTP/1.1\n\n".getBytes());
                }
            }
            var errors =
                    run(
                            2,
                            meeting.port(),
                            rank -> o -> o.rendezvous(rank == 0 ? meeting : null),
                            rank -> Distributed.barrier());
            assertEquals(0, errors.size(), errors.toString());
            assertTrue(silent.isConnected());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// As on a cluster: the program opens the rendezvous, and only some ports are open.
    @Test
    void ranksMeetWhereTheProgramSaysAndListenAtOpenPorts() throws Exception {
        int first = 23_480;
        int last = first + 40;
        try (var meeting = new Rendezvous("127.0.0.1", first, last, 2, 3, "s")) {
            assertTrue(meeting.port() >= first && meeting.port() <= last);
            var errors =
                    run(
                            2,
                            meeting.port(),
                            rank ->
                                    o ->
                                            o.attempt(3)
                                                    .address("127.0.0.1")
                                                    .ports(first, last)
                                                    .rendezvous(rank == 0 ? meeting : null),
                            rank -> {
                                Tensor t = Obor.ones(3);
                                Distributed.allReduce(t);
                                assertEquals(2, t.sum().div(3).item());
                            });
            assertEquals(Map.of(), errors);
        }
        for (int[] ports : new int[][] {{0, 7}, {7, 3}, {1, 70_000}, {-1, 1}}) {
            assertThrows(
                    ValueError.class,
                    () -> new Rendezvous("127.0.0.1", ports[0], ports[1], 2, 0, "s"));
        }
    }
}
