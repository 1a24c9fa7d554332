package dev.obor.nn.functional;

import java.util.List;

/// Optional arguments of an average pooling; numbers are one for all dimensions or one for each.
///
/// @param stride the distance of the windows; empty means the kernel size
/// @param padding how far windows may begin before the input, 0
/// @param ceilMode whether a last, incomplete window counts, false
/// @param countIncludePad whether padding counts as elements, true
/// @param divisorOverride what sums are divided by; 0 means the number of elements
public record AvgPoolOptions(
        List<Integer> stride,
        List<Integer> padding,
        boolean ceilMode,
        boolean countIncludePad,
        int divisorOverride) {
    /// PyTorch's defaults.
    public static final AvgPoolOptions DEFAULT =
            new AvgPoolOptions(List.of(), List.of(0), false, true, 0);

    /// With another stride.
    public AvgPoolOptions stride(int... value) {
        return new AvgPoolOptions(
                Extents.of(value), padding, ceilMode, countIncludePad, divisorOverride);
    }

    /// With another padding.
    public AvgPoolOptions padding(int... value) {
        return new AvgPoolOptions(
                stride, Extents.of(value), ceilMode, countIncludePad, divisorOverride);
    }

    /// With or without a last, incomplete window.
    public AvgPoolOptions ceilMode(boolean value) {
        return new AvgPoolOptions(stride, padding, value, countIncludePad, divisorOverride);
    }

    /// With padding counted as elements or not.
    public AvgPoolOptions countIncludePad(boolean value) {
        return new AvgPoolOptions(stride, padding, ceilMode, value, divisorOverride);
    }

    /// With another divisor.
    ///
    /// @throws IllegalArgumentException if it is 0
    public AvgPoolOptions divisorOverride(int value) {
        if (value == 0) {
            throw new IllegalArgumentException("divisor must be not zero");
        }
        return new AvgPoolOptions(stride, padding, ceilMode, countIncludePad, value);
    }
}
