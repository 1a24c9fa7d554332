package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image, or it with all numbers about as frequent: torchvision's `RandomEqualize`.
///
/// @param p the probability
public record RandomEqualize(double p) implements Transform {
    /// Checks the probability.
    public RandomEqualize {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomEqualize() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.equalize(image) : image;
    }
}
