package dev.obor.cpu.pool;

import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.pool.MaxPooling;
import dev.obor.machine.pool.WindowRows;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Max pooling in machine code, of the windows of a row that are of equal length.
final class MachinePools {
    private static final int STRIDES = 4;

    /// By stride, float64 behind float32.
    private static final AtomicReferenceArray<@Nullable MaxPooling> CODE =
            new AtomicReferenceArray<>(2 * STRIDES);

    private MachinePools() {}

    /// Computes the windows from [#first] to [#last] of each row.
    ///
    /// @return false if they have to go another way
    static boolean run(
            PoolWindows w, Object x, int xo, Object y, int yo, long[] index, int io, int planes) {
        WindowRows rows = w.rows;
        if (rows == null) {
            return false;
        }
        long n = (long) planes * w.d.start.length * w.h.start.length * w.w.start.length;
        MaxPooling code = code(x instanceof double[], rows.stride(), n);
        return code != null && code.run(rows, x, xo, y, yo, index, io, planes);
    }

    static int first(PoolWindows w) {
        return w.rows == null ? 0 : w.rows.first();
    }

    static int last(PoolWindows w) {
        return w.rows == null ? 0 : w.rows.last();
    }

    private static @Nullable MaxPooling code(boolean wide, int stride, long n) {
        boolean ready = Machine.isStarted() || MachineProgram.isWorthWaiting(n);
        if (n < MachineProgram.FEWEST && !Machine.checking()
                || !MachineProgram.isPossible()
                || Tiers.current() != Tiers.AUTO
                || !ready) {
            return null;
        }
        int at = (wide ? STRIDES : 0) + stride;
        MaxPooling code = CODE.get(at);
        if (code != null) {
            return code;
        }
        Machine machine = Machine.get();
        if (machine == null || !machine.hasRoom()) {
            return null;
        }
        code = MaxPooling.of(machine, wide, stride);
        CODE.set(at, code);
        return code;
    }

    /// For `-Dobor.machineCode=check`: compares what machine code has written with what the other
    /// way writes in its place.
    static void check(Object y, int yo, long[] index, int io, int n, Runnable other) {
        Object written = MachineProgram.copy(y);
        long[] places = Arrays.copyOfRange(index, io, io + n);
        other.run();
        int at = MachineProgram.difference(written, y, yo, yo + n);
        int place = Arrays.mismatch(places, 0, n, index, io, io + n);
        if (at >= 0 || place >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at element "
                            + (at >= 0 ? at : place)
                            + " of a max pooling");
        }
    }
}
