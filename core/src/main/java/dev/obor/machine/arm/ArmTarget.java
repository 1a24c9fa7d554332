package dev.obor.machine.arm;

import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Registers;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Processors with AArch64, all of which have NEON: 32 vectors of 16 bytes, where a mask is a
/// vector.
///
/// The calling convention (AAPCS64) is the same on Linux, macOS and Windows for all that routines
/// use: eight arguments in registers and the others on the stack, 8 bytes each.
public final class ArmTarget implements Target {
    /// Registers for work in between: a number, an address, and three vectors, the last two of
    /// which are a pair.
    static final int WORK = 16;

    static final int PLACE = 17;
    static final int SCRATCH = 29;
    static final int PAIR = 30;
    static final int SCRATCH_2 = 31;

    /// The registers of the first arguments.
    static final int[] ARGUMENTS = {0, 1, 2, 3, 4, 5, 6, 7};

    // x18 belongs to the system, x29 and x30 to whoever walks the stack. Those nobody keeps come
    // first.
    private static final int[] GENERAL = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28
    };
    private static final int[] VECTORS = {
        0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 8, 9, 10, 11,
        12, 13, 14, 15
    };

    /// Whether a general register belongs to the caller.
    static boolean keepsGeneral(int register) {
        return register >= 19 && register <= 28;
    }

    /// Whether the lower half of a vector does.
    static boolean keepsVector(int register) {
        return register >= 8 && register <= 15;
    }

    @Override
    public String name() {
        return "NEON";
    }

    @Override
    public int vectorBytes() {
        return 16;
    }

    @Override
    public int vectors() {
        return VECTORS.length;
    }

    @Override
    public boolean ownMasks() {
        return false;
    }

    @Override
    public boolean longs() {
        return true;
    }

    @Override
    public boolean narrow() {
        return true;
    }

    @Override
    public byte[] write(Routine routine) {
        Registers registers =
                Registers.choose(routine, kind -> kind == Kind.LONG ? GENERAL : VECTORS, ARGUMENTS);
        return new ArmWriter(routine, registers).write();
    }
}
