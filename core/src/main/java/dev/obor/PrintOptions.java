package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// How tensors are printed, PyTorch's `torch.set_printoptions`.
///
/// `setPrintOptions(o -> o.precision(2).linewidth(120))`; [#SHORT] and [#FULL] are profiles.
public final class PrintOptions extends Options<PrintOptions> {
    /// The profile `default`: 4 digits, summaries above 1,000 elements, 3 edge items, 80 columns.
    public static final PrintOptions DEFAULT = new PrintOptions();

    /// The profile `short`: 2 digits and 2 edge items.
    public static final PrintOptions SHORT = DEFAULT.with(o -> o.precision(2).edgeitems(2));

    /// The profile `full`: never summarised.
    public static final PrintOptions FULL = DEFAULT.with(o -> o.threshold(Long.MAX_VALUE));

    int precision = 4;
    long threshold = 1000;
    int edgeitems = 3;
    int linewidth = 80;
    @Nullable Boolean sciMode;

    PrintOptions() {}

    /// Digits after the point of floating-point numbers.
    public PrintOptions precision(int value) {
        return set(() -> precision = value);
    }

    /// A tensor with more elements than this is summarised with `...`.
    public PrintOptions threshold(long value) {
        return set(() -> threshold = value);
    }

    /// How many items of a dimension a summary shows at each end.
    public PrintOptions edgeitems(int value) {
        return set(() -> edgeitems = value);
    }

    /// Characters per line before a row is wrapped.
    public PrintOptions linewidth(int value) {
        return set(() -> linewidth = value);
    }

    /// Whether to use scientific notation; null decides by the magnitudes.
    public PrintOptions sciMode(@Nullable Boolean value) {
        return set(() -> sciMode = value);
    }

    /// The profile with a PyTorch name.
    ///
    /// @param name `default`, `short` or `full`
    /// @return the profile
    /// @throws ValueError for any other name
    public static PrintOptions profile(String name) {
        Arguments.given(name, "name");
        return switch (name) {
            case "default" -> DEFAULT;
            case "short" -> SHORT;
            case "full" -> FULL;
            default ->
                    throw new ValueError(
                            "unknown print profile '" + name + "'; use default, short or full");
        };
    }

    @Override
    protected void check() {
        if (precision < 0 || threshold < 0 || edgeitems < 0 || linewidth < 0) {
            throw new ValueError(
                    "print options must not be negative, got precision "
                            + precision
                            + ", threshold "
                            + threshold
                            + ", edgeitems "
                            + edgeitems
                            + ", linewidth "
                            + linewidth);
        }
    }
}
