package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
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

    // With fewer multiply-adds in a round, four terms make one.
    private static final int ENOUGH = 10;

    private final Routine r;
    private final boolean few;
    private final Tile tile;

    private TileRoutine(Element element, int rows, int vectors, Target target) {
        few = rows * vectors < ENOUGH;
        r = new Routine("tile_" + element + "_" + rows + "x" + vectors, element);
        tile = new Tile(r, rows, vectors, target.vectorBytes());
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
        tile.prepare(LAST_LANES, A_ROW, A_TERM, B_TERM);
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
        tile.prefetch(TILE_C, C_ROW);
        tile.zero();
        tile.open(TILE_A, B);
        if (few) {
            int fours = r.slot(FOURS);
            r.loop(fours);
            for (int i = 0; i < 4; i++) {
                tile.term();
            }
            r.end();
            int ones = r.slot(ONES);
            r.loop(ones);
            tile.term();
            r.end();
        } else {
            int terms = r.slot(TERMS);
            r.loop(terms);
            tile.term();
            r.end();
        }
        r.ifSlot(ADD);
        tile.add(TILE_D, D_ROW);
        r.end();
        tile.store(TILE_C, C_ROW);
    }
}
