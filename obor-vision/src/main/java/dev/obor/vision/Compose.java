package dev.obor.vision;

import dev.obor.Tensor;
import java.awt.image.BufferedImage;
import java.util.List;

/// Several transforms one after another, torchvision's `Compose`.
///
/// @param transforms first to last
public record Compose(List<Transform> transforms) implements Transform {
    /// Keeps the transforms.
    public Compose {
        transforms = List.copyOf(transforms);
    }

    /// These transforms, first to last.
    public Compose(Transform... transforms) {
        this(List.of(transforms));
    }

    @Override
    public Tensor apply(Tensor image) {
        Tensor result = image;
        for (Transform transform : transforms) {
            result = transform.apply(result);
        }
        return result;
    }

    /// What the first transform makes of the picture, given to the others.
    @Override
    public Tensor apply(BufferedImage picture) {
        if (transforms.isEmpty()) {
            return Transform.super.apply(picture);
        }
        return new Compose(transforms.subList(1, transforms.size()))
                .apply(transforms.getFirst().apply(picture));
    }

    /// Whether all transforms do.
    @Override
    public boolean takesBatches() {
        return transforms.stream().allMatch(Transform::takesBatches);
    }

    /// Transform by transform where all of them take batches; otherwise image by image.
    @Override
    public Tensor applyBatch(Tensor images) {
        if (!takesBatches()) {
            return Transform.super.applyBatch(images);
        }
        Tensor result = images;
        for (Transform transform : transforms) {
            result = transform.applyBatch(result);
        }
        return result;
    }
}
