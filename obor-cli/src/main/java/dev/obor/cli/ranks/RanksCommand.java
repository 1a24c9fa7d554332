package dev.obor.cli.ranks;

import dev.obor.distributed.Launch;
import dev.obor.distributed.NetworkCost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `obor ranks`: measures what ranks on this machine cost each other.
@Command(
        name = "ranks",
        description = "Measure ranks of this machine: all-reduce, overlap, scaling.",
        footer = {
            "",
            "Prints four tables: an all-reduce of 100 MB beside two processes that only stream;",
            "training steps over networks of several speeds, with what was predicted; steps of",
            "more and more ranks; and what the measured network would do with up to 1,000 ranks.",
            "",
            "Example: OBOR_PYTHON=python3 obor ranks -n 2"
        })
public final class RanksCommand implements Callable<Integer> {
    private static final long LARGE = 100_000_000;
    // Mbit/s and ms.
    private static final double[][] THROTTLES = {{250, 2}, {1000, 1}, {4000, 0.2}};
    private static final List<String> TABLES = List.of("reduce", "overlap", "scaling");
    // So that two ranks have twice of what one has.
    private static final List<String> ONE_THREAD = List.of("-XX:ActiveProcessorCount=1");
    private static final int[] BATCHES = {64, 512, 2048};

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = {"-n", "--nproc-per-node"},
            paramLabel = "N",
            description = "How many ranks at most; 2 by default.")
    private int ranks = 2;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured, in fresh processes by turns; 3 by default.")
    private int rounds = 3;

    @Option(
            names = "--megabytes",
            paramLabel = "MB",
            description = "How much is reduced; 100 by default.")
    private int megabytes = 100;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TABLE",
            description = "Only these: reduce, overlap, scaling.")
    private List<String> only = TABLES;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        for (String table : only) {
            if (!TABLES.contains(table)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no table '" + table + "'; choose from " + TABLES);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        String python = System.getenv("OBOR_PYTHON");
        print(
                out,
                "%d cores, load %.1f%s",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                python == null ? "; OBOR_PYTHON names no Python with torch" : "");
        if (only.contains("reduce")) {
            reduce(out, python);
        }
        if (only.contains("overlap")) {
            overlap(out);
        }
        if (only.contains("scaling")) {
            scaling(out, python);
        }
        return 0;
    }

    private static void print(PrintWriter out, String format, @Nullable Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private void reduce(PrintWriter out, @Nullable String python)
            throws IOException, InterruptedException {
        long bytes = 1_000_000L * megabytes;
        print(out, "%nAll-reduce of %d MB, ms (medians of 40; rounds by turns)", megabytes);
        print(out, "%-8s %8s %8s %8s %8s", "ranks", "stream", "Obor", "gloo", "of stream");
        for (int n = 2; n <= Math.max(ranks, 2); n *= 2) {
            for (int round = 0; round < rounds; round++) {
                double stream = n > 2 ? Double.NaN : stream(bytes);
                double own = obor(n, "reduce", bytes, 40)[0];
                double gloo = python == null ? Double.NaN : gloo(python, n, "reduce", bytes, 40);
                print(
                        out,
                        "%-8d %8.1f %8.1f %8.1f %8.2f",
                        n,
                        1e3 * stream,
                        1e3 * own,
                        1e3 * gloo,
                        stream / own);
            }
        }
    }

    private double stream(long bytes) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return obor(2, "stream", bytes, 40, Integer.toString(port))[0];
    }

    private void overlap(PrintWriter out) {
        print(out, "%nSteps of two ranks over slow networks, ms");
        print(
                out,
                "%-16s %6s %8s %8s %8s %7s %9s %6s %9s %6s",
                "network",
                "batch",
                "compute",
                "commun.",
                "step",
                "of max",
                "predicted",
                "error",
                "commun.",
                "error");
        for (double[] throttle : THROTTLES) {
            for (int batch : BATCHES) {
                double[] v =
                        obor(
                                2,
                                "cost",
                                batch,
                                7,
                                Double.toString(throttle[0]),
                                Double.toString(throttle[1]));
                print(
                        out,
                        "%-16s %6d %8.1f %8.1f %8.1f %7.2f %9.1f %+5.0f%% %9.1f %+5.0f%%",
                        "%.0f Mbit, %.1f ms".formatted(throttle[0], throttle[1]),
                        batch,
                        1e3 * v[2],
                        1e3 * v[3],
                        1e3 * v[5],
                        v[5] / Math.max(v[2], v[3]),
                        1e3 * v[6],
                        100 * (v[6] / v[5] - 1),
                        1e3 * v[4],
                        100 * (v[4] / v[3] - 1));
            }
        }
    }

    private void scaling(PrintWriter out, @Nullable String python)
            throws IOException, InterruptedException {
        print(out, "%nSteps of an MLP of 6 x 1024, a batch of 256 and a thread in each rank, ms");
        print(out, "%-8s %8s %8s", "ranks", "Obor", "PyTorch");
        for (int round = 0; round < rounds; round++) {
            for (int n = 1; n <= ranks; n *= 2) {
                double own = obor(n, "train", 256, 20)[0];
                double other = python == null ? Double.NaN : gloo(python, n, "train", 256, 20);
                print(out, "%-8d %8.1f %8.1f", n, 1e3 * own, 1e3 * other);
            }
        }
        double[] v = obor(2, "cost", 256, 7);
        var network = new NetworkCost(v[0], v[1]);
        print(out, "%nThe network between processes here: %s", network);
        print(out, "An all-reduce of 100 MB in buckets of 25 MB over it, as predicted, ms:");
        for (int n : new int[] {2, 8, 64, 1000}) {
            print(out, "%-8d %8.1f", n, 4e3 * network.allReduce(LARGE / 4, n));
        }
    }

    /// What rank 0 of Java processes says.
    private static double[] obor(int n, String what, long size, int rounds, String... more) {
        List<String> program = new ArrayList<>();
        Module module = RankProgram.class.getModule();
        if (module.isNamed()) {
            program.add("-m");
            program.add(module.getName() + "/" + RankProgram.class.getName());
        } else {
            program.add(RankProgram.class.getName());
        }
        program.addAll(List.of(what, Long.toString(size), Integer.toString(rounds)));
        program.addAll(List.of(more));
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said, true);
        int code = new Launch(n, ONE_THREAD, program, to, to).run();
        return result(said.toString(), code);
    }

    private static double[] result(String said, int code) {
        for (String line : said.split("\n")) {
            int at = line.indexOf("RESULT ");
            if (at >= 0 && code == 0) {
                return Arrays.stream(line.substring(at + 7).strip().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        }
        throw new IllegalStateException("the ranks failed with exit code " + code + ":\n" + said);
    }

    private static double gloo(String python, int n, String what, long size, int rounds)
            throws IOException, InterruptedException {
        String script;
        try (InputStream in = RanksCommand.class.getResourceAsStream("gloo.py")) {
            if (in == null) {
                throw new IOException("gloo.py is missing from the jar");
            }
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = Integer.toString(free.getLocalPort());
        }
        List<Process> processes = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            var builder =
                    new ProcessBuilder(
                            python, "-c", script, what, Long.toString(size), "" + rounds);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .putAll(
                            Map.of(
                                    "RANK",
                                    "" + r,
                                    "WORLD_SIZE",
                                    "" + n,
                                    "MASTER_ADDR",
                                    "127.0.0.1",
                                    "MASTER_PORT",
                                    port));
            processes.add(builder.start());
        }
        String said =
                new String(
                        processes.getFirst().getInputStream().readAllBytes(),
                        StandardCharsets.UTF_8);
        int code = processes.getFirst().waitFor();
        for (Process process : processes) {
            process.waitFor();
        }
        return result(said, code)[0];
    }
}
