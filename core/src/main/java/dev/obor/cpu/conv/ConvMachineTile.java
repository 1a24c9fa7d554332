package dev.obor.cpu.conv;

import dev.obor.cpu.program.MachineProgram;
import dev.obor.machine.Machine;
import dev.obor.machine.conv.LaneSums;

/// A micro-kernel of convolution in machine code.
final class ConvMachineTile extends ConvTile {
    private final LaneSums code;
    private final ConvTile plain;

    /// @param plain computes the same, for `-Dobor.machineCode=check`
    ConvMachineTile(LaneSums code, ConvTile plain) {
        this.code = code;
        this.plain = plain;
    }

    @Override
    void run(
            Object a,
            int ao,
            int terms,
            long[] offset,
            int first,
            Object x,
            long[] column,
            int from,
            int rounds,
            Object c,
            int co,
            int step) {
        if (!Machine.checking()) {
            code.run(a, ao, terms, offset, first, x, column, from, rounds, c, co, step);
            return;
        }
        Object other = MachineProgram.copy(c);
        plain.run(a, ao, terms, offset, first, x, column, from, rounds, other, co, step);
        code.run(a, ao, terms, offset, first, x, column, from, rounds, c, co, step);
        int at = MachineProgram.difference(other, c, co, co + rounds * step);
        if (at >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at sum "
                            + at
                            + " of a convolution's micro-kernel");
        }
    }
}
