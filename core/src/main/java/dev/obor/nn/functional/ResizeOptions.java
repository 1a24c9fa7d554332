package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of what changes sizes: `F.interpolate(x, o -> o.scaleFactor(2)
/// .mode("bilinear"))`. Either the size or the factor is needed.
///
/// @param <O> the options themselves
public abstract sealed class ResizeOptions<O extends ResizeOptions<O>> extends Options<O> {
    List<Integer> size = List.of();
    List<Double> scaleFactor = List.of();

    ResizeOptions() {}

    /// The sizes of the result: one number for all dimensions or one for each.
    public final O size(int... value) {
        Arguments.given(value, "value");
        return set(() -> size = Extents.of(value));
    }

    /// How many times as large the result is: one number for all dimensions or one for each.
    public final O scaleFactor(double... value) {
        Arguments.given(value, "value");
        return set(() -> scaleFactor = Arrays.stream(value).boxed().toList());
    }

    /// What a layer prints of the sizes: `scale_factor=2.0`, `size=(3, 4)`.
    final String sizes() {
        if (!scaleFactor.isEmpty()) {
            return "scale_factor="
                    + (scaleFactor.size() == 1
                            ? text(scaleFactor.getFirst())
                            : Extents.tuple(scaleFactor));
        }
        return "size=" + (size.isEmpty() ? "None" : Extents.text(size));
    }

    /// Those of functions and layers of one mode.
    public static final class Plain extends ResizeOptions<Plain> {
        static final Plain DEFAULT = new Plain();

        /// What a layer prints of them.
        public String extraRepr(String mode) {
            Arguments.given(mode, "mode");
            return sizes() + ", mode='" + mode + "'";
        }
    }

    /// Those of layers of any mode.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class AnyMode<O extends AnyMode<O>> extends ResizeOptions<O> {
        String mode = "nearest";
        @Nullable Boolean alignCorners;

        AnyMode() {}

        /// How values in between are found: `nearest`, the default, `nearest-exact`, `area`;
        /// `linear` for signals, `bilinear` and `bicubic` for images, `trilinear` for volumes.
        public final O mode(String value) {
            Arguments.given(value, "value");
            return set(() -> mode = value);
        }

        /// Whether the first and last elements keep their places; false, and null for modes that do
        /// not interpolate.
        public final O alignCorners(@Nullable Boolean value) {
            return set(() -> alignCorners = value);
        }
    }

    /// Those of the function `upsample`.
    public static final class Upsample extends AnyMode<Upsample> {
        static final Upsample DEFAULT = new Upsample();
    }

    /// Those of the layer and of the function that the factor of both reaches.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class Recomputed<O extends Recomputed<O>> extends AnyMode<O> {
        @Nullable Boolean recomputeScaleFactor;

        Recomputed() {}

        /// Whether the factor is that of the rounded sizes, and not the one given; false, and null
        /// leaves it to the mode.
        public final O recomputeScaleFactor(@Nullable Boolean value) {
            return set(() -> recomputeScaleFactor = value);
        }
    }

    /// Those of the layer.
    public static final class Layer extends Recomputed<Layer> {
        /// Those of the function.
        public Interpolate call() {
            return Interpolate.DEFAULT.with(this::copyTo);
        }

        /// What the layer prints of them.
        public String extraRepr() {
            return sizes() + ", mode='" + mode + "'";
        }
    }

    /// Those of the function.
    public static final class Interpolate extends Recomputed<Interpolate> {
        static final Interpolate DEFAULT = new Interpolate();
        boolean antialias;

        /// Whether images are smoothed where they get smaller, for `bilinear`, `bicubic` and
        /// `lanczos`; false.
        public Interpolate antialias(boolean value) {
            return set(() -> antialias = value);
        }
    }
}
