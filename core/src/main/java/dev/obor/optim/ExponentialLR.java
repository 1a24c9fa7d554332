package dev.obor.optim;

/// Multiplies the rate by `gamma` every epoch.
public final class ExponentialLR extends LRScheduler {
    private final double gamma;

    /// Multiplies the rate by `gamma` every epoch.
    public ExponentialLR(Optimizer<?> optimizer, double gamma) {
        super(optimizer);
        this.gamma = gamma;
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        return lastEpoch() == 0 ? last : last * gamma;
    }
}
