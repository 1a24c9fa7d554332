package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import org.jspecify.annotations.Nullable;

/// Writes the routines of reductions: a program's values are combined as they are computed, in the
/// order of the plain loops.
///
/// - *Rows*: place `i` of a row goes to partial result `i mod 64`; then the halves of these are
///   combined, and the halves of what is left.
/// - *Columns*: rows are combined one after the other, each column by itself.
final class ReduceRoutine {
    // What the block holds; the arguments of the program follow.
    static final int OFFSETS = 0;
    static final int ROUNDS = OFFSETS + Operands.MOST;
    static final int STEPS = ROUNDS + 1;
    // Rows: how often 64 more places come, whether some are left, and how many of these each
    // vector has.
    static final int MORE = STEPS + Operands.MOST;
    static final int TAIL = MORE + 1;
    static final int LANES = TAIL + 1;
    // Columns: rows behind the first, the steps between them; vectors, by four and alone, and the
    // lanes of the last.
    static final int ROWS = MORE;
    static final int ROW_STEPS = ROWS + 1;
    static final int FOURS = ROW_STEPS + Operands.MOST;
    static final int ONES = FOURS + 1;
    static final int LAST_LANES = ONES + 1;
    // Room for 64 partial results of 8 bytes, and for a vector to be read behind them.
    static final int ROOM = LANES + 32;
    static final int SCALARS = ROOM + 64 + 8;

    /// Partial results of a row.
    static final int PARTS = 64;

    private static final int TOGETHER = 4;
    // Bytes of the parts that [Routine#zip] works in.
    private static final int PART = 16;
    // Instructions of the program, counted as often as they are written.
    private static final int MOST_CODE = 2500;

    private final Routine r;
    private final Target target;
    private final Lanes lanes;
    private final Combine how;
    private final Formula formula;
    private final int inputs;
    private final int block;
    private final int[] pointers;
    private final int bytes;

