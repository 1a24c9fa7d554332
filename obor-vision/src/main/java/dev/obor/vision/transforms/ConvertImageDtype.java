package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.vision.Transform;

/// Another dtype, in which whole numbers and floats from 0 to 1 mean the same: torchvision's
/// `ConvertImageDtype`.
///
/// @param dtype that of the result
public record ConvertImageDtype(DType dtype) implements Transform {
    /// Keeps the dtype.
    public ConvertImageDtype {
        Arguments.given(dtype, "dtype");
    }

    @Override
    public Tensor apply(Tensor image) {
        return TF.toDtype(image, dtype, true);
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
