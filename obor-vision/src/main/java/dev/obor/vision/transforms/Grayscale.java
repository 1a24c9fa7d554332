package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// Grey of 1 or 3 channels, torchvision's `Grayscale`.
///
/// @param numOutputChannels 1 or 3
public record Grayscale(long numOutputChannels) implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        return TF.rgbToGrayscale(image, numOutputChannels);
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
