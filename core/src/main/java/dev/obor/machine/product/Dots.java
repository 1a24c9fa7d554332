package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import java.lang.foreign.MemorySegment;

/// A matrix times a vector, see `DotRoutine`: fills the block, cuts what is too much for a call,
/// and checks every extent.
///
/// @param m rows, at least [#fewest]
/// @param k terms, at least 1
/// @param run how many terms are summed on their own
/// @param rows the matrix, whose columns lie side by side
/// @param x the vector, one element after the other, as are `c` and `d`
/// @param add whether there is a `d`; if not, it is ignored
record Dots(
        ProductCode code,
        Element element,
        int m,
        int k,
        int run,
        StridedMatrix rows,
        StridedMatrix x,
        StridedMatrix c,
        StridedMatrix d,
        boolean add) {
    private static final int TASKS_PER_THREAD = 4;

    /// Rows that are turned over together: a vector has a few such parts.
    static int fewest(Element element) {
        return 16 / element.bytes();
    }

    void run(Crew crew) {
        int bytes = element.bytes();
        rows.check(m, k, bytes, "rows");
        x.check(1, k, bytes, "x");
        c.check(1, m, bytes, "c");
        if (add) {
            d.check(1, m, bytes, "d");
        }
        boolean dense = rows.column() == bytes && x.column() == bytes && c.column() == bytes;
        if (!dense || add && d.column() != bytes || m < fewest(element)) {
            throw new IllegalArgumentException("not side by side: " + this);
        }
        if (m < lanes()) {
            few();
            return;
        }
        int blocks = (m + lanes() - 1) / lanes();
        long most = CallLimit.MOST / CallLimit.tiles(lanes(), 1, k);
        int threads = crew.threads();
        long fair = threads == 1 ? blocks : blocks / ((long) TASKS_PER_THREAD * threads);
        int each = Math.clamp(Math.min(most, fair), 1, blocks);
        int tasks = (blocks + each - 1) / each;
        if (tasks == 1 || threads == 1) {
            for (int t = 0; t < tasks; t++) {
                blocks(t * each, Math.min(blocks, (t + 1) * each));
            }
        } else {
            crew.run(tasks, t -> blocks(t * each, Math.min(blocks, (t + 1) * each)));
        }
    }

    private int lanes() {
        return code.target().vectorBytes() / element.bytes();
    }

    /// Less than a vector of rows: the last parts are computed from rows that others have too.
    private void few() {
        Object sums = element == Element.F32 ? new float[lanes()] : new double[lanes()];
        StridedMatrix padded = StridedMatrix.of(sums, element.bytes(), 0, lanes(), 1);
        int parts = code.target().vectorBytes() / DotRoutine.PART;
        for (int i = 0; add && i < parts; i++) {
            copyPart(d, d.at(0, firstRow(i)), padded, i * DotRoutine.PART);
        }
        new Dots(code, element, m, k, run, rows, x, padded, padded, add)
                .terms(new long[DotRoutine.SLOTS], 0, 1, 0);
        for (int i = 0; i < parts; i++) {
            copyPart(padded, i * DotRoutine.PART, c, c.at(0, firstRow(i)));
        }
    }

    private static void copyPart(StridedMatrix from, long at, StridedMatrix to, long place) {
        MemorySegment.copy(from.memory(), at, to.memory(), place, DotRoutine.PART);
    }

    /// Where the rows of a part begin, within a block of rows.
    private int firstRow(int part) {
        return Math.min(part * fewest(element), m - fewest(element));
    }

    private void blocks(int first, int end) {
        long[] block = new long[DotRoutine.SLOTS];
        int whole = Math.min(end, m / lanes());
        if (first < whole) {
            terms(block, first * lanes(), whole - first, 0);
        }
        if (whole < end) { // the last rows, together with some that others write
            terms(block, m - lanes(), 1, lanes() - m % lanes());
        }
    }

    private void terms(long[] block, int row, int blocks, int others) {
        long most = CallLimit.MOST / CallLimit.tiles((long) blocks * lanes(), 1, run);
        long each = Math.max(1, most) * run;
        for (long from = 0; from < k; from += each) {
            int count = (int) Math.min(each, k - from);
            call(block, row, blocks, others, (int) from, count);
        }
    }

    private void call(long[] block, int row, int blocks, int others, int from, int terms) {
        long height = (long) blocks * lanes();
        CallLimit.check(CallLimit.tiles(height, 1, terms));
        boolean adds = from > 0 || add;
        StridedMatrix start = from > 0 ? c : d;
        int group = fewest(element);
        int whole = run % group == 0 ? terms / run : 0; // else there is one run only
        int last = terms - whole * run;
        block[DotRoutine.M] = rows.at(row, from);
        block[DotRoutine.X] = x.at(0, from);
        block[DotRoutine.C] = c.at(0, row);
        block[DotRoutine.D] = adds ? start.at(0, row) : 0;
        block[DotRoutine.ROW] = rows.row();
        block[DotRoutine.BLOCK_STEP] = lanes() * rows.row();
        block[DotRoutine.BLOCKS] = blocks;
        block[DotRoutine.RUNS] = whole;
        int together = DotRoutine.together(code.target());
        block[DotRoutine.RUN_MANY] = run / group / together;
        block[DotRoutine.RUN_GROUPS] = run / group % together;
        block[DotRoutine.LAST] = last;
        block[DotRoutine.LAST_MANY] = last / group / together;
        block[DotRoutine.LAST_GROUPS] = last / group % together;
        block[DotRoutine.LAST_ONES] = last % group;
        block[DotRoutine.ADD] = adds ? 1 : 0;
        block[DotRoutine.OTHERS] = others;
        for (int i = 0; i < BlockTranspose.FURTHER_PARTS; i++) {
            block[DotRoutine.PART_ROWS + i] = firstRow(i + 1) * rows.row();
        }
        if (row + Math.min(height, m) > m || from + terms > k) {
            throw new IndexOutOfBoundsException(this.toString());
        }
        MemorySegment none = MemorySegment.NULL;
        code.dots(element)
                .call(
                        block,
                        rows.memory(),
                        x.memory(),
                        c.memory(),
                        adds ? start.memory() : none,
                        none);
    }
}
