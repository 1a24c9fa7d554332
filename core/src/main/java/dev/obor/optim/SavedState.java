package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An optimizer's state as files have it.
final class SavedState {
    private SavedState() {}

    static Optimizer.StateDict of(Map<String, ? extends @Nullable Object> dict) {
        if (!(dict.get("state") instanceof Map<?, ?> states)
                || !(dict.get("param_groups") instanceof List<?> list)) {
            throw new ValueError(
                    "this is no state of an optimizer: its keys are "
                            + dict.keySet()
                            + ", expected 'state' and 'param_groups'");
        }
        Map<Integer, Map<String, @Nullable Object>> byNumber = new LinkedHashMap<>();
        states.forEach((key, state) -> {
            if (!(key instanceof Number number)
                    || number.longValue() != number.intValue()
                    || !(state instanceof Map<?, ?> map)) {
                throw new ValueError("state dict: 'state' has something else for " + key);
            }
            byNumber.put(number.intValue(), named(map, false));
        });
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        for (Object group : list) {
            if (!(group instanceof Map<?, ?> map)) {
                throw new ValueError("state dict: a group of 'param_groups' is no dict");
            }
            groups.add(named(map, true));
        }
        return new Optimizer.StateDict(byNumber, groups);
    }

    /// @param numbers whether tensors with one element stand for their number, as rates may
    private static Map<String, @Nullable Object> named(Map<?, ?> map, boolean numbers) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new ValueError("state dict: the key " + key + " is no text");
            }
            boolean number = numbers && value instanceof Tensor t && t.numel() == 1;
            result.put(name, number ? (Object) SavedValues.number(name, value) : value);
        });
        return result;
    }
}
