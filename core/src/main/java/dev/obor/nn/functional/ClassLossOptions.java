package dev.obor.nn.functional;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// Optional arguments of the losses over classes: cross entropy and negative log likelihood.
///
/// @param weight one factor per class, or null
/// @param ignoreIndex targets with this class do not count, -100
/// @param reduction what happens to the losses of the samples
/// @param labelSmoothing how much of the target is spread over all classes, 0 (cross entropy only)
public record ClassLossOptions(
        @Nullable Tensor weight, long ignoreIndex, Reduction reduction, double labelSmoothing) {
    /// PyTorch's defaults.
    public static final ClassLossOptions DEFAULT =
            new ClassLossOptions(null, -100, Reduction.MEAN, 0);

    /// Checks the smoothing.
    ///
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public ClassLossOptions {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException(
                    "label_smoothing must be between 0.0 and 1.0. Got: " + labelSmoothing);
        }
    }

    /// With one factor per class.
    public ClassLossOptions weight(@Nullable Tensor value) {
        return new ClassLossOptions(value, ignoreIndex, reduction, labelSmoothing);
    }

    /// With another class that does not count.
    public ClassLossOptions ignoreIndex(long value) {
        return new ClassLossOptions(weight, value, reduction, labelSmoothing);
    }

    /// With another reduction.
    public ClassLossOptions reduction(Reduction value) {
        return new ClassLossOptions(weight, ignoreIndex, value, labelSmoothing);
    }

    /// With another reduction, by PyTorch's name.
    public ClassLossOptions reduction(String value) {
        return reduction(Reduction.of(value));
    }

    /// With smoothed labels.
    public ClassLossOptions labelSmoothing(double value) {
        return new ClassLossOptions(weight, ignoreIndex, reduction, value);
    }
}
