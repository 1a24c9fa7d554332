package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.op.memory.Recycling;
import java.util.List;
import java.util.Map;

/// Modules that run one after another, PyTorch's `torch.nn.Sequential`.
///
/// ```java
/// var model = new Sequential(new Linear(784, 128), new ReLU(), new Linear(128, 10));
/// ```
public non-sealed class Sequential extends ModuleSequence<Module> {
    /// Modules named `0`, `1`, ….
    @SuppressWarnings("this-escape") // only final methods are called
    public Sequential(Module... modules) {
        Arguments.given(modules, "modules");
        addAll(List.of(modules));
    }

    /// Modules of a list named `0`, `1`, …, Python's `Sequential(*layers)`.
    @SuppressWarnings("this-escape") // only final methods are called
    public Sequential(List<? extends Module> modules) {
        Arguments.given(modules, "modules");
        addAll(modules);
    }

    /// Modules with names, in the order of the map.
    @SuppressWarnings("this-escape") // only final methods are called
    public Sequential(Map<String, ? extends Module> modules) {
        Arguments.given(modules, "modules");
        modules.forEach(this::registerModule);
    }

    /// Runs all modules, each on the result of the one before.
    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        Recycling chain = Recycling.from(input);
        for (Module module : registered.children().values()) {
            chain.step(module.isLibraryCode(), module::call);
        }
        return chain.result();
    }

    /// A sequence of the modules of this one and of another one, PyTorch's `a + b`.
    public final Sequential plus(Sequential other) {
        Arguments.given(other, "other");
        return new Sequential().extend(this).extend(other);
    }

    /// Adds a module at the end; returns this.
    @Override
    public final Sequential append(Module module) {
        Arguments.given(module, "module");
        addAll(List.of(module));
        return this;
    }

    /// Adds modules at the end; returns this.
    @Override
    public final Sequential extend(Iterable<? extends Module> modules) {
        Arguments.given(modules, "modules");
        addAll(modules);
        return this;
    }
}
