package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image or its greys, in as many channels: torchvision's `RandomGrayscale`.
///
/// @param p the probability
public record RandomGrayscale(double p) implements Transform {
    /// Checks the probability.
    public RandomGrayscale {
        Draws.probability(p);
    }

    /// With probability 0.1.
    public RandomGrayscale() {
        this(0.1);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Draws.happens(p) ? Colours.grey(image, Geometry.channels(image), true) : image;
    }
}
