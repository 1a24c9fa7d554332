package dev.obor.vision.transforms;

import static dev.obor.Obor.stack;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// The corners and the middle of an image and of its mirror image, stacked: `(C, H, W)` becomes
/// `(10, C, height, width)`. torchvision's `TenCrop` gives a tuple instead, as [TF#tenCrop] does.
///
/// @param height of each
/// @param width of each
/// @param verticalFlip whether the mirror lies below the image instead of beside it
public record TenCrop(long height, long width, boolean verticalFlip) implements Transform {
    /// Squares; the mirror stands beside.
    public TenCrop(long size) {
        this(size, size, false);
    }

    @Override
    public Tensor apply(Tensor image) {
        return stack(TF.tenCrop(image, height, width, verticalFlip));
    }
}
