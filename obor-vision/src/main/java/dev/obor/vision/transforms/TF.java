package dev.obor.vision.transforms;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.vision.Normalize;
import dev.obor.vision.ToTensor;
import dev.obor.vision.io.Images;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The functions behind the transforms, torchvision's `transforms.v2.functional`. Images are `(…,
/// C, H, W)`.
public final class TF {
    private TF() {}

    private static Tensor given(@Nullable Tensor image) {
        return Arguments.given(image, "image");
    }

    /// Bytes as float32 from 0 to 1, and the channels first: what [ToTensor] does.
    ///
    /// @throws ShapeError if the image has neither 2 nor 3 dimensions
    public static Tensor toTensor(Tensor image) {
        return new ToTensor().apply(given(image));
    }

    /// A picture of Java's as float32 `(C, H, W)` from 0 to 1; int32 from 0 to 65535 where it has
    /// 16 bits a channel.
    ///
    /// @throws ValueError if its numbers are floats or have more than 16 bits
    public static Tensor toTensor(BufferedImage picture) {
        return new ToTensor().apply(picture);
    }

    /// A picture of Java's as uint8 `(C, H, W)` with its own numbers; int32 where it has 16 bits a
    /// channel.
    ///
    /// @throws ValueError if its numbers are floats or have more than 16 bits
    public static Tensor pilToTensor(BufferedImage picture) {
        return Images.fromBufferedImage(picture);
    }

    /// A picture of Java's as uint8 `(C, H, W)`, as [#pilToTensor] gives it.
    ///
    /// @throws ValueError if its numbers are floats or have more than 16 bits
    public static Tensor toImage(BufferedImage picture) {
        return pilToTensor(picture);
    }

    /// The image itself, with a channel where it has none.
    ///
    /// @throws ShapeError if it has fewer than 2 dimensions
    public static Tensor toImage(Tensor image) {
        if (given(image).dim() < 2) {
            throw new ShapeError(
                    "to_image: expected an image (H, W) or (C, H, W), but got " + image.shape());
        }
        return image.dim() == 2 ? image.unsqueeze(0) : image;
    }

    /// A picture of Java's with the tensor's numbers; floats are multiplied by 255 and lose what
    /// follows the point, as torchvision's do.
    ///
    /// ```java
    /// TF.pilToTensor(TF.toPilImage(tensor(new float[][] {{0, 0.5f, 1}}))) // [[[0, 127, 255]]]
    /// ```
    ///
    /// @param image `(H, W)` or `(C, H, W)`: one channel of grey, two with alpha, three colours,
    ///   four with alpha; floats from 0 to 1, uint8, or int32 or int16 of one channel of 16 bits
    /// @throws dev.obor.base.DTypeError if it has another dtype
    /// @throws ShapeError if it has other sizes
    public static BufferedImage toPilImage(Tensor image) {
        if (given(image).dim() != 2 && image.dim() != 3) {
            throw new ShapeError(
                    "pic should be 2/3 dimensional. Got " + image.dim() + " dimensions.");
        }
        Tensor picture = toImage(image.detach());
        if (picture.size(0) > 4) {
            throw new ShapeError(
                    "pic should not have > 4 channels. Got " + picture.size(0) + " channels.");
        }
        return Images.toBufferedImage(
                picture.dtype().isFloatingPoint() ? picture.mul(255).to(DType.UINT8) : picture);
    }

    /// The image with its shorter edge of a size, bilinear and smoothed.
    public static Tensor resize(Tensor image, int size) {
        return resize(image, size, InterpolationMode.BILINEAR, true);
    }

    /// The image with its shorter edge of a size.
    public static Tensor resize(
            Tensor image, int size, InterpolationMode interpolation, boolean antialias) {
        Geometry.checkImage(given(image));
        int[] both = Geometry.resized(image.size(-2), image.size(-1), size, null);
        return resize(image, both[0], both[1], interpolation, antialias);
    }

    /// The image with another height and width, bilinear and smoothed.
    public static Tensor resize(Tensor image, int height, int width) {
        return resize(image, height, width, InterpolationMode.BILINEAR, true);
    }

    /// The image with another height and width.
    ///
    /// @param antialias whether it is smoothed where it gets smaller
    public static Tensor resize(
            Tensor image,
            int height,
            int width,
            InterpolationMode interpolation,
            boolean antialias) {
        Arguments.given(interpolation, "interpolation");
        return Geometry.resize(given(image), height, width, interpolation, antialias);
    }

