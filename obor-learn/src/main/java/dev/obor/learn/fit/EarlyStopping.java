package dev.obor.learn.fit;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ends a training loop when a number has not become better for some epochs.
///
/// ```java
/// var stopping = new EarlyStopping("val_loss", o -> o.patience(3).restoreBest(true));
/// ```
///
/// Smaller is better, unless `larger` says otherwise. NaN is never better.
public final class EarlyStopping implements Callback {
    private final String name;
    private final Options options;
    private double best;
    private int bestEpoch;
    private int waited;
    private @Nullable Map<String, Tensor> weights;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int patience = 1;
        double minDelta;
        boolean larger;
        boolean restoreBest;

        Options() {}

        /// How many epochs in a row may be no better before the loop ends; 1.
        public Options patience(int value) {
            return set(() -> patience = value);
        }

        /// What counts as better: by more than this; 0.
        public Options minDelta(double value) {
            return set(() -> minDelta = value);
        }

        /// Whether larger numbers are better, as for an accuracy; false.
        public Options larger(boolean value) {
            return set(() -> larger = value);
        }

        /// Whether the model has the weights of its best epoch at the end; false.
        public Options restoreBest(boolean value) {
            return set(() -> restoreBest = value);
        }

        @Override
        protected void check() {
            if (patience < 1 || !(minDelta >= 0)) {
                throw new ValueError(
                        "patience must be 1 or more and minDelta 0 or more, got "
                                + patience
                                + " and "
                                + minDelta);
            }
        }
    }

    /// Watches a number of the history.
    public EarlyStopping(String name) {
        this(name, o -> {});
    }

    /// Watches a number of the history, with options.
    public EarlyStopping(String name, Consumer<Options> options) {
        this.name = Arguments.given(name, "name");
        this.options = new Options().with(options);
        reset();
    }

    private void reset() {
        best = options.larger ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        bestEpoch = 0;
        waited = 0;
        weights = null;
    }

    @Override
    public void start(Fit fit) {
        reset();
    }

    @Override
    public void epoch(Fit fit, Map<String, Double> values) {
        Double value = values.get(name);
        if (value == null) {
            throw new ValueError(
                    "EarlyStopping: no '" + name + "' was measured; there are " + values.keySet(),
                    "For val_loss, give Fit.run the data to validate with.");
        }
        boolean better =
                options.larger ? value > best + options.minDelta : value < best - options.minDelta;
        if (better) {
            best = value;
            bestEpoch = fit.epoch();
            waited = 0;
            if (options.restoreBest) {
                Map<String, Tensor> copy = new LinkedHashMap<>();
                fit.model().stateDict().forEach((key, t) -> copy.put(key, t.detach().clone()));
                weights = copy;
            }
        } else if (++waited >= options.patience) {
            fit.stop();
        }
    }

    @Override
    public void end(Fit fit) {
        Map<String, Tensor> kept = weights;
        if (kept != null) {
            fit.model().loadStateDict(kept);
            weights = null;
        }
    }

    /// The best number so far.
    public double best() {
        return best;
    }

    /// The epoch that had it, counted from 1; 0 if there was none.
    public int bestEpoch() {
        return bestEpoch;
    }
}
