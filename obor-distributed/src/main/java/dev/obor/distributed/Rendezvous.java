package dev.obor.distributed;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the ranks find each other, the part of PyTorch's `TCPStore`: each says where it listens,
/// and when all are there each is told where all the others do. Rank 0 runs it, or the program that
/// starts the ranks: then rank 0 is told by [InitOptions#rendezvous].
///
/// Who does not know the secret, or belongs to another attempt, is sent away.
public final class Rendezvous implements AutoCloseable {
    private static final String ALL = "all ranks of the group are there already";

    private final Door door;
    private final int worldSize;
    private final int attempt;
    private final TreeMap<Integer, Hello> arrived = new TreeMap<>();
    private final TreeMap<Integer, SocketChannel> channels = new TreeMap<>();
    private @Nullable String over;

    /// Waits for the ranks at an address of this machine.
    ///
    /// @param host the address
    /// @param firstPort the first port that may be used; 0 for any
    /// @param lastPort the last one
    /// @param worldSize how many ranks there are
    /// @param attempt which start of the program this is
    /// @param secret what all ranks know
    /// @throws StateError if none of the ports is free
    public Rendezvous(
            String host, int firstPort, int lastPort, int worldSize, int attempt, String secret) {
        this(
                new InetSocketAddress(
                        Arguments.given(host, "host"), checkPorts(firstPort, lastPort)),
                lastPort,
                worldSize,
                attempt,
                Arguments.given(secret, "secret"));
    }

    Rendezvous(InetSocketAddress at, int worldSize, int attempt, String secret) {
        this(at, at.getPort(), worldSize, attempt, secret);
    }

    private Rendezvous(
            InetSocketAddress at, int lastPort, int worldSize, int attempt, String secret) {
        this.worldSize = worldSize;
        this.attempt = attempt;
        if (at.isUnresolved()) {
            throw new StateError("rank 0 cannot listen at " + at + ": no such host");
        }
        try {
            door =
                    Door.open(
                            at.getAddress(),
                            at.getPort(),
                            lastPort,
                            worldSize,
                            secret,
                            new Ranks());
        } catch (IOException e) {
            throw new StateError(
                    "rank 0 cannot listen at " + at + ": " + e.getMessage(),
                    "Is another program there? Choose another MASTER_PORT.");
        }
    }

    /// Refuses what is no range of ports.
    static int checkPorts(int first, int last) {
        if (first < 0 || last < first || last > 65535 || first == 0 && last != 0) {
            throw new ValueError(
                    "ports must be a range from 1 to 65535, or 0 for any, got "
                            + first
                            + " to "
                            + last);
        }
        return first;
    }

    /// The port at which it listens.
    public int port() {
        return door.port();
    }

    /// Those who come through the door.
    private final class Ranks implements Door.Host {
        @Override
        public @Nullable String refuse(Hello hello) {
            return Door.reason(hello, attempt, worldSize);
        }

        @Override
        public void admit(Hello hello, SocketChannel channel) {
            add(hello, channel);
        }
    }

    private synchronized void add(Hello hello, SocketChannel channel) {
        arrived.put(hello.rank(), hello);
        channels.put(hello.rank(), channel);
        if (over != null) {
            tell(channel, over, List.of());
        } else if (arrived.size() == worldSize) {
            channels.values().forEach(each -> tell(each, "", arrived.values()));
            door.close(ALL);
        }
    }

    /// Ends the wait of a rank: where all listen, or why nobody will tell it.
    private static void tell(SocketChannel waiting, String why, Collection<Hello> all) {
        try {
            var out = new DataOutputStream(waiting.socket().getOutputStream());
            out.writeUTF(why);
            for (Hello each : all) {
                out.writeUTF(each.host());
                out.writeInt(each.port());
            }
            out.flush();
        } catch (IOException e) {
            Thread.onSpinWait(); // it has left; the others will not reach it
        }
        Door.close(waiting);
    }

    /// What is known when the wait is over: who has not come, and who was sent away.
    synchronized String missing() {
        var missing = new TreeSet<Integer>();
        for (int r = 0; r < worldSize; r++) {
            if (!arrived.containsKey(r)) {
                missing.add(r);
            }
        }
        return "Not there: ranks " + missing + "." + door.refused();
    }

    /// Ends the wait; ranks that wait still, or come later, are told who is missing.
    @Override
    public void close() {
        String why;
        synchronized (this) {
            if (over == null && arrived.size() < worldSize) {
                over = "the wait for the ranks is over. " + missing();
                channels.values().forEach(each -> tell(each, over, List.of()));
            }
            why = over == null ? ALL : over;
        }
        door.close(why);
        door.close();
    }
}
