package dev.obor.nn.module;

import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to do about a state dict whose keys are not the module's.
final class KeyAdvice {
    private static final int MOST_RENAMES = 3;
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_TRIES = 200;

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
        String text = otherText(wanted.keySet(), spare);
        if (!text.isEmpty()) {
            return text;
        }
        List<String> renames = renames(given, wanted, spare);
        return "The state was saved from another architecture; loadStateDict(state, false) takes"
                + " the keys that fit."
                + (renames.isEmpty()
                        ? ""
                        : " By name and sizes, " + String.join(", ", renames) + ".");
    }

    /// What to do where all keys are the module's, but sizes of some are not: most often a last
    /// layer for another number of classes.
    ///
    /// @param keys of these
    /// @param all how many the state dict has
    static String ofSizes(List<String> keys, int all) {
        if (keys.isEmpty() || keys.size() > MOST_RENAMES || keys.size() == all) {
            return "The state was saved from another architecture.";
        }
        String text = keys.stream().map(k -> "\"" + k + "\"").collect(Collectors.joining(", "));
        return "To load all others, as for another number of classes, take "
                + (keys.size() == 1 ? "it" : "them")
                + " out: state.keySet().removeAll(List.of("
                + text
                + ")), then loadStateDict(state, false).";
    }

    /// What to do where one text in most keys of the state dict is another one in those of the
    /// module, `norm` for `bn`; empty if there is none.
    private static String otherText(Set<String> wanted, Set<String> spare) {
        int tries = 0;
        for (String key : wanted) {
            for (String other : spare) {
                if (!last(other).equals(last(key))) {
                    continue;
                }
                if (++tries > MOST_TRIES) {
                    return "";
                }
                String[] texts = difference(other, key);
                long fitting =
                        spare.stream()
                                .filter(k -> wanted.contains(k.replace(texts[0], texts[1])))
                                .count();
                if (2 * fitting > spare.size() && !texts[0].isEmpty()) {
                    return "Most keys have \""
                            + texts[0]
                            + "\" where the module's have \""
                            + texts[1]
                            + "\": rename them, key.replace(\""
                            + texts[0]
                            + "\", \""
                            + texts[1]
                            + "\").";
                }
            }
        }
        return "";
    }

    /// What two keys have between the same beginning and the same end.
    private static String[] difference(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int from = 0;
        while (from < most && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int end = 0;
        while (end < most - from
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return new String[] {
            a.substring(from, a.length() - end), b.substring(from, b.length() - end)
        };
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
