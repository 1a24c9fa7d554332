package dev.obor.machine.pool;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import org.jspecify.annotations.Nullable;

/// The means of windows that lie side by side:
///
/// ```
/// for each plane:
///     for each row of windows:                   # its first element, its taps and their number
///         for each window i:
///             y[i] = (0 + x[first + i * stride + tap] for each tap) / divisor
/// ```
///
/// And back, for windows that are as wide as they are apart:
///
/// ```
///             for each line of the window, c < stride:
///                 x[first + i * stride + line + c] = 0 + y[i] / divisor
/// ```
///
/// A stride is at most [EveryNth#MOST].
final class MeanRoutine {
    static final int X = 0;
    static final int Y = 1;

    /// Where the rows begin in the table, in bytes.
    static final int TABLE = 2;

    static final int PLANES = 3;
    static final int ROWS = 4;
    static final int VECTORS = 5;

    /// Windows behind the last whole vector.
    static final int LAST = 6;

    // From the last whole vector of a row to the next row, and from plane to plane, in bytes.
    static final int Y_ROW = 7;
    static final int X_PLANE = 8;

    /// See [EveryNth] and [Spread].
    static final int NTH = 9;

    private static final int PLANES_LEFT = NTH + Math.max(EveryNth.SLOTS, Spread.SLOTS);
    private static final int ROWS_LEFT = PLANES_LEFT + 1;
    static final int SLOTS = ROWS_LEFT + 1;

    private final Routine r;
    private final boolean back;
    private final int bytes;
    private final int lanes;
    private final int stride;
    private final int zero;
    private int x;
    private int y;
    private int taps;
    private int count;
    private int divisor;

    private MeanRoutine(boolean back, Element element, int stride, Target target) {
        this.back = back;
        this.stride = stride;
        bytes = element.bytes();
        lanes = target.vectorBytes() / bytes;
        r = new Routine((back ? "meanback_" : "mean_") + element + "_" + stride, element);
        zero = r.register(Kind.VECTOR);
    }

    static Routine write(boolean back, Element element, int stride, Target target) {
        var mean = new MeanRoutine(back, element, stride, target);
        mean.planes();
        return mean.r;
    }

    private void planes() {
        r.argument(0);
        int plane = r.argument(1);
        y = r.argument(2);
        int table = r.argument(3);
        r.addSlot(plane, X);
        r.addSlot(y, Y);
        r.zero(zero);
        EveryNth nth = back ? null : new EveryNth(r, stride, lanes, NTH);
        Spread spread = back ? new Spread(r, stride, NTH) : null;
        int kept = r.firstLanes(r.slot(LAST));
        r.storeSlot(PLANES_LEFT, r.slot(PLANES));
        r.loopSlot(PLANES_LEFT);
        int row = r.add(table, r.slot(TABLE));
        r.storeSlot(ROWS_LEFT, r.slot(ROWS));
        r.loopSlot(ROWS_LEFT);
        x = r.add(r.scale(r.loadLong(entry(row, WindowRows.FIRST)), bytes), plane);
        taps = r.add(r.loadLong(entry(row, WindowRows.TAPS)), table);
        count = r.loadLong(entry(row, back ? WindowRows.LINES : WindowRows.COUNT));
        divisor = r.register(Kind.VECTOR);
        r.splat(divisor, entry(row, WindowRows.divisor(bytes)));
        int vectors = r.slot(VECTORS);
        r.loop(vectors);
        windows(nth, spread, -1);
        r.increase(x, lanes * stride * bytes);
        r.increase(y, lanes * bytes);
        r.end();
        r.ifSlot(LAST);
        windows(nth, spread, kept);
        r.end();
        r.addSlot(y, Y_ROW);
        r.increase(row, WindowRows.ROW * Long.BYTES);
        r.end();
        r.addSlot(plane, X_PLANE);
        r.end();
    }

    private static Address entry(int row, int i) {
        return Address.at(row).plus(i * Long.BYTES);
    }

    /// @param mask of the windows, or -1
    private void windows(@Nullable EveryNth nth, @Nullable Spread spread, int mask) {
        if (nth != null) {
            mean(nth, mask);
        } else if (spread != null) {
            fill(spread, mask);
        }
    }

    private void mean(EveryNth nth, int mask) {
        int sum = r.copy(zero);
        int tap = r.copy(taps);
        int left = r.copy(count);
        r.loop(left);
        int at = r.loadLong(Address.at(tap));
        int v =
                nth.read(
                        mask >= 0,
                        (i, m) -> {
                            int part = r.register(Kind.VECTOR);
                            r.load(part, vector(at, i), m);
                            return part;
                        });
        r.addVector(sum, sum, v);
        r.increase(tap, Long.BYTES);
        r.end();
        r.store(r.vectorOp(Op.DIV_VECTOR, sum, divisor), Address.at(y), mask);
    }

    private Address vector(int at, int i) {
        return Address.at(x).plus(at, bytes).plus(i * lanes * bytes);
    }

    private void fill(Spread spread, int mask) {
        int g = r.register(Kind.VECTOR);
        r.load(g, Address.at(y), mask);
        int share = r.vectorOp(Op.ADD_VECTOR, r.vectorOp(Op.DIV_VECTOR, g, divisor), zero);
        int[] parts = spread.of(share);
        int line = r.copy(taps);
        int left = r.copy(count);
        r.loop(left);
        int at = r.loadLong(Address.at(line));
        for (int i = 0; i < stride; i++) {
            r.store(parts[i], vector(at, i), mask < 0 ? -1 : spread.last(i));
        }
        r.increase(line, stride * Long.BYTES);
        r.end();
    }
}
