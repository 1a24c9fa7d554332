package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Options;

/// Optional arguments of [Tensor#to].
public final class ToOptions extends Options<ToOptions> {
    static final ToOptions DEFAULT = new ToOptions();
    boolean nonBlocking = false;
    boolean copy = false;
    MemoryFormat memoryFormat = MemoryFormat.PRESERVE_FORMAT;

    ToOptions() {}

    /// Whether a copy to another device may go on in the background; there is none.
    public ToOptions nonBlocking(boolean value) {
        return set(() -> nonBlocking = value);
    }

    /// Whether the result is new memory in any case.
    public ToOptions copy(boolean value) {
        return set(() -> copy = value);
    }

    /// The layout of new memory.
    public ToOptions memoryFormat(MemoryFormat value) {
        Arguments.given(value, "value");
        return set(() -> memoryFormat = value);
    }
}
