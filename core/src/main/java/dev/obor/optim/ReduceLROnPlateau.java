package dev.obor.optim;

import java.util.function.UnaryOperator;

/// Lowers the rate when a measured number has stopped getting better.
public final class ReduceLROnPlateau {
    private final Optimizer<?> optimizer;
    private final Options options;
    private double best;
    private int badEpochs;
    private int cooldown;

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
    ///
    /// @param mode which numbers are good
    /// @param factor what the rate is multiplied by
    /// @param patience how many epochs without progress are let pass
    /// @param threshold how much counts as progress
    /// @param thresholdMode how it is compared
    /// @param cooldown how many epochs to wait after a change
    /// @param minLr the lowest rate
    /// @param eps smaller changes of the rate are not made
    public record Options(
            Mode mode,
            double factor,
            int patience,
            double threshold,
            ThresholdMode thresholdMode,
            int cooldown,
            double minLr,
            double eps) {
        /// The defaults.
        public static final Options DEFAULT =
                new Options(Mode.MIN, 0.1, 10, 1e-4, ThresholdMode.REL, 0, 0, 1e-8);

        /// Checks the factor.
        ///
        /// @throws IllegalArgumentException unless it is below 1
        public Options {
            if (factor >= 1.0) {
                throw new IllegalArgumentException("Factor should be < 1.0.");
            }
        }

        /// With the other mode.
        public Options mode(Mode v) {
            return new Options(v, factor, patience, threshold, thresholdMode, cooldown, minLr, eps);
        }

        /// With another factor.
        public Options factor(double v) {
            return new Options(mode, v, patience, threshold, thresholdMode, cooldown, minLr, eps);
        }

        /// With another patience.
        public Options patience(int v) {
            return new Options(mode, factor, v, threshold, thresholdMode, cooldown, minLr, eps);
        }

        /// With another threshold.
        public Options threshold(double v, ThresholdMode compared) {
            return new Options(mode, factor, patience, v, compared, cooldown, minLr, eps);
        }

        /// With another cooldown.
        public Options cooldown(int v) {
            return new Options(mode, factor, patience, threshold, thresholdMode, v, minLr, eps);
        }

        /// With another lowest rate.
        public Options minLr(double v) {
            return new Options(mode, factor, patience, threshold, thresholdMode, cooldown, v, eps);
        }
    }

    /// With PyTorch's defaults.
    public ReduceLROnPlateau(Optimizer<?> optimizer) {
        this(optimizer, o -> o);
    }

    /// With options.
    public ReduceLROnPlateau(Optimizer<?> optimizer, UnaryOperator<Options> options) {
        this.optimizer = optimizer;
        this.options = options.apply(Options.DEFAULT);
        this.best =
                this.options.mode() == Mode.MIN
                        ? Double.POSITIVE_INFINITY
                        : Double.NEGATIVE_INFINITY;
    }

    /// Takes the number of this epoch and lowers the rates if it is time.
    public void step(double metric) {
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
        if (badEpochs > options.patience()) {
            optimizer.paramGroups().forEach(this::reduce);
            cooldown = options.cooldown();
            badEpochs = 0;
        }
    }

    private <O extends OptimizerOptions<O>> void reduce(Optimizer.Group<?> group) {
        @SuppressWarnings("unchecked") // every group holds the options of its optimizer
        Optimizer.Group<O> g = (Optimizer.Group<O>) group;
        double old = g.options().lr();
        double lower = Math.max(old * options.factor(), options.minLr());
        if (old - lower > options.eps()) {
            g.options(o -> o.lr(lower));
        }
    }

    private boolean isBetter(double metric) {
        double t = options.threshold();
        boolean relative = options.thresholdMode() == ThresholdMode.REL;
        return switch (options.mode()) {
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
}
