package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image, or it with another sharpness: torchvision's `RandomAdjustSharpness`.
///
/// @param factor 0 blurs, 1 leaves as it is, 2 sharpens
/// @param p the probability
public record RandomAdjustSharpness(double factor, double p) implements Transform {
    /// Checks the probability.
    public RandomAdjustSharpness {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomAdjustSharpness(double factor) {
        this(factor, 0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.adjustSharpness(image, factor) : image;
    }
}
