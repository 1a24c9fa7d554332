package dev.obor;

/// Optional arguments of [Tensor#to].
///
/// @param nonBlocking whether a copy to another device may go on in the background; there is none
/// @param copy whether the result is new memory in any case
/// @param memoryFormat the layout of new memory
public record ToOptions(boolean nonBlocking, boolean copy, MemoryFormat memoryFormat) {
    /// PyTorch's defaults: no copy without need, the layout of the input.
    public static final ToOptions DEFAULT =
            new ToOptions(false, false, MemoryFormat.PRESERVE_FORMAT);

    /// With or without waiting for a copy.
    public ToOptions nonBlocking(boolean value) {
        return new ToOptions(value, copy, memoryFormat);
    }

    /// With new memory in any case, or only where it is needed.
    public ToOptions copy(boolean value) {
        return new ToOptions(nonBlocking, value, memoryFormat);
    }

    /// With another layout.
    public ToOptions memoryFormat(MemoryFormat value) {
        return new ToOptions(nonBlocking, copy, value);
    }
}
