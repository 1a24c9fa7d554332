package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image or its mirror image, torchvision's `RandomHorizontalFlip`.
///
/// @param p the probability
public record RandomHorizontalFlip(double p) implements Transform {
    /// Checks the probability.
    public RandomHorizontalFlip {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomHorizontalFlip() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.horizontalFlip(image) : image;
    }
}
