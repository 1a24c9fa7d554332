package dev.obor.bench;

import dev.obor.base.FileWriting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Speed: training steps, matrix products, threads and start, on request beside PyTorch.
///
/// Both processes are started once, tied to the same core, kept alive and run in turns, so that
/// whatever else the machine does meets both. A row counts only if both computed the same.
public final class SpeedBench {
    /// All workloads, in order.
    public static final List<String> WORKLOADS =
            List.of(
                    "logistic",
                    "mlp50",
                    "mlp512",
                    "cnn",
                    "matmul192",
                    "matmul384",
                    "matmul768",
                    "matmul1536");

    /// The name of what is measured with two threads.
    public static final String THREADS = "threads";

    /// The name of what is measured from the start of a process.
    public static final String START = "start";

    private static final int PAIRS = 15;
    private static final int QUICK_PAIRS = 5;
    private static final double RUN_SECONDS = 0.08;
    private static final int STEPS_COMPARED = 100;

    /// What `only` may name.
    public static List<String> names() {
        List<String> names = new ArrayList<>(WORKLOADS);
        names.addAll(List.of(THREADS, START));
        return names;
    }

    /// Whether `only` may name it: one of `names`, or `matmul` and a size.
    public static boolean knows(String name) {
        return names().contains(name) || name.matches("matmul[1-9][0-9]{0,3}");
    }

    /// Choices.
    ///
    /// @param python a Python with PyTorch, or null to measure Obor alone
    /// @param quick fewer repetitions
    /// @param processorTime times training steps in processor time, for a machine that is busy
    /// @param data a folder with MNIST for the start-up times, or null to leave them out
    /// @param only workloads, `THREADS` or `START`, or an empty list for everything there is
    /// @param json where to write the results as JSON, or null
    public record Options(
            @Nullable String python,
            boolean quick,
            boolean processorTime,
            @Nullable Path data,
            List<String> only,
            @Nullable Path json) {
        Peer.Clock clock() {
            return processorTime ? Peer.Clock.THREAD : Peer.Clock.WALL;
        }

        int pairs() {
            return quick ? QUICK_PAIRS : PAIRS;
        }
    }

    private final Options options;
    private final PrintWriter out;
    private final List<Integer> cores = Cores.allowed();

    /// A benchmark that prints what it finds.
    public SpeedBench(Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// Measures everything.
    ///
    /// @throws IOException if a process cannot be started or ends early
    public void run() throws IOException {
        List<String> chosen = new ArrayList<>(options.only());
        if (chosen.isEmpty()) {
            chosen.addAll(names());
        }
        boolean threads = chosen.remove(THREADS);
        boolean start = chosen.remove(START);
        List<Row> rows = chosen.isEmpty() ? List.of() : rows(chosen);
        List<String> more = new ArrayList<>();
        if (threads) {
            more.addAll(new ThreadBench(options, cores, out).run());
        }
        if (start) {
            more.addAll(new StartBench(options, out).run());
        }
        if (options.json() != null) {
            byte[] text = json(rows, more).getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(options.json(), to -> to.write(text));
        }
    }

    private List<Row> rows(List<String> names) throws IOException {
        List<Integer> core = cores.isEmpty() ? cores : List.of(cores.getLast());
        out.println(
                core.isEmpty()
                        ? "one thread each (the system cannot tie a process to a core)"
                        : "one thread each, tied to core " + core.getFirst());
        out.println(
                options.python() == null
                        ? "workload      Obor's step"
                        : "workload      Obor's step  PyTorch's   PyTorch's time / Obor's");
        List<Row> rows = new ArrayList<>();
        try (Peer obor = new Peer(Commands.java(Worker.class), core, options.clock());
                Peer other = twin(core)) {
            obor.ask("threads 1");
            for (String name : names) {
                Row row = row(name, obor, other);
                rows.add(row);
                out.println(row.text());
            }
        }
        return rows;
    }

    private @Nullable Peer twin(List<Integer> core) throws IOException {
        String python = options.python();
        return python == null ? null : new Peer(Commands.python(python), core, options.clock());
    }

    private Row row(String name, Peer obor, @Nullable Peer other) throws IOException {
        double flops = name.startsWith("matmul") ? Worker.workload(name).flops() : 0;
        int compared = flops > 0 ? 1 : STEPS_COMPARED;
        obor.ask("open " + name);
        double result = Double.parseDouble(obor.ask("result " + compared));
        double slowest = obor.warmUp();
        double otherResult = 0;
        if (other != null) {
            other.ask("open " + name);
            otherResult = Double.parseDouble(other.ask("result " + compared));
            slowest = Math.max(slowest, other.warmUp());
        }
        int steps = (int) Math.clamp(RUN_SECONDS / slowest, 1, 100_000);
        double[] ours = new double[options.pairs()];
        double[] theirs = new double[ours.length];
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            if (other != null && i % 2 == 1) {
                theirs[i] = other.time(steps);
            }
            ours[i] = obor.time(steps);
            if (other != null && i % 2 == 0) {
                theirs[i] = other.time(steps);
            }
            ratios[i] = theirs[i] / ours[i];
        }
        return new Row(
                name,
                Spread.of(ours).median(),
                flops,
                result,
                other == null
                        ? null
                        : new Row.Other(
                                Spread.of(theirs).median(), otherResult, Spread.of(ratios)));
    }

    private static String json(List<Row> rows, List<String> more) {
        List<String> all = new ArrayList<>();
        all.add(
                "  \"java\": \""
                        + Runtime.version()
                        + "\",\n  \"rows\": [\n    "
                        + String.join(",\n    ", rows.stream().map(Row::json).toList())
                        + "\n  ]");
        all.addAll(more);
        return "{\n" + String.join(",\n  ", all) + "\n}\n";
    }
}
