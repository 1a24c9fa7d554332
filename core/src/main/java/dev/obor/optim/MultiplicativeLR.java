package dev.obor.optim;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Multiplies the rate by a function of the epoch, from epoch 1 on.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new MultiplicativeLR(optimizer, epoch -> 0.95);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0902]
/// ```
public final class MultiplicativeLR extends FactorLR {
    /// Multiplies the rates by a function of the epoch.
    public MultiplicativeLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        super(optimizer, factor);
    }

    /// Multiplies the rate of each group by a function of its own.
    ///
    /// @throws dev.obor.base.ValueError if there are not as many functions as groups
    public MultiplicativeLR(Optimizer<?> optimizer, List<? extends IntToDoubleFunction> factors) {
        super(optimizer, factors);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        if (isInitial()) {
            return lr;
        }
        return lr * factor(group);
    }
}
