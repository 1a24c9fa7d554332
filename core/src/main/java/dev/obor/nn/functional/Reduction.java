package dev.obor.nn.functional;

/// What a loss does with the losses of the elements.
public enum Reduction {
    /// Keeps them all.
    NONE,
    /// Their mean, the default; a weighted mean where classes have weights.
    MEAN,
    /// Their sum.
    SUM;

    /// The reduction with PyTorch's name: `none`, `mean` or `sum`.
    ///
    /// @throws IllegalArgumentException for any other name
    public static Reduction of(String name) {
        return switch (name) {
            case "none" -> NONE;
            case "mean" -> MEAN;
            case "sum" -> SUM;
            default ->
                    throw new IllegalArgumentException(
                            name + " is not a valid value for reduction");
        };
    }
}
