package dev.obor.machine.product;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// The heart of a product: tiles of `rows` times `vectors`, each a sum over some terms.
///
/// ```
/// for each panel:                  # b, c, d move to the right
///     for each tile:               # a, c, d move down
///         sums = 0
///         for each term:
///             sums[i][j] += a[i] * b[j]         # one fused multiply-add each
///         c = add ? d + sums : sums
/// ```
///
/// `a` is read element by element with two strides, so it may be packed or not, or transposed; a
/// row of `b` is read in whole vectors; of the last vector of `b`, `c` and `d` only the lanes that
/// exist are touched. All strides are in bytes.
final class TileRoutine {
    // What the block holds.
    static final int A = 0;
    static final int B = 1;
    static final int C = 2;
    static final int D = 3;
    static final int A_ROW = 4;
    static final int A_TERM = 5;
    static final int B_TERM = 6;
    static final int C_ROW = 7;
    static final int D_ROW = 8;
    static final int TERMS = 9;
    static final int LAST_LANES = 10;
    static final int ADD = 11;
    static final int TILES = 12;
    static final int A_TILE = 13;
    static final int C_TILE = 14;
    static final int D_TILE = 15;
    static final int PANELS = 16;
    static final int B_PANEL = 17;
    static final int C_PANEL = 18;
    static final int D_PANEL = 19;
    // For the routine itself.
    private static final int TILES_LEFT = 20;
    private static final int PANELS_LEFT = 21;
    private static final int FOURS = 22;
    private static final int ONES = 23;
    private static final int TILE_A = 24;
    private static final int TILE_C = 25;
    private static final int TILE_D = 26;
    static final int SLOTS = 27;

    // Rows that one pointer reaches: 0, 1, 2, 3 and 4 strides from it.
    private static final int REACH = 5;

    /// The most rows of a tile.
    static final int MOST_ROWS = 3 * REACH - 1;

    // With fewer multiply-adds in a round, four terms make one.
    private static final int ENOUGH = 10;

    private final Routine r;
    private final int rows;
    private final int vectors;
    private final int bytes;

    private final int[] sums;
    private int mask;
    private int row;
    private int row3;
    private int aTerm;
    private int bTerm;

    private TileRoutine(Element element, int rows, int vectors, Target target) {
        this.rows = rows;
        this.vectors = vectors;
        bytes = target.vectorBytes();
        r = new Routine("tile_" + element + "_" + rows + "x" + vectors, element);
        sums = new int[rows * vectors];
    }

    static Routine write(Element element, int rows, int vectors, Target target) {
        TileRoutine t = new TileRoutine(element, rows, vectors, target);
        t.panels();
        return t.r;
    }

    /// The fours and ones are the terms, split by the caller if the routine counts that way.
    static void terms(long[] block, int terms) {
        block[TERMS] = terms;
        block[FOURS] = terms / 4;
        block[ONES] = terms % 4;
    }

    /// What outlives a tile is in slots, for there are more of these than registers.
    private void panels() {
        r.argument(0);
        int[] arrays = {r.argument(1), r.argument(2), r.argument(3), r.argument(4)};
        for (int i = 0; i < arrays.length; i++) {
            r.addSlot(arrays[i], A + i);
            r.storeSlot(A + i, arrays[i]);
        }
        mask = r.firstLanes(r.slot(LAST_LANES));
        row = r.slot(A_ROW);
        row3 = rows > 3 ? r.scale(row, 3) : -1;
        aTerm = r.slot(A_TERM);
        bTerm = r.slot(B_TERM);
        r.storeSlot(PANELS_LEFT, r.slot(PANELS));
        r.loopSlot(PANELS_LEFT);
        r.storeSlot(TILE_A, r.slot(A));
        r.storeSlot(TILE_C, r.slot(C));
        r.storeSlot(TILE_D, r.slot(D));
        r.storeSlot(TILES_LEFT, r.slot(TILES));
        r.loopSlot(TILES_LEFT);
        tile();
        move(TILE_A, A_TILE);
        move(TILE_C, C_TILE);
        move(TILE_D, D_TILE);
        r.end();
        move(B, B_PANEL);
        move(C, C_PANEL);
        move(D, D_PANEL);
        r.end();
    }

    private void move(int slot, int by) {
        int x = r.slot(slot);
        r.addSlot(x, by);
        r.storeSlot(slot, x);
    }

    private void tile() {
        prefetch();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = r.register(Kind.VECTOR);
            r.zero(sums[i]);
        }
        int[] pointers = new int[(rows + REACH - 1) / REACH];
        pointers[0] = r.slot(TILE_A);
        for (int i = 1; i < pointers.length; i++) {
            int next = r.scale(row, REACH);
            r.add(next, next, pointers[i - 1]);
            pointers[i] = next;
        }
        int right = r.slot(B);
        if (rows * vectors < ENOUGH) {
            int fours = r.slot(FOURS);
            r.loop(fours);
            for (int i = 0; i < 4; i++) {
                term(pointers, right);
            }
            r.end();
            int ones = r.slot(ONES);
            r.loop(ones);
            term(pointers, right);
            r.end();
        } else {
            int terms = r.slot(TERMS);
            r.loop(terms);
            term(pointers, right);
            r.end();
        }
        finish();
    }

    /// The place in the result is asked for before it is needed.
    private void prefetch() {
        int p = r.slot(TILE_C);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors * bytes; j += 64) {
                r.prefetch(Address.at(p).plus(j), false);
            }
            if (i + 1 < rows) {
                r.addSlot(p, C_ROW);
            }
        }
    }

    private int maskOf(int vector) {
        return vector == vectors - 1 ? mask : -1;
    }

    private void term(int[] pointers, int right) {
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

    private void finish() {
        r.ifSlot(ADD);
        int from = r.slot(TILE_D);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                int old = r.register(Kind.VECTOR);
                int sum = sums[i * vectors + j];
                r.load(old, Address.at(from).plus(j * bytes), maskOf(j));
                r.addVector(sum, old, sum);
            }
            if (i + 1 < rows) {
                r.addSlot(from, D_ROW);
            }
        }
        r.end();
        int to = r.slot(TILE_C);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                r.store(sums[i * vectors + j], Address.at(to).plus(j * bytes), maskOf(j));
            }
            if (i + 1 < rows) {
                r.addSlot(to, C_ROW);
            }
        }
    }
}
