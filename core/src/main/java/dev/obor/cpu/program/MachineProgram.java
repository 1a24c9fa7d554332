package dev.obor.cpu.program;

import dev.obor.machine.Machine;
import dev.obor.machine.map.MapCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A pointwise program in machine code.
public final class MachineProgram extends RunnableProgram {
    /// A call of machine code costs as much as some elements: shorter runs go another way.
    public static final int FEWEST = 512;

    /// Steps of a program that takes less time than a call.
    static final int SHORT = 6;

    /// Elements, with a launch counted as some, after which writing the code pays.
    public static final long WORTH = 1 << 13;

    /// Elements of one launch for which it pays to wait until the code is written, in a JVM that
    /// has just started.
    static final long WORTH_WAITING = 1 << 15;

    private final ProgramCode program;
    private final MapCode code;

    private MachineProgram(ProgramCode program, MapCode code) {
        this.program = program;
        this.code = code;
    }

    /// Whether there may be any.
    public static boolean isPossible() {
        return Machine.permitted();
    }

    /// Tests have all code written at once.
    public static volatile boolean waits;

    /// Whether a launch of `n` elements has its code written at once.
    public static boolean isWorthWaiting(long n) {
        return waits || n >= WORTH_WAITING && (Machine.isStarted() || n >= 32 * WORTH_WAITING);
    }

    /// The program's, or null if there is none for it.
    ///
    /// @param singles which inputs are one element for all places
    /// @param pairs which operands lie in turns with the next one
    static @Nullable MachineProgram of(ProgramCode code, long singles, long pairs) {
        Machine machine = Machine.get();
        if (machine == null || !machine.hasRoom()) {
            return null;
        }
        MapCode made = MapCode.of(machine, code.program, singles, pairs);
        return made == null ? null : new MachineProgram(code, made);
    }

    @Override
    public void run(@Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n) {
        if (Machine.checking()) {
            check(arrays, offsets, singles, scalars, n);
        } else {
            code.run(arrays, offsets, scalars, n);
        }
    }

    /// Runs over rows of `n` elements, see [MapCode].
    public void rows(
            @Nullable Object[] arrays,
            int[] offsets,
            int[] steps,
            long[] scalars,
            int n,
            int rows) {
        code.run(arrays, offsets, steps, scalars, n, rows);
    }

    /// Computes it both ways, for `-Dobor.machineCode=check`.
    private void check(
            @Nullable Object[] arrays, int[] offsets, long singles, long[] scalars, int n) {
        int inputs = program.program.inputCount();
        int operands = inputs + program.resultTypes.length;
        Object[] plain = Arrays.copyOf(arrays, arrays.length);
        for (int i = inputs; i < operands; i++) {
            plain[i] = copy(arrays[i]);
        }
        program.tiles.run(plain, offsets, singles, scalars, n);
        code.run(arrays, offsets, scalars, n);
        for (int i = inputs; i < operands; i++) {
            int at = difference(plain[i], arrays[i], offsets[i], offsets[i] + n);
            if (at >= 0) {
                throw new IllegalStateException(
                        "machine code differs from the plain loops at element "
                                + at
                                + " of result "
                                + (i - inputs)
                                + " of "
                                + program.program);
            }
        }
    }

    public static Object copy(@Nullable Object array) {
        return switch (array) {
            case float[] x -> x.clone();
            case double[] x -> x.clone();
            case int[] x -> x.clone();
            case long[] x -> x.clone();
            case short[] x -> x.clone();
            case byte[] x -> x.clone();
            case null, default -> throw new IllegalArgumentException("array " + array);
        };
    }

    /// Refuses rows of planes that differ, for `-Dobor.machineCode=check`.
    public static void same(
            Object x,
            Object y,
            int start,
            int planes,
            int plane,
            int rows,
            int row,
            int n,
            String what) {
        for (int p = 0; p < planes; p++) {
            for (int r = 0; r < rows; r++) {
                int at = start + p * plane + r * row;
                if (difference(x, y, at, at + n) >= 0) {
                    throw new IllegalStateException(
                            "machine code differs from the plain loops in " + what);
                }
            }
        }
    }

    /// For `-Dobor.machineCode=check`: refuses what differs within a range.
    public static void same(Object machine, Object plain, int from, int to, String what) {
        int at = difference(machine, plain, from, to);
        if (at >= 0) {
            throw new IllegalStateException(
                    "machine code differs from the plain loops at element " + at + " of " + what);
        }
    }

    /// Within its own range: other threads may be at others.
    public static int difference(@Nullable Object x, @Nullable Object y, int a, int b) {
        return switch (x) {
            case float[] f -> Arrays.mismatch(f, a, b, (float[]) y, a, b);
            case double[] d -> Arrays.mismatch(d, a, b, (double[]) y, a, b);
            case int[] i -> Arrays.mismatch(i, a, b, (int[]) y, a, b);
            case long[] l -> Arrays.mismatch(l, a, b, (long[]) y, a, b);
            case short[] s -> Arrays.mismatch(s, a, b, (short[]) y, a, b);
            case byte[] t -> Arrays.mismatch(t, a, b, (byte[]) y, a, b);
            case null, default -> throw new IllegalArgumentException("array " + x);
        };
    }
}
