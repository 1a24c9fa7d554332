package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image, or it with all from a threshold on inverted: torchvision's `RandomSolarize`.
///
/// @param threshold from where on
/// @param p the probability
public record RandomSolarize(double threshold, double p) implements Transform {
    /// Checks the probability.
    public RandomSolarize {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomSolarize(double threshold) {
        this(threshold, 0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.solarize(image, threshold) : image;
    }
}
