package dev.obor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What two threads gain, and that a core held by somebody else does not cost more than it has to.
///
/// Two threads need two cores. Where the host of a virtual machine took one of them away during a
/// pair of runs ([Host]), that pair says nothing about the threads; more pairs are run then, and
/// both are printed: the pairs in which nothing was taken, and all.
final class ThreadBench {
    private static final double RUN_SECONDS = 0.4;
    private static final double MOST = 1.15;
    // Above this share of a run it was disturbed; the system counts in hundredths of a second.
    private static final double STOLEN = 0.03;
    private static final int MOST_TRIES = 5;

    private final SpeedBench.Options options;
    private final List<Integer> cores;
    private final PrintWriter out;

    ThreadBench(SpeedBench.Options options, List<Integer> cores, PrintWriter out) {
        this.options = options;
        this.cores = cores;
        this.out = out;
    }

    /// The time with one thread over that with two, or the other way round.
    ///
    /// @param calm of the pairs in which the host took nothing, null if there were none
    /// @param all of all pairs
    private record Ratio(@Nullable Spread calm, Spread all) {
        /// The pairs that say most.
        Spread best() {
            return calm != null ? calm : all;
        }

        Ratio inverse() {
            return new Ratio(calm == null ? null : calm.inverse(), all.inverse());
        }

        List<String> json(String key) {
            return List.of(
                    "  \"" + key + "\": " + best().json(),
                    "  \"" + key + "_all_pairs\": " + all.json());
        }

        /// What is left to say where the host took something.
        String rest() {
            int disturbed = all.count() - (calm == null ? 0 : calm.count());
            if (disturbed == 0) {
                return "";
            }
            return String.format(
                    Locale.ROOT,
                    "%n    (during %d pairs the host of this machine took a core away; with them %s)",
                    disturbed,
                    all);
        }
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
            gain("Obor", obor, "two_threads_matmul1536", json);
        }
        if (options.python() != null) {
            try (Peer twin = new Peer(Commands.python(options.python()), two)) {
                gain("PyTorch", twin, "two_threads_matmul1536_pytorch", json);
            }
        }
        try (Peer obor = new Peer(Commands.java(Worker.class), two);
                var _ = new Peer(Commands.java(Spinner.class), List.of(two.getLast()))) {
            for (String name : List.of("mlp512", "matmul768")) {
                Ratio cost = oneOverTwo(obor, name).inverse();
                out.println(
                        String.format(
                                Locale.ROOT,
                                "two threads beside a busy core, %s: %s of the time of one thread,"
                                        + " %s%s",
                                name,
                                cost.best(),
                                cost.best().median() <= MOST
                                        ? "as it should"
                                        : "should be <= " + MOST,
                                cost.rest()));
                json.addAll(cost.json("busy_core_" + name));
            }
        }
        return json;
    }

    private void gain(String who, Peer peer, String key, List<String> json) throws IOException {
        Ratio gain = oneOverTwo(peer, "matmul1536");
        out.println("two threads, matmul1536, " + who + ": faster by " + gain.best() + gain.rest());
        json.addAll(gain.json(key));
    }

    private Ratio oneOverTwo(Peer peer, String name) throws IOException {
        peer.ask("open " + name);
        peer.ask("threads 2");
        peer.warmUp();
        peer.ask("threads 1");
        double one = peer.warmUp();
        int steps = (int) Math.clamp(RUN_SECONDS / one, 1, 100_000);
        List<Double> all = new ArrayList<>();
        List<Double> calm = new ArrayList<>();
        while (calm.size() < options.pairs() && all.size() < MOST_TRIES * options.pairs()) {
            double stolen = Host.stolenSeconds();
            peer.ask("threads 1");
            one = peer.time(steps);
            double between = Host.stolenSeconds();
            peer.ask("threads 2");
            double two = peer.time(steps);
            all.add(one / two);
            boolean first = between - stolen <= STOLEN * one * steps;
            boolean second = Host.stolenSeconds() - between <= STOLEN * two * steps;
            if (first && second) {
                calm.add(one / two);
            }
        }
        return new Ratio(calm.isEmpty() ? null : Spread.of(calm), Spread.of(all));
    }
}
