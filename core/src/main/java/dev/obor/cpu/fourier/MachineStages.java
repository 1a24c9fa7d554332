package dev.obor.cpu.fourier;

import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import dev.obor.machine.fourier.FourierCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Stages in machine code, which do what the plain loops do, bit by bit.
final class MachineStages {
    /// Numbers behind the last one that a stage may touch.
    static final int PADDING = 64;

    /// Whether everything is computed in both ways, for `-Dobor.machineCode=check`.
    static final boolean CHECKS = Machine.checking();

    // Of fewer numbers a call costs as much as the work.
    private static final int FEWEST = 64;

    // Numbers that plain loops transform while the code is written; and while machine code is
    // linked for the first time.
    private static final long WORTH = 1 << 17;
    private static final long WORTH_LINKING = 1 << 19;

    /// Numbers so far; not exact where threads meet.
    private static long transformed;

    private MachineStages() {}

    /// Says what is transformed next: machine code is written once it is worth it.
    static void announce(long numbers) {
        transformed = Math.min(transformed + numbers, WORTH_LINKING);
    }

    /// The code for so many numbers at a time, or null if they go another way.
    static @Nullable FourierCode code(long n) {
        if (n < FEWEST
                || n > FourierCode.MOST
                || !Machine.permitted()
                || Tiers.current() != Tiers.AUTO) {
            return null;
        }
        boolean worth = transformed >= (Machine.isStarted() ? WORTH : WORTH_LINKING);
        return worth || CHECKS ? Start.CODE : null;
    }

    /// For [#CHECKS]: does the same in plain loops, and compares the first numbers of arrays of
    /// float32 or float64 that machine code has written.
    static void check(Runnable plain, int numbers, Object... arrays) {
        Object[] written = new Object[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            written[i] =
                    arrays[i] instanceof float[] f ? f.clone() : ((double[]) arrays[i]).clone();
        }
        plain.run();
        for (int i = 0; i < arrays.length; i++) {
            int at =
                    written[i] instanceof float[] f
                            ? Arrays.mismatch(f, 0, numbers, (float[]) arrays[i], 0, numbers)
                            : Arrays.mismatch(
                                    (double[]) written[i],
                                    0,
                                    numbers,
                                    (double[]) arrays[i],
                                    0,
                                    numbers);
            if (at >= 0) {
                throw new IllegalStateException(
                        "machine code differs from the plain loops at element "
                                + at
                                + " of a Fourier transform");
            }
        }
    }

    /// What happens once.
    private static final class Start {
        static final @Nullable FourierCode CODE = start();

        private static @Nullable FourierCode start() {
            Machine machine = Machine.get();
            return machine == null || !machine.hasRoom() ? null : FourierCode.of(machine);
        }
    }
}
