package dev.obor.vision.transforms;

import static dev.obor.Obor.randperm;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Random brightness, contrast, saturation and hue in random order, torchvision's `ColorJitter`.
///
/// ```java
/// var jitter = new ColorJitter(o -> o.brightness(0.4).hue(-0.1, 0.2));
/// ```
public final class ColorJitter implements Transform {
    /// Optional arguments; what is not set stays as it is.
    public static final class Options extends dev.obor.base.Options<Options> {
        double @Nullable [] brightness;
        double @Nullable [] contrast;
        double @Nullable [] saturation;
        double @Nullable [] hue;

        Options() {}

        /// A factor from `1 - value`, at least 0, to `1 + value`.
        public Options brightness(double value) {
            return brightness(Math.max(0, 1 - single(value, "brightness")), 1 + value);
        }

        /// A factor of a range.
        public Options brightness(double from, double to) {
            double[] range = range(from, to, 0, Double.POSITIVE_INFINITY, "brightness");
            return set(() -> brightness = range);
        }

        /// A factor from `1 - value`, at least 0, to `1 + value`.
        public Options contrast(double value) {
            return contrast(Math.max(0, 1 - single(value, "contrast")), 1 + value);
        }

        /// A factor of a range.
        public Options contrast(double from, double to) {
            double[] range = range(from, to, 0, Double.POSITIVE_INFINITY, "contrast");
            return set(() -> contrast = range);
        }

        /// A factor from `1 - value`, at least 0, to `1 + value`.
        public Options saturation(double value) {
            return saturation(Math.max(0, 1 - single(value, "saturation")), 1 + value);
        }

        /// A factor of a range.
        public Options saturation(double from, double to) {
            double[] range = range(from, to, 0, Double.POSITIVE_INFINITY, "saturation");
            return set(() -> saturation = range);
        }

        /// A shift from -value to value, at most 0.5.
        public Options hue(double value) {
            return hue(-single(value, "hue"), value);
        }

        /// A shift of a range, within -0.5 and 0.5.
        public Options hue(double from, double to) {
            double[] range = range(from, to, -0.5, 0.5, "hue");
            return set(() -> hue = range);
        }

        private static double single(double value, String name) {
            if (!(value >= 0)) {
                throw new ValueError(
                        "If " + name + " is a single number, it must be non negative.");
            }
            return value;
        }

        /// The range, or null if it changes nothing.
        private static double @Nullable [] range(
                double from, double to, double low, double high, String name) {
            if (!(low <= from && from <= to && to <= high)) {
                throw new ValueError(
                        String.format(
                                Locale.ROOT,
                                "%s values should be between (%s, %s) and increasing, but got [%s, %s].",
                                name,
                                low,
                                high,
                                from,
                                to));
            }
            double center = low == 0 ? 1 : 0;
            return from == center && to == center ? null : new double[] {from, to};
        }
    }

    private final Options options;

    /// With options.
    ///
    /// @throws ValueError if a range is none
    public ColorJitter(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    /// Each as the option of its name with one number; 0 leaves as it is.
    ///
    /// @throws ValueError if one is negative, or the hue above 0.5
    public ColorJitter(double brightness, double contrast, double saturation, double hue) {
        this(o -> o.brightness(brightness).contrast(contrast).saturation(saturation).hue(hue));
    }

    @Override
    public Tensor apply(Tensor image) {
        long[] order = randperm(4).toLongArray();
        double b = factor(options.brightness);
        double c = factor(options.contrast);
        double s = factor(options.saturation);
        double h = factor(options.hue);
        Tensor out = image;
        for (long step : order) {
            out =
                    switch ((int) step) {
                        case 0 -> options.brightness == null ? out : Colours.brightness(out, b);
                        case 1 -> options.contrast == null ? out : Colours.contrast(out, c);
                        case 2 -> options.saturation == null ? out : Colours.saturation(out, s);
                        default -> options.hue == null ? out : Colours.hue(out, h);
                    };
        }
        return out;
    }

    private static double factor(double @Nullable [] range) {
        return range == null ? 0 : Draws.uniform(range[0], range[1]);
    }
}
