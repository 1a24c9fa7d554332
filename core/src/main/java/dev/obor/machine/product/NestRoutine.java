package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Tiles in three loops, whose sums go over terms in three loops:
///
/// ```
/// for each i, l, t:                       # a, b, c, d move by own steps
///     sums = 0, or rows of d, or a number of d for each row
///     for each outer, middle, inner term:     # a and b move by own steps
///         sums[i][j] += a[i] * b[j]           # one fused multiply-add each
///     c = sums
/// ```
///
/// All steps are in bytes; see [Nest], which fills the block.
final class NestRoutine {
    // What the block holds.
    static final int A = 0;
    static final int A_ROW = 4;
    static final int A_TERM = 5;
    static final int B_TERM = 6;
    static final int C_ROW = 7;
    static final int D_ROW = 8;
    // Numbers of terms: inner, middle, outer; and steps after each round of the latter two.
    static final int TERMS = 9;
    static final int A_MIDDLE = 12;
    static final int B_MIDDLE = 13;
    static final int A_OUTER = 14;
    static final int B_OUTER = 15;
    static final int LAST_LANES = 16;
    static final int ROWS_OF_D = 17;
    static final int NUMBERS_OF_D = 18;
    // Numbers of rounds of the loops t, l and i, and for each the steps of a, b, c and d.
    static final int LOOPS = 19;
    static final int STEPS = 22;
    // For the routine itself: what is left of the loops, and where a, b, c and d are in l and t.
    private static final int LEFT = 34;
    private static final int LINE = 37;
    private static final int PLACE = 41;
    private static final int MIDDLE_LEFT = 45;
    private static final int OUTER_LEFT = 46;
    static final int SLOTS = 47;

    private final Routine r;
    private final Tile tile;

    private NestRoutine(Element element, int rows, int vectors, Target target) {
        r = new Routine("nest_" + element + "_" + rows + "x" + vectors, element);
        tile = new Tile(r, rows, vectors, target.vectorBytes());
    }

    static Routine write(Element element, int rows, int vectors, Target target) {
        NestRoutine n = new NestRoutine(element, rows, vectors, target);
        n.loops();
        return n.r;
    }

    private void loops() {
        r.argument(0);
        int[] arrays = {r.argument(1), r.argument(2), r.argument(3), r.argument(4)};
        for (int i = 0; i < arrays.length; i++) {
            r.addSlot(arrays[i], A + i);
            r.storeSlot(A + i, arrays[i]);
        }
        tile.prepare(LAST_LANES, A_ROW, A_TERM, B_TERM);
        open(2);
        copy(A, LINE);
        open(1);
        copy(LINE, PLACE);
        open(0);
        tile();
        close(0, PLACE);
        close(1, LINE);
        close(2, A);
    }

    private void open(int loop) {
        r.storeSlot(LEFT + loop, r.slot(LOOPS + loop));
        r.loopSlot(LEFT + loop);
    }

    private void close(int loop, int places) {
        for (int p = 0; p < 4; p++) {
            int x = r.slot(places + p);
            r.addSlot(x, STEPS + 4 * loop + p);
            r.storeSlot(places + p, x);
        }
        r.end();
    }

    private void copy(int from, int to) {
        for (int p = 0; p < 4; p++) {
            r.storeSlot(to + p, r.slot(from + p));
        }
    }

    private void tile() {
        tile.zero();
        r.ifSlot(ROWS_OF_D);
        tile.load(PLACE + 3, D_ROW);
        r.end();
        r.ifSlot(NUMBERS_OF_D);
        tile.splat(PLACE + 3, D_ROW);
        r.end();
        tile.open(PLACE, PLACE + 1);
        r.storeSlot(OUTER_LEFT, r.slot(TERMS + 2));
        r.loopSlot(OUTER_LEFT);
        r.storeSlot(MIDDLE_LEFT, r.slot(TERMS + 1));
        r.loopSlot(MIDDLE_LEFT);
        int terms = r.slot(TERMS);
        r.loop(terms);
        tile.term();
        r.end();
        tile.move(A_MIDDLE, B_MIDDLE);
        r.end();
        tile.move(A_OUTER, B_OUTER);
        r.end();
        tile.store(PLACE + 2, C_ROW);
    }
}
