package dev.obor.vision;

import dev.obor.Tensor;
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

    @Override
    public Tensor applyBatch(Tensor images) {
        Tensor result = images;
        for (Transform transform : transforms) {
            result = transform.applyBatch(result);
        }
        return result;
    }
}
