package dev.obor.examples.own;

import dev.obor.optim.LRScheduler;
import dev.obor.optim.Optimizer;

/// Raises the rate along a line for some steps, then keeps it.
public final class Warmup extends LRScheduler {
    private final int steps;

    /// A schedule that reaches the optimizer's rate with the given step.
    public Warmup(Optimizer<?> optimizer, int steps) {
        this.steps = steps; // before super, which asks for the first rate
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        return baseLr * Math.min(1, (lastEpoch() + 1.0) / steps);
    }
}
