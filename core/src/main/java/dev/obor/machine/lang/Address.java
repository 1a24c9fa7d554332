package dev.obor.machine.lang;

/// Where an instruction reads or writes: `base + index * scale + displacement`, registers and
/// bytes.
///
/// @param base a LONG register
/// @param index another, or -1
/// @param scale 1, 2, 4 or 8
/// @param displacement a number of bytes
public record Address(int base, int index, int scale, int displacement) {
    /// The bytes that a register points to.
    public static Address at(int base) {
        return new Address(base, -1, 1, 0);
    }

    /// The bytes `displacement` behind those.
    public Address plus(int more) {
        return new Address(base, index, scale, displacement + more);
    }

    /// The bytes `scale` times a register behind those.
    public Address plus(int register, int times) {
        return new Address(base, register, times, displacement);
    }
}
