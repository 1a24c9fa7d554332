package dev.obor.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is measured in processes that do nothing else: the most memory they have had, and the times
/// of single steps, as a person's clock shows them.
final class SingleBench {
    // The heap of a virtual machine grows with the steps, up to a size that it keeps.
    private static final int STEPS = 40;
    private static final int QUICK_STEPS = 12;
    private static final double WARM_SECONDS = 5;
    private static final int CALLS = 1000;
    private static final int TRAINING_STEPS = 10_000;
    private static final double LONGEST = 300;
    private static final double QUICK_LONGEST = 10;

    private final SpeedBench.Options options;
    private final List<Integer> cores;
    private final Results results;

    /// What to measure with, and on which cores.
    SingleBench(SpeedBench.Options options, List<Integer> cores, Results results) {
        this.options = options;
        this.cores = cores;
        this.results = results;
    }

    /// A number of each side.
    private interface Measure<T> {
        T of(Peer peer) throws IOException;
    }

    private <T> T ours(String row, Measure<T> measure) throws IOException {
        try (Peer peer = new Peer(Commands.java(Worker.class), cores)) {
            peer.ask("threads 1");
            peer.ask("open " + row);
            return measure.of(peer);
        }
    }

    private <T> @Nullable T theirs(String row, Measure<T> measure) throws IOException {
        String python = options.python();
        if (python == null) {
            return null;
        }
        try (Peer peer = new Peer(Commands.python(python), cores)) {
            peer.ask("open " + OpRow.twin(row));
            return measure.of(peer);
        }
    }

    /// The most memory that a process has had that ran some steps.
    void memory(String row) throws IOException {
        Measure<Double> peak =
                peer -> {
                    peer.ask("result " + (options.quick() ? QUICK_STEPS : STEPS));
                    return Double.valueOf(peer.ask("peak"));
                };
        double own = ours(row, peak);
        Double other = theirs(row, peak);
        String text = String.format(Locale.ROOT, "%-18s %10s", row, Text.bytes(own));
        String json = String.format(Locale.ROOT, "{\"name\": \"%s\", \"bytes\": %.0f", row, own);
        if (other != null) {
            text +=
                    String.format(
                            Locale.ROOT, " %10s   %.2f of it", Text.bytes(other), own / other);
            json += String.format(Locale.ROOT, ", \"pytorch_bytes\": %.0f", other);
        }
        results.keep(text, json + "}");
    }

    /// Half of the steps take no longer than the first number, 99 of 100 no longer than the second;
    /// in seconds.
    private record Latency(double median, double late) {
        static Latency of(double[] seconds) {
            Arrays.sort(seconds);
            return new Latency(Spread.quantile(seconds, 0.5), Spread.quantile(seconds, 0.99));
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%10s %10s (%.2f)",
                    Text.time(median),
                    Text.time(late),
                    late / median);
        }
    }

    /// The times of single steps: of a thousand calls; or of ten thousand steps of training, or as
    /// many as five minutes allow.
    void latency(String row) throws IOException {
        Latency own = ours(row, peer -> latency(row, peer));
        Latency other = theirs(row, peer -> latency(row, peer));
        String text = String.format(Locale.ROOT, "%-18s %s", row, own.text());
        String json =
                String.format(
                        Locale.ROOT,
                        "{\"name\": \"%s\", \"median\": %.4g, \"p99\": %.4g",
                        row,
                        own.median,
                        own.late);
        if (other != null) {
            text +=
                    String.format(
                            Locale.ROOT,
                            "   %s   %.2fx %.2fx",
                            other.text(),
                            other.median / own.median,
                            other.late / own.late);
            json +=
                    String.format(
                            Locale.ROOT,
                            ", \"pytorch_median\": %.4g, \"pytorch_p99\": %.4g",
                            other.median,
                            other.late);
        }
        results.keep(text, json + "}");
    }

    private Latency latency(String row, Peer peer) throws IOException {
        double step = peer.time(1);
        for (double spent = step; spent < WARM_SECONDS; ) {
            int n = (int) Math.clamp(0.5 / step, 1, 100_000);
            step = peer.time(n);
            spent += Math.max(1e-3, step * n);
        }
        double longest = options.quick() ? QUICK_LONGEST : LONGEST;
        int most = row.contains("@infer") ? CALLS : TRAINING_STEPS;
        int n = (int) Math.clamp(longest / step, 100, most);
        return Latency.of(
                Stream.of(peer.ask("times " + n).split(" "))
                        .mapToDouble(nanos -> Long.parseLong(nanos) / 1e9)
                        .toArray());
    }
}
