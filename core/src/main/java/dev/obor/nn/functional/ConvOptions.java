package dev.obor.nn.functional;

import dev.obor.base.ValueError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of a convolution; numbers are one for all spatial dimensions or one for each.
///
/// @param stride how far the kernel moves, 1
/// @param padding how many zeros are added at both ends, 0
/// @param paddingName `same` or `valid` in place of numbers, or null
/// @param dilation the distance of the kernel's elements, 1
/// @param groups into how many independent groups the channels fall, 1
public record ConvOptions(
        List<Integer> stride,
        List<Integer> padding,
        @Nullable String paddingName,
        List<Integer> dilation,
        int groups) {
    /// PyTorch's defaults.
    public static final ConvOptions DEFAULT =
            new ConvOptions(List.of(1), List.of(0), null, List.of(1), 1);

    /// With another stride.
    public ConvOptions stride(int... value) {
        return new ConvOptions(Extents.of(value), padding, paddingName, dilation, groups);
    }

    /// With another padding.
    public ConvOptions padding(int... value) {
        return new ConvOptions(stride, Extents.of(value), null, dilation, groups);
    }

    /// With the padding `same` (output as large as input) or `valid` (none).
    ///
    /// @throws ValueError if it is neither
    public ConvOptions padding(String value) {
        if (!value.equals("same") && !value.equals("valid")) {
            throw new ValueError(
                    "Invalid padding string: '" + value + "'", "It is \"same\" or \"valid\".");
        }
        return new ConvOptions(stride, List.of(0), value, dilation, groups);
    }

    /// With another dilation.
    public ConvOptions dilation(int... value) {
        return new ConvOptions(stride, padding, paddingName, Extents.of(value), groups);
    }

    /// With another number of groups.
    public ConvOptions groups(int value) {
        return new ConvOptions(stride, padding, paddingName, dilation, value);
    }
}
