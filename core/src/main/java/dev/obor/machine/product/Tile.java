package dev.obor.machine.product;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;

/// The sums of one tile while a routine is written: `rows` times `vectors`, in registers.
///
/// A term adds `a[i] * b[j]` to sum `i, j`, one fused multiply-add each: `a` is read element by
/// element with a stride from row to row, `b` in whole vectors, of whose last only the lanes that
/// exist are touched.
public final class Tile {
    // Rows that one pointer reaches: 0, 1, 2, 3 and 4 strides from it.
    private static final int REACH = 5;

    /// The most rows of a tile.
    public static final int MOST_ROWS = 3 * REACH - 1;

    private final Routine r;
    private final int rows;
    private final int vectors;
    private final int bytes;
    private final int[] sums;
    private int mask = -1;
    private int row;
    private int row3;
    private int aTerm;
    private int bTerm;
    private int[] pointers = {};
    private int right;

    /// @param bytes of a vector
    public Tile(Routine r, int rows, int vectors, int bytes) {
        this.r = r;
        this.rows = rows;
        this.vectors = vectors;
        this.bytes = bytes;
        sums = new int[rows * vectors];
    }

    /// Reads what holds for all tiles, each from its slot: the lanes of the last vector, the stride
    /// of `a`'s rows, and how far `a` and `b` move with a term.
    public void prepare(int lastLanes, int aRow, int aMove, int bMove) {
        mask = r.firstLanes(r.slot(lastLanes));
        row = r.slot(aRow);
        row3 = rows > 3 ? r.scale(row, 3) : -1;
        aTerm = r.slot(aMove);
        bTerm = r.slot(bMove);
    }

    /// All sums are zero.
    public void zero() {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = r.register(Kind.VECTOR);
            r.zero(sums[i]);
        }
    }

    /// Goes to where the first term is; the addresses are in slots.
    public void open(int a, int b) {
        pointers = new int[(rows + REACH - 1) / REACH];
        pointers[0] = r.slot(a);
        for (int i = 1; i < pointers.length; i++) {
            int next = r.scale(row, REACH);
            r.add(next, next, pointers[i - 1]);
            pointers[i] = next;
        }
        right = r.slot(b);
    }

    /// Moves by what two slots say.
    public void move(int a, int b) {
        for (int pointer : pointers) {
            r.addSlot(pointer, a);
        }
        r.addSlot(right, b);
    }

    private int maskOf(int vector) {
        return vector == vectors - 1 ? mask : -1;
    }

    /// Adds a term and goes to the next.
    public void term() {
        int[] b = new int[vectors];
        for (int j = 0; j < vectors; j++) {
            b[j] = r.register(Kind.VECTOR);
            r.load(b[j], Address.at(right).plus(j * bytes), maskOf(j));
        }
        r.add(right, right, bTerm);
        for (int i = 0; i < rows; i++) {
            Address p = Address.at(pointers[i / REACH]);
            int a = r.register(Kind.VECTOR);
            r.splat(
                    a,
                    switch (i % REACH) {
                        case 0 -> p;
                        case 1 -> p.plus(row, 1);
                        case 2 -> p.plus(row, 2);
                        case 3 -> p.plus(row3, 1);
                        default -> p.plus(row, 4);
                    });
            for (int j = 0; j < vectors; j++) {
                r.fma(sums[i * vectors + j], a, b[j]);
            }
        }
        for (int pointer : pointers) {
            r.add(pointer, pointer, aTerm);
        }
    }

    /// What is done with a sum.
    @FunctionalInterface
    private interface Each {
        void at(int sum, Address m, int mask);
    }

    private void each(int place, int stride, Each each) {
        int p = r.slot(place);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                each.at(sums[i * vectors + j], Address.at(p).plus(j * bytes), maskOf(j));
            }
            if (i + 1 < rows) {
                r.addSlot(p, stride);
            }
        }
    }

    /// Reads the sums from rows; slots say where they are and how far apart.
    public void load(int place, int stride) {
        each(place, stride, r::load);
    }

    /// Gives all sums of a row one number.
    public void splat(int place, int stride) {
        each(place, stride, (sum, m, _) -> r.splat(sum, new Address(m.base(), -1, 1, 0)));
    }

    /// Adds what is there.
    public void add(int place, int stride) {
        each(
                place,
                stride,
                (sum, m, lanes) -> {
                    int old = r.register(Kind.VECTOR);
                    r.load(old, m, lanes);
                    r.addVector(sum, old, sum);
                });
    }

    /// Writes the sums.
    public void store(int place, int stride) {
        each(place, stride, r::store);
    }

    /// The place in the result is asked for before it is needed.
    public void prefetch(int place, int stride) {
        int p = r.slot(place);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors * bytes; j += 64) {
                r.prefetch(Address.at(p).plus(j), false);
            }
            if (i + 1 < rows) {
                r.addSlot(p, stride);
            }
        }
    }
}
