package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.vision.Transform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An image turned by a random angle, torchvision's `RandomRotation`.
public final class RandomRotation implements Transform {
    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        boolean expand;
        double @Nullable [] center;

        Options() {
            super(InterpolationMode.NEAREST, 0);
        }

        /// Whether the result is as large as the turned image needs, false.
        public Options expand(boolean value) {
            return set(() -> expand = value);
        }

        /// What it turns about, in pixels from the upper left corner; the middle.
        public Options center(double x, double y) {
            return set(() -> center = new double[] {x, y});
        }
    }

    private final double from;
    private final double to;
    private final Options options;

    /// From -degrees to degrees.
    ///
    /// @throws dev.obor.base.ValueError if degrees are negative
    public RandomRotation(double degrees) {
        this(degrees, o -> {});
    }

    /// From -degrees to degrees, with options.
    ///
    /// @throws dev.obor.base.ValueError if degrees are negative
    public RandomRotation(double degrees, Consumer<Options> options) {
        this(-Draws.positive(degrees, "degrees"), degrees, options);
    }

    /// From an angle to another, with options.
    public RandomRotation(double from, double to, Consumer<Options> options) {
        this.from = from;
        this.to = to;
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Options o = options;
        double angle = Draws.uniform(from, to);
        return Geometry.rotate(image, angle, o.interpolation, o.expand, o.center, o.fill);
    }
}
