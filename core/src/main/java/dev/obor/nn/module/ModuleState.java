package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DTypeError;
import dev.obor.base.StateError;
import dev.obor.nn.HookedModule;
import dev.obor.nn.IncompatibleKeys;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.RunningNorm;
import dev.obor.nn.UninitializedBuffer;
import dev.obor.nn.UninitializedParameter;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// State dicts: what a module saves, and how it takes it back.
public final class ModuleState {
    private static final String EXTRA = "_extra_state";

    private final Map<String, ? extends Tensor> given;
    private final boolean assign;
    private final Map<String, Tensor> wanted = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> otherSizes = new ArrayList<>();
    private final List<Runnable> copies = new ArrayList<>();
    private final List<Runnable> hooks = new ArrayList<>();

    private ModuleState(Map<String, ? extends Tensor> given, boolean assign) {
        this.given = given;
        this.assign = assign;
    }

    /// Adds the parameters and persistent buffers below `module`, sharing their memory.
    ///
    /// @param keepVars whether they are the parameters themselves, which take gradients
    public static void save(
            Module module, String prefix, Map<String, Tensor> out, boolean keepVars) {
        StateHooks hooks = ModuleAccess.stateHooks(module);
        if (hooks != null) {
            for (HookedModule.StateDictPreHook hook : hooks.savePre.now()) {
                Callback.run(() -> hook.apply(module, prefix));
            }
        }
        ModuleParts parts = ModuleParts.of(module);
        state(parts)
                .forEach((key, tensor) ->
                        out.put(
                                prefix + key,
                                keepVars || Parameter.isLazy(tensor) ? tensor : tensor.detach()));
        Tensor extra = module.getExtraState();
        if (extra != null) {
            out.put(prefix + EXTRA, extra);
        }
        parts.children().forEach((name, child) -> save(child, prefix + name + ".", out, keepVars));
        if (hooks != null) {
            for (HookedModule.StateDictPostHook hook : hooks.savePost.now()) {
                Callback.run(() -> hook.apply(module, out, prefix));
            }
        }
    }

    /// What is left to do when everything fits: copying, which does not fail unless a hook makes
    /// it.
    public static final class Copies implements Runnable {
        private final ModuleState state;
        private final Module module;
        private final boolean strict;

        private Copies(ModuleState state, Module module, boolean strict) {
            this.state = state;
            this.module = module;
            this.strict = strict;
        }

        /// What does not fit.
        public IncompatibleKeys keys() {
            return new IncompatibleKeys(state.missing, state.unexpected);
        }

        @Override
        public void run() {
            try (var _ = Autograd.noGrad()) {
                state.copies.forEach(Runnable::run);
            }
            if (!state.hooks.isEmpty()) {
                state.hooks.forEach(Runnable::run);
                state.check(module, strict);
            }
        }
    }

    private String advice() {
        boolean keys = !missing.isEmpty() || !unexpected.isEmpty();
        wanted.keySet().retainAll(missing);
        return keys
                ? KeyAdvice.of(given, wanted, unexpected)
                : KeyAdvice.ofSizes(otherSizes, given.size());
    }

    /// Copies values into the module; everything that is wrong is reported together, and then
    /// nothing is copied. Only where hooks may forgive a key are the others copied before.
    ///
    /// @param assign whether parts become the given tensors instead
    public static IncompatibleKeys load(
            Module module, Map<String, ? extends Tensor> given, boolean strict, boolean assign) {
        Copies copies = prepare(module, given, strict, assign);
        copies.run();
        return copies.keys();
    }

    /// Checks whether everything fits, and copies nothing yet. Where hooks may forgive a key, keys
    /// are compared when all has been copied.
    public static Copies prepare(
            Module module, Map<String, ? extends Tensor> given, boolean strict) {
        return prepare(module, given, strict, false);
    }

    private static Copies prepare(
            Module module, Map<String, ? extends Tensor> given, boolean strict, boolean assign) {
        ModuleState state = new ModuleState(given, assign);
        state.load(module, "", new LinkedHashMap<>(given));
        if (state.hooks.isEmpty() || !state.problems.isEmpty()) {
            state.check(module, strict);
        }
        return new Copies(state, module, strict);
    }

