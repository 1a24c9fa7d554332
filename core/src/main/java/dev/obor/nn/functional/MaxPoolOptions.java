package dev.obor.nn.functional;

import java.util.List;

/// Optional arguments of a maximum pooling; numbers are one for all dimensions or one for each.
///
/// @param stride the distance of the windows; empty means the kernel size
/// @param padding how far windows may begin before the input, 0
/// @param dilation the distance of a window's elements, 1
/// @param ceilMode whether a last, incomplete window counts, false
public record MaxPoolOptions(
        List<Integer> stride, List<Integer> padding, List<Integer> dilation, boolean ceilMode) {
    /// PyTorch's defaults.
    public static final MaxPoolOptions DEFAULT =
            new MaxPoolOptions(List.of(), List.of(0), List.of(1), false);

    /// With another stride.
    public MaxPoolOptions stride(int... value) {
        return new MaxPoolOptions(Extents.of(value), padding, dilation, ceilMode);
    }

    /// With another padding.
    public MaxPoolOptions padding(int... value) {
        return new MaxPoolOptions(stride, Extents.of(value), dilation, ceilMode);
    }

    /// With another dilation.
    public MaxPoolOptions dilation(int... value) {
        return new MaxPoolOptions(stride, padding, Extents.of(value), ceilMode);
    }

    /// With or without a last, incomplete window.
    public MaxPoolOptions ceilMode(boolean value) {
        return new MaxPoolOptions(stride, padding, dilation, value);
    }
}
