package dev.obor.optim;

/// Multiplies the rate by `gamma` at each milestone; a milestone named twice counts twice.
public final class MultiStepLR extends LRScheduler {
    private final int[] milestones;
    private final double gamma;

    /// Divides the rate by 10 at each milestone.
    public MultiStepLR(Optimizer<?> optimizer, int... milestones) {
        this(optimizer, milestones, 0.1);
    }

    /// Multiplies the rate by `gamma` at each milestone.
    public MultiStepLR(Optimizer<?> optimizer, int[] milestones, double gamma) {
        super(optimizer);
        this.milestones = milestones.clone();
        this.gamma = gamma;
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        double rate = last;
        int times = 0;
        for (int m : milestones) {
            times += m == lastEpoch() ? 1 : 0;
        }
        return times == 0 ? rate : rate * Math.pow(gamma, times);
    }
}
