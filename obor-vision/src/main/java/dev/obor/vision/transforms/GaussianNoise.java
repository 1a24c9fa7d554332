package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// An image with Gaussian noise, torchvision's `GaussianNoise`.
///
/// @param mean that of the noise
/// @param sigma its standard deviation
/// @param clip whether results stay in the range of the dtype
public record GaussianNoise(double mean, double sigma, boolean clip) implements Transform {
    /// Mean 0, standard deviation 0.1, kept in the range.
    public GaussianNoise() {
        this(0, 0.1, true);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Filters.gaussianNoise(image, mean, sigma, clip);
    }
}
