package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image, or it stretched to the whole range: torchvision's `RandomAutocontrast`.
///
/// @param p the probability
public record RandomAutocontrast(double p) implements Transform {
    /// Checks the probability.
    public RandomAutocontrast {
        Draws.probability(p);
    }

    /// With probability 0.5.
    public RandomAutocontrast() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? TF.autocontrast(image) : image;
    }
}
