package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;
import org.jspecify.annotations.Nullable;

/// Another size, bilinear and smoothed: torchvision's `Resize`.
///
/// @param height of the result, or of its shorter edge if there is no width
/// @param width of the result, or null
/// @param interpolation how pixels between pixels are found
/// @param antialias whether the image is smoothed where it gets smaller
public record Resize(
        int height, @Nullable Integer width, InterpolationMode interpolation, boolean antialias)
        implements Transform {
    /// The shorter edge gets a size.
    public Resize(int size) {
        this(size, null, InterpolationMode.BILINEAR, true);
    }

    /// Height and width.
    public Resize(int height, int width) {
        this(height, width, InterpolationMode.BILINEAR, true);
    }

    @Override
    public Tensor apply(Tensor image) {
        return width == null
                ? TF.resize(image, height, interpolation, antialias)
                : TF.resize(image, height, width, interpolation, antialias);
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
