package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;
import org.jspecify.annotations.Nullable;

/// Another size, bilinear and smoothed: torchvision's `Resize`.
///
/// @param height of the result, or of its shorter edge if there is no width
/// @param width of the result, or null
/// @param maxSize how long the longer edge is at most if there is no width, or null
/// @param interpolation how pixels between pixels are found
/// @param antialias whether the image is smoothed where it gets smaller
public record Resize(
        int height,
        @Nullable Integer width,
        @Nullable Integer maxSize,
        InterpolationMode interpolation,
        boolean antialias)
        implements Transform {
    /// Without a limit of the longer edge.
    public Resize(
            int height,
            @Nullable Integer width,
            InterpolationMode interpolation,
            boolean antialias) {
        this(height, width, null, interpolation, antialias);
    }

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
        Geometry.checkImage(image);
        if (width == null && maxSize != null) {
            int[] both = Geometry.resized(image.size(-2), image.size(-1), height, maxSize);
            return TF.resize(image, both[0], both[1], interpolation, antialias);
        }
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
