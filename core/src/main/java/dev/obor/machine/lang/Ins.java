package dev.obor.machine.lang;

import java.util.Locale;

/// One instruction over virtual registers; see [Op].
///
/// @param op what it does
/// @param to the register it writes, or -1
/// @param x a register it reads, or -1
/// @param y another, or -1
/// @param z the mask, or a third operand, or -1
/// @param base register of the address, or -1
/// @param index register that is added to it, `scale` times, or -1
/// @param scale 1, 2, 4 or 8
/// @param displacement bytes that are added to the address
/// @param number a number that belongs to it
public record Ins(
        Op op,
        int to,
        int x,
        int y,
        int z,
        int base,
        int index,
        int scale,
        int displacement,
        long number) {

    static Ins of(Op op, int to, int x, int y, long number) {
        return new Ins(op, to, x, y, -1, -1, -1, 1, 0, number);
    }

    static Ins memory(Op op, int to, int x, int z, Address m) {
        return new Ins(op, to, x, -1, z, m.base(), m.index(), m.scale(), m.displacement(), 0);
    }

    /// The same with a number.
    Ins with(long n) {
        return new Ins(op, to, x, y, z, base, index, scale, displacement, n);
    }

    /// Whether `to` is read as well as written.
    boolean updates() {
        return switch (op) {
            case ADD_SLOT, LOOP, FMA -> true;
            case LOAD_PART -> number > 0;
            default -> false;
        };
    }

    /// For people.
    @Override
    public String toString() {
        StringBuilder s = new StringBuilder(op.name().toLowerCase(Locale.ROOT));
        register(s, " v", to);
        register(s, " v", x);
        register(s, " v", y);
        register(s, " mask v", z);
        if (base >= 0) {
            s.append(" [v").append(base);
            if (index >= 0) {
                s.append(" + ").append(scale).append(" v").append(index);
            }
            s.append(displacement < 0 ? " - " : " + ").append(Math.abs(displacement)).append(']');
        }
        return number == 0 ? s.toString() : s.append(" #").append(number).toString();
    }

    private static void register(StringBuilder s, String before, int register) {
        if (register >= 0) {
            s.append(before).append(register);
        }
    }
}
