package dev.obor.machine.pool;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// The largest elements of windows that lie side by side, and where they stand:
///
/// ```
/// for each plane:
///     for each row of windows:                   # its first element, its taps and their number
///         for each window i:
///             best = -infinity, which = 0
///             for each tap:
///                 v = x[first + i * stride + tap]
///                 if v > best or v is NaN: best = v, which = tap
///             y[i] = best, index[i] = first + i * stride + which
/// ```
///
/// Lanes have 64 bits, as places have; float32 is widened as it is read. A stride is at most
/// [EveryNth#MOST].
final class MaxPoolRoutine {
    static final int X = 0;
    static final int Y = 1;
    static final int INDEX = 2;

    /// Where the rows begin in the table, in bytes.
    static final int TABLE = 3;

    static final int PLANES = 4;
    static final int ROWS = 5;
    static final int VECTORS = 6;

    /// Windows behind the last whole vector.
    static final int LAST = 7;

    // From the last whole vector of a row to the next row, and from plane to plane, in bytes.
    static final int Y_ROW = 8;
    static final int INDEX_ROW = 9;
    static final int X_PLANE = 10;

    /// How far places move with a vector.
    static final int AHEAD = 11;

    /// For each lane, how much further its window lies.
    static final int FURTHER = 12;

    /// See [EveryNth].
    static final int NTH = FURTHER + 8;

    private static final int PLANES_LEFT = NTH + EveryNth.SLOTS;
    private static final int ROWS_LEFT = PLANES_LEFT + 1;
    static final int SLOTS = ROWS_LEFT + 1;

    private final Routine r;
    private final int bytes;
    private final int lanes;
    private final int stride;
    private int x;
    private int y;
    private int index;
    private int base;
    private int taps;
    private int count;
    private int least;

    private MaxPoolRoutine(int bytes, int stride, Target target) {
        this.bytes = bytes;
        this.stride = stride;
        lanes = target.vectorBytes() / Long.BYTES;
        r = new Routine("maxpool" + bytes + "_" + stride, Element.F64);
    }

    /// @param bytes of an element, 4 or 8
    static Routine write(int bytes, int stride, Target target) {
        var pool = new MaxPoolRoutine(bytes, stride, target);
        pool.planes();
        return pool.r;
    }

    private void planes() {
        r.argument(0);
        int plane = r.argument(1);
        y = r.argument(2);
        index = r.argument(3);
        int table = r.argument(4);
        r.addSlot(plane, X);
        r.addSlot(y, Y);
        r.addSlot(index, INDEX);
        least = r.splatBits(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
        int further = r.register(Kind.VECTOR);
        r.load(further, r.inBlock(FURTHER), -1);
        int ahead = r.register(Kind.VECTOR);
        r.splat(ahead, r.inBlock(AHEAD));
        EveryNth nth = new EveryNth(r, stride, lanes, NTH);
        int kept = r.firstLanes(r.slot(LAST));
        r.storeSlot(PLANES_LEFT, r.slot(PLANES));
        r.loopSlot(PLANES_LEFT);
        int row = r.add(table, r.slot(TABLE));
        r.storeSlot(ROWS_LEFT, r.slot(ROWS));
        r.loopSlot(ROWS_LEFT);
        x = r.add(r.scale(r.loadLong(entry(row, WindowRows.FIRST)), bytes), plane);
        int first = r.register(Kind.VECTOR);
        r.splat(first, entry(row, WindowRows.FIRST));
        base = r.vectorOp(Op.ADD_INT, first, further);
        taps = r.add(r.loadLong(entry(row, WindowRows.TAPS)), table);
        count = r.loadLong(entry(row, WindowRows.COUNT));
        int vectors = r.slot(VECTORS);
        r.loop(vectors);
        windows(nth, -1);
        r.increase(x, lanes * stride * bytes);
        r.copy(base, r.vectorOp(Op.ADD_INT, base, ahead));
        r.increase(y, lanes * bytes);
        r.increase(index, lanes * Long.BYTES);
        r.end();
        r.ifSlot(LAST);
        windows(nth, kept);
        r.end();
        r.addSlot(y, Y_ROW);
        r.addSlot(index, INDEX_ROW);
        r.increase(row, WindowRows.ROW * Long.BYTES);
        r.end();
        r.addSlot(plane, X_PLANE);
        r.end();
    }

    private static Address entry(int row, int i) {
        return Address.at(row).plus(i * Long.BYTES);
    }

    /// @param mask of the windows, or -1
    private void windows(EveryNth nth, int mask) {
        int best = r.copy(least);
        int which = r.register(Kind.VECTOR);
        r.zero(which);
        int tap = r.copy(taps);
        int left = r.copy(count);
        r.loop(left);
        int at = r.loadLong(Address.at(tap));
        int v = nth.read(mask >= 0, (i, m) -> part(at, i, m));
        int larger = r.compare(Compare.GREATER, v, best);
        int nan = r.compare(Compare.UNORDERED, v, v);
        int better = r.maskOp(Op.OR_MASK, larger, nan);
        int own = r.register(Kind.VECTOR);
        r.splat(own, Address.at(tap));
        r.select(best, better, v, best);
        r.select(which, better, own, which);
        r.increase(tap, Long.BYTES);
        r.end();
        int where = r.vectorOp(Op.ADD_INT, which, base);
        if (bytes == Double.BYTES) {
            r.store(best, Address.at(y), mask);
        } else {
            int narrow = r.vectorOp(Op.DOUBLE_TO_FLOAT, best, -1);
            r.storeNarrow(Narrow.FLOATS, narrow, Address.at(y), mask);
        }
        r.store(where, Address.at(index), mask);
    }

    /// A part of what a tap of all windows needs.
    private int part(int at, int i, int mask) {
        Address m = Address.at(x).plus(at, bytes).plus(i * lanes * bytes);
        if (bytes == Float.BYTES) {
            return r.loadNarrow(Narrow.FLOATS, m, mask);
        }
        int v = r.register(Kind.VECTOR);
        r.load(v, m, mask);
        return v;
    }
}
