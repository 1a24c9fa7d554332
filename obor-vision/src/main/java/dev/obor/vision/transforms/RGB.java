package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// Three channels, of one or three: torchvision's `RGB`.
public record RGB() implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        return TF.grayscaleToRgb(image);
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
