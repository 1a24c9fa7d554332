package dev.obor.autograd;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;

/// The optional argument of [Autograd#registerMultiGradHook(java.util.List,
/// java.util.function.Consumer, java.util.function.Consumer)].
public final class MultiGradHookOptions extends Options<MultiGradHookOptions> {
    String mode = "all";

    MultiGradHookOptions() {}

    /// When the hook is called: `all`, once every gradient is there; `any`, when the first is.
    ///
    /// @throws ValueError for another word
    public MultiGradHookOptions mode(String value) {
        Arguments.given(value, "value");
        if (!value.equals("all") && !value.equals("any")) {
            throw new ValueError("Expects mode to be one of ('all', 'any') but got " + value);
        }
        return set(() -> mode = value);
    }
}