    /// A part of the image; zeros where it reaches beyond.
    public static Tensor crop(Tensor image, long top, long left, long height, long width) {
        return Geometry.crop(given(image), top, left, height, width);
    }

    /// The middle of the image; zeros around it where it is smaller.
    public static Tensor centerCrop(Tensor image, long height, long width) {
        return Geometry.centerCrop(given(image), height, width);
    }

    /// A part of the image, resized.
    public static Tensor resizedCrop(
            Tensor image, long top, long left, long height, long width, int toHeight, int toWidth) {
        return resize(crop(image, top, left, height, width), toHeight, toWidth);
    }

    /// The image with pixels added: zeros (`constant`), those of the edge (`edge`), or those seen
    /// in a mirror without (`reflect`) or with the edge (`symmetric`).
    public static Tensor pad(
            Tensor image, long left, long top, long right, long bottom, String paddingMode) {
        Arguments.given(paddingMode, "paddingMode");
        long[] padding = {left, right, top, bottom};
        return Geometry.pad(given(image), padding, new double[] {0}, paddingMode);
    }

    /// The image with pixels of a colour added, one number or one for each channel.
    public static Tensor pad(
            Tensor image, long left, long top, long right, long bottom, double[] fill) {
        Arguments.given(fill, "fill");
        return Geometry.pad(given(image), new long[] {left, right, top, bottom}, fill, "constant");
    }

    /// The four corners and the middle: upper left, upper right, lower left, lower right, middle.
    ///
    /// @throws ValueError if the image is smaller
    public static List<Tensor> fiveCrop(Tensor image, long height, long width) {
        Geometry.checkImage(given(image));
        long h = image.size(-2);
        long w = image.size(-1);
        if (height < 1 || width < 1 || height > h || width > w) {
            throw new ValueError(
                    "Requested crop size [%d, %d] is bigger than input size (%d, %d)"
                            .formatted(height, width, h, w));
        }
        return List.of(
                Geometry.crop(image, 0, 0, height, width),
                Geometry.crop(image, 0, w - width, height, width),
                Geometry.crop(image, h - height, 0, height, width),
                Geometry.crop(image, h - height, w - width, height, width),
                Geometry.centerCrop(image, height, width));
    }

    /// The five crops of the image and those of its mirror image, which lies below it if asked for.
    ///
    /// @throws ValueError if the image is smaller
    public static List<Tensor> tenCrop(
            Tensor image, long height, long width, boolean verticalFlip) {
        List<Tensor> all = new ArrayList<>(fiveCrop(image, height, width));
        Tensor mirrored = verticalFlip ? verticalFlip(image) : horizontalFlip(image);
        all.addAll(fiveCrop(mirrored, height, width));
        return List.copyOf(all);
    }

    /// The image with a rectangle replaced by what broadcasts to it.
    public static Tensor erase(Tensor image, long i, long j, long h, long w, Tensor value) {
        Arguments.given(value, "value");
        Geometry.checkImage(given(image));
        if (i < 0 || j < 0 || h < 0 || w < 0) {
            throw new ValueError(
                    "erase: a rectangle of %d by %d at (%d, %d)".formatted(h, w, i, j));
        }
        Tensor out = image.clone();
        long top = Math.min(i, image.size(-2));
        long left = Math.min(j, image.size(-1));
        out.narrow(-2, top, Math.min(h, image.size(-2) - top))
                .narrow(-1, left, Math.min(w, image.size(-1) - left))
                .copy_(value);
        return out;
    }

    /// The image with its channels in another order: channel `i` is the old one of number
    /// `permutation[i]`.
    ///
    /// @throws ShapeError if there is not one number for each channel
    public static Tensor permuteChannels(Tensor image, long... permutation) {
        Geometry.checkImage(given(image));
        if (Arguments.given(permutation, "permutation").length != image.size(-3)) {
            throw new ShapeError(
                    "Length of permutation does not match number of channels: %d != %d"
                            .formatted(permutation.length, image.size(-3)));
        }
        return image.indexSelect(-3, Obor.tensor(permutation));
    }

