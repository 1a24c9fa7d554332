package dev.obor.nn.functional;

/// Optional arguments of a transposed convolution.
public final class ConvTransposeOptions extends ConvArguments<ConvTransposeOptions> {
    static final ConvTransposeOptions DEFAULT = new ConvTransposeOptions();

    /// PyTorch's defaults.
    public ConvTransposeOptions() {}

    /// How much is added at the end, 0.
    public ConvTransposeOptions outputPadding(int... value) {
        return set(() -> outputPadding = Extents.of(value));
    }
}
