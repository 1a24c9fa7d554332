package dev.obor.cpu.map;

import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.product.Transposes;
import dev.obor.machine.product.Transposes.Side;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Copies rows to columns in machine code.
final class MachineTransposes {
    private MachineTransposes() {}

    /// The same as [CopyLoops#transpose].
    ///
    /// @return false if it has to go another way
    static boolean run(
            Object to,
            int at,
            int row,
            Object from,
            int source,
            int column,
            int rows,
            int columns) {
        int bytes =
                switch (to) {
                    case float[] _, int[] _ -> Float.BYTES;
                    case double[] _, long[] _ -> Double.BYTES;
                    default -> 0;
                };
        if (bytes == 0
                || to == from
                || row < 0
                || column < 0
                || rows < Transposes.fewestRows(bytes)) {
            return false;
        }
        Transposes code = code((long) rows * columns);
        if (code == null || columns < code.fewestColumns(bytes)) {
            return false;
        }
        code.run(new Side(to, at, row), new Side(from, source, column), rows, columns);
        if (Machine.checking()) {
            check(to, () -> CopyLoops.transpose(to, at, row, from, source, column, rows, columns));
        }
        return true;
    }

    /// For `-Dobor.machineCode=check`: compares with what the plain loops write in its place.
    private static void check(Object out, Runnable plain) {
        Object written = MachineProgram.copy(out);
        plain.run();
        int at = MachineProgram.difference(written, out, 0, Array.getLength(out));
        if (at >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at element " + at + " of a copy");
        }
    }

    private static @Nullable Transposes code(long n) {
        return n >= MachineProgram.FEWEST
                        && MachineProgram.isPossible()
                        && Tiers.current() == Tiers.AUTO
                        && (Machine.isStarted() || MachineProgram.isWorthWaiting(n))
                ? Start.CODE
                : null;
    }

    /// What happens once.
    private static final class Start {
        static final @Nullable Transposes CODE = of(Machine.get());

        private static @Nullable Transposes of(@Nullable Machine machine) {
            return machine == null ? null : new Transposes(machine);
        }
    }
}
