package dev.obor.machine.pool;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Max pooling with indices of elements of 4 or 8 bytes, see `MaxPoolRoutine`: cuts what is too
/// much for a call, and checks every extent.
public final class MaxPooling {
    private final Entry entry;
    private final int bytes;
    private final int stride;
    private final int lanes;

    private MaxPooling(Entry entry, int bytes, int stride, Target target) {
        this.entry = entry;
        this.bytes = bytes;
        this.stride = stride;
        lanes = target.vectorBytes() / Long.BYTES;
    }

    /// For float64 (`wide`) or float32 and windows that far apart; null if there are no
    /// instructions for it, or no room.
    public static @Nullable MaxPooling of(Machine machine, boolean wide, int stride) {
        return of(machine.target(), machine::compile, wide, stride);
    }

    static @Nullable MaxPooling of(
            Target target, Function<Routine, @Nullable Entry> compile, boolean wide, int stride) {
        if (!target.narrow() || !target.longs()) {
            return null;
        }
        int bytes = wide ? Double.BYTES : Float.BYTES;
        Entry entry = compile.apply(MaxPoolRoutine.write(bytes, stride, target));
        return entry == null ? null : new MaxPooling(entry, bytes, stride, target);
    }

    /// Writes the windows of `w` of some planes.
    ///
    /// @param x the planes, from `xo` on
    /// @param y the largest elements, all windows of a plane one after the other, from `yo` on
    /// @param index where they stand in their plane, in the same way from `io` on
    /// @return false if a single row is too much for a call; then nothing is written
    public boolean run(
            WindowRows w, Object x, int xo, Object y, int yo, long[] index, int io, int planes) {
        if (w.stride != stride) {
            throw new IllegalArgumentException("stride " + w.stride + ", not " + stride);
        }
        int out = w.rows * w.perRow;
        MemorySegment from = PlaneCalls.memory(x, xo, (long) planes * w.volume);
        MemorySegment to = PlaneCalls.memory(y, yo, (long) planes * out);
        MemorySegment places = PlaneCalls.memory(index, io, (long) planes * out);
        MemorySegment table = MemorySegment.ofArray(w.table);
        long[] block = block(w);
        // A plane's memory is touched once.
        return PlaneCalls.cut(
                w,
                planes,
                CallLimit.copy(w.volume + 3L * out) + 2 * w.looks,
                (plane, count, row, rows) -> {
                    long behind = (long) plane * out + (long) row * w.perRow + w.first;
                    block[MaxPoolRoutine.X] = (xo + (long) plane * w.volume) * bytes;
                    block[MaxPoolRoutine.Y] = (yo + behind) * bytes;
                    block[MaxPoolRoutine.INDEX] = (io + behind) * Long.BYTES;
                    block[MaxPoolRoutine.TABLE] = (long) row * WindowRows.ROW * Long.BYTES;
                    block[MaxPoolRoutine.PLANES] = count;
                    block[MaxPoolRoutine.ROWS] = rows;
                    entry.call(block, from, to, places, table, MemorySegment.NULL);
                });
    }

    private long[] block(WindowRows w) {
        long[] block = new long[MaxPoolRoutine.SLOTS];
        int windows = w.last - w.first;
        int vectors = windows / lanes;
        int last = windows % lanes;
        block[MaxPoolRoutine.VECTORS] = vectors;
        block[MaxPoolRoutine.LAST] = last;
        int left = w.perRow - vectors * lanes;
        block[MaxPoolRoutine.Y_ROW] = (long) left * bytes;
        block[MaxPoolRoutine.INDEX_ROW] = (long) left * Long.BYTES;
        block[MaxPoolRoutine.X_PLANE] = (long) w.volume * bytes;
        block[MaxPoolRoutine.AHEAD] = (long) lanes * stride;
        EveryNth.fill(block, MaxPoolRoutine.NTH, stride, lanes, Long.BYTES, last);
        for (int l = 0; l < lanes; l++) {
            block[MaxPoolRoutine.FURTHER + l] = (long) l * stride;
        }
        return block;
    }
}
