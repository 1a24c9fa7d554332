package dev.obor.machine.product;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// A matrix times a vector, where the elements of a row lie side by side and are read only once: as
/// many rows as a vector has lanes are turned over in registers, a few terms at a time.
///
/// ```
/// for each block of rows:              # m, c, d move down
///     total = add ? d : -0             # which adds nothing, not even a sign
///     for each run of terms:
///         sum = 0
///         for each term:
///             sum[i] += m[i] * x       # one fused multiply-add each
///         total += sum
///     c = total
/// ```
final class DotRoutine {
    static final int M = 0;
    static final int X = 1;
    static final int C = 2;
    static final int D = 3;
    // Bytes from row to row, and from block to block.
    static final int ROW = 4;
    static final int BLOCK_STEP = 5;
    static final int BLOCKS = 6;
    // Whole runs, and the groups of terms of each, most of them together; what the last run has, if
    // there is one more.
    static final int RUNS = 7;
    static final int RUN_MANY = 8;
    static final int RUN_GROUPS = 9;
    static final int LAST = 10;
    static final int LAST_MANY = 11;
    static final int LAST_GROUPS = 12;
    static final int LAST_ONES = 13;
    static final int ADD = 14;

    /// The first rows of a block whose results others write.
    static final int OTHERS = 15;

    /// Bytes from the first row of a block to the first one of each part of a vector, but the first
    /// part.
    static final int PART_ROWS = 16;

    /// Bytes of a part.
    static final int PART = 16;

    private static final int BLOCKS_LEFT = PART_ROWS + BlockTranspose.FURTHER_PARTS;
    private static final int RUNS_LEFT = BLOCKS_LEFT + 1;
    private static final int ROOM = RUNS_LEFT + 1;
    static final int SLOTS = ROOM + 8;

    private final Routine r;
    private final Target target;
    private final BlockTranspose turn;
    private final int element;
    private int x;

    private DotRoutine(Element element, Target target) {
        this.target = target;
        this.element = element.bytes();
        r = new Routine("dots_" + element, element);
        turn = new BlockTranspose(r, target);
    }

    static Routine write(Element element, Target target) {
        DotRoutine d = new DotRoutine(element, target);
        d.blocks();
        return d.r;
    }

    private void blocks() {
        r.argument(0);
        int[] arrays = {r.argument(1), r.argument(2), r.argument(3), r.argument(4)};
        for (int i = 0; i < arrays.length; i++) {
            r.addSlot(arrays[i], M + i);
            r.storeSlot(M + i, arrays[i]);
        }
        int others = r.firstLanes(r.slot(OTHERS));
        int mask = r.maskOp(Op.NOT_MASK, others, others);
        turn.prepare(r.slot(ROW));
        r.storeSlot(BLOCKS_LEFT, r.slot(BLOCKS));
        r.loopSlot(BLOCKS_LEFT);
        int total = r.copy(r.splatBits(element == 4 ? 1L << 31 : 1L << 63));
        r.ifSlot(ADD);
        r.load(total, Address.at(r.slot(D)), mask);
        r.end();
        turn.open(r.slot(M), PART_ROWS);
        x = r.slot(X);
        r.storeSlot(RUNS_LEFT, r.slot(RUNS));
        r.loopSlot(RUNS_LEFT);
        run(total, RUN_MANY, RUN_GROUPS, -1);
        r.end();
        r.ifSlot(LAST);
        run(total, LAST_MANY, LAST_GROUPS, LAST_ONES);
        r.end();
        r.store(total, Address.at(r.slot(C)), mask);
        int m = r.slot(M);
        r.addSlot(m, BLOCK_STEP);
        r.storeSlot(M, m);
        further(C);
        further(D);
        r.end();
    }

    private void further(int slot) {
        int p = r.slot(slot);
        r.increase(p, target.vectorBytes());
        r.storeSlot(slot, p);
    }

    private void run(int total, int manySlot, int groupSlot, int oneSlot) {
        int sum = r.register(Kind.VECTOR);
        r.zero(sum);
        groups(sum, manySlot, together(target));
        if (together(target) > 1) {
            groups(sum, groupSlot, 1);
        }
        if (oneSlot >= 0) {
            int ones = r.slot(oneSlot);
            r.loop(ones);
            term(sum, turn.one(ROOM), 0);
            r.increase(x, element);
            r.end();
        }
        r.addVector(total, total, sum);
    }

    /// How many groups are done together.
    static int together(Target target) {
        return target.ownMasks() ? 4 : 1;
    }

    private void groups(int sum, int slot, int together) {
        int count = r.slot(slot);
        r.loop(count);
        int[] terms = turn.next(together);
        for (int t = 0; t < terms.length; t++) {
            term(sum, terms[t], t * element);
        }
        r.increase(x, terms.length * element);
        r.end();
    }

    private void term(int sum, int rows, int far) {
        int factor = r.register(Kind.VECTOR);
        r.splat(factor, Address.at(x).plus(far));
        r.fma(sum, rows, factor);
    }
}
