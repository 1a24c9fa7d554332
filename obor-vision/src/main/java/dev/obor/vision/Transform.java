package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.data.Collate;
import dev.obor.vision.io.Images;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Changes an image before a model sees it. Any Java lambda from tensor to tensor is one, as
/// torchvision's `Lambda`; [Compose] chains several.
@FunctionalInterface
public interface Transform {
    /// One image changed.
    Tensor apply(Tensor image);

    /// A picture of Java's changed: as the tensor `(C, H, W)` that [Images#fromBufferedImage] makes
    /// of it.
    default Tensor apply(BufferedImage picture) {
        return apply(Images.fromBufferedImage(picture));
    }

    /// Whether [#applyBatch] may stand for [#apply] of each image: only where a transform draws no
    /// random numbers and remembers nothing. Unless one says so, a data set changes sample by
    /// sample, image and label, so that random numbers are drawn in PyTorch's order.
    default boolean takesBatches() {
        return false;
    }

    /// Several images changed, the first dimension counting them. Worth overriding, together with
    /// [#takesBatches], where they are cheaper together; the result must equal that of [#apply] for
    /// each, stacked.
    default Tensor applyBatch(Tensor images) {
        List<Tensor> changed = new ArrayList<>();
        for (long i = 0; i < images.size(0); i++) {
            changed.add(apply(images.select(0, i)));
        }
        return Collate.defaultCollate(changed);
    }
}