    /// The image with each pixel taken from elsewhere.
    ///
    /// @param displacement how far away, `(1, H, W, 2)`: along x and y, in halves of the size
    public static Tensor elastic(
            Tensor image,
            Tensor displacement,
            InterpolationMode interpolation,
            double @Nullable [] fill) {
        Arguments.given(displacement, "displacement");
        Arguments.given(interpolation, "interpolation");
        return Geometry.elastic(given(image), displacement, interpolation, fill);
    }

    /// The image minus a mean, divided by a standard deviation, for each channel.
    public static Tensor normalize(Tensor image, double[] mean, double[] std) {
        Arguments.given(mean, "mean");
        Arguments.given(std, "std");
        return new Normalize(mean, std).apply(given(image));
    }

    /// Channels, height and width.
    public static List<Long> getDimensions(Tensor image) {
        Geometry.checkImage(given(image));
        return List.of(image.size(-3), image.size(-2), image.size(-1));
    }

    /// Height and width.
    public static List<Long> getSize(Tensor image) {
        return getDimensions(image).subList(1, 3);
    }

    /// How many channels there are.
    public static long getNumChannels(Tensor image) {
        return getDimensions(image).getFirst();
    }

    /// The image as a mirror beside it shows it.
    public static Tensor horizontalFlip(Tensor image) {
        return given(image).flip(-1);
    }

    /// The image upside down.
    public static Tensor verticalFlip(Tensor image) {
        return given(image).flip(-2);
    }

    /// The image as a mirror beside it shows it: torchvision's short name of [#horizontalFlip].
    public static Tensor hflip(Tensor image) {
        return horizontalFlip(image);
    }

    /// The image upside down: torchvision's short name of [#verticalFlip].
    public static Tensor vflip(Tensor image) {
        return verticalFlip(image);
    }

    /// The image turned against the clock by degrees, in its own frame or in one that holds all.
    public static Tensor rotate(
            Tensor image, double angle, InterpolationMode interpolation, boolean expand) {
        Arguments.given(interpolation, "interpolation");
        return Geometry.rotate(given(image), angle, interpolation, expand, null, null);
    }

    /// The image turned against the clock by degrees about a point.
    ///
    /// @param center x and y in pixels from the upper left corner; null for the middle
    /// @param fill what is put where the image does not reach, one number or one for each channel;
    ///   null for zeros, into which its edge fades
    public static Tensor rotate(
            Tensor image,
            double angle,
            InterpolationMode interpolation,
            boolean expand,
            double @Nullable [] center,
            double @Nullable [] fill) {
        Arguments.given(interpolation, "interpolation");
        center(center);
        return Geometry.rotate(given(image), angle, interpolation, expand, center, fill);
    }

    private static void center(double @Nullable [] center) {
        if (center != null) {
            pair(center, "center");
        }
    }

    /// The image turned with the clock by degrees, moved by pixels, scaled and sheared by degrees
    /// about its middle.
    public static Tensor affine(
            Tensor image,
            double angle,
            double[] translate,
            double scale,
            double[] shear,
            InterpolationMode interpolation) {
        Arguments.given(interpolation, "interpolation");
        pair(translate, "translate");
        pair(shear, "shear");
        return Geometry.affine(
                given(image), angle, translate, scale, shear, interpolation, null, null);
    }

    /// The same about another point, with a colour where the image does not reach.
    ///
    /// @param fill as in [#rotate]
    /// @param center as in [#rotate]
    public static Tensor affine(
            Tensor image,
            double angle,
            double[] translate,
            double scale,
            double[] shear,
            InterpolationMode interpolation,
            double @Nullable [] fill,
            double @Nullable [] center) {
        Arguments.given(interpolation, "interpolation");
        pair(translate, "translate");
        pair(shear, "shear");
        center(center);
        return Geometry.affine(
                given(image), angle, translate, scale, shear, interpolation, fill, center);
    }

    private static void pair(double[] values, String name) {
        if (Arguments.given(values, name).length != 2) {
            throw new ValueError("Argument " + name + " should be a sequence of length 2");
        }
    }

    /// The image whose corners have moved from `(x, y)` to others.
    public static Tensor perspective(
            Tensor image,
            long[][] startpoints,
            long[][] endpoints,
            InterpolationMode interpolation) {
        Arguments.given(interpolation, "interpolation");
        Arguments.allGiven(startpoints, "startpoints");
        Arguments.allGiven(endpoints, "endpoints");
        double[] c = Geometry.coefficients(startpoints, endpoints);
        return Geometry.perspective(given(image), c, interpolation, null);
    }

