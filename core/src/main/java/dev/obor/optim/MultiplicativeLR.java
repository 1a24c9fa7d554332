package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Multiplies the rate by a function of the epoch, from epoch 1 on.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new MultiplicativeLR(optimizer, epoch -> 0.95);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0902]
/// ```
public final class MultiplicativeLR extends LRScheduler {
    private final List<IntToDoubleFunction> factors;

    /// Multiplies the rates by a function of the epoch.
    public MultiplicativeLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        Arguments.given(optimizer, "optimizer");
        Arguments.given(factor, "factor");
        this(optimizer, Collections.nCopies(optimizer.paramGroups().size(), factor));
    }

    /// Multiplies the rate of each group by a function of its own.
    ///
    /// @throws ValueError if there are not as many functions as groups
    public MultiplicativeLR(Optimizer<?> optimizer, List<? extends IntToDoubleFunction> factors) {
        Arguments.given(optimizer, "optimizer");
        Arguments.allGiven(factors, "factors");
        int groups = optimizer.paramGroups().size();
        if (factors.size() != groups) {
            throw new ValueError("Expected " + groups + " lr_lambdas, but got " + factors.size());
        }
        this.factors = List.copyOf(factors);
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        if (isInitial()) {
            return lr;
        }
        IntToDoubleFunction factor = factors.get(Math.min(group, factors.size() - 1));
        return lr * Callback.call(() -> factor.applyAsDouble(lastEpoch()));
    }

    /// As in PyTorch, functions are not saved: `lr_lambdas` has a null for each.
    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put(
                "lr_lambdas",
                new ArrayList<@Nullable Object>(Collections.nCopies(factors.size(), null)));
        return state;
    }
}
