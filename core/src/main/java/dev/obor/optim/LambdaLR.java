package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Multiplies the initial rate by a function of the epoch.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new LambdaLR(optimizer, epoch -> 1.0 / (1 + epoch));
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0333]
/// ```
public final class LambdaLR extends LRScheduler {
    private final List<IntToDoubleFunction> factors;

    /// Multiplies the initial rates by a function of the epoch, which starts at 0.
    public LambdaLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        Arguments.given(optimizer, "optimizer");
        Arguments.given(factor, "factor");
        this(optimizer, Collections.nCopies(optimizer.paramGroups().size(), factor));
    }

    /// Multiplies the initial rate of each group by a function of its own.
    ///
    /// @throws dev.obor.base.ValueError if there are not as many functions as groups
    public LambdaLR(Optimizer<?> optimizer, List<? extends IntToDoubleFunction> factors) {
        Arguments.given(optimizer, "optimizer");
        Arguments.given(factors, "factors");
        int groups = optimizer.paramGroups().size();
        if (factors.size() != groups) {
            throw new dev.obor.base.ValueError(
                    "Expected " + groups + " lr_lambdas, but got " + factors.size());
        }
        this.factors = List.copyOf(factors);
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        IntToDoubleFunction factor = factors.get(Math.min(group, factors.size() - 1));
        return baseLr * Callback.call(() -> factor.applyAsDouble(lastEpoch()));
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
