package dev.obor.optim;

import dev.obor.base.Arguments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Multiplies the rate by `gamma` every epoch.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new ExponentialLR(optimizer, 0.9);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.081]
/// ```
public final class ExponentialLR extends LRScheduler {
    private double gamma;

    /// Multiplies the rate by `gamma` every epoch.
    public ExponentialLR(Optimizer<?> optimizer, double gamma) {
        Arguments.given(optimizer, "optimizer");
        this.gamma = gamma;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        return isInitial() ? lr : lr * gamma;
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        return baseLr * Math.pow(gamma, lastEpoch());
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("gamma", gamma);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        double factor = SavedValues.number(state, "gamma");
        super.loadStateDict(state);
        gamma = factor;
    }
}
