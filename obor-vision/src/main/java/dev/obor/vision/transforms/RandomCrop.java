package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;

/// A part at a random place, torchvision's `RandomCrop`.
///
/// @param height of the part
/// @param width of the part
/// @param padding zeros that are put around first
public record RandomCrop(long height, long width, long padding) implements Transform {
    /// Without padding.
    public RandomCrop(long height, long width) {
        this(height, width, 0);
    }

    /// @throws ValueError if the image is smaller
    @Override
    public Tensor apply(Tensor image) {
        Tensor padded =
                padding == 0
                        ? image
                        : TF.pad(image, padding, padding, padding, padding, "constant");
        Geometry.checkImage(padded);
        long h = padded.size(-2);
        long w = padded.size(-1);
        if (h < height || w < width) {
            throw new ValueError(
                    "Required crop size (%d, %d) is larger than %sinput image size (%d, %d)."
                            .formatted(height, width, padding == 0 ? "" : "padded ", h, w));
        }
        long top = h > height ? Draws.below(h - height + 1) : 0;
        long left = w > width ? Draws.below(w - width + 1) : 0;
        return TF.crop(padded, top, left, height, width);
    }
}
