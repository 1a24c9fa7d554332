package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// The image as it is, torchvision's `Identity`.
public record Identity() implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        return image;
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Tensor applyBatch(Tensor images) {
        return images;
    }
}
