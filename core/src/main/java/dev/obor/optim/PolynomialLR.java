package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets the rate fall to 0 in `totalIters` epochs as `(1 - t / totalIters)^power`.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new PolynomialLR(optimizer, 4);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.05]
/// ```
public final class PolynomialLR extends LRScheduler {
    private int totalIters;
    private double power;

    /// Choices; the defaults are PyTorch's.
    public static final class PolynomialOptions extends Options<PolynomialOptions> {
        int totalIters = 5;
        double power = 1.0;

        private PolynomialOptions() {}

        /// In which epoch the rate is 0, 5.
        public PolynomialOptions totalIters(int value) {
            return set(() -> totalIters = value);
        }

        /// The power of what is left of the way, 1: a line.
        public PolynomialOptions power(double value) {
            return set(() -> power = value);
        }
    }

    /// Along a line to 0 in 5 epochs.
    public PolynomialLR(Optimizer<?> optimizer) {
        this(optimizer, o -> {});
    }

    /// Along a line to 0.
    public PolynomialLR(Optimizer<?> optimizer, int totalIters) {
        this(optimizer, o -> o.totalIters(totalIters));
    }

    /// With options: `new PolynomialLR(optimizer, o -> o.totalIters(10).power(2))`.
    public PolynomialLR(Optimizer<?> optimizer, Consumer<PolynomialOptions> options) {
        Arguments.given(optimizer, "optimizer");
        PolynomialOptions o = new PolynomialOptions().with(options);
        this.totalIters = o.totalIters;
        this.power = o.power;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        double t = lastEpoch();
        if (isInitial() || t > totalIters) {
            return lr;
        }
        return lr * Math.pow((1 - t / totalIters) / (1 - (t - 1) / totalIters), power);
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        double share = (double) Math.min(totalIters, lastEpoch()) / totalIters;
        return baseLr * Math.pow(1 - share, power);
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("total_iters", totalIters);
        state.put("power", power);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int length = SavedValues.count(state, "total_iters");
        double exponent = SavedValues.number(state, "power");
        super.loadStateDict(state);
        totalIters = length;
        power = exponent;
    }
}
