package dev.obor.machine.fourier;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The stages of Fourier transforms, and what brings elements to them, in machine code; checks
/// every extent.
public final class FourierCode {
    /// Numbers of a vector.
    public static final int LANES = 8;

    /// The most elements of a call.
    public static final int MOST = 1 << 16;

    static final int BYTES = LANES * Double.BYTES;
    private static final int[] RADICES = {2, 3, 4, 5, 8};
    private static final long[] PICKS = {
        0, 1, 8, 9, 4, 5, 12, 13, 2, 3, 10, 11, 6, 7, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7,
        12, 13, 14, 15
    };

    private final Entry[] stages = new Entry[9];
    private final Entry first;
    private final Entry[] loads = new Entry[2];
    private final Entry[] stores = new Entry[2];

    private FourierCode(Function<Routine, Entry> compile) {
        for (int radix : RADICES) {
            stages[radix] = compile.apply(StageRoutine.write(radix));
        }
        first = compile.apply(StageRoutine.first());
        for (int wide = 0; wide < 2; wide++) {
            loads[wide] = compile.apply(PartsRoutine.load(wide == 1));
            stores[wide] = compile.apply(PartsRoutine.store(wide == 1));
        }
    }

    /// Null if there are no instructions for it, or no room.
    public static @Nullable FourierCode of(Machine machine) {
        return of(machine.target(), machine::compile);
    }

    static @Nullable FourierCode of(Target target, Function<Routine, @Nullable Entry> compile) {
        if (!target.narrow() || target.vectorBytes() != BYTES) {
            return null;
        }
        boolean[] full = {false};
        Entry none = (block, a, b, c, d, e) -> 0;
        FourierCode code =
                new FourierCode(routine -> {
                    Entry entry = compile.apply(routine);
                    full[0] |= entry == null;
                    return entry == null ? none : entry;
                });
        return full[0] ? null : code;
    }

    /// Whether there is a stage for a radix.
    public static boolean has(int radix) {
        return radix < 6 && radix > 1 || radix == 8;
    }

    /// One stage: `radix * m` rows of `s` numbers, `s` a multiple of [#LANES].
    ///
    /// @param roots for each of `m`, real and imaginary parts of `radix - 1`
    public void stage(int radix, double[][] x, double[][] y, double[] roots, int m, int s) {
        int n = radix * m * s;
        check(x, y, n, n);
        if (s % LANES != 0 || roots.length < 2 * m * (radix - 1)) {
            throw new IndexOutOfBoundsException(s + " and " + roots.length + " roots");
        }
        long[] block = new long[StageRoutine.SLOTS];
        distances(block, StageRoutine.FAR, s * m);
        distances(block, StageRoutine.NEXT, s);
        block[StageRoutine.VECTORS] = s / LANES;
        block[StageRoutine.COUNT] = m;
        block[StageRoutine.SKIP] = (long) s * (radix - 1) * Double.BYTES;
        call(stages[radix], block, x, y, roots);
    }

    /// The first stage of a single line of `8 m` numbers. Up to 7 numbers behind x are read and 56
    /// behind y are written.
    ///
    /// @param roots for each [#LANES] of `m`, real and imaginary parts of 7, by lanes
    public void first(double[][] x, double[][] y, double[] roots, int m) {
        int groups = (m + LANES - 1) / LANES;
        check(x, y, 7 * m + groups * LANES, groups * LANES * 8);
        if (roots.length < groups * 14 * LANES) {
            throw new IndexOutOfBoundsException(roots.length + " roots");
        }
        long[] block = new long[StageRoutine.SLOTS];
        distances(block, StageRoutine.FAR, m);
        block[StageRoutine.COUNT] = groups;
        System.arraycopy(PICKS, 0, block, StageRoutine.PICKS, PICKS.length);
        call(first, block, x, y, roots);
    }

    private static void distances(long[] block, int slot, int far) {
        block[slot] = (long) far * Double.BYTES;
        block[slot + 1] = 5L * far * Double.BYTES;
        block[slot + 2] = 7L * far * Double.BYTES;
    }

