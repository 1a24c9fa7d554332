package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.awt.image.BufferedImage;
import java.util.function.Function;

/// A picture of Java's as a tensor `(C, H, W)` with its own numbers: torchvision's `PILToTensor`,
/// for which a [BufferedImage] is what an image of Pillow's is there.
public record PILToTensor() implements Function<BufferedImage, Tensor> {
    /// @throws ValueError if the picture's numbers are floats or have more than 16 bits
    @Override
    public Tensor apply(BufferedImage picture) {
        return TF.pilToTensor(picture);
    }
}
