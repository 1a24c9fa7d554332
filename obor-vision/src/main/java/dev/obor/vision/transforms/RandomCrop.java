package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// A part at a random place, torchvision's `RandomCrop`.
public final class RandomCrop implements Transform {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        long[] padding = {0, 0, 0, 0};
        boolean padIfNeeded;
        double[] fill = {0};
        String paddingMode = "constant";

        Options() {}

        /// What is put around first on each side, 0.
        public Options padding(long value) {
            return padding(value, value, value, value);
        }

        /// What is put around first.
        public Options padding(long left, long top, long right, long bottom) {
            return set(() -> padding = new long[] {left, right, top, bottom});
        }

        /// Whether an image that is too small is padded until it is not, false.
        public Options padIfNeeded(boolean value) {
            return set(() -> padIfNeeded = value);
        }

        /// The number of pixels added with mode `constant`, or one for each channel: 0.
        public Options fill(double... value) {
            Arguments.given(value, "value");
            return set(() -> fill = value.clone());
        }

        /// `constant`, `edge`, `reflect` or `symmetric`, as for [Pad].
        public Options paddingMode(String value) {
            Arguments.given(value, "value");
            return set(() -> paddingMode = value);
        }

        @Override
        protected void check() {
            Geometry.checkPaddingMode(paddingMode);
        }
    }

    private final long height;
    private final long width;
    private final Options options;

    /// A square.
    public RandomCrop(long size) {
        this(size, size);
    }

    /// Of a height and a width.
    public RandomCrop(long height, long width) {
        this(height, width, o -> {});
    }

    /// Of a height and a width, of the image with zeros around it.
    public RandomCrop(long height, long width, long padding) {
        this(height, width, o -> o.padding(padding));
    }

    /// Of a height and a width, with options.
    ///
    /// @throws ValueError if they do not fit
    public RandomCrop(long height, long width, Consumer<Options> options) {
        this.height = height;
        this.width = width;
        this.options = new Options().with(options);
    }

    /// @throws ValueError if the image is smaller
    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        long[] padding = options.padding.clone();
        long w = image.size(-1) + padding[0] + padding[1];
        long h = image.size(-2) + padding[2] + padding[3];
        if (options.padIfNeeded) {
            long dw = Math.max(0, width - w);
            long dh = Math.max(0, height - h);
            padding[0] += dw;
            padding[1] += dw;
            padding[2] += dh;
            padding[3] += dh;
            w += 2 * dw;
            h += 2 * dh;
        }
        boolean pads = (padding[0] | padding[1] | padding[2] | padding[3]) != 0;
        if (h < height || w < width) {
            throw new ValueError(
                    "Required crop size (%d, %d) is larger than %sinput image size (%d, %d)."
                            .formatted(height, width, pads ? "padded " : "", h, w));
        }
        long top = h > height ? Draws.below(h - height + 1) : 0;
        long left = w > width ? Draws.below(w - width + 1) : 0;
        Tensor padded =
                pads ? Geometry.pad(image, padding, options.fill, options.paddingMode) : image;
        return Geometry.crop(padded, top, left, height, width);
    }
}
