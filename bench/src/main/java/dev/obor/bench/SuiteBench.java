package dev.obor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A suite of named rows, on request beside PyTorch, in processor time of the thread that computes;
/// lives, from the start of processes, in that of all threads. Both sides take turns, and the least
/// times are compared, for a machine that is busy makes everything longer.
///
/// The suites `memory` and `latency` look at the same rows as `networks`, each in processes of its
/// own: at the most memory that these have had, and at the times of single steps.
///
/// Results go to a file, one line a row; rows that are in it already are not measured again.
public final class SuiteBench {
    private static final double RUN_SECONDS = 0.03;
    private static final double WARM_SECONDS = 0.7;
    private static final int ROUNDS = 15;
    private static final int QUICK_ROUNDS = 7;
    private static final int LIVES = 7;
    private static final int QUICK_LIVES = 3;

    private final SpeedBench.Options options;
    private final String suite;
    private final Results results;
    private final List<Integer> cores = Cores.allowed();

    /// A suite by name.
    ///
    /// @param results where results are kept, or null
    public SuiteBench(
            SpeedBench.Options options, String suite, @Nullable Path results, PrintWriter out) {
        this.options = options;
        this.suite = suite;
        this.results = new Results(results, out);
    }

    /// Measures what is left.
    ///
    /// @throws IOException if a process cannot be started or ends early
    public void run() throws IOException {
        List<String> done = results.done();
        List<String> rows =
                Suites.rows(suite).stream()
                        .filter(r -> options.only().isEmpty() || options.only().contains(r))
                        .filter(r -> !done.contains(r))
                        .toList();
        String python = options.python();
        if (List.of("life", "memory", "latency").contains(suite)) {
            SingleBench single = new SingleBench(options, core(), results);
            for (String row : rows) {
                switch (suite) {
                    case "life" -> life(row);
                    case "memory" -> single.memory(row);
                    default -> single.latency(row);
                }
            }
            return;
        }
        try (Peer obor = peer(Commands.java(Worker.class));
                Peer other = python == null ? null : peer(Commands.python(python))) {
            obor.ask("threads 1");
            for (String row : rows) {
                warm(row, obor, other);
            }
        }
    }

    private List<Integer> core() {
        return cores.isEmpty() ? cores : List.of(cores.getLast());
    }

    private Peer peer(List<String> command) throws IOException {
        return new Peer(command, core(), Peer.Clock.THREAD);
    }

    /// A row in processes that have run it for a while.
    private void warm(String name, Peer obor, @Nullable Peer other) throws IOException {
        double result = result(obor, name);
        double otherResult = other == null ? 0 : result(other, OpRow.twin(name));
        int ourSteps = steps(obor);
        int theirSteps = other == null ? 1 : steps(other);
        int rounds = options.quick() ? QUICK_ROUNDS : ROUNDS;
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = obor.time(ourSteps);
            theirs[i] = other == null ? 0 : other.time(theirSteps);
        }
        results.keep(row(name, result, otherResult, ours, theirs));
    }

    private static double result(Peer peer, String name) throws IOException {
        peer.ask("open " + name);
        return Double.parseDouble(peer.ask("result 2"));
    }

    /// Runs for a while.
    ///
    /// @return how many steps make a round
    private static int steps(Peer peer) throws IOException {
        double best = peer.time(1);
        double spent = best;
        while (spent < WARM_SECONDS) {
            int n = (int) Math.clamp(0.1 / best, 1, 100_000);
            double now = peer.time(n);
            best = Math.min(best, now);
            spent += Math.max(1e-3, now * n);
        }
        return (int) Math.clamp(RUN_SECONDS / best, 1, 100_000);
    }

    private Row row(String name, double result, double other, double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = theirs[i] / ours[i];
        }
        double own = Arrays.stream(ours).min().orElse(0);
        double their = Arrays.stream(theirs).min().orElse(0);
        Spread spread = Spread.of(ratios);
        Spread ratio = new Spread(their / own, spread.low(), spread.high(), spread.count());
        boolean alone = options.python() == null;
        return new Row(name, own, 0, result, alone ? null : new Row.Other(their, other, ratio));
    }

    /// First and last step, from the start of fresh processes.
    private void life(String name) throws IOException {
        int runs = options.quick() ? QUICK_LIVES : LIVES;
        double[][] ours = new double[2][runs];
        double[][] theirs = new double[2][runs];
        double[] found = new double[4];
        String python = options.python();
        for (int i = 0; i < runs; i++) {
            probe(Commands.java(Worker.class, "life", name), ours, i, found, 0);
            if (python != null) {
                probe(Commands.python(python, "life", name), theirs, i, found, 2);
            }
        }
        results.keep(row(name + " first", found[0], found[2], ours[0], theirs[0]));
        results.keep(row(name + " last", found[1], found[3], ours[1], theirs[1]));
    }

    private void probe(List<String> command, double[][] times, int run, double[] found, int at)
            throws IOException {
        Process process =
                new ProcessBuilder(Cores.pinned(command, core()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (int k = 0; k < 2; k++) {
                String line = in.readLine();
                if (line == null) {
                    throw new IOException("the probe ended early: " + command.getFirst());
                }
                String[] parts = line.split(" ");
                found[at + k] = Double.parseDouble(parts[0]);
                times[k][run] = Long.parseLong(parts[1]) / 1e9;
            }
        } finally {
            process.destroy();
        }
    }
}
