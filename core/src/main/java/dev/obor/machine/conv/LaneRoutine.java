package dev.obor.machine.conv;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Sums of products of what lies anywhere in planes, 64 bytes of lanes at a time:
///
/// ```
/// for each three columns:                       # c moves on
///     for each term:
///         c[row][j] += a[term][row] * x[offset[term] + column[j]]   # lane by lane, rounded once
/// ```
///
/// A row of a term is one factor, or one for each lane. Where vectors are shorter, or too few for
/// all rows, the terms are gone through again for each part.
final class LaneRoutine {
    /// The columns of a round.
    static final int COLUMNS = 3;

    /// Bytes of the lanes of a row and column.
    static final int ROW = 64;

    // What the block holds: where the arrays are read or written from, in bytes.
    static final int A = 0;
    static final int X = 1;
    static final int OFFSET = 2;
    static final int COLUMN = 3;
    static final int C = 4;
    static final int TERMS = 5;
    static final int ROUNDS = 6;

    /// How far `c` moves from round to round, in bytes.
    static final int STEP = 7;

    private static final int LEFT = 8;
    static final int SLOTS = 9;

    private final Routine r;
    private final int bytes;
    private final int vector;
    private final int rows;
    private final boolean each;

    private LaneRoutine(Element element, int rows, boolean each, Target target) {
        r = new Routine("lanes_" + element + "_" + rows + (each ? "_each" : ""), element);
        bytes = element.bytes();
        vector = target.vectorBytes();
        this.rows = rows;
        this.each = each;
    }

    /// @param each whether rows have a factor for each lane
    static Routine write(Element element, int rows, boolean each, Target target) {
        LaneRoutine lanes = new LaneRoutine(element, rows, each, target);
        lanes.rounds(Math.min(rows, (target.vectors() - COLUMNS - 1) / COLUMNS));
        return lanes.r;
    }

    private void rounds(int together) {
        r.argument(0);
        for (int i = A; i <= C; i++) {
            int x = r.argument(1 + i);
            r.addSlot(x, i);
            r.storeSlot(i, x);
        }
        r.storeSlot(LEFT, r.slot(ROUNDS));
        r.loopSlot(LEFT);
        for (int row = 0; row < rows; row += together) {
            for (int part = 0; part < ROW; part += vector) {
                sums(row, Math.min(together, rows - row), part);
            }
        }
        int column = r.slot(COLUMN);
        r.increase(column, COLUMNS * Long.BYTES);
        r.storeSlot(COLUMN, column);
        int c = r.slot(C);
        r.addSlot(c, STEP);
        r.storeSlot(C, c);
        r.end();
    }

    /// The sums of some rows, of the lanes from a byte on.
    private void sums(int first, int count, int part) {
        int column = r.slot(COLUMN);
        int[] x = new int[COLUMNS];
        for (int j = 0; j < COLUMNS; j++) {
            int at = r.loadLong(Address.at(column).plus(j * Long.BYTES));
            x[j] = r.add(r.scale(at, bytes), r.slot(X));
        }
        int c = r.slot(C);
        int[] sums = new int[count * COLUMNS];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = r.register(Kind.VECTOR);
            r.load(sums[i], place(c, first, i, part), -1);
        }
        int a = r.slot(A);
        int offset = r.slot(OFFSET);
        int terms = r.slot(TERMS);
        r.loop(terms);
        int at = r.loadLong(Address.at(offset));
        int[] loaded = new int[COLUMNS];
        for (int j = 0; j < COLUMNS; j++) {
            loaded[j] = r.register(Kind.VECTOR);
            r.load(loaded[j], Address.at(x[j]).plus(at, bytes).plus(part), -1);
        }
        for (int row = 0; row < count; row++) {
            int factor = r.register(Kind.VECTOR);
            if (each) {
                r.load(factor, Address.at(a).plus((first + row) * ROW + part), -1);
            } else {
                r.splat(factor, Address.at(a).plus((first + row) * bytes));
            }
            for (int j = 0; j < COLUMNS; j++) {
                r.fma(sums[row * COLUMNS + j], factor, loaded[j]);
            }
        }
        r.increase(a, rows * (each ? ROW : bytes));
        r.increase(offset, Long.BYTES);
        r.end();
        for (int i = 0; i < sums.length; i++) {
            r.store(sums[i], place(c, first, i, part), -1);
        }
    }

    private static Address place(int c, int first, int i, int part) {
        return Address.at(c).plus((first * COLUMNS + i) * ROW + part);
    }
}
