package dev.obor.vision.transforms;

import static dev.obor.Obor.rand;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// An image, or it somewhere on a larger canvas: torchvision's `RandomZoomOut`.
public final class RandomZoomOut implements Transform {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double[] fill = {0};
        double[] sideRange = {1, 4};
        double p = 0.5;

        Options() {}

        /// The canvas, one number or one for each channel: 0.
        public Options fill(double... value) {
            Arguments.given(value, "value");
            return set(() -> fill = value.clone());
        }

        /// How many times as high and wide it is, from 1 to 4.
        public Options sideRange(double from, double to) {
            return set(() -> sideRange = new double[] {from, to});
        }

        /// The probability, 0.5.
        public Options p(double value) {
            return set(() -> p = value);
        }

        @Override
        protected void check() {
            Draws.probability(p);
            if (!(sideRange[0] >= 1 && sideRange[0] <= sideRange[1])) {
                throw new ValueError(
                        "Invalid side range provided [%s, %s]."
                                .formatted(sideRange[0], sideRange[1]));
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public RandomZoomOut() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public RandomZoomOut(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        if (!Draws.happens(options.p)) {
            return image;
        }
        long h = image.size(-2);
        long w = image.size(-1);
        double[] range = options.sideRange;
        Tensor r = Draws.scale(range[0], range[1]);
        long width = (long) r.mul(w).item();
        long height = (long) r.mul(h).item();
        Tensor place = rand(DType.FLOAT32, 2);
        long left = (long) place.select(0, 0).mul(width - w).item();
        long top = (long) place.select(0, 1).mul(height - h).item();
        long[] padding = {left, width - left - w, top, height - top - h};
        return Geometry.pad(image, padding, options.fill, "constant");
    }
}
