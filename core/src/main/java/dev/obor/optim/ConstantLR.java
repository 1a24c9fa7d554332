package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Multiplies the rate by `factor` until the epoch `totalIters`, then no more.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new ConstantLR(optimizer, 0.5);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.05]
/// ```
public final class ConstantLR extends LRScheduler {
    private double factor;
    private int totalIters;

    /// Choices; the defaults are PyTorch's.
    public static final class ConstantOptions extends Options<ConstantOptions> {
        double factor = 1.0 / 3;
        int totalIters = 5;

        private ConstantOptions() {}

        /// By what the rate is multiplied at first, 1/3.
        public ConstantOptions factor(double value) {
            return set(() -> factor = value);
        }

        /// The epoch in which the rate is the whole one again, 5.
        public ConstantOptions totalIters(int value) {
            return set(() -> totalIters = value);
        }

        @Override
        protected void check() {
            if (!(factor >= 0 && factor <= 1)) {
                throw new ValueError(
                        "Constant multiplicative factor expected to be between 0 and 1.",
                        "It is " + factor + ".");
            }
        }
    }

    /// A third of the rate for 5 epochs.
    public ConstantLR(Optimizer<?> optimizer) {
        this(optimizer, o -> {});
    }

    /// A share of the rate for 5 epochs.
    public ConstantLR(Optimizer<?> optimizer, double factor) {
        this(optimizer, o -> o.factor(factor));
    }

    /// With options: `new ConstantLR(optimizer, o -> o.factor(0.1).totalIters(3))`.
    ///
    /// @throws ValueError if the factor is not from 0 to 1
    public ConstantLR(Optimizer<?> optimizer, Consumer<ConstantOptions> options) {
        Arguments.given(optimizer, "optimizer");
        ConstantOptions o = new ConstantOptions().with(options);
        this.factor = o.factor;
        this.totalIters = o.totalIters;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        if (lastEpoch() == 0) {
            return lr * factor;
        }
        return lastEpoch() == totalIters ? lr * (1.0 / factor) : lr;
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        return baseLr * (factor + (lastEpoch() >= totalIters ? 1 - factor : 0));
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("factor", factor);
        state.put("total_iters", totalIters);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        double share = SavedValues.number(state, "factor");
        int length = SavedValues.count(state, "total_iters");
        super.loadStateDict(state);
        factor = share;
        totalIters = length;
    }
}
