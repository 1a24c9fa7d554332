package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;
import java.awt.image.BufferedImage;

/// A picture of Java's as a tensor `(C, H, W)` with its own numbers, torchvision's `ToImage`; put
/// [ToDtype] behind it for floats.
///
/// ```java
/// var transform = new Compose(new ToImage(), new Resize(32), new ToDtype(float32, true));
/// transform.apply(Images.toBufferedImage(zeros(uint8, 3, 48, 64))).shape() // [3, 32, 42]
/// ```
public record ToImage() implements Transform {
    /// The image itself, with a channel where it has none.
    ///
    /// @throws dev.obor.base.ShapeError if it has fewer than 2 dimensions
    @Override
    public Tensor apply(Tensor image) {
        return TF.toImage(image);
    }

    @Override
    public Tensor apply(BufferedImage picture) {
        return TF.toImage(picture);
    }
}
