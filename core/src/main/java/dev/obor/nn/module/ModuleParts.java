package dev.obor.nn.module;

import dev.obor.base.StateError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one module holds directly, in order: parameters, buffers and child modules.
///
/// @param parameters by key
/// @param buffers by key
/// @param children by name
/// @param computed how tensors that are no parts of their own are computed, by key
public record ModuleParts(
        Map<String, Parameter> parameters,
        Map<String, Buffer> buffers,
        Map<String, Module> children,
        Map<String, ComputedPart> computed) {
    /// No parts yet.
    public ModuleParts() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /// The parts of a module: those in fields first, then those registered at run time.
    public static ModuleParts of(Module module) {
        ModuleParts parts = new ModuleParts();
        ModuleFields.visit(module, parts::add);
        ModuleParts registered = ModuleAccess.registered(module);
        parts.parameters.putAll(registered.parameters);
        parts.buffers.putAll(registered.buffers);
        parts.children.putAll(registered.children);
        if (!registered.computed.isEmpty()) {
            parts.parameters.keySet().removeAll(registered.computed.keySet());
            parts.buffers.keySet().removeAll(registered.computed.keySet());
        }
        return parts;
    }

    /// Whether tensors of a module are computed by modules below it, PyTorch's parametrizations.
    public static boolean isParametrized(Module module) {
        ModuleParts registered = ModuleAccess.registered(module);
        return !registered.computed.isEmpty()
                && registered.children.containsKey("parametrizations");
    }

    private void add(String key, Object part) {
        if (holds(key)) {
            throw new StateError("two fields use the key '" + key + "'; rename one of them");
        }
        switch (part) {
            case Parameter p -> parameters.put(key, p);
            case Buffer b -> buffers.put(key, b);
            default -> children.put(key, (Module) part);
        }
    }

    /// How many parts there are.
    public int count() {
        return parameters.size() + buffers.size() + children.size() + computed.size();
    }

    /// Whether any part has this key.
    public boolean holds(String key) {
        return parameters.containsKey(key) || buffers.containsKey(key) || children.containsKey(key);
    }
}
