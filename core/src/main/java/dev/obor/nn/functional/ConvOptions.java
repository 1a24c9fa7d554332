package dev.obor.nn.functional;

import dev.obor.base.ValueError;

/// Optional arguments of a convolution.
public final class ConvOptions extends ConvArguments<ConvOptions> {
    static final ConvOptions DEFAULT = new ConvOptions();

    /// PyTorch's defaults.
    public ConvOptions() {}

    /// The padding `same` (output as large as input) or `valid` (none).
    ///
    /// @throws ValueError if it is neither
    public ConvOptions padding(String value) {
        if (!value.equals("same") && !value.equals("valid")) {
            throw new ValueError(
                    "Invalid padding string: '" + value + "'", "It is \"same\" or \"valid\".");
        }
        return padding(0).set(() -> paddingName = value);
    }
}
