package dev.obor.optim;

/// Follows half a cosine from the initial rate down to `etaMin` in `tMax` epochs, and up again.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
/// equation 5, in PyTorch's recursive form.
public final class CosineAnnealingLR extends LRScheduler {
    private final int tMax;
    private final double etaMin;

    /// Down to 0 in `tMax` epochs.
    public CosineAnnealingLR(Optimizer<?> optimizer, int tMax) {
        this(optimizer, tMax, 0);
    }

    /// Down to `etaMin` in `tMax` epochs.
    public CosineAnnealingLR(Optimizer<?> optimizer, int tMax, double etaMin) {
        super(optimizer);
        this.tMax = tMax;
        this.etaMin = etaMin;
        start();
    }

    @Override
    double rate(double initial, double last, int group) {
        int t = lastEpoch();
        if (t == 0) {
            return last;
        }
        if ((t - 1 - tMax) % (2 * tMax) == 0) {
            return last + (initial - etaMin) * (1 - Math.cos(Math.PI / tMax)) / 2;
        }
        return (1 + Math.cos(Math.PI * t / tMax))
                        / (1 + Math.cos(Math.PI * (t - 1) / tMax))
                        * (last - etaMin)
                + etaMin;
    }
}
