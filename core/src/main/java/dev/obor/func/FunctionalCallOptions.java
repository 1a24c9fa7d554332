package dev.obor.func;

import dev.obor.base.Options;

/// The optional arguments of [Func#functionalCall].
public final class FunctionalCallOptions extends Options<FunctionalCallOptions> {
    boolean strict = false;

    FunctionalCallOptions() {}

    /// Whether the names given and those of the module must be the same, false.
    public FunctionalCallOptions strict(boolean value) {
        return set(() -> strict = value);
    }
}
