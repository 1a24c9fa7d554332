package dev.obor.optim;

import java.util.function.UnaryOperator;

/// One cycle over a whole training: up to `maxLr`, then far down; the momentum goes the other way.
/// Call [#step] after every batch.
///
/// Source: Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large
/// Learning Rates", 2018, in PyTorch's two-phase form.
public final class OneCycleLR extends LRScheduler {
    private final double maxLr;
    private final int totalSteps;
    private final Options options;

    /// How the rate moves between two points.
    public enum Anneal {
        /// Along half a cosine.
        COS,
        /// Along a line.
        LINEAR
    }

    /// Choices; the defaults are PyTorch's.
    ///
    /// @param pctStart the share of steps that the rate rises
    /// @param annealStrategy how it moves
    /// @param cycleMomentum whether the momentum, or Adam's first beta, goes the other way
    /// @param baseMomentum the momentum at the highest rate
    /// @param maxMomentum the momentum at the ends
    /// @param divFactor the first rate is `maxLr` divided by this
    /// @param finalDivFactor the last rate is the first divided by this
    /// @param threePhase whether the rate first falls back to where it started, then further
    public record Options(
            double pctStart,
            Anneal annealStrategy,
            boolean cycleMomentum,
            double baseMomentum,
            double maxMomentum,
            double divFactor,
            double finalDivFactor,
            boolean threePhase) {
        /// The defaults.
        public static final Options DEFAULT =
                new Options(0.3, Anneal.COS, true, 0.85, 0.95, 25, 1e4, false);

        /// With another share of rising steps.
        public Options pctStart(double v) {
            return new Options(
                    v,
                    annealStrategy,
                    cycleMomentum,
                    baseMomentum,
                    maxMomentum,
                    divFactor,
                    finalDivFactor,
                    threePhase);
        }

        /// With another movement.
        public Options annealStrategy(Anneal v) {
            return new Options(
                    pctStart,
                    v,
                    cycleMomentum,
                    baseMomentum,
                    maxMomentum,
                    divFactor,
                    finalDivFactor,
                    threePhase);
        }

        /// With or without cycling the momentum.
        public Options cycleMomentum(boolean v) {
            return new Options(
                    pctStart,
                    annealStrategy,
                    v,
                    baseMomentum,
                    maxMomentum,
                    divFactor,
                    finalDivFactor,
                    threePhase);
        }

        /// With another range of the momentum.
        public Options momentum(double base, double max) {
            return new Options(
                    pctStart,
                    annealStrategy,
                    cycleMomentum,
                    base,
                    max,
                    divFactor,
                    finalDivFactor,
                    threePhase);
        }

        /// With other first and last rates.
        public Options divFactor(double first, double last) {
            return new Options(
                    pctStart,
                    annealStrategy,
                    cycleMomentum,
                    baseMomentum,
                    maxMomentum,
                    first,
                    last,
                    threePhase);
        }

        /// In three phases or two.
        public Options threePhase(boolean v) {
            return new Options(
                    pctStart,
                    annealStrategy,
                    cycleMomentum,
                    baseMomentum,
                    maxMomentum,
                    divFactor,
                    finalDivFactor,
                    v);
        }
    }

    /// A cycle of that many steps.
    public OneCycleLR(Optimizer<?> optimizer, double maxLr, int totalSteps) {
        this(optimizer, maxLr, totalSteps, o -> o);
    }

    /// A cycle of that many steps, with options.
    public OneCycleLR(
            Optimizer<?> optimizer, double maxLr, int totalSteps, UnaryOperator<Options> options) {
        super(optimizer);
        if (totalSteps <= 0) {
            throw new IllegalArgumentException(
                    "Expected positive integer total_steps, but got " + totalSteps);
        }
        this.maxLr = maxLr;
        this.totalSteps = totalSteps;
        this.options = options.apply(Options.DEFAULT);
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        if (lastEpoch() >= totalSteps) {
            throw new IllegalStateException(
                    "Tried to step "
                            + (lastEpoch() + 1)
                            + " times. The specified number of total steps is "
                            + totalSteps);
        }
        double first = maxLr / options.divFactor();
        return along(first, maxLr, first / options.finalDivFactor());
    }

    @Override
    <O extends OptimizerOptions<O>> void adjust(Optimizer.Group<O> group, int number) {
        if (options.cycleMomentum()) {
            double high = options.maxMomentum();
            double m = along(high, options.baseMomentum(), high);
            group.options(o -> o.cyclicMomentum(m));
        }
    }

    /// From the start to the middle and on to the end, at the present step.
    private double along(double start, double middle, double end) {
        double up = options.pctStart() * totalSteps - 1;
        double now = lastEpoch();
        if (now <= up) {
            return between(start, middle, now / up);
        }
        double last = totalSteps - 1;
        if (!options.threePhase()) {
            return between(middle, end, (now - up) / (last - up));
        }
        double back = 2 * options.pctStart() * totalSteps - 2;
        return now <= back
                ? between(middle, start, (now - up) / (back - up))
                : between(start, end, (now - back) / (last - back));
    }

    private double between(double from, double to, double share) {
        return switch (options.annealStrategy()) {
            case COS -> to + (from - to) / 2.0 * (Math.cos(Math.PI * share) + 1);
            case LINEAR -> (to - from) * share + from;
        };
    }
}
