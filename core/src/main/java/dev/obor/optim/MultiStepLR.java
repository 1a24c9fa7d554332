package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Multiplies the rate by `gamma` at each milestone; a milestone named twice counts twice.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new MultiStepLR(optimizer, 1, 3);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.01]
/// ```
public final class MultiStepLR extends LRScheduler {
    private Map<Integer, Integer> milestones;
    private double gamma;

    /// Divides the rate by 10 at each milestone.
    public MultiStepLR(Optimizer<?> optimizer, int... milestones) {
        Arguments.given(optimizer, "optimizer");
        Arguments.given(milestones, "milestones");
        this(optimizer, milestones, 0.1);
    }

    /// Multiplies the rate by `gamma` at each milestone.
    public MultiStepLR(Optimizer<?> optimizer, int[] milestones, double gamma) {
        Arguments.given(milestones, "milestones");
        Arguments.given(optimizer, "optimizer");
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int m : milestones) {
            counts.merge(m, 1, Integer::sum);
        }
        this.milestones = counts;
        this.gamma = gamma;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        Integer times = milestones.get(lastEpoch());
        return times == null ? lr : lr * Math.pow(gamma, times);
    }

    @Override
    protected double closedLr(double baseLr, double lr, int group) {
        int passed = 0;
        for (var milestone : milestones.entrySet()) {
            passed += milestone.getKey() <= lastEpoch() ? milestone.getValue() : 0;
        }
        return baseLr * Math.pow(gamma, passed);
    }

    /// `milestones` has how often each counts.
    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("milestones", Map.copyOf(milestones));
        state.put("gamma", gamma);
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        Arguments.given(state, "state");
        if (!(state.get("milestones") instanceof Map<?, ?> saved)) {
            throw new ValueError("state dict: 'milestones' should be a map of epochs");
        }
        Map<Integer, Integer> loaded = new TreeMap<>();
        saved.forEach((epoch, times) ->
                loaded.put(
                        (int) SavedValues.count("milestones", epoch),
                        (int) SavedValues.count("milestones", times)));
        double factor = SavedValues.number(state, "gamma");
        super.loadStateDict(state);
        milestones = loaded;
        gamma = factor;
    }
}
