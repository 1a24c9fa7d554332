package dev.obor.machine.conv;

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

/// Moves elements between tensors and the memory of convolutions over lanes, see
/// `LaneMoveRoutines`. Cuts what is too much for a call, and checks every extent.
public final class LaneMoves {
    private final Element element;
    private final int bytes;
    private final int lanes;
    private final Entry read;
    private final Entry write;
    private final Entry[] copies;
    private final Entry[] spreads;

    private LaneMoves(Element element, Entry read, Entry write, Entry[] copies, Entry[] spreads) {
        this.element = element;
        this.read = read;
        this.write = write;
        this.copies = copies;
        this.spreads = spreads;
        bytes = element.bytes();
        lanes = LaneRoutine.ROW / bytes;
    }

    /// For float64 (`wide`) or float32; null if there are no instructions for it, or no room.
    public static @Nullable LaneMoves of(Machine machine, boolean wide) {
        return of(machine.target(), machine::compile, wide);
    }

    static @Nullable LaneMoves of(
            Target target, Function<Routine, @Nullable Entry> compile, boolean wide) {
        if (!target.narrow() || target.vectorBytes() != LaneRoutine.ROW) {
            return null;
        }
        Element element = wide ? Element.F64 : Element.F32;
        Entry read = compile.apply(LaneMoveRoutines.read(element, target));
        Entry write = compile.apply(LaneMoveRoutines.write(element, target));
        Entry[] copies = new Entry[EveryNth.MOST];
        Entry[] spreads = new Entry[EveryNth.MOST];
        for (int step = 1; step <= EveryNth.MOST; step++) {
            Entry copy = compile.apply(LaneMoveRoutines.copy(element, step, target));
            Entry spread = compile.apply(LaneMoveRoutines.spread(element, step, target));
            if (copy == null || spread == null) {
                return null;
            }
            copies[step - 1] = copy;
            spreads[step - 1] = spread;
        }
        return read == null || write == null
                ? null
                : new LaneMoves(element, read, write, copies, spreads);
    }

    /// Reads chunks of a tensor: `height` rows each, of which the last ones stay as they are.
    ///
    /// @param x the tensor; places count from `xo` on
    /// @param table of chunks, the first one is chunk `first`
    /// @param rows rows of a chunk, `channel` elements apart in the tensor
    /// @param out where the rows go, from `o` on
    public void read(
            Object x,
            int xo,
            long[] table,
            int first,
            int chunks,
            int rows,
            int channel,
            Object out,
            int o,
            int height) {
        MemorySegment from = memory(x);
        MemorySegment to = memory(out);
        if (rows > height || rows < 0 || channel < 0) {
            throw new IndexOutOfBoundsException(rows + " of " + height + " rows");
        }
        check(to, o, (long) chunks * height * lanes);
        checkChunks(from, xo, table, first, chunks, rows, channel);
        long[] block = new long[LaneMoveRoutines.SLOTS];
        block[LaneMoveRoutines.FROM] = (long) xo * bytes;
        block[LaneMoveRoutines.TO] = (long) o * bytes;
        block[LaneMoveRoutines.CHUNKS] = chunks;
        block[LaneMoveRoutines.TILES] = 1;
        block[LaneMoveRoutines.TILE_ROW] = LaneRoutine.ROW;
        block[LaneMoveRoutines.SKIP] = (long) (height - rows) * LaneRoutine.ROW;
        call(read, block, from, to, table, first, rows, channel);
    }

    /// Writes chunks to a tensor, from tiles of some rows of [LaneRoutine#COLUMNS] chunks each.
    ///
    /// @param tile where the tiles lie, from `o` on, `size` elements apart
    /// @param table of chunks, the first one is chunk `first`
    /// @param rows rows of a chunk, `channel` elements apart in the tensor
    /// @param x the tensor; places count from `xo` on
    public void write(
            Object tile,
            int o,
            int size,
            long[] table,
            int first,
            int chunks,
            int rows,
            int channel,
            Object x,
            int xo) {
        MemorySegment from = memory(tile);
        MemorySegment to = memory(x);
        int row = LaneRoutine.COLUMNS * lanes;
        if (rows < 0 || channel < 0 || size < (long) rows * row) {
            throw new IndexOutOfBoundsException(rows + " rows in " + size);
        }
        int tiles = Math.ceilDiv(chunks, LaneRoutine.COLUMNS);
        check(from, o, (long) tiles * size);
        checkChunks(to, xo, table, first, chunks, rows, channel);
        long[] block = new long[LaneMoveRoutines.SLOTS];
        block[LaneMoveRoutines.FROM] = (long) o * bytes;
        block[LaneMoveRoutines.TO] = (long) xo * bytes;
        block[LaneMoveRoutines.TILE_ROW] = (long) row * bytes;
        block[LaneMoveRoutines.SKIP] = (lanes - (long) rows * row) * bytes;
        block[LaneMoveRoutines.SKIP_TILE] = (size - (long) row) * bytes;
        int whole = chunks / LaneRoutine.COLUMNS;
        if (whole > 0) {
            block[LaneMoveRoutines.CHUNKS] = LaneRoutine.COLUMNS;
            block[LaneMoveRoutines.TILES] = whole;
            call(write, block, from, to, table, first, rows, channel);
        }
        int left = chunks % LaneRoutine.COLUMNS;
        if (left > 0) {
            block[LaneMoveRoutines.FROM] = (o + (long) whole * size) * bytes;
            block[LaneMoveRoutines.CHUNKS] = left;
            block[LaneMoveRoutines.TILES] = 1;
            call(write, block, from, to, table, first + chunks - left, rows, channel);
        }
    }

