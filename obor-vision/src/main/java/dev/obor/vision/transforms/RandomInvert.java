package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image or its negative, torchvision's `RandomInvert`.
///
/// @param p the probability
public record RandomInvert(double p) implements Transform {
    /// Checks the probability.
    public RandomInvert {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomInvert() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.invert(image) : image;
    }
}
