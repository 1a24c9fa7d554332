package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.nn.Module;

/// How a tensor of a module follows from other parts of it. One object serves all modules, so that
/// a copy of a module can share it.
@FunctionalInterface
public interface ComputedPart {
    /// The value now.
    Tensor value(Module module);
}
