package dev.obor.nn;

import dev.obor.base.Arguments;
import java.util.List;

/// What did not fit when a state dict was loaded without `strict`.
///
/// @param missingKeys keys of the module that the state dict does not have
/// @param unexpectedKeys keys of the state dict that the module does not have
public record IncompatibleKeys(List<String> missingKeys, List<String> unexpectedKeys) {
    /// Copies the lists.
    public IncompatibleKeys {
        Arguments.given(missingKeys, "missingKeys");
        Arguments.given(unexpectedKeys, "unexpectedKeys");
        missingKeys = List.copyOf(missingKeys);
        unexpectedKeys = List.copyOf(unexpectedKeys);
    }

    /// `<All keys matched successfully>`, or both lists.
    @Override
    public String toString() {
        if (missingKeys.isEmpty() && unexpectedKeys.isEmpty()) {
            return "<All keys matched successfully>";
        }
        return "_IncompatibleKeys(missing_keys="
                + quoted(missingKeys)
                + ", unexpected_keys="
                + quoted(unexpectedKeys)
                + ")";
    }

    private static String quoted(List<String> keys) {
        return keys.stream().map(key -> "'" + key + "'").toList().toString();
    }
}
