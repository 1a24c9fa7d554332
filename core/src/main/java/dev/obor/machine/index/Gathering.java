package dev.obor.machine.index;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads elements of 4 or 8 bytes through places, see `GatherRoutine`: cuts what is too much for a
/// call, and checks every extent.
public final class Gathering {
    private final Entry entry;
    private final int bytes;
    private final int lanes;

    private Gathering(Entry entry, int bytes, Target target) {
        this.entry = entry;
        this.bytes = bytes;
        lanes = target.vectorBytes() / Long.BYTES;
    }

    /// For elements of 4 or 8 bytes; null if there are no instructions for it, or no room.
    public static @Nullable Gathering of(Machine machine, int bytes) {
        return of(machine.target(), machine::compile, bytes);
    }

    static @Nullable Gathering of(
            Target target, Function<Routine, @Nullable Entry> compile, int bytes) {
        if (!target.narrow() || !target.longs()) {
            return null;
        }
        Entry entry = compile.apply(GatherRoutine.write(bytes, target));
        return entry == null ? null : new Gathering(entry, bytes, target);
    }

    /// One side: an array, where it begins, and how far it is from row to row, in elements.
    ///
    /// @param array of elements, or of places
    public record Side(Object array, int start, int row) {
        private MemorySegment memory() {
            return switch (array) {
                case float[] x -> MemorySegment.ofArray(x);
                case double[] x -> MemorySegment.ofArray(x);
                case int[] x -> MemorySegment.ofArray(x);
                case long[] x -> MemorySegment.ofArray(x);
                default -> throw new IllegalArgumentException(array.toString());
            };
        }

        private long check(MemorySegment memory, long from, long least, long most, int bytes) {
            if (from + least < 0 || (from + most + 1) * bytes > memory.byteSize()) {
                throw new IndexOutOfBoundsException(from + " to " + most + " in " + this);
            }
            return from * bytes;
        }
    }

    /// `out[r][i] = in[r][i * step + place * stride]` for `n` places of each row.
    ///
    /// @param step 0 or more
    /// @param size places are below it
    /// @param wraps whether negative places count from the end
    /// @return false if a place was wrong; some of the result may be written then
    public boolean run(
            Side out,
            Side in,
            Side places,
            int rows,
            int n,
            int step,
            long size,
            long stride,
            boolean wraps) {
        if (size <= 0 || stride < 0 || step < 0 || in.row() < 0) {
            return false;
        }
        MemorySegment to = out.memory();
        MemorySegment from = in.memory();
        MemorySegment index = places.memory();
        long[] block = new long[GatherRoutine.SLOTS];
        block[GatherRoutine.ALL_LANES] = lanes;
        block[GatherRoutine.IN_STEP] = (long) step * lanes * bytes;
        block[GatherRoutine.WRAP] = wraps ? size : 0;
        block[GatherRoutine.SIZE] = size;
        block[GatherRoutine.STRIDE] = stride;
        for (int l = 0; l < lanes; l++) {
            block[GatherRoutine.FURTHER + l] = (long) l * step;
        }
        int most = Math.toIntExact(CallLimit.MOST / CallLimit.copy(4) / lanes * lanes);
        int together = Math.clamp(most / Math.max(1, n), 1, rows);
        long far = Math.multiplyExact(size - 1, stride);
        boolean right = true;
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            for (int at = 0; at < n; at += most) {
                int these = Math.min(most, n - at);
                int vectors = these / lanes;
                long down = count - 1L;
                long begin = in.start() + (long) row * in.row() + (long) at * step;
                long last = down * in.row() + (these - 1L) * step + far;
                block[GatherRoutine.IN] = in.check(from, begin, 0, last, bytes);
                block[GatherRoutine.OUT] = extent(out, to, row, count, at, these, bytes);
                block[GatherRoutine.PLACES] =
                        extent(places, index, row, count, at, these, Long.BYTES);
                long whole = (long) vectors * lanes;
                block[GatherRoutine.OUT_ROW] = (out.row() - whole) * bytes;
                block[GatherRoutine.IN_ROW] = (in.row() - whole * step) * bytes;
                block[GatherRoutine.PLACES_ROW] = (places.row() - whole) * Long.BYTES;
                block[GatherRoutine.ROWS] = count;
                block[GatherRoutine.VECTORS] = vectors;
                block[GatherRoutine.LAST_LANES] = these % lanes;
                MemorySegment none = MemorySegment.NULL;
                entry.call(block, to, from, index, none, none);
                for (int l = 0; l < lanes; l++) {
                    right &= block[GatherRoutine.WRONG + l] == 0;
                }
            }
        }
        return right;
    }

    private static long extent(
            Side side, MemorySegment memory, int row, int rows, int at, int n, int bytes) {
        long begin = side.start() + (long) row * side.row() + at;
        long down = (rows - 1L) * side.row();
        return side.check(memory, begin, Math.min(0, down), Math.max(0, down) + n - 1L, bytes);
    }
}
