package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.nn.module.ModuleTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Modules in a row, named `0`, `1`, …: what [Sequential] and [ModuleList] share.
///
/// @param <M> the type of the modules
public abstract sealed class ModuleSequence<M extends Module> extends Module implements Iterable<M>
        permits Sequential, ModuleList {
    ModuleSequence() {}

    /// Adds a module at the end; returns this.
    public abstract ModuleSequence<M> append(M module);

    /// Adds modules at the end; returns this.
    public abstract ModuleSequence<M> extend(Iterable<? extends M> modules);

    final void addAll(Iterable<? extends M> modules) {
        for (M module : Arguments.allGiven(modules, "modules")) {
            registerModule(Integer.toString(size()), module);
        }
    }

    /// Puts a module at a position; those behind it move up.
    ///
    /// @param index from `-size()` to `size()`; negative numbers count from the end
    /// @throws IndexError if the index is out of range
    public final void insert(int index, M module) {
        Arguments.given(module, "module");
        List<M> all = list();
        int size = all.size();
        if (index < -size || index > size) {
            throw outOfRange(index);
        }
        all.add(index < 0 ? index + size : index, module);
        renumber(all);
    }

    /// Takes a module out; those behind it move down.
    ///
    /// @throws IndexError if the index is out of range
    public final M pop(int index) {
        List<M> all = list();
        M removed = all.remove(position(index));
        renumber(all);
        return removed;
    }

    /// Replaces a module.
    ///
    /// @throws IndexError if the index is out of range
    public final void set(int index, M module) {
        Arguments.given(module, "module");
        int position = position(index);
        ModuleTree.checkNoCycle(this, module);
        for (Map.Entry<String, Module> entry : registered.children().entrySet()) {
            if (position-- == 0) {
                entry.setValue(module);
            }
        }
    }

    /// The module at a position; negative numbers count from the end.
    ///
    /// @throws IndexError if the index is out of range
    public final M get(int index) {
        return list().get(position(index));
    }

    /// How many modules there are.
    public final int size() {
        return registered.children().size();
    }

    @Override
    public final Iterator<M> iterator() {
        return list().iterator();
    }

    /// The modules, of which one may have been replaced by its path.
    ///
    /// @throws StateError if one is of another type
    final List<M> of(Class<M> type) {
        for (Map.Entry<String, Module> entry : registered.children().entrySet()) {
            if (!type.isInstance(entry.getValue())) {
                throw new StateError(
                        "module "
                                + entry.getKey()
                                + " is a "
                                + entry.getValue().getClass().getSimpleName()
                                + ", where each is a "
                                + type.getSimpleName(),
                        "Replace it by one of that class, or write the loop over the modules.");
            }
        }
        return list();
    }

    @SuppressWarnings("unchecked") // only modules of type M are ever added
    private List<M> list() {
        List<M> all = new ArrayList<>(size());
        for (Module module : registered.children().values()) {
            all.add((M) module);
        }
        return all;
    }

    private void renumber(List<M> all) {
        all.forEach(module -> ModuleTree.checkNoCycle(this, module));
        registered.children().clear();
        for (int i = 0; i < all.size(); i++) {
            registered.children().put(Integer.toString(i), all.get(i));
        }
    }

    private int position(int index) {
        int size = size();
        if (index < -size || index >= size) {
            throw outOfRange(index);
        }
        return index < 0 ? index + size : index;
    }

    private IndexError outOfRange(int index) {
        return new IndexError(
                "index "
                        + index
                        + " is out of range: "
                        + typeName()
                        + " has "
                        + size()
                        + " modules");
    }
}
