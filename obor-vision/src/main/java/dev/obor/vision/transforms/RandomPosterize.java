package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image, or it with fewer bits: torchvision's `RandomPosterize`.
///
/// @param bits how many are kept, 0 to 8
/// @param p the probability
public record RandomPosterize(int bits, double p) implements Transform {
    /// Checks the probability.
    public RandomPosterize {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomPosterize(int bits) {
        this(bits, 0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.posterize(image, bits) : image;
    }
}
