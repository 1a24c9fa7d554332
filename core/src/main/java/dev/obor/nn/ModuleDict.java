package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.nn.module.ModuleTree;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Modules by name, in the order of insertion, PyTorch's `torch.nn.ModuleDict`.
///
/// ```java
/// var heads = new ModuleDict<>(Map.of("small", new Linear(10, 2), "large", new Linear(10, 9)));
/// ```
///
/// @param <M> the type of the modules
public class ModuleDict<M extends Module> extends Module {
    /// An empty dict.
    public ModuleDict() {}

    /// The given modules.
    @SuppressWarnings("this-escape") // only final methods are called
    public ModuleDict(Map<String, ? extends M> modules) {
        Arguments.given(modules, "modules");
        update(modules);
    }

    /// Adds a module or replaces the one with that name.
    public final void put(String key, M module) {
        Arguments.given(key, "key");
        Arguments.given(module, "module");
        if (registered.children().containsKey(key)) {
            ModuleTree.checkNoCycle(this, module);
            registered.children().put(key, module);
        } else {
            registerModule(key, module);
        }
    }

    /// Adds or replaces several.
    public final void update(Map<String, ? extends M> modules) {
        Arguments.given(modules, "modules");
        modules.forEach(this::put);
    }

    /// The module with that name.
    ///
    /// @throws IndexError if there is none
    public final M get(String key) {
        Arguments.given(key, "key");
        Arguments.given(key, "key");
        M module = items().get(key);
        if (module == null) {
            throw new IndexError("'" + key + "' is not in " + keys());
        }
        return module;
    }

    /// Takes a module out.
    ///
    /// @throws IndexError if there is none with that name
    public final M pop(String key) {
        Arguments.given(key, "key");
        Arguments.given(key, "key");
        M module = get(key);
        registered.children().remove(key);
        return module;
    }

    /// Takes all modules out.
    public final void clear() {
        registered.children().clear();
    }

    /// Whether there is a module with that name.
    public final boolean contains(String key) {
        Arguments.given(key, "key");
        return registered.children().containsKey(key);
    }

    /// How many modules there are.
    public final int size() {
        return registered.children().size();
    }

    /// The names, in order.
    public final Set<String> keys() {
        return Collections.unmodifiableSet(registered.children().keySet());
    }

    /// The modules, in order.
    public final Collection<M> values() {
        return items().values();
    }

    /// Names and modules, in order.
    @SuppressWarnings("unchecked") // only modules of type M are ever added
    public final Map<String, M> items() {
        Map<String, M> items = new LinkedHashMap<>();
        registered.children().forEach((key, module) -> items.put(key, (M) module));
        return Collections.unmodifiableMap(items);
    }
}
