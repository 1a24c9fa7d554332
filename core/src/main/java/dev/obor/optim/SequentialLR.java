package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several schedules one after the other: the next begins at each milestone, from the initial rate.
///
/// ```java
/// var schedule = new SequentialLR(
///         optimizer,
///         List.of(new LinearLR(optimizer, 0.1), new CosineAnnealingLR(optimizer, 95)),
///         5);
/// ```
///
/// A sequence inside of a sequence can only be the first of its schedules, as in PyTorch.
public final class SequentialLR extends LRScheduler {
    private final ScheduleList schedules;
    private int[] milestones;

    /// Schedules of one optimizer, and the epochs in which the second and the further ones begin.
    ///
    /// @throws ValueError if there are none, if one belongs to another optimizer, or if there is
    ///   not one milestone less than schedules
    public SequentialLR(
            Optimizer<?> optimizer, List<? extends LRScheduler> schedulers, int... milestones) {
        Arguments.given(optimizer, "optimizer");
        Arguments.allGiven(schedulers, "schedulers");
        Arguments.given(milestones, "milestones");
        if (schedulers.isEmpty()) {
            throw new ValueError(
                    "SequentialLR expects at least one scheduler, but got no scheduler.");
        }
        ScheduleList list = new ScheduleList("SequentialLR", schedulers, optimizer);
        if (milestones.length != schedulers.size() - 1) {
            throw new ValueError(
                    "Sequential Schedulers expects number of schedulers provided to be one more than"
                            + " the number of milestone points, but got number of schedulers "
                            + schedulers.size()
                            + " and the number of milestones to be equal to "
                            + milestones.length);
        }
        this.schedules = list;
        this.milestones = milestones.clone();
        super(optimizer, false);
        count();
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            double first = SavedValues.number(g.extras(), "initial_lr");
            g.options(o -> o.lr(first));
        }
        schedules.undo();
        present().start();
        noteRates();
    }

    private LRScheduler present() {
        int passed = 0;
        while (passed < milestones.length && milestones[passed] <= lastEpoch()) {
            passed++;
        }
        return schedules.get(passed);
    }

    @Override
    public void step() {
        if (Recording.host(this, this::step)) {
            return;
        }
        count();
        boolean begins = Arrays.stream(milestones).anyMatch(m -> m == lastEpoch());
        if (begins) {
            present().moveTo(0, true);
        } else {
            present().step();
        }
        noteRates();
    }

    @Override
    void undo() {
        schedules.undo();
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        throw new StateError(
                "a SequentialLR inside of another can only be its first schedule",
                "Put the schedules of both into one list.");
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = schedules.state(getLastLr());
        state.put("_milestones", Arrays.stream(milestones).boxed().toList());
        state.put("last_epoch", lastEpoch());
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int epoch = SavedValues.epoch(state);
        List<Double> rates = SavedValues.numbers(state, "_last_lr");
        List<Double> places = SavedValues.numbers(state, "_milestones");
        schedules.load(state);
        milestones = places.stream().mapToInt(Double::intValue).toArray();
        goOn(epoch, rates);
    }
}
