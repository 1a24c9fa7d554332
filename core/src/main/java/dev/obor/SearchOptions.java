package dev.obor;

import org.jspecify.annotations.Nullable;

/// Optional arguments of [Obor#searchsorted].
///
/// @param outInt32 whether places are int32, not int64
/// @param right behind equal elements instead of before them
/// @param side `left` or `right`, another way to say `right`; or null
/// @param sorter where the elements of the sequence stand in rising order, int64; or null
public record SearchOptions(
        boolean outInt32, boolean right, @Nullable String side, @Nullable Tensor sorter) {
    /// PyTorch's defaults: int64, before equal elements, a sequence that is sorted.
    public static final SearchOptions DEFAULT = new SearchOptions(false, false, null, null);

    /// With places in int32 or int64.
    public SearchOptions outInt32(boolean value) {
        return new SearchOptions(value, right, side, sorter);
    }

    /// Behind equal elements or before them.
    public SearchOptions right(boolean value) {
        return new SearchOptions(outInt32, value, side, sorter);
    }

    /// Behind equal elements (`right`) or before them (`left`).
    public SearchOptions side(String value) {
        return new SearchOptions(outInt32, right, value, sorter);
    }

    /// With the order of a sequence that is not sorted itself.
    public SearchOptions sorter(Tensor value) {
        return new SearchOptions(outInt32, right, side, value);
    }
}
