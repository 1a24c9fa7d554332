package dev.obor.cli.ranks;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributed.Distributed;
import dev.obor.distributed.DistributedDataParallel;
import dev.obor.distributed.NetworkCost;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One rank of what `obor ranks` measures; rank 0 prints a line that begins with `RESULT`.
public final class RankProgram {
    private static final int WIDTH = 1024;
    private static final int LAYERS = 6;
    private static final int PIECE = 1 << 18;
    private static final double BUCKET_MB = 4.2; // a layer each

    private RankProgram() {}

    /// Does what the first argument says.
    public static void main(String[] args) throws Exception {
        long size = Long.parseLong(args[1]);
        int rounds = Integer.parseInt(args[2]);
        if (args[0].equals("stream")) {
            stream(size, rounds, Integer.parseInt(args[3]));
            return;
        }
        double megabits = args.length > 3 ? Double.parseDouble(args[3]) : 0;
        double millis = args.length > 4 ? Double.parseDouble(args[4]) : 0;
        Distributed.initProcessGroup(
                "tcp",
                o -> {
                    if (megabits > 0) {
                        o.throttle(megabits, Duration.ofNanos((long) (1e6 * millis)));
                    }
                });
        switch (args[0]) {
            case "reduce" -> {
                Tensor data = Obor.zeros(size / Float.BYTES);
                say(median(rounds, () -> Distributed.allReduce(data)));
            }
            case "train" -> {
                Training training = new Training((int) size);
                say(median(rounds, training::step));
            }
            case "cost" -> cost((int) size, rounds);
            default -> throw new IllegalArgumentException(args[0]);
        }
        Distributed.destroyProcessGroup();
    }

    private static void say(double... values) {
        if (Distributed.getRank() == 0) {
            StringBuilder line = new StringBuilder("RESULT");
            for (double value : values) {
                line.append(String.format(Locale.ROOT, " %.6g", value));
            }
            System.out.println(line);
        }
    }

    /// The median seconds of rounds that all ranks begin together; half as many before them are not
    /// counted.
    private static double median(int rounds, Runnable work) {
        double[] seconds = new double[rounds];
        for (int i = -rounds / 2; i < rounds; i++) {
            Distributed.barrier();
            long start = System.nanoTime();
            work.run();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        return middle(seconds);
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// A perceptron, whose layers are all as large.
    private static final class Training {
        private final DistributedDataParallel model;
        private final SGD optimizer;
        private final Tensor x;
        private final Tensor y;

        Training(int batch) {
            Obor.manualSeed(0);
            List<Module> layers = new ArrayList<>();
            for (int i = 0; i < LAYERS; i++) {
                layers.add(new Linear(WIDTH, WIDTH));
                layers.add(new ReLU());
            }
            model =
                    new DistributedDataParallel(
                            new Sequential(layers.toArray(Module[]::new)),
                            o -> o.bucketCapMb(BUCKET_MB));
            optimizer = new SGD(model.parameters(), o -> o.lr(0.001));
            x = Obor.randn(batch, WIDTH);
            y = Obor.randn(batch, WIDTH);
        }

        void step() {
            optimizer.zeroGrad();
            F.mseLoss(model.call(x), y).backward();
            optimizer.step();
        }

        /// The seconds of the three parts of a step of which nothing is sent.
        double[] parts() {
            optimizer.zeroGrad();
            long[] times = new long[4];
            times[0] = System.nanoTime();
            try (var _ = model.noSync()) {
                Tensor loss = F.mseLoss(model.call(x), y);
                times[1] = System.nanoTime();
                loss.backward();
            }
            times[2] = System.nanoTime();
            optimizer.step();
            times[3] = System.nanoTime();
            double[] parts = new double[3];
            for (int i = 0; i < 3; i++) {
                parts[i] = (times[i + 1] - times[i]) / 1e9;
            }
            return parts;
        }
    }

    /// What a step takes, and what was to be expected of its parts and of the network.
    private static void cost(int batch, int rounds) {
        NetworkCost network = NetworkCost.measure(Distributed.group());
        Training training = new Training(batch);
        double[][] parts = new double[3][rounds];
        for (int i = -rounds / 2; i < rounds; i++) {
            Distributed.barrier();
            double[] now = training.parts();
            for (int k = 0; k < 3 && i >= 0; k++) {
                parts[k][i] = now[k];
            }
        }
        List<Long> buckets = training.model.bucketBytes();
        List<Tensor> same = buckets.stream().map(b -> Obor.zeros(b / Float.BYTES)).toList();
        double communication = median(rounds, () -> same.forEach(Distributed::allReduce));
        double step = median(rounds, training::step);
        double[] p = {middle(parts[0]), middle(parts[1]), middle(parts[2])};
        int n = Distributed.getWorldSize();
        say(
                network.latency(),
                network.bandwidth(),
                p[0] + p[1] + p[2],
                communication,
                buckets.stream().mapToDouble(b -> network.allReduce(b, n)).sum(),
                step,
                network.step(p[0], p[1], p[2], buckets, n));
    }

    /// Two processes that send to each other as fast as sockets let them, both ways at once.
    private static void stream(long bytes, int rounds, int port) throws Exception {
        boolean first = System.getenv("RANK").equals("0");
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocketChannel door = first ? ServerSocketChannel.open().bind(here) : null;
                SocketChannel channel = door == null ? call(here) : door.accept()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            double[] seconds = new double[rounds];
            for (int i = -rounds / 2; i < rounds; i++) {
                send(channel, 1); // begin together
                receive(channel, 1);
                long start = System.nanoTime();
                Thread sender = Thread.ofPlatform().start(() -> send(channel, bytes));
                receive(channel, bytes);
                sender.join();
                if (i >= 0) {
                    seconds[i] = (System.nanoTime() - start) / 1e9;
                }
            }
            if (first) {
                System.out.println("RESULT " + middle(seconds));
            }
        }
    }

    private static void send(SocketChannel channel, long bytes) {
        ByteBuffer out = ByteBuffer.allocateDirect(PIECE);
        try {
            for (long left = bytes; left > 0; ) {
                left -= channel.write(out.clear().limit((int) Math.min(PIECE, left)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void receive(SocketChannel channel, long bytes) throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(PIECE);
        for (long left = bytes; left > 0; ) {
            int n = channel.read(in.clear().limit((int) Math.min(PIECE, left)));
            if (n < 0) {
                throw new IOException("the other process has ended");
            }
            left -= n;
        }
    }

    private static SocketChannel call(InetSocketAddress at) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return SocketChannel.open(at);
            } catch (ConnectException e) {
                if (i == 200) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }
}