    private ReduceRoutine(
            String kind,
            Program program,
            Lanes lanes,
            Combine how,
            long singles,
            int[] places,
            Target target,
            RegisterBudget room) {
        this.target = target;
        this.lanes = lanes;
        this.how = how;
        bytes = target.vectorBytes();
        String name = kind + "_" + how.name().toLowerCase(java.util.Locale.ROOT) + "_";
        Element element = lanes.element();
        r = new Routine(name + program.name() + "_" + element, element);
        block = r.argument(0);
        inputs = program.inputCount();
        pointers = new int[inputs + 1];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = places[i] == 0 ? -1 : r.argument(places[i]);
        }
        for (int i = 0; i < inputs; i++) {
            pointers[i] = places[i] == 0 ? r.copy(block) : pointers[i];
        }
        formula =
                new Formula(
                        r,
                        lanes,
                        singles,
                        Pairs.NONE,
                        target,
                        room,
                        block,
                        SCALARS,
                        i -> Address.at(pointers[i]));
    }

    /// The routine for rows or columns, or null if it cannot be written.
    ///
    /// @param singles which inputs are one element for all places of a row, or for all columns
    static @Nullable Routine write(
            boolean rows,
            Program program,
            Combine how,
            long singles,
            Target target,
            RegisterBudget room) {
        Lanes lanes = Lanes.of(program, true);
        if (lanes == null
                || program.resultTypes().size() != 1
                || lanes.hasNarrow() && !target.narrow()
                || lanes.roots().getFirst().type() == Type.I64 && !target.longs()
                || lanes.isNarrow(lanes.inputs())) {
            return null;
        }
        for (int i = 0; i < lanes.inputs(); i++) { // only those of rows travel in the block
            if (!rows && (singles >>> i & 1) != 0 && lanes.isNarrow(i)) {
                return null;
            }
        }
        int[] places = Operands.places(lanes, rows ? singles : 0, Pairs.NONE);
        if (places == null || Operands.isWide(places)) {
            return null;
        }
        try {
            String kind = rows ? "rows" : "columns";
            var w = new ReduceRoutine(kind, program, lanes, how, singles, places, target, room);
            int copies = rows ? 3 * PARTS * lanes.element().bytes() / w.bytes : 2 * (TOGETHER + 2);
            if (copies * w.formula.steps() > MOST_CODE) {
                return null;
            }
            w.rounds(rows);
            return w.r;
        } catch (Formula.RefusedException e) {
            return null;
        }
    }

    private void rounds(boolean rows) {
        for (int i = 0; i < pointers.length; i++) {
            r.addSlot(pointers[i], OFFSETS + i);
        }
        formula.keep();
        r.loopSlot(ROUNDS);
        if (rows) {
            row();
        } else {
            columns();
        }
        for (int i = 0; i < pointers.length; i++) {
            r.addSlot(pointers[i], STEPS + i);
        }
        r.end();
    }

    private int combine(int x, int y) {
        if (!lanes.roots().getFirst().type().isFloat()) {
            return integers(x, y);
        }
        return switch (how) {
            case SUM -> r.vectorOp(Op.ADD_VECTOR, x, y);
            case PRODUCT -> r.vectorOp(Op.MUL_VECTOR, x, y);
            case MAX -> Formula.extreme(r, target, x, y, true);
            case MIN -> Formula.extreme(r, target, x, y, false);
        };
    }

    private int integers(int x, int y) {
        return switch (how) {
            case SUM -> r.vectorOp(Op.ADD_INT, x, y);
            case PRODUCT -> r.vectorOp(Op.MUL_INT, x, y);
            case MAX -> r.select(r.compareInt(Compare.GREATER, x, y), x, y);
            case MIN -> r.select(r.compareInt(Compare.LESS, x, y), x, y);
        };
    }

    private int[] copies() {
        int[] p = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            p[i] = formula.single(i) ? pointers[i] : r.copy(pointers[i]);
        }
        return p;
    }

    private void increase(int[] p, int by) {
        for (int i = 0; i < inputs; i++) {
            if (!formula.single(i)) {
                r.increase(p[i], by / bytes * formula.reach(i));
            }
        }
    }

    // Rows.

    private void row() {
        formula.keepSingles();
        int all = PARTS * r.element().bytes() / bytes;
        int together = Math.min(all, TOGETHER);
        int[] sums = {};
        for (int first = 0; first < all; first += together) {
            sums = strip(first, together);
            for (int v = 0; together < all && v < together; v++) {
                r.store(sums[v], part(first + v), -1);
            }
        }
        int left = all;
        if (together < all) {
            for (; left > 1; left /= 2) {
                halves(left / 2);
            }
            sums = new int[] {r.register(Kind.VECTOR)};
            r.load(sums[0], part(0), -1);
        }
        for (; left > 1; left /= 2) {
            for (int v = 0; v < left / 2; v++) {
                sums[v] = combine(sums[v], sums[v + left / 2]);
            }
        }
        fold(sums[0]);
    }

    private Address part(int vector) {
        return Address.at(block).plus(8 * ROOM + vector * bytes);
    }

    private void halves(int half) {
        for (int v = 0; v < half; v++) {
            int x = r.register(Kind.VECTOR);
            int y = r.register(Kind.VECTOR);
            r.load(x, part(v), -1);
            r.load(y, part(v + half), -1);
            r.store(combine(x, y), part(v), -1);
        }
    }

    /// Combines the lanes of a vector, half by half: the parts of 16 bytes by way of memory, where
    /// each is read as it lies in the one store before it, so that the processor need not wait
    /// until that has reached the cache; what is left by moving lanes.
    private void fold(int vector) {
        int count = bytes / PART;
        int[] parts = {vector};
        if (count > 1) {
            r.store(vector, part(0), -1);
            parts = new int[count];
            for (int i = 0; i < count; i++) {
                parts[i] = r.register(Kind.VECTOR);
                r.loadPart(parts[i], 0, part(0).plus(i * PART), -1);
            }
        }
        for (int left = count; left > 1; left /= 2) {
            for (int i = 0; i < left / 2; i++) {
                parts[i] = combine(parts[i], parts[i + left / 2]);
            }
        }
        int x = combine(parts[0], zipped(parts[0], 8, true));
        if (r.element().bytes() == Float.BYTES) {
            x = combine(x, zipped(zipped(x, 4, false), 8, true));
        }
        r.storeOne(x, Address.at(pointers[inputs]));
    }

    private int zipped(int x, int size, boolean high) {
        int to = r.register(Kind.VECTOR);
        r.zip(to, x, x, size, high);
        return to;
    }

    /// Some of the 64 partial results, over the whole row.
    private int[] strip(int first, int count) {
        int[] p = copies();
        int[] sums = new int[count];
        for (int v = 0; v < count; v++) {
            formula.at(p, (first + v) * bytes);
            sums[v] = r.copy(formula.evaluate(-1)[0]);
        }
        increase(p, PARTS * r.element().bytes());
        int more = r.slot(MORE);
        r.loop(more);
        for (int v = 0; v < count; v++) {
            formula.at(p, (first + v) * bytes);
            r.copy(sums[v], combine(sums[v], formula.evaluate(-1)[0]));
        }
        increase(p, PARTS * r.element().bytes());
        r.end();
        r.ifSlot(TAIL);
        for (int v = 0; v < count; v++) {
            formula.at(p, (first + v) * bytes);
            int mask = r.firstLanes(r.slot(LANES + first + v));
            int next = combine(sums[v], formula.evaluate(mask)[0]);
            r.copy(sums[v], r.select(mask, next, sums[v]));
        }
        r.end();
        return sums;
    }

    // Columns.

    private void columns() {
        int fours = r.slot(FOURS);
        r.loop(fours);
        block(TOGETHER, -1);
        r.end();
        int ones = r.slot(ONES);
        r.loop(ones);
        block(1, -1);
        r.end();
        r.ifSlot(LAST_LANES);
        block(1, r.firstLanes(r.slot(LAST_LANES)));
        r.end();
    }

    private void block(int count, int mask) {
        int[] p = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            p[i] = r.copy(pointers[i]);
        }
        int[] sums = new int[count];
        for (int v = 0; v < count; v++) {
            formula.at(p, v * bytes);
            sums[v] = r.copy(formula.evaluate(mask)[0]);
        }
        int rows = r.slot(ROWS);
        r.loop(rows);
        for (int i = 0; i < inputs; i++) {
            r.addSlot(p[i], ROW_STEPS + i);
        }
        for (int v = 0; v < count; v++) {
            formula.at(p, v * bytes);
            r.copy(sums[v], combine(sums[v], formula.evaluate(mask)[0]));
        }
        r.end();
        for (int v = 0; v < count; v++) {
            r.store(sums[v], Address.at(pointers[inputs]).plus(v * bytes), mask);
        }
        if (mask < 0) {
            increase(pointers, count * bytes);
            r.increase(pointers[inputs], count * bytes);
        }
    }
}
