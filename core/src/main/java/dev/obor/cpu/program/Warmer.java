package dev.obor.cpu.program;

import dev.obor.cpu.memory.Scratch;
import dev.obor.expr.Program;
import dev.obor.expr.Type;

/// Runs a new kernel on made-up numbers until the virtual machine has compiled it.
final class Warmer {
    private static final long PATIENCE = 300_000_000L;
    private static final int REST = 3;
    private static final int LENGTH = Scratch.TILE + REST;

    // The virtual machine compiles for good after 5,000 calls, so most are short.
    private static final int FIRST_CALLS = 6000;
    private static final int FEW = 10;
    private static final int BATCH = 16;
    private static final int BURST = 8;
    private static final long PAUSE_MILLIS = 4;

    // Calls that show whether the compiler is done; few, because until then they are slow. Short
    // calls go on beside them: the longer the compiler's queue, the more of them it wants to see.
    private static final int PROBE = 2;
    private static final int MORE = 256;

    // Within that time a call is done by compiled code, and by no other.
    private static final double CALL_NANOS = 500;
    private static final double STEP_NANOS = 0.5;

    // The compiler's last version comes some time after the one that is nearly as fast.
    private static final long SETTLED = 60_000_000L;

    private final Program program;
    private final TileCode tiles;
    private final RunnableProgram body;
    private final long singles;
    private final long[] scalars;
    private final Object[] own;
    private final Object[] given;
    private final long compiled;
    private long old = Long.MAX_VALUE;
    private long fastest = Long.MAX_VALUE;
    private int calls;

    /// Prepares to warm a kernel.
    Warmer(ProgramCode code, RunnableProgram body, long singles) {
        this.program = code.program;
        this.tiles = code.tiles;
        this.body = body;
        this.singles = singles;
        this.compiled = (long) (CALL_NANOS + STEP_NANOS * LENGTH * tiles.length());
        this.scalars = new long[program.scalarCount()];
        for (int i = 0; i < scalars.length; i++) {
            Type t = program.scalarType(i);
            scalars[i] = t != null && t.isFloat() ? Double.doubleToRawLongBits(0.5) : 1;
        }
        this.own = arrays();
        this.given = arrays();
    }

    /// Warms the kernel for a while; may be called again if that was not enough.
    ///
    /// @return how many times faster than the tile loops it is; 0 if it is not yet worth having
    double warm() throws InterruptedException {
        long start = System.nanoTime();
        long improved = start;
        while (true) {
            boolean first = calls < FIRST_CALLS;
            old = Math.min(old, time(tiles, own, LENGTH, BATCH, 1));
            long now = time(body, given, LENGTH, first ? BATCH : PROBE, 1);
            calls += BATCH;
            if (first) {
                // Without a rest as well: what the compiler has not seen it does not prepare for.
                time(body, given, LENGTH - REST, BATCH, 1);
                time(body, given, FEW, BATCH, BURST);
                calls += BATCH * (BURST + 1);
            }
            if (now < fastest - fastest / 8) {
                improved = System.nanoTime();
            }
            fastest = Math.min(fastest, now);
            if (!first) {
                time(body, given, FEW, MORE, 1);
                boolean settled = System.nanoTime() - improved > SETTLED;
                if (settled && fastest < Math.min(old, compiled)) {
                    return gain();
                }
                if (System.nanoTime() - start > PATIENCE) {
                    return 0;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /// The better of the gains on a tile and on a handful of elements, unless either is a loss.
    private double gain() {
        double many =
                (double) time(tiles, own, LENGTH, BATCH, BURST)
                        / time(body, given, LENGTH, BATCH, BURST);
        double few =
                (double) time(tiles, own, FEW, BATCH, BURST) / time(body, given, FEW, BATCH, BURST);
        return many < 0.9 || few < 0.9 ? 0 : Math.max(many, few);
    }

    /// The nanoseconds that one call takes, in the fastest of some batches.
    private long time(RunnableProgram what, Object[] arrays, int n, int batch, int batches) {
        int[] offsets = new int[arrays.length];
        long best = Long.MAX_VALUE;
        for (int i = 0; i < batches; i++) {
            long start = System.nanoTime();
            for (int call = 0; call < batch; call++) {
                what.run(arrays, offsets, singles, scalars, n);
            }
            best = Math.min(best, (System.nanoTime() - start) / batch);
        }
        return best;
    }

    private Object[] arrays() {
        int n = program.inputCount();
        Object[] out = new Object[n + program.resultTypes().size()];
        for (int i = 0; i < out.length; i++) {
            var dtype = i < n ? program.inputType(i) : program.resultTypes().get(i - n);
            if (dtype != null) {
                out[i] = numbers(Type.of(dtype));
            }
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
