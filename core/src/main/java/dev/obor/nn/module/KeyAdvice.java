package dev.obor.nn.module;

import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to do about a state dict whose keys are not the module's.
final class KeyAdvice {
    private static final int MOST_RENAMES = 3;
    private static final int MOST_KEYS = 20_000;

    private KeyAdvice() {}

    /// @param given the state dict
    /// @param wanted the module's tensors that it lacks
    /// @param unexpected the keys that the module lacks
    static String of(
            Map<String, ? extends Tensor> given,
            Map<String, Tensor> wanted,
            List<String> unexpected) {
        Set<String> spare = new LinkedHashSet<>(unexpected);
        if (wanted.isEmpty() || spare.isEmpty() || wanted.size() + spare.size() > MOST_KEYS) {
            return "The state was saved from another architecture;"
                    + " loadStateDict(state, false) takes the keys that fit.";
        }
        String prefix = common(spare, wanted.keySet());
        if (!prefix.isEmpty()) {
            return "The keys begin with \""
                    + prefix
                    + "\", which the module's do not: StateDicts.consumePrefix(state, \""
                    + prefix
                    + "\") takes it off.";
        }
        String inner = common(wanted.keySet(), spare);
        if (!inner.isEmpty()) {
            String path = inner.substring(0, inner.length() - 1);
            return "It is the state of a part: module.getSubmodule(\""
                    + path
                    + "\").loadStateDict(state).";
        }
        List<String> renames = renames(given, wanted, spare);
        return "The state was saved from another architecture; loadStateDict(state, false) takes"
                + " the keys that fit."
                + (renames.isEmpty()
                        ? ""
                        : " By name and sizes, " + String.join(", ", renames) + ".");
    }

    /// The beginning that, taken off `longer`, leaves the most of `shorter`; at least half of it.
    private static String common(Set<String> longer, Set<String> shorter) {
        Set<String> candidates = new LinkedHashSet<>();
        String last = longer.iterator().next();
        for (int dot = last.indexOf('.'); dot >= 0; dot = last.indexOf('.', dot + 1)) {
            candidates.add(last.substring(0, dot + 1));
        }
        for (String prefix : candidates) {
            long fitting =
                    longer.stream()
                            .filter(key -> key.startsWith(prefix))
                            .filter(key -> shorter.contains(key.substring(prefix.length())))
                            .count();
            if (2 * fitting >= shorter.size() && 2 * fitting >= longer.size()) {
                return prefix;
            }
        }
        return "";
    }

    private static List<String> renames(
            Map<String, ? extends Tensor> given, Map<String, Tensor> wanted, Set<String> spare) {
        List<String> renames = new ArrayList<>();
        wanted.forEach((key, tensor) -> {
            List<String> fitting =
                    spare.stream()
                            .filter(other -> last(other).equals(last(key)))
                            .filter(other -> hasSizes(given.get(other), tensor))
                            .limit(2)
                            .toList();
            if (fitting.size() == 1 && renames.size() < MOST_RENAMES) {
                renames.add("\"" + fitting.getFirst() + "\" may be \"" + key + "\"");
            }
        });
        return renames;
    }

    private static boolean hasSizes(@Nullable Tensor given, Tensor wanted) {
        return given != null && given.shape().equals(wanted.shape());
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
