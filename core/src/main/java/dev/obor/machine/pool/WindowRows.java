package dev.obor.machine.pool;

import dev.obor.machine.lang.EveryNth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of windows that lie side by side: what a plane of a pooling consists of, but for windows at
/// the edges that are shorter.
public final class WindowRows {
    /// More taps than that in all are left to others.
    private static final int MOST = 1 << 16;

    /// One dimension: where windows begin and end (exclusive).
    ///
    /// @param size elements of the plane
    /// @param step from one element of a window to the next
    public record Side(int size, int[] start, int[] end, int step) {
        private int count(int i) {
            return Math.max(0, Math.ceilDiv(end[i] - start[i], step));
        }
    }

    // What a row in the table is: its first element, where its taps begin in bytes and how many
    // they
    // are, how many lines these lie in, and what their sum is divided by, as float32 and float64.
    static final int FIRST = 0;
    static final int TAPS = 1;
    static final int COUNT = 2;
    static final int LINES = 3;
    private static final int FLOAT_DIVISOR = 4;
    private static final int DOUBLE_DIVISOR = 5;
    static final int ROW = 6;

    final long[] table;
    final int rows;

    /// The windows that are computed of each row, from `first` to `last` (exclusive).
    final int first;

    final int last;

    final int stride;

    /// Windows of a row, the others included.
    final int perRow;

    /// Elements of a plane of the input.
    final int volume;

    /// Elements that are looked at in a plane.
    final long looks;

    private WindowRows(Side d, Side h, Side w, int first, int last, int stride, long[] table) {
        this.table = table;
        this.first = first;
        this.last = last;
        this.stride = stride;
        rows = d.start.length * h.start.length;
        perRow = w.start.length;
        volume = Math.multiplyExact(Math.multiplyExact(d.size, h.size), w.size);
        long all = 0;
        for (int i = 0; i < rows; i++) {
            int at = i * ROW;
            int from = (int) table[at + TAPS] / Long.BYTES;
            int taps = (int) table[at + COUNT];
            all += (long) taps * (last - first);
            if (taps > 0) {
                long far = table[from + taps - 1] + (long) (last - first - 1) * stride;
                if (table[at] < 0 || table[at] + far >= volume) {
                    throw new IndexOutOfBoundsException("row " + i + " ends at " + far);
                }
            }
        }
        looks = all;
    }

    /// The rows of a plane whose windows along `w`, from `first` to `last` (exclusive), are of
    /// equal length, and each lies 1 to 3 elements behind the one before.
    ///
    /// @param divisors of the sums over the windows of each row
    /// @return null if there is no code for it
    public static @Nullable WindowRows of(
            Side d, Side h, Side w, int first, int last, int stride, int[] divisors) {
        if (last <= first || stride < 1 || stride > EveryNth.MOST) {
            return null;
        }
        int rows = Math.multiplyExact(d.start.length, h.start.length);
        int across = w.count(first);
        long[] table = new long[rows * ROW];
        Map<Long, Integer> known = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            int z = i / h.start.length;
            int y = i % h.start.length;
            int deep = d.count(z);
            int high = h.count(y);
            long taps = (long) deep * high * across;
            if (table.length + taps > MOST) {
                return null;
            }
            long kind = (long) deep << Integer.SIZE | high;
            Integer at = known.get(kind);
            if (at == null) {
                at = table.length;
                known.put(kind, at);
                table = Arrays.copyOf(table, (int) (at + taps));
                for (int t = 0; t < taps; t++) {
                    long row = (long) (t / across / high) * d.step * h.size;
                    row += (long) (t / across % high) * h.step;
                    table[at + t] = row * w.size + (long) (t % across) * w.step;
                }
            }
            int row = i * ROW;
            table[row + FIRST] =
                    ((long) d.start[z] * h.size + h.start[y]) * w.size + w.start[first];
            table[row + TAPS] = (long) at * Long.BYTES;
            table[row + COUNT] = taps;
            table[row + LINES] = (long) deep * high;
            int divisor = taps == 0 ? 1 : divisors[i];
            table[row + FLOAT_DIVISOR] = Float.floatToRawIntBits(divisor);
            table[row + DOUBLE_DIVISOR] = Double.doubleToRawLongBits(divisor);
        }
        return new WindowRows(d, h, w, first, last, stride, table);
    }

    /// Where the divisor of a row stands in the table, for elements of so many bytes.
    static int divisor(int bytes) {
        return bytes == Float.BYTES ? FLOAT_DIVISOR : DOUBLE_DIVISOR;
    }

    /// The first window of a row that is computed.
    public int first() {
        return first;
    }

    /// The first behind it that is not.
    public int last() {
        return last;
    }

    /// How far one window lies behind the one before, in elements.
    public int stride() {
        return stride;
    }
}
