package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Multiplies the rate by `gamma` every `stepSize` epochs.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new StepLR(optimizer, 2, 0.5);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.05]
/// ```
public final class StepLR extends LRScheduler {
    private int stepSize;
    private double gamma;

    /// Divides the rate by 10 every `stepSize` epochs.
    public StepLR(Optimizer<?> optimizer, int stepSize) {
        Arguments.given(optimizer, "optimizer");
        this(optimizer, stepSize, 0.1);
    }

    /// Multiplies the rate by `gamma` every `stepSize` epochs.
    ///
    /// @throws ValueError if `stepSize` is not positive
    public StepLR(Optimizer<?> optimizer, int stepSize, double gamma) {
        Arguments.given(optimizer, "optimizer");
        if (stepSize <= 0) {
            throw new ValueError("stepSize must be positive, got " + stepSize);
        }
        this.stepSize = stepSize;
        this.gamma = gamma;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        return lastEpoch() == 0 || lastEpoch() % stepSize != 0 ? lr : lr * gamma;
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        return baseLr * Math.pow(gamma, lastEpoch() / stepSize);
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("step_size", stepSize);
        state.put("gamma", gamma);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int size = SavedValues.count(state, "step_size");
        double factor = SavedValues.number(state, "gamma");
        super.loadStateDict(state);
        stepSize = Math.max(size, 1);
        gamma = factor;
    }
}
