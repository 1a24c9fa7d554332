package dev.obor.nn;

import dev.obor.base.Options;

/// Optional arguments of [Module#loadStateDict(java.util.Map, java.util.function.Consumer)].
public final class LoadStateDictOptions extends Options<LoadStateDictOptions> {
    boolean strict = true;
    boolean assign = false;

    LoadStateDictOptions() {}

    /// Whether all keys must fit, true; otherwise the result tells which did not.
    public LoadStateDictOptions strict(boolean value) {
        return set(() -> strict = value);
    }

    /// Whether parameters and buffers become the given tensors, with their dtypes and their memory,
    /// and values are not copied; false. They stay the same objects, so that an optimizer may have
    /// them before, and collect gradients as before.
    public LoadStateDictOptions assign(boolean value) {
        return set(() -> assign = value);
    }
}
