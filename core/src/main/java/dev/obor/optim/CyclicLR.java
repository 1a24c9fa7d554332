package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Moves the rate up and down between two bounds, and the momentum the other way. Call [#step]
/// after every batch.
///
/// Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new CyclicLR(optimizer, 0.01, 0.1, o -> o.stepSizeUp(4).cycleMomentum(false));
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.055]
/// ```
public final class CyclicLR extends LRScheduler {
    private List<Double> maxLrs;
    private double totalSize;
    private double stepRatio;
    private Mode mode;
    private double gamma;
    private ScaleMode scaleMode;
    private boolean cycleMomentum;
    private List<Double> baseMomentums;
    private List<Double> maxMomentums;
    private final @Nullable DoubleUnaryOperator scaleFn;

    /// How the heights of the cycles change.
    public enum Mode {
        /// They stay.
        TRIANGULAR,
        /// Each is half of the one before.
        TRIANGULAR2,
        /// They fall with every step as `gamma^step`.
        EXP_RANGE
    }

    /// What the function of the height is a function of.
    public enum ScaleMode {
        /// Of the number of the cycle, from 1.
        CYCLE,
        /// Of the number of steps.
        ITERATIONS
    }

    /// Choices; the defaults are PyTorch's.
    public static final class CyclicOptions extends Options<CyclicOptions> {
        int stepSizeUp = 2000;
        @Nullable Integer stepSizeDown;
        Mode mode = Mode.TRIANGULAR;
        double gamma = 1.0;
        @Nullable DoubleUnaryOperator scaleFn;
        ScaleMode scaleMode = ScaleMode.CYCLE;
        boolean cycleMomentum = true;
        double baseMomentum = 0.8;
        double maxMomentum = 0.9;

        private CyclicOptions() {}

        /// How many steps the way up has, 2000.
        public CyclicOptions stepSizeUp(int value) {
            return set(() -> stepSizeUp = value);
        }

        /// How many steps the way down has, as many as the way up.
        public CyclicOptions stepSizeDown(int value) {
            return set(() -> stepSizeDown = value);
        }

        /// How the heights of the cycles change; without effect beside a `scaleFn`.
        public CyclicOptions mode(Mode value) {
            Arguments.given(value, "value");
            return set(() -> mode = value);
        }

        /// How the heights of the cycles change; without effect beside a `scaleFn`.
        ///
        /// @throws dev.obor.base.ValueError if there is no such choice
        public CyclicOptions mode(String value) {
            return mode(Choice.of(Mode.class, value, "mode"));
        }

        /// By what the height is multiplied with every step of `EXP_RANGE`, 1.
        public CyclicOptions gamma(double value) {
            return set(() -> gamma = value);
        }

        /// The height of a cycle as a function, in place of a mode.
        public CyclicOptions scaleFn(DoubleUnaryOperator value) {
            Arguments.given(value, "value");
            return set(() -> scaleFn = value);
        }

        /// What `scaleFn` is a function of.
        public CyclicOptions scaleMode(ScaleMode value) {
            Arguments.given(value, "value");
            return set(() -> scaleMode = value);
        }

        /// What `scaleFn` is a function of.
        ///
        /// @throws dev.obor.base.ValueError if there is no such choice
        public CyclicOptions scaleMode(String value) {
            return scaleMode(Choice.of(ScaleMode.class, value, "scale_mode"));
        }

        /// Whether the momentum, or Adam's first beta, goes the other way, true.
        public CyclicOptions cycleMomentum(boolean value) {
            return set(() -> cycleMomentum = value);
        }

        /// The momentum at the highest rate, 0.8.
        public CyclicOptions baseMomentum(double value) {
            return set(() -> baseMomentum = value);
        }

        /// The momentum at the lowest rate, 0.9.
        public CyclicOptions maxMomentum(double value) {
            return set(() -> maxMomentum = value);
        }

        @Override
        protected void check() {
            if (stepSizeUp < 0 || stepSizeDown != null && stepSizeDown < 0 || total() == 0) {
                throw new ValueError(
                        "a cycle needs steps, but got step_size_up="
                                + stepSizeUp
                                + ", step_size_down="
                                + stepSizeDown);
            }
        }

        private double total() {
            return (double) stepSizeUp + (stepSizeDown == null ? stepSizeUp : stepSizeDown);
        }
    }

    /// Between two rates in 2000 steps up and 2000 down.
    public CyclicLR(Optimizer<?> optimizer, double baseLr, double maxLr) {
        this(optimizer, baseLr, maxLr, o -> {});
    }

    /// Between two rates with options: `o -> o.stepSizeUp(500).mode(CyclicLR.Mode.TRIANGULAR2)`.
    ///
    /// @throws StateError if the momentum is to be cycled and the optimizer has none
    public CyclicLR(
            Optimizer<?> optimizer, double baseLr, double maxLr, Consumer<CyclicOptions> options) {
        Arguments.given(optimizer, "optimizer");
        int groups = optimizer.paramGroups().size();
        this(
                optimizer,
                Collections.nCopies(groups, baseLr),
                Collections.nCopies(groups, maxLr),
                options);
    }

