package dev.obor.machine.lang;

/// What a virtual register holds.
public enum Kind {
    /// 64 bits: an address, a number of bytes, a counter.
    LONG,
    /// A vector of the target's length.
    VECTOR,
    /// Which lanes of a vector take part.
    MASK
}
