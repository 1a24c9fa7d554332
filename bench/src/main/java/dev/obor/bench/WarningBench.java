package dev.obor.bench;

import dev.obor.Obor;
import dev.obor.base.Warning;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What it costs to look for mistakes while nothing is wrong: training steps with the warnings
/// silenced, against the same steps with all of them pending.
///
/// Single steps take turns, on, off, off, on, so that drift and other work on the machine fall on
/// both alike. A pair is the middle time of 40 steps of each; the median of the pairs' ratios
/// counts.
public final class WarningBench {
    private static final List<String> MODELS = List.of("logistic", "mlp50", "regularized", "cnn");
    private static final long WARM_UP = 4_000_000_000L;
    private static final long MEASURE = 20_000_000_000L;
    private static final int ROUNDS = 20;
    private static final double MOST = 1.005;

    private WarningBench() {}

    /// Measures, prints a line for each model, and says whether all stay below half a percent.
    ///
    /// @param pairs at most how many pairs of 40 steps for each model
    public static boolean run(int pairs, PrintWriter out) {
        int threads = Obor.getNumThreads();
        Obor.setNumThreads(1);
        boolean good = true;
        try {
            for (String name : MODELS) {
                Spread cost = measure(new Training(name), pairs);
                boolean within = cost.median() <= MOST;
                good &= within;
                out.println(
                        String.format(
                                Locale.ROOT,
                                "warnings, %-11s %+.2f %% of a training step (quartiles %+.2f to"
                                        + " %+.2f %%, %d pairs), %s",
                                name + ":",
                                percent(cost.median()),
                                percent(cost.low()),
                                percent(cost.high()),
                                cost.count(),
                                within ? "as it should" : "should be below +0.50 %"));
                out.flush();
            }
        } finally {
            Warning.resetAll();
            Obor.setNumThreads(threads);
        }
        return good;
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }

    private static Spread measure(Training training, int pairs) {
        long end = System.nanoTime() + WARM_UP;
        while (System.nanoTime() < end) {
            pair(training);
        }
        double[] ratios = new double[pairs];
        int done = 0;
        end = System.nanoTime() + MEASURE;
        while (done < pairs && (done < 50 || System.nanoTime() < end)) {
            ratios[done++] = pair(training);
        }
        return Spread.of(Arrays.copyOf(ratios, done));
    }

    /// The middle time of steps with warnings pending over that of steps without.
    private static double pair(Training training) {
        double[] on = new double[2 * ROUNDS];
        double[] off = new double[2 * ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            on[2 * i] = time(training, true);
            off[2 * i] = time(training, false);
            off[2 * i + 1] = time(training, false);
            on[2 * i + 1] = time(training, true);
        }
        return Spread.of(on).median() / Spread.of(off).median();
    }

    private static double time(Training training, boolean warnings) {
        if (warnings) {
            Warning.resetAll();
        } else {
            Warning.ignoreAll();
        }
        long start = System.nanoTime();
        training.step();
        return System.nanoTime() - start;
    }
}
