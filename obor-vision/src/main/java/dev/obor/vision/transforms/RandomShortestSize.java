package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An image whose shorter edge gets one of several sizes, torchvision's `RandomShortestSize`.
public final class RandomShortestSize implements Transform {
    /// Optional arguments.
    public static final class Options extends ResizeOptions<Options> {
        @Nullable Integer maxSize;

        Options() {}

        /// How long the longer edge is at most; null for as long as it gets.
        public Options maxSize(@Nullable Integer value) {
            return set(() -> maxSize = value);
        }
    }

    private final int[] minSize;
    private final Options options;

    /// One of these sizes.
    ///
    /// @throws ValueError if there is none
    public RandomShortestSize(int... minSize) {
        this(minSize, o -> {});
    }

    /// One of these sizes, with options.
    ///
    /// @throws ValueError if there is none
    public RandomShortestSize(int[] minSize, Consumer<Options> options) {
        this.minSize = Arguments.given(minSize, "minSize").clone();
        if (minSize.length == 0) {
            throw new ValueError("RandomShortestSize: give at least one size");
        }
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        double h = image.size(-2);
        double w = image.size(-1);
        double r = minSize[(int) Draws.below(minSize.length)] / Math.min(h, w);
        if (options.maxSize != null) {
            r = Math.min(r, options.maxSize / Math.max(h, w));
        }
        return TF.resize(
                image, (int) (h * r), (int) (w * r), options.interpolation, options.antialias);
    }
}