    private static void call(
            Entry entry, long[] block, double[][] x, double[][] y, double[] roots) {
        entry.call(
                block,
                MemorySegment.ofArray(x[0]),
                MemorySegment.ofArray(x[1]),
                MemorySegment.ofArray(y[0]),
                MemorySegment.ofArray(y[1]),
                MemorySegment.ofArray(roots));
    }

    private static void check(double[][] x, double[][] y, int read, int written) {
        CallLimit.check(CallLimit.copy(2L * read));
        if (Math.min(x[0].length, x[1].length) < read
                || Math.min(y[0].length, y[1].length) < written) {
            throw new IndexOutOfBoundsException(read + " and " + written + " numbers");
        }
    }

    /// Reads rows of complex numbers, or of pairs of real ones, as parts: row `i` begins at `start
    /// + i * rowStep` of an array of float32 or float64, and at `i * width` of the parts, of which
    ///   up to 7 behind a row are overwritten.
    public void load(
            Object array, int start, int rowStep, int rows, int n, double[][] to, int width) {
        checkParts(array, start, rowStep, rows, n, to, width);
        long[] block = block(array, start, rowStep, rows, n, width);
        MemorySegment re = MemorySegment.ofArray(to[0]);
        MemorySegment im = MemorySegment.ofArray(to[1]);
        MemorySegment none = MemorySegment.NULL;
        loads[wide(array)].call(block, memory(array), re, im, none, none);
    }

    /// Writes them, times a number.
    public void store(
            Object array,
            int start,
            int rowStep,
            int rows,
            int n,
            double[][] from,
            int width,
            double scale) {
        checkParts(array, start, rowStep, rows, n, from, width);
        long[] block = block(array, start, rowStep, rows, n, width);
        block[PartsRoutine.FACTOR] = Double.doubleToRawLongBits(scale);
        MemorySegment re = MemorySegment.ofArray(from[0]);
        MemorySegment im = MemorySegment.ofArray(from[1]);
        MemorySegment none = MemorySegment.NULL;
        stores[wide(array)].call(block, memory(array), re, im, none, none);
    }

    private static void checkParts(
            Object array, int start, int rowStep, int rows, int n, double[][] parts, int width) {
        CallLimit.check(CallLimit.copy(2L * rows * n));
        long length = array instanceof float[] f ? f.length : ((double[]) array).length;
        long whole = (n + LANES - 1) / LANES * LANES;
        long behind = (rows - 1L) * rowStep;
        long first = start + Math.min(0, behind);
        long last = start + Math.max(0, behind) + 2L * n;
        long used = (rows - 1L) * width + whole;
        if (n < 1
                || rows < 1
                || width < n
                || first < 0
                || last > length
                || used > Math.min(parts[0].length, parts[1].length)) {
            throw new IndexOutOfBoundsException(first + " to " + last + " of " + length);
        }
    }

    private static long[] block(Object array, int start, int rowStep, int rows, int n, int width) {
        int bytes = wide(array) == 1 ? Double.BYTES : Float.BYTES;
        int vectors = n / LANES;
        int rest = n % LANES;
        long[] block = new long[PartsRoutine.SLOTS];
        block[PartsRoutine.START] = (long) start * bytes;
        block[PartsRoutine.ROWS] = rows;
        block[PartsRoutine.VECTORS] = vectors;
        block[PartsRoutine.LOW] = Math.min(2 * rest, LANES);
        block[PartsRoutine.HIGH] = Math.max(2 * rest - LANES, 0);
        block[PartsRoutine.ROW] = ((long) rowStep - 2L * vectors * LANES) * bytes;
        block[PartsRoutine.PARTS_ROW] = ((long) width - (long) vectors * LANES) * Double.BYTES;
        for (int i = 0; i < LANES; i++) {
            block[PartsRoutine.EVEN + i] = 2 * i;
            block[PartsRoutine.ODD + i] = 2 * i + 1;
            block[PartsRoutine.FIRSTS + i] = i / 2 + i % 2 * LANES;
            block[PartsRoutine.LASTS + i] = LANES / 2 + i / 2 + i % 2 * LANES;
        }
        return block;
    }

    private static int wide(Object array) {
        return array instanceof double[] ? 1 : 0;
    }

    private static MemorySegment memory(Object array) {
        return array instanceof double[] d
                ? MemorySegment.ofArray(d)
                : MemorySegment.ofArray((float[]) array);
    }
}
