package dev.obor.machine.x86;

/// An address: `base + index * scale + displacement`.
///
/// @param base number of a general register, or [#RIP] for a place in the code itself, which
///   `displacement` then counts from its start
/// @param index number of a general register other than rsp, or [#NONE]
/// @param scale 1, 2, 4 or 8
record Mem(int base, int index, int scale, int displacement) {
    static final int NONE = -1;
    static final int RIP = -2;

    /// The address in a register plus a number of bytes.
    static Mem at(int base, int displacement) {
        return new Mem(base, NONE, 1, displacement);
    }
}
