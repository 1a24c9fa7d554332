package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// An image, or it as seen from somewhere else: torchvision's `RandomPerspective`.
public final class RandomPerspective implements Transform {
    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        double distortionScale = 0.5;
        double p = 0.5;

        Options() {
            super(InterpolationMode.BILINEAR, 0);
        }

        /// How far corners move at most, as part of half the size: 0.5.
        public Options distortionScale(double value) {
            return set(() -> distortionScale = value);
        }

        /// The probability, 0.5.
        public Options p(double value) {
            return set(() -> p = value);
        }

        @Override
        protected void check() {
            Draws.probability(p);
            if (!(distortionScale >= 0 && distortionScale <= 1)) {
                throw new ValueError("Argument distortion_scale value should be between 0 and 1");
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public RandomPerspective() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public RandomPerspective(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        if (!Draws.happens(o.p)) {
            return image;
        }
        long h = image.size(-2);
        long w = image.size(-1);
        long dy = (long) (o.distortionScale * (h / 2)) + 1;
        long dx = (long) (o.distortionScale * (w / 2)) + 1;
        long[][] start = {{0, 0}, {w - 1, 0}, {w - 1, h - 1}, {0, h - 1}};
        long[][] end = {
            {Draws.below(dx), Draws.below(dy)},
            {w - dx + Draws.below(dx), Draws.below(dy)},
            {w - dx + Draws.below(dx), h - dy + Draws.below(dy)},
            {Draws.below(dx), h - dy + Draws.below(dy)}
        };
        double[] c = Geometry.coefficients(start, end);
        return Geometry.perspective(image, c, o.interpolation, o.fill);
    }
}
