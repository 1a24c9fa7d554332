package dev.obor.op;

import org.jspecify.annotations.Nullable;

/// A step of the graph that is the library's own: it keeps nothing but what it saves, and gets
/// gradients as they are. Everything else is user code, which runs behind [Callback].
public interface BuiltIn {
    /// In which order what was saved is looked at before backward, by its places, where that is not
    /// the order in which it was saved: PyTorch goes by the names of the arguments, and the first
    /// that was changed is the one that its error names.
    default int @Nullable [] checkOrder() {
        return null;
    }
}
