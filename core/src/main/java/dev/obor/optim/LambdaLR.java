package dev.obor.optim;

import java.util.function.IntToDoubleFunction;

/// Multiplies the initial rate by a function of the epoch.
public final class LambdaLR extends LRScheduler {
    private final IntToDoubleFunction factor;

    /// Multiplies the initial rate by a function of the epoch, which starts at 0.
    public LambdaLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        super(optimizer);
        this.factor = factor;
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        return initial * factor.applyAsDouble(lastEpoch());
    }
}
