package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows half a cosine from the initial rate down to `etaMin` in `tMax` epochs, and up again.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
/// equation 5, in PyTorch's recursive form.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new CosineAnnealingLR(optimizer, 10);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0905]
/// ```
public final class CosineAnnealingLR extends LRScheduler {
    private int tMax;
    private double etaMin;

    /// Down to 0 in `tMax` epochs.
    public CosineAnnealingLR(Optimizer<?> optimizer, int tMax) {
        Arguments.given(optimizer, "optimizer");
        this(optimizer, tMax, 0);
    }

    /// Down to `etaMin` in `tMax` epochs.
    public CosineAnnealingLR(Optimizer<?> optimizer, int tMax, double etaMin) {
        Arguments.given(optimizer, "optimizer");
        if (tMax <= 0) {
            throw new ValueError("T_max must be positive, got " + tMax);
        }
        this.tMax = tMax;
        this.etaMin = etaMin;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        int t = lastEpoch();
        if (isInitial()) {
            return lr;
        }
        if (stepCount() == 1 && t > 0) {
            return closedLr(baseLr, lr, group);
        }
        if ((t - 1 - tMax) % (2 * tMax) == 0) {
            return lr + (baseLr - etaMin) * (1 - Math.cos(Math.PI / tMax)) / 2;
        }
        return (1 + Math.cos(Math.PI * t / tMax))
                        / (1 + Math.cos(Math.PI * (t - 1) / tMax))
                        * (lr - etaMin)
                + etaMin;
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        return etaMin + (baseLr - etaMin) * (1 + Math.cos(Math.PI * lastEpoch() / tMax)) / 2;
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("T_max", tMax);
        state.put("eta_min", etaMin);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int length = SavedValues.count(state, "T_max");
        double lowest = SavedValues.number(state, "eta_min");
        super.loadStateDict(state);
        tMax = Math.max(length, 1);
        etaMin = lowest;
    }
}
