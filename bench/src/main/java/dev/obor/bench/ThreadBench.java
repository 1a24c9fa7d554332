package dev.obor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What two threads gain, and that a core held by somebody else does not cost more than it has to.
final class ThreadBench {
    private static final double RUN_SECONDS = 0.4;
    private static final double MOST = 1.15;

    private final List<Integer> cores;
    private final int pairs;
    private final PrintWriter out;

    ThreadBench(List<Integer> cores, int pairs, PrintWriter out) {
        this.cores = cores;
        this.pairs = pairs;
        this.out = out;
    }

    /// Measures, prints, and returns members of a JSON object.
    List<String> run() throws IOException {
        List<String> json = new ArrayList<>();
        if (cores.size() < 2) {
            out.println("threads: this process may use one core only, so nothing to measure");
            return json;
        }
        List<Integer> two = cores.subList(cores.size() - 2, cores.size());
        try (Peer obor = new Peer(Commands.java(Worker.class), two)) {
            Spread gain = oneOverTwo(obor, "matmul1536");
            out.println("two threads, matmul1536: faster by " + gain);
            json.add("  \"two_threads_matmul1536\": " + gain.json());
        }
        try (Peer obor = new Peer(Commands.java(Worker.class), two);
                var _ = new Peer(Commands.java(Spinner.class), List.of(two.getLast()))) {
            for (String name : List.of("mlp512", "matmul768")) {
                Spread cost = oneOverTwo(obor, name).inverse();
                out.println(
                        String.format(
                                Locale.ROOT,
                                "two threads beside a busy core, %s: %s of the time of one thread,"
                                        + " %s",
                                name,
                                cost,
                                cost.median() <= MOST ? "as it should" : "should be <= " + MOST));
                json.add("  \"busy_core_" + name + "\": " + cost.json());
            }
        }
        return json;
    }

    /// The time with one thread over that with two.
    private Spread oneOverTwo(Peer obor, String name) throws IOException {
        obor.ask("open " + name);
        obor.ask("threads 2");
        obor.warmUp();
        obor.ask("threads 1");
        double one = obor.warmUp();
        int steps = (int) Math.clamp(RUN_SECONDS / one, 1, 100_000);
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            obor.ask("threads 1");
            one = obor.time(steps);
            obor.ask("threads 2");
            ratios[i] = one / obor.time(steps);
        }
        return Spread.of(ratios);
    }
}
