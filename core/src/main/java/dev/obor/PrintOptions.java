package dev.obor;

import org.jspecify.annotations.Nullable;

/// How tensors are printed, PyTorch's `torch.set_printoptions`.
///
/// An immutable value; every component has a method of the same name that returns a changed copy:
/// `PrintOptions.DEFAULT.precision(2).linewidth(120)`.
///
/// @param precision digits after the point of floating-point numbers
/// @param threshold a tensor with more elements than this is summarised with `...`
/// @param edgeitems how many items of a dimension a summary shows at each end
/// @param linewidth characters per line before a row is wrapped
/// @param sciMode whether to use scientific notation; null decides by the magnitudes
public record PrintOptions(
        int precision, long threshold, int edgeitems, int linewidth, @Nullable Boolean sciMode) {
    /// The profile `default`: 4 digits, summaries above 1,000 elements, 3 edge items, 80 columns.
    public static final PrintOptions DEFAULT = new PrintOptions(4, 1000, 3, 80, null);

    /// The profile `short`: 2 digits and 2 edge items.
    public static final PrintOptions SHORT = new PrintOptions(2, 1000, 2, 80, null);

    /// The profile `full`: never summarised.
    public static final PrintOptions FULL = new PrintOptions(4, Long.MAX_VALUE, 3, 80, null);

    /// Checks the components.
    ///
    /// @throws IllegalArgumentException where a number is negative
    public PrintOptions {
        if (precision < 0 || threshold < 0 || edgeitems < 0 || linewidth < 0) {
            throw new IllegalArgumentException(
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

    /// The profile with a PyTorch name.
    ///
    /// @param name `default`, `short` or `full`
    /// @return the profile
    /// @throws IllegalArgumentException for any other name
    public static PrintOptions profile(String name) {
        return switch (name) {
            case "default" -> DEFAULT;
            case "short" -> SHORT;
            case "full" -> FULL;
            default ->
                    throw new IllegalArgumentException(
                            "unknown print profile '" + name + "'; use default, short or full");
        };
    }

    /// A copy with another number of digits after the point.
    public PrintOptions precision(int value) {
        return new PrintOptions(value, threshold, edgeitems, linewidth, sciMode);
    }

    /// A copy with another size from which tensors are summarised.
    public PrintOptions threshold(long value) {
        return new PrintOptions(precision, value, edgeitems, linewidth, sciMode);
    }

    /// A copy with another number of items at each end of a summary.
    public PrintOptions edgeitems(int value) {
        return new PrintOptions(precision, threshold, value, linewidth, sciMode);
    }

    /// A copy with another line width.
    public PrintOptions linewidth(int value) {
        return new PrintOptions(precision, threshold, edgeitems, value, sciMode);
    }

    /// A copy with scientific notation switched on, off, or (null) chosen by the magnitudes.
    public PrintOptions sciMode(@Nullable Boolean value) {
        return new PrintOptions(precision, threshold, edgeitems, linewidth, value);
    }
}
