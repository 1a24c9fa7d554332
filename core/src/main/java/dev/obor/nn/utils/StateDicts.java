package dev.obor.nn.utils;

import dev.obor.base.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes of state dicts before they are loaded.
public final class StateDicts {
    private StateDicts() {}

    /// Takes a beginning off all keys that have it, in place, such as the `module.` of a model that
    /// was trained in parallel.
    ///
    /// PyTorch's `torch.nn.modules.utils.consume_prefix_in_state_dict_if_present`.
    public static <V extends @Nullable Object> void consumePrefix(
            Map<String, V> stateDict, String prefix) {
        Arguments.given(stateDict, "stateDict");
        Arguments.given(prefix, "prefix");
        Map<String, V> changed = new LinkedHashMap<>();
        stateDict.forEach((key, value) ->
                changed.put(key.startsWith(prefix) ? key.substring(prefix.length()) : key, value));
        stateDict.clear();
        stateDict.putAll(changed);
    }
}
