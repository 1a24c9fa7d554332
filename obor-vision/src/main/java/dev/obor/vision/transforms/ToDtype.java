package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.vision.Transform;

/// Another dtype, torchvision's `ToDtype`.
///
/// @param dtype that of the result
/// @param scale whether whole numbers and floats from 0 to 1 mean the same
public record ToDtype(DType dtype, boolean scale) implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        return TF.toDtype(image, dtype, scale);
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
