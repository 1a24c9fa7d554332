package dev.obor.vision.transforms;

import static dev.obor.Obor.stack;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// The corners and the middle of an image, stacked: `(C, H, W)` becomes `(5, C, height, width)`.
/// torchvision's `FiveCrop` gives a tuple instead, as [TF#fiveCrop] does.
///
/// @param height of each
/// @param width of each
public record FiveCrop(long height, long width) implements Transform {
    /// Squares.
    public FiveCrop(long size) {
        this(size, size);
    }

    @Override
    public Tensor apply(Tensor image) {
        return stack(TF.fiveCrop(image, height, width));
    }
}
