package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Moves the rate along a line from one share of it to another: the usual warm-up.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new LinearLR(optimizer, o -> o.startFactor(0.5).totalIters(4));
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.075]
/// ```
public final class LinearLR extends LRScheduler {
    private double startFactor;
    private double endFactor;
    private int totalIters;

    /// Choices; the defaults are PyTorch's.
    public static final class LinearOptions extends Options<LinearOptions> {
        double startFactor = 1.0 / 3;
        double endFactor = 1.0;
        int totalIters = 5;

        private LinearOptions() {}

        /// The share of the rate in epoch 0, 1/3.
        public LinearOptions startFactor(double value) {
            return set(() -> startFactor = value);
        }

        /// The share from the epoch `totalIters` on, 1.
        public LinearOptions endFactor(double value) {
            return set(() -> endFactor = value);
        }

        /// How many epochs the way takes, 5.
        public LinearOptions totalIters(int value) {
            return set(() -> totalIters = value);
        }

        @Override
        protected void check() {
            if (!(startFactor > 0 && startFactor <= 1)) {
                throw new ValueError(
                        "Starting multiplicative factor expected to be greater than 0 and less or"
                                + " equal to 1.",
                        "It is " + startFactor + "; the next rates are computed from the first.");
            }
            if (!(endFactor >= 0 && endFactor <= 1)) {
                throw new ValueError(
                        "Ending multiplicative factor expected to be between 0 and 1.",
                        "It is " + endFactor + ".");
            }
        }
    }

    /// From a third of the rate to all of it in 5 epochs.
    public LinearLR(Optimizer<?> optimizer) {
        this(optimizer, o -> {});
    }

    /// From a share of the rate to all of it in 5 epochs.
    public LinearLR(Optimizer<?> optimizer, double startFactor) {
        this(optimizer, o -> o.startFactor(startFactor));
    }

    /// With options: `new LinearLR(optimizer, o -> o.startFactor(0.1).totalIters(10))`.
    ///
    /// @throws ValueError if a factor is above 1 or below 0, or the first is 0
    public LinearLR(Optimizer<?> optimizer, Consumer<LinearOptions> options) {
        Arguments.given(optimizer, "optimizer");
        LinearOptions o = new LinearOptions().with(options);
        this.startFactor = o.startFactor;
        this.endFactor = o.endFactor;
        this.totalIters = o.totalIters;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        int t = lastEpoch();
        if (t == 0) {
            return lr * startFactor;
        }
        if (isInitial() || t > totalIters) {
            return lr;
        }
        double way = endFactor - startFactor;
        return lr * (1 + way / (totalIters * startFactor + (t - 1) * way));
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        double way = endFactor - startFactor;
        return baseLr * (startFactor + way * Math.min(totalIters, lastEpoch()) / totalIters);
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("start_factor", startFactor);
        state.put("end_factor", endFactor);
        state.put("total_iters", totalIters);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        double start = SavedValues.number(state, "start_factor");
        double end = SavedValues.number(state, "end_factor");
        int length = SavedValues.count(state, "total_iters");
        super.loadStateDict(state);
        startFactor = start;
        endFactor = end;
        totalIters = length;
    }
}
