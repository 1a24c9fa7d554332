package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.List;

/// Optional arguments of `unfold` and `fold`; numbers are one for height and width or one for each.
public final class FoldOptions extends Options<FoldOptions> {
    static final FoldOptions DEFAULT = new FoldOptions();
    List<Integer> dilation = List.of(1);
    List<Integer> padding = List.of(0);
    List<Integer> stride = List.of(1);

    /// PyTorch's defaults.
    public FoldOptions() {}

    /// The distance of a window's elements, 1.
    public FoldOptions dilation(int... value) {
        Arguments.given(value, "value");
        return set(() -> dilation = Extents.of(value));
    }

    /// Zeros around the image, 0.
    public FoldOptions padding(int... value) {
        Arguments.given(value, "value");
        return set(() -> padding = Extents.of(value));
    }

    /// The distance of the windows, 1.
    public FoldOptions stride(int... value) {
        Arguments.given(value, "value");
        return set(() -> stride = Extents.of(value));
    }

    /// What a layer prints of them: `dilation=1, padding=0, stride=1`.
    public String extraRepr() {
        return "dilation="
                + Extents.text(dilation)
                + ", padding="
                + Extents.text(padding)
                + ", stride="
                + Extents.text(stride);
    }
}
