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
public record ModuleParts(
        Map<String, Parameter> parameters,
        Map<String, Buffer> buffers,
        Map<String, Module> children) {
    /// No parts yet.
    public ModuleParts() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /// The parts of a module: those in fields first, then those registered at run time.
    public static ModuleParts of(Module module) {
        ModuleParts parts = new ModuleParts();
        ModuleFields.visit(module, parts::add);
        ModuleParts registered = ModuleAccess.registered(module);
        parts.parameters.putAll(registered.parameters);
        parts.buffers.putAll(registered.buffers);
        parts.children.putAll(registered.children);
        return parts;
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

    /// Whether any part has this key.
    public boolean holds(String key) {
        return parameters.containsKey(key) || buffers.containsKey(key) || children.containsKey(key);
    }
}
