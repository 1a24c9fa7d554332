package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lowers the rate when a measured number has stopped getting better.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new ReduceLROnPlateau(optimizer, o -> o.patience(1));
/// for (int epoch = 0; epoch < 4; epoch++) { scheduler.step(2.5); }
/// scheduler.getLastLr() // [0.01]
/// ```
public final class ReduceLROnPlateau {
    private final Optimizer<?> optimizer;
    private PlateauOptions options;
    private double best;
    private int badEpochs;
    private int cooldown;
    private int lastEpoch;
    private List<Double> lastLr;

    /// Whether small or large numbers are good.
    public enum Mode {
        /// Small ones, as for a loss.
        MIN,
        /// Large ones, as for an accuracy.
        MAX
    }

    /// How a change is compared with the threshold.
    public enum ThresholdMode {
        /// As a share of the best number.
        REL,
        /// As a difference.
        ABS
    }

    /// Choices; the defaults are PyTorch's.
    public static final class PlateauOptions extends Options<PlateauOptions> {
        Mode mode = Mode.MIN;
        double factor = 0.1;
        int patience = 10;
        double threshold = 1e-4;
        ThresholdMode thresholdMode = ThresholdMode.REL;
        int cooldown;
        double minLr;
        double eps = 1e-8;

        private PlateauOptions() {}

        /// Which numbers are good, small ones.
        public PlateauOptions mode(Mode value) {
            Arguments.given(value, "value");
            return set(() -> mode = value);
        }

        /// Which numbers are good, small ones.
        ///
        /// @throws dev.obor.base.ValueError if there is no such choice
        public PlateauOptions mode(String value) {
            return mode(Choice.of(Mode.class, value, "mode"));
        }

        /// What the rate is multiplied by, 0.1.
        public PlateauOptions factor(double value) {
            return set(() -> factor = value);
        }

        /// How many epochs without progress are let pass, 10.
        public PlateauOptions patience(int value) {
            return set(() -> patience = value);
        }

        /// How much counts as progress, 1e-4.
        public PlateauOptions threshold(double value) {
            return set(() -> threshold = value);
        }

        /// How it is compared, as a share of the best number.
        public PlateauOptions thresholdMode(ThresholdMode value) {
            Arguments.given(value, "value");
            return set(() -> thresholdMode = value);
        }

        /// How it is compared, as a share of the best number.
        ///
        /// @throws dev.obor.base.ValueError if there is no such choice
        public PlateauOptions thresholdMode(String value) {
            return thresholdMode(Choice.of(ThresholdMode.class, value, "threshold mode"));
        }

        /// How many epochs to wait after a change, 0.
        public PlateauOptions cooldown(int value) {
            return set(() -> cooldown = value);
        }

        /// The lowest rate, 0.
        public PlateauOptions minLr(double value) {
            return set(() -> minLr = value);
        }

        /// Smaller changes of the rate are not made, 1e-8.
        public PlateauOptions eps(double value) {
            return set(() -> eps = value);
        }

        @Override
        protected void check() {
            if (factor >= 1.0) {
                throw new ValueError("Factor should be < 1.0.");
            }
        }
    }

    /// With PyTorch's defaults.
    public ReduceLROnPlateau(Optimizer<?> optimizer) {
        Arguments.given(optimizer, "optimizer");
        this(optimizer, o -> {});
    }

    /// With options.
    public ReduceLROnPlateau(Optimizer<?> optimizer, Consumer<PlateauOptions> options) {
        Arguments.given(optimizer, "optimizer");
        this.optimizer = optimizer;
        this.options = new PlateauOptions().with(options);
        this.best = worst();
        this.lastLr = rates();
    }

    private double worst() {
        return options.mode == Mode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private List<Double> rates() {
        List<Double> rates = new ArrayList<>();
        optimizer.paramGroups().forEach(g -> rates.add(g.options().lr()));
        return rates;
    }

    /// Takes the number of this epoch and lowers the rates if it is time.
    public void step(double metric) {
        lastEpoch++;
        if (isBetter(metric)) {
            best = metric;
            badEpochs = 0;
        } else {
            badEpochs++;
        }
        if (cooldown > 0) {
            cooldown--;
            badEpochs = 0;
        }
        if (badEpochs > options.patience) {
            optimizer.paramGroups().forEach(this::reduce);
            cooldown = options.cooldown;
            badEpochs = 0;
        }
        lastLr = rates();
    }

    private void reduce(Optimizer.Group<?> group) {
        double old = group.options().lr();
        double lower = Math.max(old * options.factor, options.minLr);
        if (old - lower > options.eps) {
            group.options(o -> o.lr(lower));
        }
    }

    private boolean isBetter(double metric) {
        double t = options.threshold;
        boolean relative = options.thresholdMode == ThresholdMode.REL;
        return switch (options.mode) {
            case MIN -> metric < (relative ? best * (1 - t) : best - t);
            case MAX -> metric > (relative ? best * (1 + t) : best + t);
        };
    }

    /// The best number so far.
    public double best() {
        return best;
    }

    /// Epochs without progress since the last one or the last change.
    public int numBadEpochs() {
        return badEpochs;
    }

    /// How often [#step] was called.
    public int lastEpoch() {
        return lastEpoch;
    }

    /// The rate of each group after the last step.
    public List<Double> getLastLr() {
        return List.copyOf(lastLr);
    }

    /// Everything needed to go on later, with PyTorch's keys and types.
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("factor", options.factor);
        state.put("default_min_lr", options.minLr);
        state.put("min_lrs", Collections.nCopies(optimizer.paramGroups().size(), options.minLr));
        state.put("patience", options.patience);
        state.put("cooldown", options.cooldown);
        state.put("eps", options.eps);
        state.put("last_epoch", lastEpoch);
        state.put("_last_lr", List.copyOf(lastLr));
        state.put("mode_worse", worst());
        state.put("mode", options.mode.name().toLowerCase(Locale.ROOT));
        state.put("threshold", options.threshold);
        state.put("threshold_mode", options.thresholdMode.name().toLowerCase(Locale.ROOT));
        state.put("best", best);
        state.put("cooldown_counter", cooldown);
        state.put("num_bad_epochs", badEpochs);
        return state;
    }

    /// Goes on from a saved state, with its options.
    ///
    /// @throws ValueError if a value is missing or of another kind; nothing is changed then
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        PlateauOptions loaded = options.withValues(Arguments.given(state, "state"));
        List<Double> last = SavedValues.numbers(state, "_last_lr");
        double bestSoFar = SavedValues.number(state, "best");
        int epoch = SavedValues.count(state, "last_epoch");
        int waiting = SavedValues.count(state, "cooldown_counter");
        int bad = SavedValues.count(state, "num_bad_epochs");
        options = loaded;
        lastLr = last;
        best = bestSoFar;
        lastEpoch = epoch;
        cooldown = waiting;
        badEpochs = bad;
    }
}
