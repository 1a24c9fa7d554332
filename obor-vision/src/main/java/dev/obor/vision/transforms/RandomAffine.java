package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An image turned, moved, scaled and sheared at random: torchvision's `RandomAffine`.
public final class RandomAffine implements Transform {
    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        double @Nullable [] translate;
        double @Nullable [] scale;
        double @Nullable [] shear;
        double @Nullable [] center;

        Options() {
            super(InterpolationMode.NEAREST, 0);
        }

        /// How far it moves at most, as parts of width and height from 0 to 1; not at all.
        public Options translate(double x, double y) {
            return set(() -> translate = new double[] {x, y});
        }

        /// From which scale to which; 1.
        public Options scale(double from, double to) {
            return set(() -> scale = new double[] {from, to});
        }

        /// Degrees of shear along x: one number for -s to s, two for a range; four add that along
        /// y. None.
        public Options shear(double... value) {
            Arguments.given(value, "value");
            return set(() -> shear = value.clone());
        }

        /// What it turns about, in pixels from the upper left corner; the middle.
        public Options center(double x, double y) {
            return set(() -> center = new double[] {x, y});
        }

        @Override
        protected void check() {
            if (translate != null
                    && !(translate[0] >= 0
                            && translate[0] <= 1
                            && translate[1] >= 0
                            && translate[1] <= 1)) {
                throw new ValueError("translation values should be between 0 and 1");
            }
            if (scale != null && !(scale[0] > 0 && scale[1] > 0)) {
                throw new ValueError("scale values should be positive");
            }
            if (shear != null && shear.length == 1) {
                double s = Draws.positive(shear[0], "shear");
                shear = new double[] {-s, s};
            }
            if (shear != null && shear.length != 2 && shear.length != 4) {
                throw new ValueError("shear should be a sequence of length 2 or 4.");
            }
        }
    }

    private final double from;
    private final double to;
    private final Options options;

    /// Turned by -degrees to degrees.
    ///
    /// @throws ValueError if degrees are negative
    public RandomAffine(double degrees) {
        this(degrees, o -> {});
    }

    /// Turned by -degrees to degrees, with options.
    ///
    /// @throws ValueError if degrees are negative, or options do not fit
    public RandomAffine(double degrees, Consumer<Options> options) {
        this(-Draws.positive(degrees, "degrees"), degrees, options);
    }

    /// Turned by an angle of a range, with options.
    ///
    /// @throws ValueError if options do not fit
    public RandomAffine(double from, double to, Consumer<Options> options) {
        this.from = from;
        this.to = to;
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        double angle = Draws.uniform(from, to);
        double[] translate = {0, 0};
        if (o.translate != null) {
            double dx = o.translate[0] * image.size(-1);
            double dy = o.translate[1] * image.size(-2);
            translate[0] = Math.rint(Draws.uniform(-dx, dx));
            translate[1] = Math.rint(Draws.uniform(-dy, dy));
        }
        double scale = o.scale == null ? 1 : Draws.uniform(o.scale[0], o.scale[1]);
        double[] shear = {0, 0};
        if (o.shear != null) {
            shear[0] = Draws.uniform(o.shear[0], o.shear[1]);
            shear[1] = o.shear.length == 4 ? Draws.uniform(o.shear[2], o.shear[3]) : 0;
        }
        return Geometry.affine(
                image, angle, translate, scale, shear, o.interpolation, o.fill, o.center);
    }
}
