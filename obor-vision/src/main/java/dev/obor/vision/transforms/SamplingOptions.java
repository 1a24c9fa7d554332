package dev.obor.vision.transforms;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of transforms that move pixels.
///
/// @param <O> the options themselves
public abstract class SamplingOptions<O extends SamplingOptions<O>> extends Options<O> {
    InterpolationMode interpolation;
    double @Nullable [] fill;

    SamplingOptions(InterpolationMode interpolation, double @Nullable ... fill) {
        this.interpolation = interpolation;
        this.fill = fill;
    }

    /// How pixels between pixels are found.
    public final O interpolation(InterpolationMode value) {
        Arguments.given(value, "value");
        return set(() -> interpolation = value);
    }

    /// What is put where the image does not reach, one number or one for each channel; null leaves
    /// zeros there, into which the edge of the image fades.
    public final O fill(double @Nullable ... value) {
        return set(() -> fill = value == null ? null : value.clone());
    }
}
