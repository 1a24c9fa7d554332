package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Rank;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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
                                        o.timeout(Duration.ofSeconds(5));
                                        o.initTimeout(Duration.ofSeconds(4));
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

    @Test
    void wrongSecretsAreRefused() throws Exception {
        var errors =
                run(
                        3,
                        freePort(),
                        rank ->
                                o -> {
                                    if (rank == 2) {
                                        o.secret("another");
                                    }
                                    o.initTimeout(Duration.ofSeconds(1));
                                },
                        rank -> {});
        assertEquals(3, errors.size());
        assertTrue(errors.get(2).contains("another secret than rank 2"), errors.get(2));
        assertTrue(errors.get(0).contains("Not there: ranks [2]"), errors.get(0));
        assertTrue(errors.get(0).contains("Sent away: "), errors.get(0));
    }

    @Test
    void ranksOfAnotherAttemptAreRefused() throws Exception {
        var errors =
                run(
                        3,
                        freePort(),
                        rank ->
                                o ->
                                        o.attempt(rank == 1 ? 6 : 7)
                                                .initTimeout(Duration.ofSeconds(1)),
                        rank -> {});
        assertTrue(errors.get(1).contains("attempt 6, this is attempt 7"), errors.get(1));
        assertTrue(errors.get(0).contains("Not there: ranks [1]"), errors.get(0));
    }

    @Test
    void sizesThatDifferAndNumbersThatComeTwiceAreRefused() throws Exception {
        var errors =
                run(
                        2,
                        freePort(),
                        rank -> o -> o.worldSize(2 + rank).initTimeout(Duration.ofSeconds(1)),
                        rank -> {});
        assertTrue(errors.get(1).contains("it expects 3 ranks, here are 2"), errors.get(1));
        int port = freePort();
        errors =
                run(
                        3,
                        port,
                        rank -> o -> o.rank(Math.min(rank, 1)).initTimeout(Duration.ofSeconds(1)),
                        rank -> {});
        assertTrue(errors.toString().contains("there is a rank of this number"), errors.toString());
    }

    /// Whoever else knocks at the port is sent away, and the ranks meet all the same.
    @Test
    void strangersDoNotDisturb() throws Exception {
        int port = freePort();
        Thread stranger =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < 3; i++) {
                                try (var socket = new Socket()) {
                                    while (!socket.isConnected()) {
                                        Thread.sleep(5);
                                        try {
                                            socket.connect(
                                                    new InetSocketAddress("127.0.0.1", port));
                                        } catch (IOException e) {
                                            return;
                                        }
                                    }
                                    socket.getOutputStream().write("GET / HTTP/1.1\n\n".getBytes());
                                } catch (IOException | InterruptedException e) {
                                    return;
                                }
                            }
                        });
        var errors =
                run(
                        2,
                        port,
                        rank ->
                                o -> {
                                    if (rank == 1) {
                                        pause(200);
                                    }
                                },
                        rank -> Distributed.barrier());
        stranger.join();
        assertEquals(0, errors.size(), errors.toString());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyThereIsSaidInTime() throws Exception {
        var errors =
                run(
                        1,
                        freePort(),
                        rank -> o -> o.rank(1).worldSize(2).initTimeout(Duration.ofMillis(300)),
                        rank -> {});
        assertTrue(errors.get(0).contains("rank 1 cannot reach the rendezvous"), errors.get(0));
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