    private void checkChunks(
            MemorySegment tensor,
            int start,
            long[] table,
            int first,
            int chunks,
            int rows,
            int channel) {
        int all = LaneMoveRoutines.CHUNK;
        if (first < 0 || chunks < 0 || (long) all * (first + chunks) > table.length) {
            throw new IndexOutOfBoundsException(first + " + " + chunks + " chunks");
        }
        CallLimit.check(2 * CallLimit.copy((long) chunks * rows * lanes));
        for (int i = all * first; i < all * (first + chunks); i += all) {
            int n = Long.bitCount(table[i + 1]);
            check(tensor, start + table[i], rows == 0 ? 0 : (rows - 1L) * channel + n);
        }
    }

    private void call(
            Entry entry,
            long[] block,
            MemorySegment from,
            MemorySegment to,
            long[] table,
            int first,
            int rows,
            int channel) {
        block[LaneMoveRoutines.TABLE] = (long) LaneMoveRoutines.CHUNK * first * Long.BYTES;
        block[LaneMoveRoutines.ROWS] = rows;
        block[LaneMoveRoutines.CHANNEL] = (long) channel * bytes;
        MemorySegment none = MemorySegment.NULL;
        entry.call(block, from, to, MemorySegment.ofArray(table), none, none);
    }

    /// Some planes of rows: an array, where the first begins, and how far it is from row to row and
    /// from plane to plane, in elements.
    public record Rows(Object array, int start, int row, int plane) {}

    /// Copies `n` elements of each row, of which every `step`-th is read.
    ///
    /// @return false if it has to go another way; then nothing is written
    public boolean copy(Rows x, int step, Rows out, int planes, int rows, int n) {
        return planes(false, x, step, out, planes, rows, n);
    }

    /// Writes `n` elements of each row to every `step`-th of another row, whose other elements
    /// stay.
    ///
    /// @return false if it has to go another way; then nothing is written
    public boolean spread(Rows x, Rows out, int step, int planes, int rows, int n) {
        return planes(true, x, step, out, planes, rows, n);
    }

    private boolean planes(
            boolean spread, Rows x, int step, Rows out, int planes, int rows, int n) {
        long work = Math.max(1, CallLimit.copy((long) rows * n * (step + 1)));
        if (step < 1 || step > EveryNth.MOST || work > CallLimit.MOST || n <= 0 || rows <= 0) {
            return false;
        }
        MemorySegment from = memory(x.array);
        MemorySegment to = memory(out.array);
        check(from, x, planes, rows, (n - 1L) * (spread ? 1 : step) + 1);
        check(to, out, planes, rows, (n - 1L) * (spread ? step : 1) + 1);
        int some = spread ? lanes / step : lanes;
        int vectors = n / some;
        int last = n % some;
        long read = (long) vectors * some * (spread ? 1 : step);
        long written = (long) vectors * some * (spread ? step : 1);
        long[] block = new long[LaneMoveRoutines.SLOTS];
        block[LaneMoveRoutines.ROWS] = rows;
        block[LaneMoveRoutines.VECTORS] = vectors;
        block[LaneMoveRoutines.LAST] = last;
        block[LaneMoveRoutines.FROM_ROW] = (x.row - read) * bytes;
        block[LaneMoveRoutines.TO_ROW] = (out.row - written) * bytes;
        block[LaneMoveRoutines.FROM_PLANE] = (x.plane - (long) rows * x.row) * bytes;
        block[LaneMoveRoutines.TO_PLANE] = (out.plane - (long) rows * out.row) * bytes;
        if (spread) {
            for (int i = 0; i < some; i++) {
                block[LaneMoveRoutines.SPREAD] |= 1L << i * step;
                block[LaneMoveRoutines.SPREAD_LAST] |= i < last ? 1L << i * step : 0;
            }
        } else {
            EveryNth.fill(block, LaneMoveRoutines.NTH, step, lanes, bytes, last);
        }
        Entry entry = (spread ? spreads : copies)[step - 1];
        int together = (int) Math.min(planes, CallLimit.MOST / work);
        MemorySegment none = MemorySegment.NULL;
        for (int plane = 0; plane < planes; plane += together) {
            int count = Math.min(together, planes - plane);
            CallLimit.check(work * count);
            block[LaneMoveRoutines.PLANES] = count;
            block[LaneMoveRoutines.FROM] = (x.start + (long) plane * x.plane) * bytes;
            block[LaneMoveRoutines.TO] = (out.start + (long) plane * out.plane) * bytes;
            entry.call(block, from, to, none, none, none);
        }
        return true;
    }

    private void check(MemorySegment memory, Rows r, int planes, int rows, long n) {
        if (r.row < 0 || r.plane < 0) {
            throw new IndexOutOfBoundsException(r.toString());
        }
        check(memory, r.start, (planes - 1L) * r.plane + (rows - 1L) * r.row + n);
    }

    private void check(MemorySegment memory, long from, long count) {
        if (from < 0 || count < 0 || (from + count) * bytes > memory.byteSize()) {
            throw new IndexOutOfBoundsException(
                    from + " + " + count + " of " + memory.byteSize() / bytes);
        }
    }

    private MemorySegment memory(Object array) {
        return element == Element.F64
                ? MemorySegment.ofArray((double[]) array)
                : MemorySegment.ofArray((float[]) array);
    }
}
