package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of `gridSample`.
public final class GridOptions extends Options<GridOptions> {
    static final GridOptions DEFAULT = new GridOptions();
    String mode = "bilinear";
    String paddingMode = "zeros";
    @Nullable Boolean alignCorners;

    /// PyTorch's defaults.
    public GridOptions() {}

    /// How values in between are found: `bilinear`, also of volumes; `nearest`; `bicubic`, of
    /// volumes too.
    public GridOptions mode(String value) {
        Arguments.given(value, "value");
        return set(() -> mode = value);
    }

    /// What stands outside: `zeros`, the elements at the `border`, or the `reflection`.
    public GridOptions paddingMode(String value) {
        Arguments.given(value, "value");
        return set(() -> paddingMode = value);
    }

    /// Whether -1 and 1 are the middles of the first and last elements, and not their outer edges;
    /// false, and null.
    public GridOptions alignCorners(@Nullable Boolean value) {
        return set(() -> alignCorners = value);
    }
}
