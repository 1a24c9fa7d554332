package dev.obor;

import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Obor#searchsorted].
public final class SearchOptions extends Options<SearchOptions> {
    static final SearchOptions DEFAULT = new SearchOptions();
    boolean outInt32 = false;
    boolean right = false;
    @Nullable String side;
    @Nullable Tensor sorter;

    SearchOptions() {}

    /// Whether places are int32, not int64.
    public SearchOptions outInt32(boolean value) {
        return set(() -> outInt32 = value);
    }

    /// Behind equal elements instead of before them.
    public SearchOptions right(boolean value) {
        return set(() -> right = value);
    }

    /// `left` or `right`, another way to say `right`; null leaves it.
    public SearchOptions side(@Nullable String value) {
        return set(() -> side = value);
    }

    /// Where the elements of the sequence stand in rising order, int64; null if it is sorted.
    public SearchOptions sorter(@Nullable Tensor value) {
        return set(() -> sorter = value);
    }
}
