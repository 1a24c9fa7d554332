package dev.obor.text.models;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of `fromPretrained`.
public final class PretrainedOptions extends Options<PretrainedOptions> {
    @Nullable DType dtype;

    PretrainedOptions() {}

    /// The dtype of the parameters; what `config.json` says, or else that of the file.
    public PretrainedOptions dtype(DType value) {
        Arguments.given(value, "value");
        return set(() -> dtype = value);
    }
}
