package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// The middle of an image, torchvision's `CenterCrop`; zeros around it where it is smaller.
///
/// @param height of the result
/// @param width of the result
public record CenterCrop(long height, long width) implements Transform {
    /// A square.
    public CenterCrop(long size) {
        this(size, size);
    }

    @Override
    public Tensor apply(Tensor image) {
        return TF.centerCrop(image, height, width);
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Tensor applyBatch(Tensor images) {
        return apply(images);
    }
}
