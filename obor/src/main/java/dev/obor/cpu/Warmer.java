package dev.obor.cpu;

import dev.obor.expr.Program;
import dev.obor.expr.Type;
import org.jspecify.annotations.Nullable;

/// Runs a new kernel on made-up numbers until the virtual machine has compiled it.
final class Warmer {
    private static final long PATIENCE = 3_000_000_000L;
    private static final long PAUSE_MILLIS = 1;
    private static final int BURST = 32;

    // The virtual machine compiles for good after 600 calls; a loop that ran shorter in them is not
    // unrolled.
    private static final int FEWEST_CALLS = 1200;
    private static final int LENGTH = Scratch.TILE + 3;
    private static final int FEW = 10;

    // The compiler's last version comes some time after the one that is nearly as fast.
    private static final long SETTLED = 60_000_000;

    private final Program program;
    private final long singles;
    private final long[] scalars;

    private Warmer(Program program, long singles) {
        this.program = program;
        this.singles = singles;
        this.scalars = new long[program.scalarCount()];
        for (int i = 0; i < scalars.length; i++) {
            Type t = program.scalarType(i);
            scalars[i] = t != null && t.isFloat() ? Double.doubleToRawLongBits(0.5) : 1;
        }
    }

    /// Warms a kernel.
    ///
    /// @return how many times faster than the tile loops it is in the end; at most 1 if it never
    ///   got faster
    static double warm(ProgramCode code, Body body, long singles) throws InterruptedException {
        Warmer warmer = new Warmer(code.program, singles);
        Object[] own = warmer.arrays(null, null);
        Object[] given = warmer.arrays(body.inputTypes, body.resultTypes);
        long start = System.nanoTime();
        long tiles = Long.MAX_VALUE;
        long best = Long.MAX_VALUE;
        long improved = start;
        int calls = 0;
        while (System.nanoTime() - start < PATIENCE) {
            tiles = Math.min(tiles, warmer.time(code.tiles, own, LENGTH, BURST / 8));
            long now = warmer.time(body, given, LENGTH, BURST);
            warmer.time(body, given, FEW, BURST);
            calls += BURST;
            if (now < best - best / 8) {
                improved = System.nanoTime();
            }
            best = Math.min(best, now);
            if (calls >= FEWEST_CALLS) {
                if (best < 0.7 * tiles && System.nanoTime() - improved > SETTLED) {
                    break;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return (double) tiles / best;
    }

    private long time(Body body, Object[] arrays, int n, int calls) {
        int[] offsets = new int[arrays.length];
        long best = Long.MAX_VALUE;
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            body.run(arrays, offsets, singles, scalars, n);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private Object[] arrays(@Nullable Type @Nullable [] inputs, Type @Nullable [] results) {
        int n = program.inputCount();
        Object[] out = new Object[n + program.resultTypes().size()];
        for (int i = 0; i < out.length; i++) {
            var dtype = i < n ? program.inputType(i) : program.resultTypes().get(i - n);
            if (dtype == null) {
                continue;
            }
            Type type = Type.of(dtype);
            if (i < n && inputs != null && inputs[i] != null) {
                type = inputs[i];
            } else if (i >= n && results != null) {
                type = results[i - n];
            }
            out[i] = numbers(type);
        }
        return out;
    }

    private static Object numbers(Type type) {
        Object array = Scratch.array(type, LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int k = 1 + i % 7;
            switch (array) {
                case float[] a -> a[i] = k * 0.125f;
                case double[] a -> a[i] = k * 0.125;
                case int[] a -> a[i] = k;
                case long[] a -> a[i] = k;
                default -> ((byte[]) array)[i] = (byte) (k & 1);
            }
        }
        return array;
    }
}
