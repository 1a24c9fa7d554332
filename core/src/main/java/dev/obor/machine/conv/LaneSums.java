package dev.obor.machine.conv;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.CallLimit;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sums over what lies anywhere in planes, in machine code; see `LaneRoutine`. Cuts what is too
/// much for a call, and checks every extent.
public final class LaneSums {
    private final Entry entry;
    private final int rows;
    private final boolean wide;
    private final boolean each;

    private LaneSums(Entry entry, int rows, boolean wide, boolean each) {
        this.entry = entry;
        this.rows = rows;
        this.wide = wide;
        this.each = each;
    }

    /// For `rows` rows of float64 (`wide`) or float32; null if there is no room.
    ///
    /// @param each whether rows have a factor for each lane
    public static @Nullable LaneSums of(Machine machine, int rows, boolean wide, boolean each) {
        return of(machine.target(), machine::compile, rows, wide, each);
    }

    static @Nullable LaneSums of(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            int rows,
            boolean wide,
            boolean each) {
        Element element = wide ? Element.F64 : Element.F32;
        Entry entry = compile.apply(LaneRoutine.write(element, rows, each, target));
        return entry == null ? null : new LaneSums(entry, rows, wide, each);
    }

    /// Adds `terms` terms to the sums of `rounds` rounds of three columns. Places count elements.
    ///
    /// @param a the factors, term by term, from `ao` on
    /// @param offset where the terms lie, from `first` on
    /// @param x the planes
    /// @param column where the columns lie, from `from` on
    /// @param c the sums of a round: rows, columns, lanes; from `co` on
    /// @param step from the sums of a round to those of the next
    public void run(
            Object a,
            int ao,
            int terms,
            long[] offset,
            int first,
            Object x,
            long[] column,
            int from,
            int rounds,
            Object c,
            int co,
            int step) {
        int bytes = wide ? Double.BYTES : Float.BYTES;
        int lanes = LaneRoutine.ROW / bytes;
        int sums = rows * LaneRoutine.COLUMNS * lanes;
        MemorySegment factors = memory(a);
        MemorySegment planes = memory(x);
        MemorySegment results = memory(c);
        long[] block = new long[LaneRoutine.SLOTS];
        long factor = (long) terms * rows * (each ? lanes : 1);
        block[LaneRoutine.A] = check(factors, ao, factor, bytes);
        block[LaneRoutine.X] = 0;
        block[LaneRoutine.OFFSET] = check(offset, first, terms);
        block[LaneRoutine.TERMS] = terms;
        block[LaneRoutine.STEP] = (long) step * bytes;
        long least = least(offset, first, terms) + least(column, from, rounds * 3);
        long most = most(offset, first, terms) + most(column, from, rounds * 3);
        check(planes, least, most - least + lanes, bytes);
        int together = Math.clamp(CallLimit.MOST / Math.max(1, (long) terms * sums), 1, rounds);
        for (int round = 0; round < rounds; round += together) {
            int count = Math.min(together, rounds - round);
            CallLimit.check((long) count * terms * sums);
            block[LaneRoutine.COLUMN] = check(column, from + 3 * round, 3 * count);
            int at = Math.addExact(co, Math.multiplyExact(round, step));
            check(results, at + (count - 1L) * step, sums, bytes);
            block[LaneRoutine.C] = check(results, at, sums, bytes);
            block[LaneRoutine.ROUNDS] = count;
            entry.call(
                    block,
                    factors,
                    planes,
                    MemorySegment.ofArray(offset),
                    MemorySegment.ofArray(column),
                    results);
        }
    }

    private MemorySegment memory(Object array) {
        return wide
                ? MemorySegment.ofArray((double[]) array)
                : MemorySegment.ofArray((float[]) array);
    }

    private static long least(long[] places, int from, int count) {
        long least = places[from];
        for (int i = from + 1; i < from + count; i++) {
            least = Math.min(least, places[i]);
        }
        return least;
    }

    private static long most(long[] places, int from, int count) {
        long most = places[from];
        for (int i = from + 1; i < from + count; i++) {
            most = Math.max(most, places[i]);
        }
        return most;
    }

    private static long check(long[] places, int from, int count) {
        if (from < 0 || count < 0 || (long) from + count > places.length) {
            throw new IndexOutOfBoundsException(from + " + " + count + " of " + places.length);
        }
        return (long) from * Long.BYTES;
    }

    private static long check(MemorySegment memory, long from, long count, int bytes) {
        if (from < 0 || count < 0 || (from + count) * bytes > memory.byteSize()) {
            throw new IndexOutOfBoundsException(
                    from + " + " + count + " of " + memory.byteSize() / bytes);
        }
        return from * bytes;
    }
}
