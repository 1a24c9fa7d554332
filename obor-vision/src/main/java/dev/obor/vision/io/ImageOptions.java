package dev.obor.vision.io;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;

/// Optional arguments of reading pictures.
public final class ImageOptions extends Options<ImageOptions> {
    static final ImageOptions DEFAULT = new ImageOptions();

    ImageReadMode mode = ImageReadMode.UNCHANGED;
    boolean applyExifOrientation = true;
    boolean keep16Bit;
    long maxPixels = 2 * 89_478_485L;

    ImageOptions() {}

    /// Which channels are wanted; those of the file.
    public ImageOptions mode(ImageReadMode value) {
        Arguments.given(value, "value");
        return set(() -> mode = value);
    }

    /// Whether a picture is turned as its camera was held, true; torchvision's default is false.
    public ImageOptions applyExifOrientation(boolean value) {
        return set(() -> applyExifOrientation = value);
    }

    /// Whether pictures of 16 bits become int32 from 0 to 65535, or lose their lower 8 bits, false.
    public ImageOptions keep16Bit(boolean value) {
        return set(() -> keep16Bit = value);
    }

    /// The most pixels that are read; Pillow's limit, 178,956,970.
    public ImageOptions maxPixels(long value) {
        return set(() -> maxPixels = value);
    }

    @Override
    protected void check() {
        if (maxPixels < 1) {
            throw new ValueError("max_pixels=" + maxPixels + ", expected at least 1");
        }
    }
}
