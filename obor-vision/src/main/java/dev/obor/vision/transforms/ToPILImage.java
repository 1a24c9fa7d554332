package dev.obor.vision.transforms;

import dev.obor.Tensor;
import java.awt.image.BufferedImage;
import java.util.function.Function;

/// A tensor as a picture of Java's: torchvision's `ToPILImage`, for which a [BufferedImage] is what
/// an image of Pillow's is there.
///
/// ```java
/// var picture = new ToPILImage().apply(rand(3, 24, 32));
/// tensor(picture.getWidth(), picture.getHeight()) // [32, 24]
/// ```
public record ToPILImage() implements Function<Tensor, BufferedImage> {
    /// The picture that [TF#toPilImage] makes.
    @Override
    public BufferedImage apply(Tensor image) {
        return TF.toPilImage(image);
    }
}
