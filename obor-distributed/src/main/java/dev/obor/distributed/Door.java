package dev.obor.distributed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where ranks are called: hears each caller in a thread of its own, lets each number in once, and
/// tells whom it sends away why.
final class Door implements AutoCloseable {
    private static final long LAST_CALLERS = 1000; // ms

    private final ServerSocketChannel server;
    private final Selector selector;
    private final String secret;
    private final Host host;
    private final Thread accepting;
    private final TreeSet<Integer> taken = new TreeSet<>();
    private final List<String> refused = new ArrayList<>();
    private @Nullable String over;

    /// Who lives behind the door.
    interface Host {
        /// Why a caller that knows the secret is not welcome, else null.
        @Nullable String refuse(Hello hello);

        /// Takes in a caller; the connection is the host's from now on.
        void admit(Hello hello, SocketChannel channel);
    }

    private Door(ServerSocketChannel server, String secret, Host host) throws IOException {
        this.server = server;
        this.secret = secret;
        this.host = host;
        server.configureBlocking(false);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        accepting = Thread.ofPlatform().daemon().name("obor-door-" + port()).unstarted(this::serve);
    }

    /// Listens at the first free port of a range.
    ///
    /// @param backlog how many callers may wait
    static Door open(
            InetAddress at, int firstPort, int lastPort, int backlog, String secret, Host host)
            throws IOException {
        Door door = new Door(listen(at, firstPort, lastPort, backlog), secret, host);
        door.accepting.start();
        return door;
    }

    private static ServerSocketChannel listen(InetAddress host, int first, int last, int backlog)
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
    int port() {
        return server.socket().getLocalPort();
    }

    /// The address at which it listens.
    InetAddress address() {
        return server.socket().getInetAddress();
    }

    private void serve() {
        try (server;
                selector) {
            boolean last;
            do {
                selector.select();
                selector.selectedKeys().clear();
                // Who has called before the door was closed is still told why it is.
                last = isOver();
                for (SocketChannel channel = server.accept();
                        channel != null;
                        channel = server.accept()) {
                    SocketChannel caller = channel;
                    Thread.ofPlatform().daemon().name("obor-caller").start(() -> hear(caller));
                }
            } while (!last);
        } catch (IOException e) {
            note("the door at port " + port() + " was shut: " + e.getMessage());
        }
    }

    private void hear(SocketChannel channel) {
        Hello taken = null;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Hello hello = Hello.hear(channel, secret);
            String why = take(hello);
            taken = why == null ? hello : null;
            hello.reply(channel, why);
            host.admit(hello, channel);
        } catch (Hello.Refused e) {
            note(String.valueOf(e.getMessage()));
            close(channel);
        } catch (IOException e) {
            note("a connection ended early (" + Hello.reason(e) + ")");
            giveBack(taken);
            close(channel);
        }
    }

    /// Judges and takes a number at once: of two callers with one number only one may come in.
    private synchronized @Nullable String take(Hello hello) {
        String why = over == null ? host.refuse(hello) : over;
        return why == null && !taken.add(hello.rank())
                ? "there is a rank of this number already"
                : why;
    }

    private synchronized void giveBack(@Nullable Hello hello) {
        if (hello != null) {
            taken.remove(hello.rank());
        }
    }

    private synchronized boolean isOver() {
        return over != null;
    }

    private synchronized void note(String why) {
        refused.add(why);
    }

    /// Who was sent away, and why: a sentence, or nothing.
    synchronized String refused() {
        return refused.isEmpty() ? "" : " Sent away: " + String.join("; ", refused) + ".";
    }

    /// Whom a caller belongs to, as far as attempt, size and numbers say.
    static @Nullable String reason(Hello hello, int attempt, int worldSize) {
        if (hello.attempt() != attempt) {
            return "it belongs to attempt " + hello.attempt() + ", this is attempt " + attempt;
        }
        if (hello.worldSize() != worldSize) {
            return "it expects " + hello.worldSize() + " ranks, here are " + worldSize;
        }
        if (hello.rank() < 0 || hello.rank() >= worldSize) {
            return "there are ranks 0 to " + (worldSize - 1);
        }
        return null;
    }

    static void close(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            Thread.onSpinWait(); // of no use any more
        }
    }

    /// Lets nobody in any more.
    ///
    /// @param why what late callers are told
    void close(String why) {
        synchronized (this) {
            over = over == null ? why : over;
        }
        selector.wakeup();
    }

    /// Lets nobody in any more, and waits until the port is free.
    @Override
    public void close() {
        close("nobody is let in any more");
        try {
            accepting.join(LAST_CALLERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
