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
        // Of a row; a plane's memory is touched once.
        long row = CallLimit.copy((long) w.volume + out) + w.looks;
        row = row / Math.max(1, w.rows) + 1;
        if (row > CallLimit.MOST) {
            return false;
        }
        MemorySegment from = memory(x);
        MemorySegment to = memory(y);
        check(from, xo, (long) planes * w.volume);
        check(to, yo, (long) planes * out);
        long[] block = block(w);
        int rows = (int) Math.min(Math.max(1, w.rows), CallLimit.MOST / row);
        int together =
                rows < w.rows ? 1 : (int) Math.max(1, CallLimit.MOST / row / Math.max(1, rows));
        MemorySegment table = MemorySegment.ofArray(w.table);
        for (int plane = 0; plane < planes; plane += together) {
            int count = Math.min(together, planes - plane);
            for (int at = 0; at < w.rows; at += rows) {
                int these = Math.min(rows, w.rows - at);
                CallLimit.check(row * count * these);
                long behind = (long) plane * out + (long) at * w.perRow + w.first;
                block[MeanRoutine.X] = (xo + (long) plane * w.volume) * bytes;
                block[MeanRoutine.Y] = (yo + behind) * bytes;
                block[MeanRoutine.TABLE] = (long) at * WindowRows.ROW * Long.BYTES;
                block[MeanRoutine.PLANES] = count;
                block[MeanRoutine.ROWS] = these;
                MemorySegment none = MemorySegment.NULL;
                entry.call(block, from, to, table, none, none);
            }
        }
        return true;
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

    private MemorySegment memory(Object array) {
        return bytes == Double.BYTES
                ? MemorySegment.ofArray((double[]) array)
                : MemorySegment.ofArray((float[]) array);
    }

    private void check(MemorySegment memory, long from, long count) {
        if (from < 0 || count < 0 || (from + count) * bytes > memory.byteSize()) {
            throw new IndexOutOfBoundsException(
                    from + " + " + count + " of " + memory.byteSize() / bytes);
        }
    }
}
