package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Recording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several schedules at once: each step is one of all, in their order, on the same rates.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var warm = new ConstantLR(optimizer, 0.1);
/// var scheduler = new ChainedScheduler(List.of(warm, new ExponentialLR(optimizer, 0.9)));
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0081]
/// ```
public final class ChainedScheduler extends LRScheduler {
    private final ScheduleList schedules;

    /// Schedules of one optimizer.
    ///
    /// @throws ValueError if there are none, or if one belongs to another optimizer
    public ChainedScheduler(List<? extends LRScheduler> schedulers) {
        this(schedulers, first(schedulers).optimizer());
    }

    /// Schedules of the optimizer that is given.
    ///
    /// @throws ValueError if there are none, or if one belongs to another optimizer
    public ChainedScheduler(List<? extends LRScheduler> schedulers, Optimizer<?> optimizer) {
        Arguments.given(optimizer, "optimizer");
        first(schedulers);
        this.schedules = new ScheduleList("ChainedScheduler", schedulers, optimizer);
        super(optimizer, false);
        count();
        noteRates();
    }

    private static LRScheduler first(List<? extends LRScheduler> schedulers) {
        if (Arguments.allGiven(schedulers, "schedulers").isEmpty()) {
            throw new ValueError(
                    "ChainedScheduler expects at least one scheduler to be chained, but got no"
                            + " scheduler.");
        }
        return schedulers.getFirst();
    }

    @Override
    public void step() {
        if (Recording.host(this, this::step)) {
            return;
        }
        count();
        schedules.step();
        noteRates();
    }

    @Override
    void undo() {
        schedules.undo();
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        throw new StateError(
                "a ChainedScheduler inside of a SequentialLR can only be its first schedule",
                "Chain schedules that are sequences instead.");
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        return schedules.state(getLastLr());
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        List<Double> rates = SavedValues.numbers(state, "_last_lr");
        schedules.load(state);
        goOn(schedules.get(0).lastEpoch(), rates);
    }
}
