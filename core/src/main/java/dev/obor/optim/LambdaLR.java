package dev.obor.optim;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Multiplies the initial rate by a function of the epoch.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new LambdaLR(optimizer, epoch -> 1.0 / (1 + epoch));
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0333]
/// ```
public final class LambdaLR extends FactorLR {
    /// Multiplies the initial rates by a function of the epoch, which starts at 0.
    public LambdaLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        super(optimizer, factor);
    }

    /// Multiplies the initial rate of each group by a function of its own.
    ///
    /// @throws dev.obor.base.ValueError if there are not as many functions as groups
    public LambdaLR(Optimizer<?> optimizer, List<? extends IntToDoubleFunction> factors) {
        super(optimizer, factors);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        return baseLr * factor(group);
    }
}
