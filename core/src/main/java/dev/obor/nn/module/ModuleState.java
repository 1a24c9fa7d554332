package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.StateError;
import dev.obor.nn.IncompatibleKeys;
import dev.obor.nn.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// State dicts: what a module saves, and how it takes it back.
public final class ModuleState {
    private final Map<String, ? extends Tensor> given;
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Runnable> copies = new ArrayList<>();

    private ModuleState(Map<String, ? extends Tensor> given) {
        this.given = given;
    }

    /// Adds the parameters and persistent buffers below `module`, sharing their memory.
    public static void save(Module module, String prefix, Map<String, Tensor> out) {
        ModuleParts parts = ModuleParts.of(module);
        state(parts).forEach((key, tensor) -> out.put(prefix + key, tensor.detach()));
        parts.children().forEach((name, child) -> save(child, prefix + name + ".", out));
    }

    private static String advice(ModuleState state) {
        boolean keys = !state.missing.isEmpty() || !state.unexpected.isEmpty();
        return "The state was saved from another architecture"
                + (keys ? "; loadStateDict(state, false) takes the keys that fit." : ".");
    }

    /// Copies values into the module; everything that is wrong is reported together, and then
    /// nothing is copied.
    public static IncompatibleKeys load(
            Module module, Map<String, ? extends Tensor> given, boolean strict) {
        ModuleState state = new ModuleState(given);
        state.load(module, "", new ArrayList<>(given.keySet()));
        if (strict && !state.unexpected.isEmpty()) {
            state.problems.addFirst("Unexpected key(s) in state_dict: " + list(state.unexpected));
        }
        if (strict && !state.missing.isEmpty()) {
            state.problems.addFirst("Missing key(s) in state_dict: " + list(state.missing));
        }
        if (!state.problems.isEmpty()) {
            throw new StateError(
                    "Error(s) in loading state_dict for "
                            + ModuleAccess.typeName(module)
                            + ":\n\t"
                            + String.join("\n\t", state.problems),
                    advice(state));
        }
        try (var _ = Autograd.noGrad()) {
            state.copies.forEach(Runnable::run);
        }
        return new IncompatibleKeys(state.missing, state.unexpected);
    }

    /// @param keys those of the given keys that start with `prefix`
    private void load(Module module, String prefix, List<String> keys) {
        ModuleParts parts = ModuleParts.of(module);
        Map<String, Tensor> own = state(parts);
        own.forEach((name, tensor) -> copy(prefix + name, tensor));
        for (String key : keys) {
            String rest = key.substring(prefix.length());
            if (!own.containsKey(rest) && childOf(parts, rest) == null) {
                unexpected.add(key);
            }
        }
        parts.children()
                .forEach((name, child) -> {
                    String inner = prefix + name + ".";
                    load(child, inner, keys.stream().filter(k -> k.startsWith(inner)).toList());
                });
    }

    /// A child's name may hold dots itself where it lives in a list or map of the parent.
    private static @Nullable String childOf(ModuleParts parts, String key) {
        for (String name : parts.children().keySet()) {
            if (key.startsWith(name + ".")) {
                return name;
            }
        }
        return null;
    }

    private void copy(String key, Tensor target) {
        Tensor source = given.get(key);
        if (source == null) {
            missing.add(key);
            return;
        }
        Tensor fitting =
                target.dim() == 0 && source.dim() == 1 && source.size(0) == 1
                        ? source.select(0, 0)
                        : source;
        if (!fitting.shape().equals(target.shape())) {
            problems.add(
                    "size mismatch for "
                            + key
                            + ": copying a param with shape "
                            + fitting.shape()
                            + " from checkpoint, the shape in current model is "
                            + target.shape()
                            + ".");
            return;
        }
        copies.add(() -> target.copy_(fitting));
    }

    private static Map<String, Tensor> state(ModuleParts parts) {
        Map<String, Tensor> own = new LinkedHashMap<>(parts.parameters());
        parts.buffers()
                .forEach((key, buffer) -> {
                    if (buffer.persistent()) {
                        own.put(key, buffer);
                    }
                });
        return own;
    }

    private static String list(List<String> keys) {
        return String.join(", ", keys.stream().map(key -> '"' + key + '"').toList()) + ". ";
    }
}
