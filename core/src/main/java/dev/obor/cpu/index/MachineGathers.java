package dev.obor.cpu.index;

import dev.obor.backend.Kernel.Indexed;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.index.Gathering;
import dev.obor.machine.index.Gathering.Side;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Reads through one index in machine code, where rows of places and of results lie dense.
final class MachineGathers {
    private static final int SHORTEST = 8;

    private MachineGathers() {}

    /// Runs one block.
    ///
    /// @param at where the block of `out`, `in` and the places begins
    /// @return false if it has to go another way, or a place is wrong
    static boolean run(IndexedBlock b, int[] at, Object out, Object in) {
        Indexed indexed = b.single();
        if (indexed == null
                || b.outColumn != 1
                || b.shiftColumn != 1
                || b.columns < SHORTEST
                || b.inColumn < 0
                || b.inRow < 0) {
            return false;
        }
        Gathering code = code(out, (long) b.rows * b.columns);
        return code != null
                && code.run(
                        new Side(out, at[0], b.outRow),
                        new Side(in, at[1], b.inRow),
                        new Side(indexed.index().array(), at[2], b.shiftRow),
                        b.rows,
                        b.columns,
                        b.inColumn,
                        indexed.size(),
                        indexed.stride(),
                        indexed.wraps());
    }

    private static @Nullable Gathering code(Object out, long n) {
        if (n < MachineProgram.FEWEST
                || !MachineProgram.isPossible()
                || Tiers.current() != Tiers.AUTO
                || !Machine.isStarted() && !MachineProgram.isWorthWaiting(n)) {
            return null;
        }
        return switch (out) {
            case float[] _, int[] _ -> Start.FOUR;
            case double[] _, long[] _ -> Start.EIGHT;
            default -> null;
        };
    }

    /// What happens once.
    private static final class Start {
        static final @Nullable Gathering FOUR = of(Float.BYTES);
        static final @Nullable Gathering EIGHT = of(Double.BYTES);

        private static @Nullable Gathering of(int bytes) {
            Machine machine = Machine.get();
            return machine == null ? null : Gathering.of(machine, bytes);
        }
    }

    /// For `-Dobor.machineCode=check`: compares what machine code has written with what the other
    /// way writes in its place.
    static void check(Object out, Runnable other) {
        Object written = MachineProgram.copy(out);
        other.run();
        MachineProgram.same(written, out, 0, Array.getLength(out), "a gather");
    }
}
