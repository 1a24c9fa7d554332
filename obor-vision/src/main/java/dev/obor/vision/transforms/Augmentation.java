package dev.obor.vision.transforms;

import static dev.obor.Obor.linspace;
import static dev.obor.Obor.rand;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What the automatic augmentations choose from.
enum Augmentation {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    COLOR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTO_CONTRAST,
    EQUALIZE,
    INVERT;

    /// How far each goes at most.
    ///
    /// @param shear as tangent
    /// @param translate in pixels, or as part of the size if below 1
    /// @param rotate in degrees
    /// @param colour added to or taken from a factor of 1
    /// @param bits that are kept with the smallest magnitude
    /// @param lost how many of them the largest loses
    record Space(double shear, double translate, double rotate, double colour, int bits, int lost) {
        static final Space COMMON = new Space(0.3, 150.0 / 331.0, 30, 0.9, 8, 4);

        private double pixels(long size) {
            return translate < 1 ? translate * size : translate;
        }
    }

    /// The magnitude of a bin; the bin and then the sign are drawn as torchvision draws them.
    double magnitude(Space space, Tensor image, int bins, IntSupplier bin) {
        return switch (this) {
            case IDENTITY, AUTO_CONTRAST, EQUALIZE, INVERT -> 0;
            case POSTERIZE -> {
                float lost = bin.getAsInt() / (float) ((bins - 1) / (double) space.lost);
                yield Math.rint(space.bits - lost);
            }
            case SOLARIZE -> at(1, 0, bins, bin);
            case SHEAR_X, SHEAR_Y -> signed(at(0, space.shear, bins, bin));
            case TRANSLATE_X -> signed(at(0, space.pixels(image.size(-1)), bins, bin));
            case TRANSLATE_Y -> signed(at(0, space.pixels(image.size(-2)), bins, bin));
            case ROTATE -> signed(at(0, space.rotate, bins, bin));
            case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> signed(at(0, space.colour, bins, bin));
        };
    }

    private static double at(double from, double to, int bins, IntSupplier bin) {
        return linspace(from, to, bins).to(DType.FLOAT32).select(0, bin.getAsInt()).item();
    }

    private static double signed(double magnitude) {
        return rand(DType.FLOAT32, 1).item() <= 0.5 ? -magnitude : magnitude;
    }

    Tensor apply(Tensor image, double m, InterpolationMode mode, double @Nullable [] fill) {
        double[] none = {0, 0};
        double shear = Math.toDegrees(Math.atan(m));
        long pixels = (long) m;
        return switch (this) {
            case IDENTITY -> image;
            case SHEAR_X ->
                    Geometry.affine(image, 0, none, 1, new double[] {shear, 0}, mode, fill, none);
            case SHEAR_Y ->
                    Geometry.affine(image, 0, none, 1, new double[] {0, shear}, mode, fill, none);
            case TRANSLATE_X ->
                    Geometry.affine(image, 0, new double[] {pixels, 0}, 1, none, mode, fill, null);
            case TRANSLATE_Y ->
                    Geometry.affine(image, 0, new double[] {0, pixels}, 1, none, mode, fill, null);
            case ROTATE -> Geometry.rotate(image, m, mode, false, null, fill);
            case BRIGHTNESS -> Colours.brightness(image, 1 + m);
            case COLOR -> Colours.saturation(image, 1 + m);
            case CONTRAST -> Colours.contrast(image, 1 + m);
            case SHARPNESS -> Filters.sharpness(image, 1 + m);
            case POSTERIZE -> Colours.posterize(image, (int) m);
            case SOLARIZE -> Colours.solarize(image, Colours.max(image.dtype()) * m);
            case AUTO_CONTRAST -> Colours.autocontrast(image);
            case EQUALIZE -> Colours.equalize(image);
            case INVERT -> Colours.invert(image);
        };
    }

    static void checkBins(int bins) {
        if (bins < 2) {
            throw new ValueError("num_magnitude_bins should be at least 2, but got " + bins);
        }
    }
}
