package dev.obor.cpu.pool;

import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.pool.MaxPooling;
import dev.obor.machine.pool.MeanPooling;
import dev.obor.machine.pool.WindowRows;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Pooling in machine code, of the windows of a row that are of equal length.
final class MachinePools {
    private static final Routines<MaxPooling> MAX = new Routines<>(MaxPooling::of);
    private static final Routines<MeanPooling> MEAN =
            new Routines<>((machine, wide, stride) -> MeanPooling.of(machine, false, wide, stride));
    private static final Routines<MeanPooling> MEAN_BACK =
            new Routines<>((machine, wide, stride) -> MeanPooling.of(machine, true, wide, stride));

    /// Routines of a kind, each written when it is needed first.
    private static final class Routines<T> {
        private static final int STRIDES = 4;

        /// Writes one, for float64 or float32.
        private interface Writer<T> {
            @Nullable T write(Machine machine, boolean wide, int stride);
        }

        private final Writer<T> writer;

        /// By stride, float64 behind float32.
        private final AtomicReferenceArray<@Nullable T> all =
                new AtomicReferenceArray<>(2 * STRIDES);

        Routines(Writer<T> writer) {
            this.writer = writer;
        }

        /// The one for `n` windows in all, or null if they have to go another way.
        @Nullable T find(boolean wide, int stride, long n) {
            boolean ready = Machine.isStarted() || MachineProgram.isWorthWaiting(n);
            if (n < MachineProgram.FEWEST && !Machine.checking()
                    || !MachineProgram.isPossible()
                    || Tiers.current() != Tiers.AUTO
                    || !ready) {
                return null;
            }
            int at = (wide ? STRIDES : 0) + stride;
            T code = all.get(at);
            if (code != null) {
                return code;
            }
            Machine machine = Machine.get();
            if (machine == null || !machine.hasRoom()) {
                return null;
            }
            code = writer.write(machine, wide, stride);
            all.set(at, code);
            return code;
        }
    }

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
        MaxPooling code = MAX.find(x instanceof double[], rows.stride(), count(w, planes));
        return code != null && code.run(rows, x, xo, y, yo, index, io, planes);
    }

    private static long count(PoolWindows w, int planes) {
        return (long) planes * w.d.start.length * w.h.start.length * w.w.start.length;
    }

    /// Computes the means of the windows from [#first] to [#last] of each row.
    ///
    /// @return false if they have to go another way
    static boolean mean(PoolWindows w, Object x, int xo, Object y, int yo, int planes) {
        return mean(MEAN, w, x, xo, y, yo, planes);
    }

    /// Writes the gradient of means in `gy` to each element of a window, of windows that are
    /// [PoolWindows#apart]; other elements stay.
    ///
    /// @return false if that has to go another way
    static boolean meanBack(PoolWindows w, Object gy, int gyo, Object gx, int gxo, int planes) {
        return w.apart && mean(MEAN_BACK, w, gx, gxo, gy, gyo, planes);
    }

    private static boolean mean(
            Routines<MeanPooling> way,
            PoolWindows w,
            Object x,
            int xo,
            Object y,
            int yo,
            int planes) {
        WindowRows rows = w.rows;
        if (rows == null) {
            return false;
        }
        MeanPooling code = way.find(x instanceof double[], rows.stride(), count(w, planes));
        return code != null && code.run(rows, x, xo, y, yo, planes);
    }

    static int first(PoolWindows w) {
        return w.rows == null ? 0 : w.rows.first();
    }

    static int last(PoolWindows w) {
        return w.rows == null ? 0 : w.rows.last();
    }

    /// For `-Dobor.machineCode=check`: compares what machine code has written with what the other
    /// way writes in its place.
    static void check(Object y, int yo, long[] index, int io, int n, Runnable other) {
        long[] places = Arrays.copyOfRange(index, io, io + n);
        check(y, yo, n, other);
        int place = Arrays.mismatch(places, 0, n, index, io, io + n);
        if (place >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at place "
                            + place
                            + " of a pooling");
        }
    }

    /// The same without places.
    static void check(Object y, int yo, int n, Runnable other) {
        Object written = MachineProgram.copy(y);
        other.run();
        MachineProgram.same(written, y, yo, yo + n, "a pooling");
    }
}
