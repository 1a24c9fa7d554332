package dev.obor.optim;

import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes the learning rate of every group over time: call [#step] after the optimizer's.
///
/// A schedule of one's own says the rate of a group in [#getLr]:
///
/// ```java
/// class Warmup extends LRScheduler {
///     final int steps;
///
///     Warmup(Optimizer<?> optimizer, int steps) {
///         this.steps = steps; // before super, which asks for the first rates
///         super(optimizer);
///     }
///
///     @Override
///     protected double getLr(double baseLr, double lr, int group) {
///         return baseLr * Math.min(1, (lastEpoch() + 1.0) / steps);
///     }
/// }
/// ```
///
/// The library's own schedules compute the next rate from the present one where PyTorch does so, so
/// that several can change one optimizer.
public abstract class LRScheduler {
    private final Optimizer<?> optimizer;
    private List<Double> baseLrs = new ArrayList<>();
    private List<Double> lastLr = List.of();
    private int lastEpoch = -1;
    private int stepCount;

    /// A schedule that starts from the optimizer's present rates, and sets the first ones.
    ///
    /// It calls [#getLr]: assign the fields of a subclass before calling it.
    @SuppressWarnings("this-escape") // getLr is asked on purpose, as the comment says
    protected LRScheduler(Optimizer<?> optimizer) {
        this.optimizer = optimizer;
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            baseLrs.add(baseLr(g));
        }
        advance();
    }

    /// The rate that a group started from, which later schedules and the state dict see too.
    private static double baseLr(Optimizer.Group<?> group) {
        Object initial = group.extras().computeIfAbsent("initial_lr", _ -> group.options().lr());
        return SavedValues.number("initial_lr", initial);
    }

    /// Goes on by one epoch, or by one batch if that is how the schedule is meant.
    ///
    /// @throws ValueError if a rate is negative or no number
    public void step() {
        if (lastEpoch == 0 && Warning.SCHEDULE_BEFORE_STEP.isPending() && !optimizer.hasStepped()) {
            Warning.SCHEDULE_BEFORE_STEP.give(
                    "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch"
                            + " 1.1.0 and later, you should call them in the opposite order:"
                            + " `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this"
                            + " will result in PyTorch skipping the first value of the learning rate"
                            + " schedule.",
                    "Call schedule.step() at the end of the epoch, after the optimizer's.");
        }
        advance();
    }

    private void advance() {
        lastEpoch++;
        stepCount++;
        List<? extends Optimizer.Group<?>> groups = optimizer.paramGroups();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Optimizer.Group<?> g = groups.get(i);
            if (i == baseLrs.size()) {
                baseLrs.add(baseLr(g)); // a group that was added later
            }
            double lr = getLr(baseLrs.get(i), g.options().lr(), i);
            if (Double.isNaN(lr)) {
                throw new ValueError(
                        getClass().getSimpleName()
                                + ".getLr gave NaN for epoch "
                                + lastEpoch
                                + " of group "
                                + i,
                        "In a constructor, assign the fields that it reads before super(optimizer).");
            }
            g.options(o -> o.lr(lr));
            adjust(g);
            rates.add(g.options().lr());
        }
        lastLr = rates;
    }

    /// The rate of a group for the epoch [#lastEpoch].
    ///
    /// @param baseLr the rate that the schedule started from
    /// @param lr the present rate
    /// @param group the number of the group
    protected abstract double getLr(double baseLr, double lr, int group);

    /// Changes what else belongs to the schedule, after the rate; nothing by itself.
    protected void adjust(Optimizer.Group<?> group) {}

    /// The optimizer whose rates are changed.
    public final Optimizer<?> optimizer() {
        return optimizer;
    }

    /// How often [#step] was called.
    public final int lastEpoch() {
        return lastEpoch;
    }

    /// The rates that the schedule started from, one for each group.
    public final List<Double> baseLrs() {
        return List.copyOf(baseLrs);
    }

    /// The rate of each group that was set last.
    public final List<Double> getLastLr() {
        return List.copyOf(lastLr);
    }

    /// Everything needed to go on later, with PyTorch's keys and types: numbers and lists.
    ///
    /// A schedule with a state of its own adds it: `state = super.stateDict(); state.put(…)`. The
    /// rates themselves are in the optimizer's state dict.
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("base_lrs", List.copyOf(baseLrs));
        state.put("last_epoch", lastEpoch);
        state.put("_step_count", stepCount);
        state.put("_is_initial", false);
        state.put("_get_lr_called_within_step", false);
        state.put("_last_lr", List.copyOf(lastLr));
        return state;
    }

    /// Goes on from a saved state.
    ///
    /// A schedule with a state of its own reads it here, first its own and then `super`'s.
    ///
    /// @throws ValueError if a value is missing or of another kind; nothing is changed then
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        List<Double> bases = SavedValues.numbers(state, "base_lrs");
        List<Double> last = SavedValues.numbers(state, "_last_lr");
        int epoch = SavedValues.count(state, "last_epoch");
        int count = SavedValues.count(state, "_step_count");
        baseLrs = bases;
        lastLr = last;
        lastEpoch = epoch;
        stepCount = count;
    }
}
