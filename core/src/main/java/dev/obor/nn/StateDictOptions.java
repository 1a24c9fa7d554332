package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Module#stateDict(java.util.function.Consumer)].
public final class StateDictOptions extends Options<StateDictOptions> {
    String prefix = "";
    boolean keepVars = false;
    @Nullable Map<String, Tensor> destination;

    StateDictOptions() {}

    /// What all keys begin with, nothing.
    public StateDictOptions prefix(String value) {
        Arguments.given(value, "value");
        return set(() -> prefix = value);
    }

    /// Whether the values are the parameters themselves, which take gradients, and not detached
    /// tensors of the same memory; false.
    public StateDictOptions keepVars(boolean value) {
        return set(() -> keepVars = value);
    }

    /// The map that the state is put into and that is returned, a new one.
    public StateDictOptions destination(Map<String, Tensor> value) {
        Arguments.given(value, "value");
        return set(() -> destination = value);
    }
}
