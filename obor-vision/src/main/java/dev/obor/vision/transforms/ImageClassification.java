package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.vision.Normalize;
import dev.obor.vision.Transform;

/// What published models of ImageNet take: the middle of the resized image, normalised.
/// torchvision's preset of that name.
///
/// @param cropSize height and width of the result, 224 for most models
/// @param resizeSize the shorter edge before
/// @param interpolation how the image is resized
public record ImageClassification(int cropSize, int resizeSize, InterpolationMode interpolation)
        implements Transform {
    private static final Normalize IMAGENET =
            new Normalize(new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225});

    /// Resized to 256 by bilinear interpolation.
    public ImageClassification(int cropSize) {
        this(cropSize, 256, InterpolationMode.BILINEAR);
    }

    @Override
    public Tensor apply(Tensor image) {
        // As in the preset, bytes are resized as floats, which rounds otherwise than Resize does.
        Tensor floats = image.dtype() == DType.UINT8 ? image.to(DType.FLOAT32) : image;
        Tensor resized = TF.resize(floats, resizeSize, interpolation, true);
        if (image.dtype() == DType.UINT8) {
            resized = resized.clamp(0.0, 255.0).round().to(DType.UINT8);
        }
        Tensor middle = TF.centerCrop(resized, cropSize, cropSize);
        return IMAGENET.apply(TF.toDtype(middle, DType.FLOAT32, true));
    }
}
