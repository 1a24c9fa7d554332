package dev.obor.optim;

import dev.obor.base.Warning;
import java.util.ArrayList;
import java.util.List;

/// Changes the learning rate of every group over time: call [#step] after the optimizer's.
///
/// Rates are computed from the present one where PyTorch does so, so that schedules can be chained.
public abstract class LRScheduler {
    private final Optimizer<?> optimizer;
    private int epoch = -1;

    /// A schedule that starts from the optimizer's present rates.
    LRScheduler(Optimizer<?> optimizer) {
        this.optimizer = optimizer;
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            if (g.initialLr() == null) {
                g.initialLr(((OptimizerOptions<?>) g.options()).lr());
            }
        }
    }

    /// Sets the rates of the first epoch; subclasses call it when they are ready.
    final void start() {
        advance();
    }

    /// Goes on by one epoch, or by one batch if that is how the schedule is meant.
    public final void step() {
        if (epoch == 0 && Warning.SCHEDULE_BEFORE_STEP.isPending() && !optimizer.hasStepped()) {
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
        epoch++;
        int i = 0;
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            advance(g, i++);
        }
    }

    private <O extends OptimizerOptions<O>> void advance(Optimizer.Group<?> group, int number) {
        @SuppressWarnings("unchecked") // every group holds the options of its optimizer
        Optimizer.Group<O> g = (Optimizer.Group<O>) group;
        Double initial = g.initialLr();
        double lr = rate(initial == null ? g.options().lr() : initial, g.options().lr(), number);
        g.options(o -> o.lr(lr));
        adjust(g, number);
    }

    /// The rate of a group for the present epoch.
    ///
    /// @param initial the rate that the schedule started from
    /// @param last the rate of the epoch before
    abstract double rate(double initial, double last, int group);

    /// Changes what else belongs to the schedule.
    <O extends OptimizerOptions<O>> void adjust(Optimizer.Group<O> group, int number) {}

    /// How often [#step] was called.
    public final int lastEpoch() {
        return epoch;
    }

    /// Continues at another epoch; the rates themselves are in the optimizer's state.
    public final void lastEpoch(int value) {
        epoch = value;
    }

    /// The present rate of each group.
    public final List<Double> getLastLr() {
        List<Double> rates = new ArrayList<>();
        for (Optimizer.Group<?> g : optimizer.paramGroups()) {
            rates.add(((OptimizerOptions<?>) g.options()).lr());
        }
        return rates;
    }
}
