package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image or it upside down, torchvision's `RandomVerticalFlip`.
///
/// @param p the probability
public record RandomVerticalFlip(double p) implements Transform {
    /// Checks the probability.
    public RandomVerticalFlip {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomVerticalFlip() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.verticalFlip(image) : image;
    }
}
