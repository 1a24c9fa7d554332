package dev.obor.machine.pool;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Average pooling of float32 or float64, and its gradient, see `MeanRoutine`: cuts what is too
/// much for a call, and checks every extent.
public final class MeanPooling {
    private final Entry entry;
    private final boolean back;
    private final int bytes;
    private final int stride;
    private final int lanes;

    private MeanPooling(Entry entry, boolean back, int bytes, int stride, Target target) {
        this.entry = entry;
        this.back = back;
        this.bytes = bytes;
        this.stride = stride;
        lanes = target.vectorBytes() / bytes;
    }

    /// For float64 (`wide`) or float32 and windows that far apart; null if there are no
    /// instructions for it, or no room.
    public static @Nullable MeanPooling of(
            Machine machine, boolean back, boolean wide, int stride) {
        return of(machine.target(), machine::compile, back, wide, stride);
    }

    static @Nullable MeanPooling of(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            boolean back,
            boolean wide,
            int stride) {
        if (!target.narrow()) {
            return null;
        }
        Element element = wide ? Element.F64 : Element.F32;
        Entry entry = compile.apply(MeanRoutine.write(back, element, stride, target));
        return entry == null ? null : new MeanPooling(entry, back, element.bytes(), stride, target);
    }

    /// Writes the means of the windows of `w` of some planes to `y`; or, back, what each element of
    /// `x` in one of these windows has of its mean's gradient in `y`.
    ///
    /// @param x the planes, from `xo` on
    /// @param y the means, all windows of a plane one after the other, from `yo` on
    /// @return false if a single row is too much for a call; then nothing is written
    public boolean run(WindowRows w, Object x, int xo, Object y, int yo, int planes) {
        if (w.stride != stride) {
            throw new IllegalArgumentException("stride " + w.stride + ", not " + stride);
        }
        int out = w.rows * w.perRow;
        MemorySegment from = PlaneCalls.memory(x, xo, (long) planes * w.volume);
        MemorySegment to = PlaneCalls.memory(y, yo, (long) planes * out);
        MemorySegment table = MemorySegment.ofArray(w.table);
        MemorySegment none = MemorySegment.NULL;
        long[] block = block(w);
        // A plane's memory is touched once.
        return PlaneCalls.cut(
                w,
                planes,
                CallLimit.copy((long) w.volume + out) + w.looks,
                (plane, count, row, rows) -> {
                    long behind = (long) plane * out + (long) row * w.perRow + w.first;
                    block[MeanRoutine.X] = (xo + (long) plane * w.volume) * bytes;
                    block[MeanRoutine.Y] = (yo + behind) * bytes;
                    block[MeanRoutine.TABLE] = (long) row * WindowRows.ROW * Long.BYTES;
                    block[MeanRoutine.PLANES] = count;
                    block[MeanRoutine.ROWS] = rows;
                    entry.call(block, from, to, table, none, none);
                });
    }

    private long[] block(WindowRows w) {
        long[] block = new long[MeanRoutine.SLOTS];
        int windows = w.last - w.first;
        int vectors = windows / lanes;
        int last = windows % lanes;
        block[MeanRoutine.VECTORS] = vectors;
        block[MeanRoutine.LAST] = last;
        block[MeanRoutine.Y_ROW] = (long) (w.perRow - vectors * lanes) * bytes;
        block[MeanRoutine.X_PLANE] = (long) w.volume * bytes;
        if (back) {
            Spread.fill(block, MeanRoutine.NTH, stride, lanes, bytes, last);
        } else {
            EveryNth.fill(block, MeanRoutine.NTH, stride, lanes, bytes, last);
        }
        return block;
    }
}
