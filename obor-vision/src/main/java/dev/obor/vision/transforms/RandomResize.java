package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;

/// An image whose shorter edge gets a random size, torchvision's `RandomResize`.
///
/// @param minSize the smallest
/// @param maxSize larger than the largest
/// @param interpolation how pixels between pixels are found
/// @param antialias whether the image is smoothed where it gets smaller
public record RandomResize(
        int minSize, int maxSize, InterpolationMode interpolation, boolean antialias)
        implements Transform {
    /// Checks the sizes.
    public RandomResize {
        if (minSize < 1 || maxSize <= minSize) {
            throw new ValueError(
                    "RandomResize: sizes from %d up to but without %d are none"
                            .formatted(minSize, maxSize));
        }
    }

    /// Bilinear and smoothed.
    public RandomResize(int minSize, int maxSize) {
        this(minSize, maxSize, InterpolationMode.BILINEAR, true);
    }

    @Override
    public Tensor apply(Tensor image) {
        int size = (int) (minSize + Draws.below(maxSize - minSize));
        return TF.resize(image, size, interpolation, antialias);
    }
}
