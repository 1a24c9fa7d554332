package dev.obor.nn.functional;

import java.util.List;

/// Optional arguments of a transposed convolution; numbers are one for all spatial dimensions or
/// one for each.
///
/// @param stride how far the kernel moves in the output, 1
/// @param padding how much is cut off at both ends, 0
/// @param outputPadding how much is added at the end, 0
/// @param groups into how many independent groups the channels fall, 1
/// @param dilation the distance of the kernel's elements, 1
public record ConvTransposeOptions(
        List<Integer> stride,
        List<Integer> padding,
        List<Integer> outputPadding,
        int groups,
        List<Integer> dilation) {
    /// PyTorch's defaults.
    public static final ConvTransposeOptions DEFAULT =
            new ConvTransposeOptions(List.of(1), List.of(0), List.of(0), 1, List.of(1));

    /// With another stride.
    public ConvTransposeOptions stride(int... value) {
        return new ConvTransposeOptions(
                Extents.of(value), padding, outputPadding, groups, dilation);
    }

    /// With another padding.
    public ConvTransposeOptions padding(int... value) {
        return new ConvTransposeOptions(stride, Extents.of(value), outputPadding, groups, dilation);
    }

    /// With another output padding.
    public ConvTransposeOptions outputPadding(int... value) {
        return new ConvTransposeOptions(stride, padding, Extents.of(value), groups, dilation);
    }

    /// With another number of groups.
    public ConvTransposeOptions groups(int value) {
        return new ConvTransposeOptions(stride, padding, outputPadding, value, dilation);
    }

    /// With another dilation.
    public ConvTransposeOptions dilation(int... value) {
        return new ConvTransposeOptions(stride, padding, outputPadding, groups, Extents.of(value));
    }
}
