package dev.obor.optim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Choices for [Adam] and [AdamW]; the defaults are PyTorch's.
public final class AdamOptions extends OptimizerOptions<AdamOptions> {
    List<Double> betas = List.of(0.9, 0.999);
    double eps = 1e-8;
    double weightDecay;
    boolean amsgrad;
    boolean maximize;
    @KeyOnly private final @Nullable Boolean foreach = null;
    @KeyOnly private final boolean capturable = false;
    @KeyOnly private final boolean differentiable = false;
    @KeyOnly private final @Nullable Boolean fused = null;
    boolean decoupledWeightDecay;

    AdamOptions(double weightDecay, boolean decoupled) {
        super(1e-3);
        this.weightDecay = weightDecay;
        this.decoupledWeightDecay = decoupled;
    }

    /// How slowly the means of the gradient and of its square follow, 0.9 and 0.999.
    public AdamOptions betas(double first, double second) {
        return set(() -> betas = List.of(first, second));
    }

    /// What keeps the denominator from 0, 1e-8.
    public AdamOptions eps(double value) {
        return set(() -> eps = value);
    }

    /// How much parameters shrink, 0; for `AdamW` 0.01.
    public AdamOptions weightDecay(double value) {
        return set(() -> weightDecay = value);
    }

    /// Whether to divide by the largest mean of squares so far, false.
    public AdamOptions amsgrad(boolean value) {
        return set(() -> amsgrad = value);
    }

    /// Whether to climb instead, false.
    public AdamOptions maximize(boolean value) {
        return set(() -> maximize = value);
    }

    /// Whether the parameter shrinks by itself instead of through its gradient, false; for `AdamW`
    /// true.
    public AdamOptions decoupledWeightDecay(boolean value) {
        return set(() -> decoupledWeightDecay = value);
    }

    double beta1() {
        return betas.get(0);
    }

    double beta2() {
        return betas.get(1);
    }

    @Override
    public double cyclicMomentum() {
        return beta1();
    }

    @Override
    public AdamOptions cyclicMomentum(double value) {
        return betas(value, beta2());
    }

    @Override
    protected void check() {
        super.check();
        require(eps >= 0, "epsilon value", eps);
        requireBetas(betas);
        require(weightDecay >= 0, "weight_decay value", weightDecay);
    }
}
