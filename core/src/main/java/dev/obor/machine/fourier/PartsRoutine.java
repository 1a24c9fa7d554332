package dev.obor.machine.fourier;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;

/// Rows of complex numbers to or from separate real and imaginary parts in float64.
final class PartsRoutine {
    /// Where the first row begins, in bytes.
    static final int START = 0;

    static final int ROWS = 1;

    /// Whole vectors of a row.
    static final int VECTORS = 2;

    /// What of two vectors of complex numbers behind them belongs to the row, if anything does.
    static final int LOW = 3;

    static final int HIGH = 4;

    // From the last whole vector of a row to the next row, in bytes.
    static final int ROW = 5;
    static final int PARTS_ROW = 6;
    static final int FACTOR = 7;

    // Which elements are picked.
    static final int EVEN = 8;
    static final int ODD = EVEN + FourierCode.LANES;
    static final int FIRSTS = ODD + FourierCode.LANES;
    static final int LASTS = FIRSTS + FourierCode.LANES;

    private static final int LEFT = LASTS + FourierCode.LANES;
    static final int SLOTS = LEFT + 1;

    private final Routine r;
    private final boolean wide;
    private final int bytes;
    private int pairs;
    private int re;
    private int im;
    private int one;
    private int two;
    private int factor;

    private PartsRoutine(String name, boolean wide) {
        this.wide = wide;
        bytes = wide ? Double.BYTES : Float.BYTES;
        r = new Routine(name + bytes, Element.F64);
    }

    /// @param wide float64, not float32
    static Routine load(boolean wide) {
        PartsRoutine parts = new PartsRoutine("fourier_load", wide);
        parts.begin();
        parts.one = parts.pick(EVEN);
        parts.two = parts.pick(ODD);
        parts.rows(parts::load);
        return parts.r;
    }

    /// @param wide float64, not float32
    static Routine store(boolean wide) {
        PartsRoutine parts = new PartsRoutine("fourier_store", wide);
        parts.begin();
        parts.one = parts.pick(FIRSTS);
        parts.two = parts.pick(LASTS);
        parts.factor = parts.r.register(Kind.VECTOR);
        parts.r.splat(parts.factor, parts.r.inBlock(FACTOR));
        parts.rows(parts::store);
        return parts.r;
    }

    private void begin() {
        r.argument(0);
        pairs = r.argument(1);
        re = r.argument(2);
        im = r.argument(3);
        r.addSlot(pairs, START);
    }

    private int pick(int slot) {
        int v = r.register(Kind.VECTOR);
        r.load(v, r.inBlock(slot), -1);
        return v;
    }

    /// What is done with a vector, under the masks of its two halves, or -1.
    private interface Body {
        void write(int low, int high);
    }

    private void rows(Body body) {
        int low = r.firstLanes(r.slot(LOW));
        int high = r.firstLanes(r.slot(HIGH));
        r.storeSlot(LEFT, r.slot(ROWS));
        r.loopSlot(LEFT);
        int vectors = r.slot(VECTORS);
        r.loop(vectors);
        body.write(-1, -1);
        r.increase(pairs, 2 * FourierCode.LANES * bytes);
        r.increase(re, FourierCode.BYTES);
        r.increase(im, FourierCode.BYTES);
        r.end();
        r.ifSlot(LOW);
        body.write(low, high);
        r.end();
        r.addSlot(pairs, ROW);
        r.addSlot(re, PARTS_ROW);
        r.addSlot(im, PARTS_ROW);
        r.end();
    }

    private Address half(int i) {
        return Address.at(pairs).plus(i * FourierCode.LANES * bytes);
    }

    private int read(int i, int mask) {
        if (!wide) {
            return r.loadNarrow(Narrow.FLOATS, half(i), mask);
        }
        int v = r.register(Kind.VECTOR);
        r.load(v, half(i), mask);
        return v;
    }

    private void load(int low, int high) {
        int a = read(0, low);
        int b = read(1, high);
        int even = r.copy(a);
        r.pick(even, one, b);
        r.pick(a, two, b);
        r.store(even, Address.at(re), -1);
        r.store(a, Address.at(im), -1);
    }

    private void store(int low, int high) {
        int a = r.register(Kind.VECTOR);
        r.load(a, Address.at(re), -1);
        int b = r.register(Kind.VECTOR);
        r.load(b, Address.at(im), -1);
        int x = r.vectorOp(Op.MUL_VECTOR, a, factor);
        int y = r.vectorOp(Op.MUL_VECTOR, b, factor);
        int first = r.copy(x);
        r.pick(first, one, y);
        r.pick(x, two, y);
        write(first, 0, low);
        write(x, 1, high);
    }

    private void write(int v, int i, int mask) {
        if (wide) {
            r.store(v, half(i), mask);
        } else {
            int narrow = r.vectorOp(Op.DOUBLE_TO_FLOAT, v, -1);
            r.storeNarrow(Narrow.FLOATS, narrow, half(i), mask);
        }
    }
}
