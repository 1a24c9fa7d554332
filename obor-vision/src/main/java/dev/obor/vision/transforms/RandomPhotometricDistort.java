package dev.obor.vision.transforms;

import static dev.obor.Obor.rand;
import static dev.obor.Obor.randperm;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.vision.Transform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Colours distorted as for the detector SSD, torchvision's `RandomPhotometricDistort`: brightness,
/// contrast, saturation, hue and the order of the channels, each with a probability.
public final class RandomPhotometricDistort implements Transform {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double[] brightness = {0.875, 1.125};
        double[] contrast = {0.5, 1.5};
        double[] saturation = {0.5, 1.5};
        double[] hue = {-0.05, 0.05};
        double p = 0.5;

        Options() {}

        /// From 0.875 to 1.125.
        public Options brightness(double from, double to) {
            return set(() -> brightness = new double[] {from, to});
        }

        /// From 0.5 to 1.5.
        public Options contrast(double from, double to) {
            return set(() -> contrast = new double[] {from, to});
        }

        /// From 0.5 to 1.5.
        public Options saturation(double from, double to) {
            return set(() -> saturation = new double[] {from, to});
        }

        /// From -0.05 to 0.05.
        public Options hue(double from, double to) {
            return set(() -> hue = new double[] {from, to});
        }

        /// The probability of each, 0.5.
        public Options p(double value) {
            return set(() -> p = value);
        }

        @Override
        protected void check() {
            Draws.probability(p);
        }
    }

    private final Options options;

    /// With the defaults.
    public RandomPhotometricDistort() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if the probability is none
    public RandomPhotometricDistort(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Double brightness = draw(options.brightness);
        Double contrast = draw(options.contrast);
        Double saturation = draw(options.saturation);
        Double hue = draw(options.hue);
        boolean before = rand(DType.FLOAT32, 1).item() < 0.5;
        long @Nullable [] order =
                Draws.happens(options.p) ? randperm(image.size(-3)).toLongArray() : null;
        Tensor out = brightness == null ? image : Colours.brightness(image, brightness);
        out = contrast != null && before ? Colours.contrast(out, contrast) : out;
        out = saturation == null ? out : Colours.saturation(out, saturation);
        out = hue == null ? out : Colours.hue(out, hue);
        out = contrast != null && !before ? Colours.contrast(out, contrast) : out;
        return order == null ? out : TF.permuteChannels(out, order);
    }

    private @Nullable Double draw(double[] range) {
        return Draws.happens(options.p) ? Draws.uniform(range[0], range[1]) : null;
    }
}
