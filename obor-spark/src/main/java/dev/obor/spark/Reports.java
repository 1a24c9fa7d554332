package dev.obor.spark;

import dev.obor.base.StateError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The driver's end of what ranks report while they train: numbers, and why they fail.
final class Reports implements AutoCloseable {
    private static final byte METRIC = 1;
    private static final byte FAILURE = 2;
    private static final int PATIENCE = 10_000; // ms
    private static final int MOST_TEXT = 8000;

    /// What executors must know to report.
    ///
    /// @param token says that they belong to this run
    record Address(String host, int port, String token) implements Serializable {}

    private final ServerSocket server;
    private final Address address;
    private final Consumer<Metric> listener;
    private final Map<List<Object>, Metric> metrics = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int attempt;

    /// @param bind where the driver listens
    /// @param host what executors call it
    Reports(
            String bind,
            String host,
            int firstPort,
            int lastPort,
            String token,
            Consumer<Metric> listener) {
        this.listener = listener;
        server = open(bind, firstPort, lastPort);
        address = new Address(host, server.getLocalPort(), token);
        Thread.ofPlatform().daemon().name("obor-reports").start(this::serve);
    }

    private static ServerSocket open(String bind, int first, int last) {
        for (int port = first; ; port++) {
            try {
                return new ServerSocket(port, 256, InetAddress.getByName(bind));
            } catch (IOException e) {
                if (port >= last) {
                    throw new StateError(
                            "the driver cannot listen at " + bind + ": " + e.getMessage(),
                            "Set spark.driver.bindAddress, or other ports.");
                }
            }
        }
    }

    Address address() {
        return address;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("obor-reports-rank").start(() -> hear(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void hear(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE); // until it is known who it is
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            if (!same(in.readUTF(), address.token)) {
                return;
            }
            int rank = in.readInt();
            int of = in.readInt();
            socket.setSoTimeout(0);
            while (true) {
                switch (in.readByte()) {
                    case METRIC ->
                            add(
                                    new Metric(
                                            rank,
                                            in.readLong(),
                                            in.readLong(),
                                            in.readUTF(),
                                            in.readDouble()));
                    case FAILURE -> fail(of, in.readUTF());
                    default -> {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            Thread.onSpinWait(); // that rank has ended
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private void add(Metric metric) {
        synchronized (this) {
            // An epoch that is done again replaces what was said of it.
            metrics.put(
                    List.of(metric.rank(), metric.epoch(), metric.name(), metric.step()), metric);
        }
        listener.accept(metric);
    }

    private synchronized void fail(int of, String why) {
        if (of > attempt) {
            failures.clear();
            attempt = of;
        }
        failures.add(why);
    }

    /// All numbers, in the order in which they came.
    synchronized List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    /// Why the last attempt failed, as its ranks say; the first of them is the reason.
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            Thread.onSpinWait(); // of no use any more
        }
    }

    /// A rank's end.
    static final class Sender implements AutoCloseable {
        private final Address address;
        private final int rank;
        private final int attempt;
        private @Nullable Socket socket;
        private @Nullable DataOutputStream out;

        Sender(Address address, int rank, int attempt) {
            this.address = address;
            this.rank = rank;
            this.attempt = attempt;
        }

        private DataOutputStream out() throws IOException {
            DataOutputStream known = out;
            if (known != null) {
                return known;
            }
            Socket made = new Socket();
            made.connect(new InetSocketAddress(address.host, address.port), PATIENCE);
            socket = made;
            DataOutputStream to =
                    new DataOutputStream(new BufferedOutputStream(made.getOutputStream()));
            out = to;
            to.writeUTF(address.token);
            to.writeInt(rank);
            to.writeInt(attempt);
            return to;
        }

        synchronized void metric(Metric metric) {
            try {
                DataOutputStream to = out();
                to.writeByte(METRIC);
                to.writeLong(metric.epoch());
                to.writeLong(metric.step());
                to.writeUTF(metric.name());
                to.writeDouble(metric.value());
                to.flush();
            } catch (IOException e) {
                throw new StateError(
                        "rank "
                                + rank
                                + " cannot reach the driver at "
                                + address.host
                                + ":"
                                + address.port
                                + ": "
                                + e.getMessage(),
                        "Open that port, or name open ones by ports(first, last).");
            }
        }

        synchronized void failure(String why) {
            try {
                DataOutputStream to = out();
                to.writeByte(FAILURE);
                to.writeUTF(why.length() > MOST_TEXT ? why.substring(0, MOST_TEXT) : why);
                to.flush();
            } catch (IOException e) {
                Thread.onSpinWait(); // Spark tells it too
            }
        }

        @Override
        public synchronized void close() {
            try {
                Socket open = socket;
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                Thread.onSpinWait(); // of no use any more
            }
        }
    }
}