    /// The image whose corners have moved from `(x, y)` to others, with a colour where it does not
    /// reach.
    ///
    /// @param fill as in [#rotate]
    public static Tensor perspective(
            Tensor image,
            long[][] startpoints,
            long[][] endpoints,
            InterpolationMode interpolation,
            double @Nullable [] fill) {
        Arguments.given(interpolation, "interpolation");
        Arguments.allGiven(startpoints, "startpoints");
        Arguments.allGiven(endpoints, "endpoints");
        double[] c = Geometry.coefficients(startpoints, endpoints);
        return Geometry.perspective(given(image), c, interpolation, fill);
    }

    /// The image in grey, of 1 or 3 channels.
    public static Tensor rgbToGrayscale(Tensor image, long numOutputChannels) {
        if (numOutputChannels != 1 && numOutputChannels != 3) {
            throw new ValueError(
                    "num_output_channels must be 1 or 3, got " + numOutputChannels + ".");
        }
        return Colours.grey(given(image), numOutputChannels, true);
    }

    /// The image with three channels.
    public static Tensor grayscaleToRgb(Tensor image) {
        return Colours.toRgb(given(image));
    }

    /// Another dtype; with `scale`, whole numbers and floats from 0 to 1 mean the same.
    public static Tensor toDtype(Tensor image, DType dtype, boolean scale) {
        Arguments.given(dtype, "dtype");
        return scale ? Colours.scaled(given(image), dtype) : given(image).to(dtype);
    }

    /// float32, from 0 to 1 where the image has whole numbers.
    public static Tensor convertImageDtype(Tensor image) {
        return convertImageDtype(image, DType.FLOAT32);
    }

    /// Another dtype, in which whole numbers and floats from 0 to 1 mean the same.
    public static Tensor convertImageDtype(Tensor image, DType dtype) {
        return toDtype(image, dtype, true);
    }

    /// The image times a factor.
    public static Tensor adjustBrightness(Tensor image, double factor) {
        return Colours.brightness(given(image), factor);
    }

    /// The image, and its mean grey with 1 - factor.
    public static Tensor adjustContrast(Tensor image, double factor) {
        return Colours.contrast(given(image), factor);
    }

    /// The image, and its greys with 1 - factor.
    public static Tensor adjustSaturation(Tensor image, double factor) {
        return Colours.saturation(given(image), factor);
    }

    /// The image with hues moved by up to half of the circle, -0.5 to 0.5.
    public static Tensor adjustHue(Tensor image, double factor) {
        return Colours.hue(given(image), factor);
    }

    /// The image, and its blurred self with 1 - factor.
    public static Tensor adjustSharpness(Tensor image, double factor) {
        return Filters.sharpness(given(image), factor);
    }

    /// The image to a power, from 0 to 1, times a gain.
    public static Tensor adjustGamma(Tensor image, double gamma, double gain) {
        return Colours.gamma(given(image), gamma, gain);
    }

    /// The image with fewer bits, 0 to 8.
    public static Tensor posterize(Tensor image, int bits) {
        return Colours.posterize(given(image), bits);
    }

    /// The image with all from a threshold on inverted.
    public static Tensor solarize(Tensor image, double threshold) {
        return Colours.solarize(given(image), threshold);
    }

    /// The image with each channel stretched to the whole range.
    public static Tensor autocontrast(Tensor image) {
        return Colours.autocontrast(given(image));
    }

    /// The image with all numbers about as frequent.
    public static Tensor equalize(Tensor image) {
        return Colours.equalize(given(image));
    }

    /// The negative.
    public static Tensor invert(Tensor image) {
        return Colours.invert(given(image));
    }

    /// The image blurred by a Gaussian of a width, within an odd number of pixels.
    public static Tensor gaussianBlur(Tensor image, int kernelSize, double sigma) {
        return Filters.gaussianBlur(
                given(image), new int[] {kernelSize, kernelSize}, new double[] {sigma, sigma});
    }

    /// The image with Gaussian noise.
    public static Tensor gaussianNoise(Tensor image, double mean, double sigma, boolean clip) {
        return Filters.gaussianNoise(given(image), mean, sigma, clip);
    }
}