    /// Between two rates of their own for each group.
    ///
    /// @throws ValueError if there are not as many rates as groups
    /// @throws StateError if the momentum is to be cycled and the optimizer has none
    public CyclicLR(
            Optimizer<?> optimizer,
            List<Double> baseLr,
            List<Double> maxLr,
            Consumer<CyclicOptions> options) {
        Arguments.given(optimizer, "optimizer");
        CyclicOptions o = new CyclicOptions().with(options);
        List<? extends Optimizer.Group<?>> groups = optimizer.paramGroups();
        perGroup("base_lr", baseLr, groups.size());
        perGroup("max_lr", maxLr, groups.size());
        this.maxLrs = List.copyOf(maxLr);
        this.totalSize = o.total();
        this.stepRatio = o.stepSizeUp / o.total();
        this.mode = o.mode;
        this.gamma = o.gamma;
        this.scaleFn = o.scaleFn;
        ScaleMode usual = o.mode == Mode.EXP_RANGE ? ScaleMode.ITERATIONS : ScaleMode.CYCLE;
        this.scaleMode = o.scaleFn == null ? usual : o.scaleMode;
        this.cycleMomentum = o.cycleMomentum;
        this.baseMomentums = Collections.nCopies(groups.size(), o.baseMomentum);
        this.maxMomentums = Collections.nCopies(groups.size(), o.maxMomentum);
        for (int i = 0; i < groups.size(); i++) {
            double first = baseLr.get(i);
            Optimizer.Group<?> g = groups.get(i);
            if (o.cycleMomentum) {
                g.options().cyclicMomentum(); // refuses an optimizer without momentum
                g.extras().put("max_momentum", o.maxMomentum);
                g.extras().put("base_momentum", o.baseMomentum);
            }
            g.options(q -> q.lr(first));
        }
        super(optimizer);
        startFrom(baseLr);
    }

    private static void perGroup(String name, List<Double> values, int groups) {
        if (Arguments.allGiven(values, name).size() != groups) {
            throw new ValueError(
                    name
                            + " must have the same length as optimizer.param_groups. "
                            + name
                            + " has "
                            + values.size()
                            + " values, param_groups has "
                            + groups
                            + ".");
        }
    }

    /// How far up the present step is, from 0 to 1.
    private double height() {
        double x = 1 + lastEpoch() / totalSize - cycle();
        return x <= stepRatio ? x / stepRatio : (x - 1) / (stepRatio - 1);
    }

    private double cycle() {
        return Math.floor(1 + lastEpoch() / totalSize);
    }

    private double scale() {
        double x = scaleMode == ScaleMode.CYCLE ? cycle() : lastEpoch();
        DoubleUnaryOperator own = scaleFn;
        if (own != null) {
            return Callback.call(() -> own.applyAsDouble(x));
        }
        return switch (mode) {
            case TRIANGULAR -> 1;
            case TRIANGULAR2 -> 1 / Math.pow(2, x - 1);
            case EXP_RANGE -> Math.pow(gamma, x);
        };
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        double max = maxLrs.get(Math.min(group, maxLrs.size() - 1));
        return baseLr + (max - baseLr) * height() * scale();
    }

    @Override
    protected void adjust(Optimizer.Group<?> group) {
        if (cycleMomentum) {
            int i = Math.min(optimizer().paramGroups().indexOf(group), maxMomentums.size() - 1);
            double max = maxMomentums.get(i);
            double momentum = max - (max - baseMomentums.get(i)) * height() * scale();
            group.options(o -> o.cyclicMomentum(momentum));
        }
    }

    /// As in PyTorch, a function is not saved: `_scale_fn_custom` is null.
    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("max_lrs", maxLrs);
        state.put("total_size", totalSize);
        state.put("step_ratio", stepRatio);
        state.put("mode", mode.name().toLowerCase(Locale.ROOT));
        state.put("gamma", gamma);
        state.put("_scale_fn_custom", null);
        state.put("scale_mode", scaleMode.name().toLowerCase(Locale.ROOT));
        state.put("cycle_momentum", cycleMomentum);
        if (cycleMomentum) {
            state.put("use_beta1", optimizer().defaults().values().containsKey("betas"));
            state.put("base_momentums", baseMomentums);
            state.put("max_momentums", maxMomentums);
        }
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        Arguments.given(state, "state");
        boolean cycles = Boolean.TRUE.equals(state.get("cycle_momentum"));
        List<Double> highest = SavedValues.numbers(state, "max_lrs");
        double size = SavedValues.number(state, "total_size");
        double ratio = SavedValues.number(state, "step_ratio");
        double factor = SavedValues.number(state, "gamma");
        Mode how = constant(Mode.values(), state, "mode");
        ScaleMode of = constant(ScaleMode.values(), state, "scale_mode");
        List<Double> low = cycles ? SavedValues.numbers(state, "base_momentums") : baseMomentums;
        List<Double> high = cycles ? SavedValues.numbers(state, "max_momentums") : maxMomentums;
        super.loadStateDict(state);
        maxLrs = highest;
        totalSize = size;
        stepRatio = ratio;
        gamma = factor;
        mode = how;
        scaleMode = of;
        cycleMomentum = cycles;
        baseMomentums = new ArrayList<>(low);
        maxMomentums = new ArrayList<>(high);
    }

    private static <E extends Enum<E>> E constant(
            E[] all, Map<String, ? extends @Nullable Object> state, String name) {
        for (E constant : all) {
            if (constant.name().equalsIgnoreCase(String.valueOf(state.get(name)))) {
                return constant;
            }
        }
        throw new ValueError(
                "state dict: '" + name + "' should be a mode, but got " + state.get(name));
    }
}
