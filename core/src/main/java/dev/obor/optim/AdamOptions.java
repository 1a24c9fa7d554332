package dev.obor.optim;

import static dev.obor.optim.OptimizerOptions.check;

/// Choices for [Adam] and [AdamW]; the defaults are PyTorch's.
///
/// @param lr the learning rate
/// @param beta1 how slowly the mean of the gradient follows
/// @param beta2 how slowly the mean of its square follows
/// @param eps keeps the denominator from 0
/// @param weightDecay how much parameters shrink
/// @param amsgrad divides by the largest mean of squares so far
/// @param maximize climbs instead
public record AdamOptions(
        double lr,
        double beta1,
        double beta2,
        double eps,
        double weightDecay,
        boolean amsgrad,
        boolean maximize)
        implements OptimizerOptions<AdamOptions> {
    /// The defaults of Adam.
    public static final AdamOptions ADAM = new AdamOptions(1e-3, 0.9, 0.999, 1e-8, 0, false, false);

    /// The defaults of AdamW.
    public static final AdamOptions ADAMW = ADAM.weightDecay(1e-2);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range
    public AdamOptions {
        check(lr >= 0, "learning rate", lr);
        check(eps >= 0, "epsilon value", eps);
        check(beta1 >= 0 && beta1 < 1, "beta parameter at index 0", beta1);
        check(beta2 >= 0 && beta2 < 1, "beta parameter at index 1", beta2);
        check(weightDecay >= 0, "weight_decay value", weightDecay);
    }

    @Override
    public AdamOptions lr(double value) {
        return new AdamOptions(value, beta1, beta2, eps, weightDecay, amsgrad, maximize);
    }

    /// With other betas.
    public AdamOptions betas(double first, double second) {
        return new AdamOptions(lr, first, second, eps, weightDecay, amsgrad, maximize);
    }

    /// With another epsilon.
    public AdamOptions eps(double value) {
        return new AdamOptions(lr, beta1, beta2, value, weightDecay, amsgrad, maximize);
    }

    /// With another weight decay.
    public AdamOptions weightDecay(double value) {
        return new AdamOptions(lr, beta1, beta2, eps, value, amsgrad, maximize);
    }

    /// With or without the largest mean of squares.
    public AdamOptions amsgrad(boolean value) {
        return new AdamOptions(lr, beta1, beta2, eps, weightDecay, value, maximize);
    }

    /// Climbing or descending.
    public AdamOptions maximize(boolean value) {
        return new AdamOptions(lr, beta1, beta2, eps, weightDecay, amsgrad, value);
    }

    @Override
    public double cyclicMomentum() {
        return beta1;
    }

    @Override
    public AdamOptions cyclicMomentum(double value) {
        return betas(value, beta2);
    }
}
