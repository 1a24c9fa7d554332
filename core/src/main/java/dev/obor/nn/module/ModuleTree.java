package dev.obor.nn.module;

import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Walks over a module and everything below it, parents first.
public final class ModuleTree {
    private ModuleTree() {}

    /// All modules by path, each under the first path that leads to it.
    public static Map<String, Module> modules(Module root) {
        return modules(root, "", true);
    }

    /// All modules by path.
    ///
    /// @param prefix the path of the root
    /// @param once whether each comes under its first path alone
    public static Map<String, Module> modules(Module root, String prefix, boolean once) {
        Map<String, Module> out = new LinkedHashMap<>();
        collect(root, prefix, once, newSet(), out);
        return out;
    }

    private static void collect(
            Module module, String path, boolean once, Set<Object> seen, Map<String, Module> out) {
        if (!seen.add(module) && once) {
            return;
        }
        out.put(path, module);
        ModuleParts.of(module)
                .children()
                .forEach((name, child) -> collect(child, join(path, name), once, seen, out));
    }

    /// Refuses a child that is the module itself or contains it.
    ///
    /// @throws ValueError if it does
    public static void checkNoCycle(Module module, Module child) {
        for (Module below : modules(child).values()) {
            if (below == module) {
                throw new ValueError(
                        ModuleAccess.typeName(module) + ": a module cannot contain itself",
                        "The child is this module, or has it somewhere below.");
            }
        }
    }

    /// Members of all modules by path.
    ///
    /// @param prefix the path of the root
    /// @param recurse whether those below the root are among them
    /// @param once whether each comes under its first path alone
    public static <T> Map<String, T> named(
            Module root,
            String prefix,
            boolean recurse,
            boolean once,
            Function<ModuleParts, Map<String, T>> members) {
        Map<String, T> out = new LinkedHashMap<>();
        Set<Object> seen = newSet();
        Map<String, Module> modules = recurse ? modules(root, prefix, once) : Map.of(prefix, root);
        modules.forEach((path, module) ->
                members.apply(ModuleParts.of(module))
                        .forEach((name, member) -> {
                            if (seen.add(member) || !once) {
                                out.put(join(path, name), member);
                            }
                        }));
        return out;
    }

    /// The entries whose value did not come before.
    public static <T> Map<String, T> firstOfEach(Map<String, T> all) {
        Map<String, T> out = new LinkedHashMap<>();
        Set<Object> seen = newSet();
        all.forEach((name, value) -> {
            if (seen.add(value)) {
                out.put(name, value);
            }
        });
        return out;
    }

    /// The entry at a path, or an error that names what there is.
    public static <T> T find(String path, Map<String, T> all, Module root, String kind) {
        T found = all.get(path);
        if (found == null) {
            List<String> names = new ArrayList<>(all.keySet());
            String shown = String.join(", ", names.subList(0, Math.min(12, names.size())));
            throw new StateError(
                    ModuleAccess.typeName(root)
                            + " has no "
                            + kind
                            + " `"
                            + path
                            + "`; it has: "
                            + shown
                            + (names.size() > 12 ? ", …" : ""));
        }
        return found;
    }

    /// Puts a module at a path.
    ///
    /// @param strict whether there must be one already
    /// @throws StateError if there is no place for it
    public static void replace(Module root, String path, Module module, boolean strict) {
        if (path.isEmpty()) {
            throw new ValueError("Cannot set the submodule without a target name!");
        }
        for (Map.Entry<String, Module> entry : modules(root).entrySet()) {
            Module parent = entry.getValue();
            String rest = below(entry.getKey(), path);
            ModuleParts parts = ModuleParts.of(parent);
            if (rest == null || !parts.children().containsKey(rest)) {
                continue;
            }
            checkNoCycle(parent, module);
            Map<String, Module> registered = ModuleAccess.registered(parent).children();
            if (registered.containsKey(rest)) {
                registered.put(rest, module);
            } else {
                ModuleFields.set(parent, rest, module);
            }
            return;
        }
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        Module parent =
                find(dot < 0 ? "" : path.substring(0, dot), modules(root), root, "submodule");
        ModuleParts parts = ModuleParts.of(parent);
        if (parts.holds(name)) {
            throw new StateError("`" + name + "` is not an nn.Module");
        }
        if (strict) {
            throw new StateError(
                    ModuleAccess.typeName(parent) + " has no attribute `" + name + "`");
        }
        parent.registerModule(name, module);
    }

    /// What is left of a path below another one, or null.
    private static @Nullable String below(String prefix, String path) {
        if (prefix.isEmpty()) {
            return path;
        }
        return path.startsWith(prefix + ".") ? path.substring(prefix.length() + 1) : null;
    }

    public static String join(String path, String name) {
        return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    }

    private static Set<Object> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
