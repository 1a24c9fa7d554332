package dev.obor.nn.functional;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// Optional arguments of the binary cross entropies.
///
/// @param weight a factor per element, broadcast, or null
/// @param posWeight a factor for positive targets, broadcast, or null (with logits only)
/// @param reduction what happens to the losses of the elements
public record BinaryLossOptions(
        @Nullable Tensor weight, @Nullable Tensor posWeight, Reduction reduction) {
    /// PyTorch's defaults.
    public static final BinaryLossOptions DEFAULT =
            new BinaryLossOptions(null, null, Reduction.MEAN);

    /// With a factor per element.
    public BinaryLossOptions weight(@Nullable Tensor value) {
        return new BinaryLossOptions(value, posWeight, reduction);
    }

    /// With a factor for positive targets.
    public BinaryLossOptions posWeight(@Nullable Tensor value) {
        return new BinaryLossOptions(weight, value, reduction);
    }

    /// With another reduction.
    public BinaryLossOptions reduction(Reduction value) {
        return new BinaryLossOptions(weight, posWeight, value);
    }

    /// With another reduction, by PyTorch's name.
    public BinaryLossOptions reduction(String value) {
        return reduction(Reduction.of(value));
    }
}
