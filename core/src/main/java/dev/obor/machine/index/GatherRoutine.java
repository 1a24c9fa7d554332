package dev.obor.machine.index;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Rows of elements, each read where a place says:
///
/// ```
/// for each row:
///     for each i:
///         place = places[i]; place += size if it is negative
///         if it is not below size: wrong = all ones, place = 0
///         out[i] = in[i * step + place * stride]
/// ```
///
/// A place is loaded once, compared in its register, and then used: what another thread writes
/// meanwhile does no harm. Wrong ones read the first element, and the caller is told.
final class GatherRoutine {
    static final int OUT = 0;
    static final int IN = 1;
    static final int PLACES = 2;
    // From the end of a row to the next one, in bytes.
    static final int OUT_ROW = 3;
    static final int IN_ROW = 4;
    static final int PLACES_ROW = 5;
    static final int ROWS = 6;
    static final int VECTORS = 7;
    static final int LAST_LANES = 8;

    /// How far `in` moves with a vector, in bytes.
    static final int IN_STEP = 9;

    static final int ALL_LANES = 10;
    // Numbers for all lanes: what negative places gain, the first that is wrong, and the stride.
    static final int WRAP = 11;
    static final int SIZE = 12;
    static final int STRIDE = 13;

    /// For each lane, how many elements `in` is further for it.
    static final int FURTHER = 14;

    /// For each lane, whether a place was wrong.
    static final int WRONG = FURTHER + 8;

    private static final int ROWS_LEFT = WRONG + 8;
    static final int SLOTS = ROWS_LEFT + 1;

    private final Routine r;
    private final int bytes;
    private final int lanes;
    private int out;
    private int in;
    private int places;
    private int further;
    private int wrong;
    private int wrap;
    private int size;
    private int stride;

    private GatherRoutine(int bytes, Target target) {
        this.bytes = bytes;
        lanes = target.vectorBytes() / Long.BYTES;
        r = new Routine("gather" + bytes, Element.F64);
    }

    /// @param bytes of an element, 4 or 8
    static Routine write(int bytes, Target target) {
        var g = new GatherRoutine(bytes, target);
        g.rows();
        return g.r;
    }

    private int everywhere(int slot) {
        int x = r.register(Kind.VECTOR);
        r.splat(x, r.inBlock(slot));
        return x;
    }

    private void rows() {
        r.argument(0);
        out = r.argument(1);
        in = r.argument(2);
        places = r.argument(3);
        r.addSlot(out, OUT);
        r.addSlot(in, IN);
        r.addSlot(places, PLACES);
        wrap = everywhere(WRAP);
        size = everywhere(SIZE);
        stride = everywhere(STRIDE);
        further = r.register(Kind.VECTOR);
        r.load(further, r.inBlock(FURTHER), -1);
        wrong = r.register(Kind.VECTOR);
        r.zero(wrong);
        int all = r.slot(ALL_LANES);
        int step = r.slot(IN_STEP);
        r.storeSlot(ROWS_LEFT, r.slot(ROWS));
        r.loopSlot(ROWS_LEFT);
        int count = r.slot(VECTORS);
        r.loop(count);
        vector(all, -1);
        r.increase(out, lanes * bytes);
        r.increase(places, lanes * Long.BYTES);
        r.add(in, in, step);
        r.end();
        r.ifSlot(LAST_LANES);
        int left = r.slot(LAST_LANES);
        vector(left, r.firstLanes(left));
        r.end();
        r.addSlot(out, OUT_ROW);
        r.addSlot(in, IN_ROW);
        r.addSlot(places, PLACES_ROW);
        r.end();
        r.store(wrong, r.inBlock(WRONG), -1);
    }

    private void vector(int count, int mask) {
        int place = r.register(Kind.VECTOR);
        r.load(place, Address.at(places), mask);
        int zero = r.splatBits(0);
        int negative = r.compareInt(Compare.LESS, place, zero);
        place = r.select(negative, r.vectorOp(Op.ADD_INT, place, wrap), place);
        int below = r.compareInt(Compare.LESS, place, zero);
        int above = r.compareInt(Compare.GREATER_OR_EQUAL, place, size);
        int bad = r.select(r.maskOp(Op.OR_MASK, below, above), r.splatBits(-1), zero);
        if (mask
                >= 0) { // lanes that do not exist are zeros, which are wrong where nothing is right
            bad = r.select(mask, bad, zero);
        }
        r.copy(wrong, r.vectorOp(Op.OR_BITS, wrong, bad));
        place = r.select(r.maskOp(Op.OR_MASK, below, above), zero, place);
        int far = r.vectorOp(Op.ADD_INT, r.vectorOp(Op.MUL_INT, place, stride), further);
        int x = r.gather(bytes, in, far, r.firstLanes(count));
        if (bytes == Long.BYTES) {
            r.store(x, Address.at(out), mask);
        } else {
            r.storeNarrow(Narrow.FLOATS, x, Address.at(out), mask);
        }
    }
}
