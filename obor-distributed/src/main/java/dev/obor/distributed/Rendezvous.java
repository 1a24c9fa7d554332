package dev.obor.distributed;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
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
    private final ServerSocketChannel server;
    private final int worldSize;
    private final int attempt;
    private final String secret;
    private final TreeMap<Integer, Hello> arrived = new TreeMap<>();
    private final TreeMap<Integer, SocketChannel> channels = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

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
        this.secret = secret;
        if (at.isUnresolved()) {
            throw new StateError("rank 0 cannot listen at " + at + ": no such host");
        }
        try {
            server = listen(at.getAddress(), at.getPort(), lastPort, worldSize);
        } catch (IOException e) {
            throw new StateError(
                    "rank 0 cannot listen at " + at + ": " + e.getMessage(),
                    "Is another program there? Choose another MASTER_PORT.");
        }
        Thread.ofPlatform().daemon().name("obor-rendezvous").start(this::serve);
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

    /// Listens at the first free port of a range.
    static ServerSocketChannel listen(InetAddress host, int first, int last, int backlog)
            throws IOException {
        for (int port = first; ; port++) {
            ServerSocketChannel server = ServerSocketChannel.open();
            try {
                server.bind(new InetSocketAddress(host, port), Math.max(50, backlog));
                return server;
            } catch (IOException e) {
                server.close();
                if (port >= last) {
                    throw e;
                }
            }
        }
    }

    /// The port at which it listens.
    public int port() {
        return server.socket().getLocalPort();
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofPlatform()
                        .daemon()
                        .name("obor-rendezvous-caller")
                        .start(() -> hear(channel));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void hear(SocketChannel channel) {
        try {
            Hello hello = Hello.answer(channel, secret, this::refuse);
            admit(hello, channel);
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

    /// Whom of those that know the secret this group does not take.
    private synchronized @Nullable String refuse(Hello hello) {
        return reason(hello, attempt, worldSize, arrived.containsKey(hello.rank()));
    }

    static @Nullable String reason(Hello hello, int attempt, int worldSize, boolean known) {
        if (hello.attempt() != attempt) {
            return "it belongs to attempt " + hello.attempt() + ", this is attempt " + attempt;
        }
        if (hello.worldSize() != worldSize) {
            return "it expects " + hello.worldSize() + " ranks, here are " + worldSize;
        }
        if (hello.rank() < 0 || hello.rank() >= worldSize) {
            return "there are ranks 0 to " + (worldSize - 1);
        }
        return known ? "there is a rank of this number already" : null;
    }

    private synchronized void admit(Hello hello, SocketChannel channel) throws IOException {
        arrived.put(hello.rank(), hello);
        channels.put(hello.rank(), channel);
        if (arrived.size() < worldSize) {
            return;
        }
        for (SocketChannel to : channels.values()) {
            var out = new DataOutputStream(to.socket().getOutputStream());
            for (Hello each : arrived.values()) {
                out.writeUTF(each.host());
                out.writeInt(each.port());
            }
            out.flush();
            close(to);
        }
        server.close();
    }

    /// What is known when the wait is over: who has not come, and who was sent away.
    synchronized String missing() {
        var missing = new TreeSet<Integer>();
        for (int r = 0; r < worldSize; r++) {
            if (!arrived.containsKey(r)) {
                missing.add(r);
            }
        }
        return "Not there: ranks "
                + missing
                + (refused.isEmpty() ? "." : ". Sent away: " + String.join("; ", refused) + ".");
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // of no use any more
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // of no use any more
        }
        synchronized (this) {
            channels.values().forEach(Rendezvous::close);
        }
    }
}
