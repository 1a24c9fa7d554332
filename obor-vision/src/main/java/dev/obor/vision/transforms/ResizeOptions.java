package dev.obor.vision.transforms;

import dev.obor.base.Arguments;
import dev.obor.base.Options;

/// Optional arguments of transforms that resize.
///
/// @param <O> the options themselves
public abstract class ResizeOptions<O extends ResizeOptions<O>> extends Options<O> {
    InterpolationMode interpolation = InterpolationMode.BILINEAR;
    boolean antialias = true;

    ResizeOptions() {}

    /// How pixels between pixels are found; bilinear.
    public final O interpolation(InterpolationMode value) {
        Arguments.given(value, "value");
        return set(() -> interpolation = value);
    }

    /// Whether the image is smoothed where it gets smaller, true.
    public final O antialias(boolean value) {
        return set(() -> antialias = value);
    }
}