    private void check(Module module, boolean strict) {
        List<String> all = new ArrayList<>();
        if (strict && !missing.isEmpty()) {
            all.add("Missing key(s) in state_dict: " + list(missing));
        }
        if (strict && !unexpected.isEmpty()) {
            all.add("Unexpected key(s) in state_dict: " + list(unexpected));
        }
        all.addAll(problems);
        if (!all.isEmpty()) {
            throw new StateError(
                    "Error(s) in loading state_dict for "
                            + ModuleAccess.typeName(module)
                            + ":\n\t"
                            + String.join("\n\t", all),
                    advice());
        }
    }

    /// @param given what of the state begins with `prefix`
    private void load(Module module, String prefix, Map<String, Tensor> given) {
        StateHooks stateHooks = ModuleAccess.stateHooks(module);
        if (stateHooks != null) {
            for (HookedModule.LoadStateDictPreHook hook : stateHooks.loadPre.now()) {
                Callback.run(() -> hook.apply(module, given, prefix));
            }
        }
        ModuleParts parts = ModuleParts.of(module);
        Map<String, Tensor> own = state(parts);
        own.forEach((name, tensor) -> {
            // States from before PyTorch 0.4.1 do not count the batches.
            boolean optional = module instanceof RunningNorm && name.equals("num_batches_tracked");
            if (!optional || given.containsKey(prefix + name)) {
                copy(prefix + name, given.get(prefix + name), tensor);
            }
        });
        boolean extra = extra(module, prefix + EXTRA, given);
        for (String key : given.keySet()) {
            String rest = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
            boolean known = own.containsKey(rest) || extra && rest.equals(EXTRA);
            if (!known && childOf(parts, rest) == null) {
                unexpected.add(key);
            }
        }
        parts.children()
                .forEach((name, child) -> {
                    String inner = prefix + name + ".";
                    Map<String, Tensor> below = new LinkedHashMap<>();
                    given.forEach((key, tensor) -> {
                        if (key.startsWith(inner)) {
                            below.put(key, tensor);
                        }
                    });
                    load(child, inner, below);
                });
        if (stateHooks != null) {
            for (HookedModule.LoadStateDictPostHook hook : stateHooks.loadPost.now()) {
                hooks.add(() -> Callback.run(() -> hook.apply(module, missing, unexpected)));
            }
        }
    }

    /// Whether the module has a state of its own kind.
    private boolean extra(Module module, String key, Map<String, Tensor> given) {
        if (module.getExtraState() == null) {
            return false;
        }
        Tensor state = given.get(key);
        if (state == null) {
            missing.add(key);
        } else {
            copies.add(() -> module.setExtraState(state));
        }
        return true;
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

    private void copy(String key, @Nullable Tensor source, Tensor target) {
        if (source == null) {
            wanted.put(key, target);
            missing.add(key);
            return;
        }
        if (Parameter.isLazy(target)) {
            if (!Parameter.isLazy(source)) {
                copies.add(() -> materialize(target, source));
            }
            return;
        }
        Tensor fitting =
                target.dim() == 0 && source.dim() == 1 && source.size(0) == 1
                        ? source.select(0, 0)
                        : source;
        if (!fitting.shape().equals(target.shape())) {
            otherSizes.add(key);
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
        if (assign && target.requiresGrad() && !fitting.dtype().isFloatingPoint()) {
            throw new DTypeError(
                    key
                            + ": only Tensors of floating point and complex dtype can require"
                            + " gradients, got "
                            + fitting.dtype(),
                    "Call requiresGrad_(false) first.");
        }
        copies.add(() -> take(target, fitting));
    }

    private void take(Tensor target, Tensor source) {
        if (assign) {
            TensorAccess.setView(target, TensorAccess.view(source.detach()));
        } else {
            target.copy_(source);
        }
    }

    private void materialize(Tensor target, Tensor source) {
        long[] shape = source.shape().toArray();
        switch (target) {
            case UninitializedParameter p -> p.materialize(shape);
            case UninitializedBuffer b -> b.materialize(shape);
            default -> throw new AssertionError(target);
        }
        take(target, source);
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
