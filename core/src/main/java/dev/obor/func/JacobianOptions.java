package dev.obor.func;

import dev.obor.base.Options;
import dev.obor.base.ValueError;

/// The optional arguments of [Func#jacfwd].
public final class JacobianOptions extends Options<JacobianOptions> {
    String randomness = "error";

    JacobianOptions() {}

    /// What random numbers do: `error` refuses them, `same` draws them once, `different` others for
    /// each column, so that the function runs once for each.
    ///
    /// @throws ValueError for another word
    public JacobianOptions randomness(String value) {
        Draws.checked(value);
        return set(() -> randomness = value);
    }
}
