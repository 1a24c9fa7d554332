package dev.obor.optim;

/// Multiplies the rate by `gamma` every `stepSize` epochs.
public final class StepLR extends LRScheduler {
    private final int stepSize;
    private final double gamma;

    /// Divides the rate by 10 every `stepSize` epochs.
    public StepLR(Optimizer<?> optimizer, int stepSize) {
        this(optimizer, stepSize, 0.1);
    }

    /// Multiplies the rate by `gamma` every `stepSize` epochs.
    public StepLR(Optimizer<?> optimizer, int stepSize, double gamma) {
        super(optimizer);
        if (stepSize <= 0) {
            throw new IllegalArgumentException("stepSize must be positive, got " + stepSize);
        }
        this.stepSize = stepSize;
        this.gamma = gamma;
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        return lastEpoch() == 0 || lastEpoch() % stepSize != 0 ? last : last * gamma;
    }
}
