package dev.obor.optim;

import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
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
    private boolean initial;

    /// A schedule that starts from the optimizer's present rates, and sets the first ones.
    ///
    /// It calls [#step], and so [#getLr]: assign the fields of a subclass before calling it.
    @SuppressWarnings("this-escape") // getLr is asked on purpose, as the comment says
    protected LRScheduler(Optimizer<?> optimizer) {
        this(optimizer, true);
        start();
    }

    /// A schedule that leaves the first rates to others.
    LRScheduler(Optimizer<?> optimizer, boolean keepsBases) {
        this.optimizer = optimizer;
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            if (keepsBases) {
                baseLrs.add(baseLr(g));
            }
        }
    }

    /// Sets the first rates.
    void start() {
        stepCount = 0;
        initial = true;
        try {
            step();
        } finally {
            initial = false;
        }
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
        if (Recording.host(this, this::step)) {
            return;
        }
        if (stepCount == 1 && Warning.SCHEDULE_BEFORE_STEP.isPending() && !optimizer.hasStepped()) {
            Callback.warn(
                    Warning.SCHEDULE_BEFORE_STEP,
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
        stepCount++;
        moveTo(lastEpoch + 1, false);
    }

    /// Sets the rates of an epoch.
    ///
    /// @param closed whether the rates are computed from those that the schedule started from
    void moveTo(int epoch, boolean closed) {
        lastEpoch = epoch;
        List<? extends Optimizer.Group<?>> groups = optimizer.paramGroups();
        for (int i = 0; i < groups.size(); i++) {
            Optimizer.Group<?> g = groups.get(i);
            if (i == baseLrs.size()) {
                baseLrs.add(baseLr(g)); // a group that was added later
            }
            double base = baseLrs.get(i);
            double now = g.options().lr();
            double lr = closed ? closedLr(base, now, i) : getLr(base, now, i);
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
        }
        noteRates();
    }

    /// Remembers the present rates as the last ones.
    void noteRates() {
        List<Double> rates = new ArrayList<>();
        optimizer.paramGroups().forEach(g -> rates.add(g.options().lr()));
        lastLr = rates;
    }

    /// Takes back the epoch of the constructor: a sequence starts its schedules itself.
    void undo() {
        lastEpoch--;
    }

    /// The rates that later ones are computed from.
    void startFrom(List<Double> rates) {
        baseLrs = new ArrayList<>(rates);
    }

    /// How often a step was taken, the one of the constructor included.
    int stepCount() {
        return stepCount;
    }

    /// Counts an epoch of a schedule whose rates others set.
    void count() {
        lastEpoch++;
    }

    /// Whether the constructor's step is under way, in which most schedules leave the rate.
    protected final boolean isInitial() {
        return initial;
    }

    /// The rate of a group for the epoch [#lastEpoch].
    ///
    /// @param baseLr the rate that the schedule started from
    /// @param lr the present rate
    /// @param group the number of the group
    protected abstract double getLr(double baseLr, double lr, int group);

    /// The rate of a group for the epoch [#lastEpoch] from the one that the schedule started from,
    /// where there is such a form; by itself [#getLr]. A [SequentialLR] starts its schedules by it.
    protected double closedLr(double baseLr, double lr, int group) {
        return getLr(baseLr, lr, group);
    }

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
        int epoch = SavedValues.epoch(state);
        int count = SavedValues.count(state, "_step_count");
        baseLrs = bases;
        stepCount = count;
        goOn(epoch, last);
    }

    /// Goes on from an epoch with its rates.
    void goOn(int epoch, List<Double> rates) {
        lastEpoch = epoch;
        lastLr = rates;
    }
}
