package dev.obor.distributed;

import dev.obor.base.StateError;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Connects the ranks: each listens at a free port first, tells the rendezvous, and then calls all
/// ranks below its own.
final class Tcp {
    private static final long AGAIN_AFTER = 50; // ms

    private final InitOptions options;
    private final int rank;
    private final int worldSize;
    private final long deadline;
    private final @Nullable Wire[] wires;
    private final TreeSet<String> refused = new TreeSet<>();

    private Tcp(InitOptions options, int rank, int worldSize) {
        this.options = options;
        this.rank = rank;
        this.worldSize = worldSize;
        this.deadline = System.nanoTime() + options.initTimeout.toNanos();
        this.wires = new Wire[worldSize];
    }

    /// Connects this rank with all others.
    ///
    /// @param hosts whether rank 0 runs the rendezvous
    static ProcessGroup connect(
            InitOptions options, InetSocketAddress master, int rank, int worldSize, boolean hosts) {
        Tcp tcp = new Tcp(options, rank, worldSize);
        Rendezvous own = null;
        InetSocketAddress at = master;
        if (hosts && rank == 0 && options.rendezvous == null) {
            own = new Rendezvous(master, worldSize, options.attempt, options.secret);
            at = new InetSocketAddress(master.getAddress(), own.port());
        }
        try (Rendezvous rendezvous = own) {
            tcp.meet(at, rendezvous == null ? options.rendezvous : rendezvous);
        }
        return new ProcessGroup(rank, tcp.wires, "tcp", options.timeout);
    }

    private void meet(InetSocketAddress master, @Nullable Rendezvous own) {
        try (SocketChannel channel = reach(master, "the rendezvous at " + master);
                ServerSocketChannel server = listen(channel)) {
            InetSocketAddress reachable = (InetSocketAddress) server.getLocalAddress();
            Hello hello =
                    new Hello(
                            Hello.Purpose.RENDEZVOUS,
                            options.attempt,
                            worldSize,
                            rank,
                            reachable.getAddress().getHostAddress(),
                            reachable.getPort());
            hello.call(channel, options.secret, "The rendezvous at " + master);
            InetSocketAddress[] all = table(channel, own);
            Thread.ofPlatform().daemon().name("obor-listen-" + rank).start(() -> listen(server));
            for (int peer = 0; peer < rank; peer++) {
                callPeer(peer, all[peer], hello);
            }
            awaitPeers();
        } catch (Hello.Refused e) {
            fail(String.valueOf(e.getMessage()), null);
        } catch (IOException e) {
            fail("rank " + rank + " lost the rendezvous at " + master + ": " + e.getMessage(), own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("rank " + rank + " was interrupted while it connected", own);
        }
    }

    private ServerSocketChannel listen(SocketChannel channel) throws IOException {
        String given = options.address;
        InetAddress here =
                given == null
                        ? ((InetSocketAddress) channel.getLocalAddress()).getAddress()
                        : InetAddress.getByName(given);
        return Rendezvous.listen(here, options.firstPort, options.lastPort, worldSize);
    }

    private StateError fail(String sentence, @Nullable Rendezvous own) {
        for (Wire wire : wires) {
            if (wire != null) {
                wire.close();
            }
        }
        String rest = own == null ? "" : " " + own.missing();
        throw new StateError(
                sentence + rest,
                "All ranks need the same MASTER_ADDR, MASTER_PORT, WORLD_SIZE and secret, and a"
                        + " RANK of their own.");
    }

    /// Where all ranks listen, once all are there.
    private InetSocketAddress[] table(SocketChannel channel, @Nullable Rendezvous own)
            throws IOException {
        long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        channel.socket().setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        InetSocketAddress[] all = new InetSocketAddress[worldSize];
        try {
            var in = new DataInputStream(channel.socket().getInputStream());
            for (int r = 0; r < worldSize; r++) {
                String host = in.readUTF();
                all[r] = new InetSocketAddress(host, in.readInt());
            }
        } catch (SocketTimeoutException e) {
            fail(
                    "rank "
                            + rank
                            + " waited longer than "
                            + options.initTimeout.toMillis() / 1e3
                            + " s for the other ranks.",
                    own);
        }
        return all;
    }

    /// A connection to an address at which somebody may listen only later.
    private SocketChannel reach(InetSocketAddress at, String who) throws InterruptedException {
        IOException last = null;
        do {
            SocketChannel channel = null;
            try {
                if (at.isUnresolved()) {
                    throw new UnknownHostException(at.getHostString());
                }
                channel = SocketChannel.open();
                long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
                channel.socket().connect(at, (int) Math.min(left, 10_000));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            } catch (IOException e) {
                last = e;
                close(channel);
                if (!(e instanceof ConnectException)) {
                    break;
                }
                Thread.sleep(AGAIN_AFTER);
            }
        } while (System.nanoTime() < deadline);
        throw fail("rank " + rank + " cannot reach " + who + ": " + last.getMessage(), null);
    }

    private static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            Thread.onSpinWait(); // of no use any more
        }
    }

    private void callPeer(int peer, InetSocketAddress at, Hello hello)
            throws Hello.Refused, InterruptedException {
        SocketChannel channel = reach(at, "rank " + peer + " at " + at);
        Hello own =
                new Hello(
                        Hello.Purpose.PEER,
                        hello.attempt(),
                        worldSize,
                        rank,
                        hello.host(),
                        hello.port());
        try {
            own.call(channel, options.secret, "Rank " + peer + " at " + at);
        } catch (IOException e) {
            close(channel);
            fail("rank " + rank + " lost rank " + peer + " at " + at + ": " + e.getMessage(), null);
        }
        admit(peer, at.toString(), channel);
    }

    private void listen(ServerSocketChannel server) {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofPlatform().daemon().name("obor-caller").start(() -> hear(channel));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void hear(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Hello hello = Hello.answer(channel, options.secret, this::refuse);
            admit(hello.rank(), hello.host() + ":" + hello.port(), channel);
        } catch (Hello.Refused e) {
            note(String.valueOf(e.getMessage()));
            close(channel);
        } catch (IOException e) {
            note("a connection ended early (" + e.getMessage() + ")");
            close(channel);
        }
    }

    private synchronized void note(String why) {
        refused.add(why);
    }

    private synchronized @Nullable String refuse(Hello hello) {
        boolean known =
                hello.rank() >= 0 && hello.rank() < worldSize && wires[hello.rank()] != null;
        if (hello.purpose() != Hello.Purpose.PEER || hello.rank() <= rank) {
            return "rank " + rank + " expects no such call";
        }
        return Rendezvous.reason(hello, options.attempt, worldSize, known);
    }

    private synchronized void admit(int peer, String place, SocketChannel channel) {
        wires[peer] = new Wire(rank, peer, place, options.through.apply(new Pipe.Tcp(channel)));
        notifyAll();
    }

    private void awaitPeers() throws InterruptedException {
        String problem = null;
        synchronized (this) {
            while (problem == null) {
                var missing = new TreeSet<Integer>();
                for (int r = 0; r < worldSize; r++) {
                    if (r != rank && wires[r] == null) {
                        missing.add(r);
                    }
                }
                if (missing.isEmpty()) {
                    return;
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    problem =
                            "rank "
                                    + rank
                                    + " waited longer than "
                                    + options.initTimeout.toMillis() / 1e3
                                    + " s to be called by ranks "
                                    + missing
                                    + (refused.isEmpty()
                                            ? "."
                                            : ". Sent away: " + String.join("; ", refused) + ".");
                } else {
                    wait(left);
                }
            }
        }
        fail(problem, null);
    }
}
