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

/// A schedule whose factors are functions of the epoch, one for each group.
abstract sealed class FactorLR extends LRScheduler permits LambdaLR, MultiplicativeLR {
    private final List<IntToDoubleFunction> factors;

    FactorLR(Optimizer<?> optimizer, IntToDoubleFunction factor) {
        Arguments.given(optimizer, "optimizer");
        Arguments.given(factor, "factor");
        this(optimizer, Collections.nCopies(optimizer.paramGroups().size(), factor));
    }

    FactorLR(Optimizer<?> optimizer, List<? extends IntToDoubleFunction> factors) {
        Arguments.given(optimizer, "optimizer");
        Arguments.allGiven(factors, "factors");
        int groups = optimizer.paramGroups().size();
        if (factors.size() != groups) {
            throw new ValueError("Expected " + groups + " lr_lambdas, but got " + factors.size());
        }
        this.factors = List.copyOf(factors);
        super(optimizer);
    }

    /// What a group's function says of the epoch; groups that came later share the last one.
    final double factor(int group) {
        IntToDoubleFunction factor = factors.get(Math.min(group, factors.size() - 1));
        return Callback.call(() -> factor.applyAsDouble(lastEpoch()));
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
