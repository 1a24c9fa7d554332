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
        String place = "the rendezvous at " + master;
        try (SocketChannel channel = reach(master, place);
                Door door = door(channel)) {
            Hello hello =
                    new Hello(
                            Hello.Purpose.RENDEZVOUS,
                            options.attempt,
                            worldSize,
                            rank,
                            door.address().getHostAddress(),
                            door.port());
            hello.call(channel, options.secret, "The rendezvous at " + master, left());
            InetSocketAddress[] all = table(channel, place);
            for (int peer = 0; peer < rank; peer++) {
                callPeer(peer, all[peer], hello);
            }
            awaitPeers(door);
        } catch (Hello.Refused e) {
            fail(String.valueOf(e.getMessage()), own);
        } catch (SocketTimeoutException e) {
            double seconds = options.initTimeout.toMillis() / 1e3;
            String what = " waited longer than " + seconds + " s for the other ranks.";
            fail("rank " + rank + what, own);
        } catch (IOException e) {
            fail("rank " + rank + " lost " + place + ": " + Hello.reason(e) + ".", own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("rank " + rank + " was interrupted while it connected.", own);
        }
    }

    /// How long this rank waits still, in milliseconds.
    private int left() {
        long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    private Door door(SocketChannel channel) throws IOException {
        String given = options.address;
        InetAddress here =
                given == null
                        ? ((InetSocketAddress) channel.getLocalAddress()).getAddress()
                        : InetAddress.getByName(given);
        return Door.open(
                here,
                options.firstPort,
                options.lastPort,
                worldSize,
                options.secret,
                new Door.Host() {
                    @Override
                    public @Nullable String refuse(Hello hello) {
                        boolean expected =
                                hello.purpose() == Hello.Purpose.PEER && hello.rank() > rank;
                        return expected
                                ? Door.reason(hello, options.attempt, worldSize)
                                : "rank " + rank + " expects no such call";
                    }

                    @Override
                    public void admit(Hello hello, SocketChannel caller) {
                        add(hello.rank(), hello.host() + ":" + hello.port(), caller);
                    }
                });
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
    private InetSocketAddress[] table(SocketChannel channel, String place) throws IOException {
        channel.socket().setSoTimeout(left());
        InetSocketAddress[] all = new InetSocketAddress[worldSize];
        var in = new DataInputStream(channel.socket().getInputStream());
        String over = Hello.text(in);
        if (!over.isEmpty()) {
            throw fail("rank " + rank + " waited in vain at " + place + ": " + over, null);
        }
        for (int r = 0; r < worldSize; r++) {
            String host = in.readUTF();
            all[r] = new InetSocketAddress(host, in.readInt());
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
                channel.socket().connect(at, Math.min(left(), 10_000));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            } catch (IOException e) {
                last = e;
                Door.close(channel);
                if (!(e instanceof ConnectException)) {
                    break;
                }
                Thread.sleep(AGAIN_AFTER);
            }
        } while (System.nanoTime() < deadline);
        throw fail("rank " + rank + " cannot reach " + who + ": " + last.getMessage() + ".", null);
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
            own.call(channel, options.secret, "Rank " + peer + " at " + at, left());
        } catch (IOException e) {
            Door.close(channel);
            String why = Hello.reason(e);
            fail("rank " + rank + " lost rank " + peer + " at " + at + ": " + why + ".", null);
        }
        add(peer, at.toString(), channel);
    }

    private synchronized void add(int peer, String place, SocketChannel channel) {
        wires[peer] = new Wire(rank, peer, place, options.through.apply(new Pipe.Tcp(channel)));
        notifyAll();
    }

    private void awaitPeers(Door door) throws InterruptedException {
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
                                    + "."
                                    + door.refused();
                } else {
                    wait(left);
                }
            }
        }
        fail(problem, null);
    }
}
