package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One cycle over a whole training: up to `maxLr`, then far down; the momentum goes the other way.
/// Call [#step] after every batch.
///
/// Source: Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large
/// Learning Rates", 2018, in PyTorch's two-phase form.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new OneCycleLR(optimizer, 0.5, 10);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.5]
/// ```
public final class OneCycleLR extends LRScheduler {
    private int totalSteps;
    private final CycleOptions options;
    private List<Phase> phases;

    /// How the rate moves between two points.
    public enum Anneal {
        /// Along half a cosine.
        COS,
        /// Along a line.
        LINEAR
    }

    /// A part of the cycle: where it ends, and between which numbers of the group it moves.
    private record Phase(
            double endStep,
            String startLr,
            String endLr,
            String startMomentum,
            String endMomentum) {
        Map<String, @Nullable Object> saved() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("end_step", endStep);
            map.put("start_lr", startLr);
            map.put("end_lr", endLr);
            map.put("start_momentum", startMomentum);
            map.put("end_momentum", endMomentum);
            return map;
        }
    }

    /// Choices; the defaults are PyTorch's.
    public static final class CycleOptions extends Options<CycleOptions> {
        @Nullable Integer totalSteps;
        @Nullable Integer epochs;
        @Nullable Integer stepsPerEpoch;
        double pctStart = 0.3;
        Anneal annealStrategy = Anneal.COS;
        boolean cycleMomentum = true;
        double baseMomentum = 0.85;
        double maxMomentum = 0.95;
        double divFactor = 25;
        double finalDivFactor = 1e4;
        boolean threePhase;

        private CycleOptions() {}

        /// How many steps the cycle has.
        public CycleOptions totalSteps(int value) {
            return set(() -> totalSteps = value);
        }

        /// For how many epochs is trained; in place of `totalSteps`, with `stepsPerEpoch`.
        public CycleOptions epochs(int value) {
            return set(() -> epochs = value);
        }

        /// How many steps an epoch has.
        public CycleOptions stepsPerEpoch(int value) {
            return set(() -> stepsPerEpoch = value);
        }

        int steps() {
            if (totalSteps != null) {
                return positive("total_steps", totalSteps);
            }
            if (epochs == null || stepsPerEpoch == null) {
                throw new ValueError(
                        "You must define either total_steps OR (epochs AND steps_per_epoch)");
            }
            return Math.multiplyExact(
                    positive("epochs", epochs), positive("steps_per_epoch", stepsPerEpoch));
        }

        private static int positive(String name, int value) {
            if (value <= 0) {
                throw new ValueError("Expected positive integer " + name + ", but got " + value);
            }
            return value;
        }

        /// The share of steps that the rate rises, 0.3.
        public CycleOptions pctStart(double value) {
            return set(() -> pctStart = value);
        }

        /// How the rate moves, along half a cosine.
        public CycleOptions annealStrategy(Anneal value) {
            Arguments.given(value, "value");
            return set(() -> annealStrategy = value);
        }

        /// Whether the momentum, or Adam's first beta, goes the other way, true.
        public CycleOptions cycleMomentum(boolean value) {
            return set(() -> cycleMomentum = value);
        }

        /// The momentum at the highest rate, 0.85.
        public CycleOptions baseMomentum(double value) {
            return set(() -> baseMomentum = value);
        }

        /// The momentum at the ends, 0.95.
        public CycleOptions maxMomentum(double value) {
            return set(() -> maxMomentum = value);
        }

        /// The first rate is `maxLr` divided by this, 25.
        public CycleOptions divFactor(double value) {
            return set(() -> divFactor = value);
        }

        /// The last rate is the first divided by this, 10,000.
        public CycleOptions finalDivFactor(double value) {
            return set(() -> finalDivFactor = value);
        }

        /// Whether the rate first falls back to where it started, then further, false.
        public CycleOptions threePhase(boolean value) {
            return set(() -> threePhase = value);
        }

        @Override
        protected void check() {
            if (!(pctStart >= 0 && pctStart <= 1)) {
                throw new ValueError(
                        "Expected float between 0 and 1 pct_start, but got " + pctStart);
            }
        }
    }

    /// A cycle of that many steps.
    public OneCycleLR(Optimizer<?> optimizer, double maxLr, int totalSteps) {
        Arguments.given(optimizer, "optimizer");
        this(optimizer, maxLr, o -> o.totalSteps(totalSteps));
    }

    /// A cycle with options: `o -> o.epochs(10).stepsPerEpoch(loader.size())`.
    ///
    /// @throws ValueError if neither `totalSteps` nor both `epochs` and `stepsPerEpoch` are given,
    ///   or one of them is not positive
    /// @throws StateError if the momentum is to be cycled and the optimizer has none
    public OneCycleLR(Optimizer<?> optimizer, double maxLr, Consumer<CycleOptions> options) {
        CycleOptions o = new CycleOptions().with(options);
        int steps = o.steps();
        this.totalSteps = steps;
        this.options = o;
        this.phases = phases(o, steps);
        double first = maxLr / o.divFactor;
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            if (o.cycleMomentum) {
                g.options().cyclicMomentum(); // refuses an optimizer without momentum
            }
            Map<String, @Nullable Object> extras = g.extras();
            extras.put("initial_lr", first);
            extras.put("max_lr", maxLr);
            extras.put("min_lr", first / o.finalDivFactor);
            if (o.cycleMomentum) {
                extras.put("max_momentum", o.maxMomentum);
                extras.put("base_momentum", o.baseMomentum);
            }
        }
        super(optimizer);
    }

    private static List<Phase> phases(CycleOptions o, int totalSteps) {
        String low = "base_momentum";
        String high = "max_momentum";
        Phase up = new Phase(o.pctStart * totalSteps - 1, "initial_lr", "max_lr", high, low);
        int last = totalSteps - 1;
        if (!o.threePhase) {
            return List.of(up, new Phase(last, "max_lr", "min_lr", low, high));
        }
        double back = 2 * o.pctStart * totalSteps - 2;
        return List.of(
                up,
                new Phase(back, "max_lr", "initial_lr", low, high),
                new Phase(last, "initial_lr", "min_lr", high, high));
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        if (lastEpoch() > totalSteps) {
            throw new StateError(
                    "Tried to step "
                            + lastEpoch()
                            + " times. The specified number of total steps is "
                            + totalSteps,
                    "Give the schedule as many steps as the training has batches.");
        }
        return along(optimizer().paramGroups().get(group), false);
    }

    @Override
    protected void adjust(Optimizer.Group<?> group) {
        if (options.cycleMomentum) {
            double momentum = along(group, true);
            group.options(o -> o.cyclicMomentum(momentum));
        }
    }

    /// The rate or the momentum at the present step.
    private double along(Optimizer.Group<?> group, boolean momentum) {
        double now = lastEpoch();
        double start = 0;
        for (int i = 0; ; i++) {
            Phase p = phases.get(i);
            if (now <= p.endStep || i == phases.size() - 1) {
                String from = momentum ? p.startMomentum : p.startLr;
                String to = momentum ? p.endMomentum : p.endLr;
                return between(
                        SavedValues.number(group.extras(), from),
                        SavedValues.number(group.extras(), to),
                        (now - start) / (p.endStep - start));
            }
            start = p.endStep;
        }
    }

    private double between(double from, double to, double share) {
        return switch (options.annealStrategy) {
            case COS -> to + (from - to) / 2.0 * (Math.cos(Math.PI * share) + 1);
            case LINEAR -> (to - from) * share + from;
        };
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("total_steps", totalSteps);
        List<Map<String, @Nullable Object>> saved = new ArrayList<>();
        phases.forEach(p -> saved.add(p.saved()));
        state.put("_schedule_phases", saved);
        state.put("_anneal_func_type", options.annealStrategy.name().toLowerCase(Locale.ROOT));
        state.put("cycle_momentum", options.cycleMomentum);
        state.put("use_beta1", optimizer().defaults().values().containsKey("betas"));
        return state;
    }

    /// The phases and the number of steps are those of the saved schedule; how the rate moves
    /// between them stays.
    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int steps = SavedValues.count(state, "total_steps");
        List<Phase> loaded = new ArrayList<>();
        if (state.get("_schedule_phases") instanceof List<?> list) {
            for (Object p : list) {
                if (p instanceof Map<?, ?> m) {
                    loaded.add(
                            new Phase(
                                    SavedValues.number("end_step", m.get("end_step")),
                                    String.valueOf(m.get("start_lr")),
                                    String.valueOf(m.get("end_lr")),
                                    String.valueOf(m.get("start_momentum")),
                                    String.valueOf(m.get("end_momentum"))));
                }
            }
        }
        if (loaded.isEmpty()) {
            throw new ValueError("state dict: '_schedule_phases' should be a list of phases");
        }
        super.loadStateDict(state);
        totalSteps = steps;
        phases = loaded;
    }
}
