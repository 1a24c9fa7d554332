package dev.obor.nn;

import dev.obor.base.Arguments;
import java.util.List;

/// A list of modules, PyTorch's `torch.nn.ModuleList`; it has no `forward` of its own.
///
/// A plain `List` in a field works too. This class adds PyTorch's printed form.
///
/// ```java
/// var layers = new ModuleList<>(new Linear(10, 10), new Linear(10, 10));
/// for (Linear layer : layers) {
///     x = layer.call(x);
/// }
/// ```
///
/// @param <M> the type of the modules
public non-sealed class ModuleList<M extends Module> extends ModuleSequence<M> {
    /// The given modules.
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public ModuleList(M... modules) {
        this(List.of(Arguments.allGiven(modules, "modules")));
    }

    /// The given modules, in order.
    @SuppressWarnings("this-escape") // only final methods are called
    public ModuleList(Iterable<? extends M> modules) {
        Arguments.given(modules, "modules");
        extend(modules);
    }

    /// Adds a module at the end; returns this.
    @Override
    public final ModuleList<M> append(M module) {
        Arguments.given(module, "module");
        addAll(List.of(Arguments.given(module, "module")));
        return this;
    }

    /// Adds modules at the end; returns this.
    @Override
    public final ModuleList<M> extend(Iterable<? extends M> modules) {
        Arguments.given(modules, "modules");
        addAll(modules);
        return this;
    }
}
