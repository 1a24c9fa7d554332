package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import org.jspecify.annotations.Nullable;

/// Writes the routine of a pointwise program: for each row a loop over whole vectors, and once more
/// the same for the lanes that are left.
final class MapRoutine {
    // What the block holds; the arguments of the program follow. A step is what is between the end
    // of a row and the next one.
    static final int VECTORS = 0;
    static final int LAST_LANES = 1;
    static final int OFFSETS = 2;
    static final int ROWS = OFFSETS + Operands.MOST;
    static final int STEPS = ROWS + 1;
    static final int SCALARS = STEPS + Operands.MOST;

    private final Routine r;
    private final Formula formula;
    private final Lanes lanes;
    private final int[] places;
    private final Pairs pairs;
    private final int inputs;
    private final boolean wide;
    private final int vector;
    private final int[] pointers;
    // Elements from the beginning of a row, where pointers are in the block.
    private int at = -1;
    private int twice = -1;

    private MapRoutine(
            Program program,
            Lanes lanes,
            long singles,
            Pairs pairs,
            int[] places,
            Target target,
            RegisterBudget room) {
        Element element = lanes.element();
        this.lanes = lanes;
        this.places = places;
        this.pairs = pairs;
        r = new Routine("map_" + program.name() + "_" + element, element);
        int block = r.argument(0);
        inputs = program.inputCount();
        wide = Operands.isWide(places);
        vector = target.vectorBytes() / element.bytes();
        pointers = new int[inputs + program.resultTypes().size()];
        begin(block);
        formula = new Formula(r, lanes, singles, pairs, target, room, block, SCALARS, this::place);
    }

    /// Finds where everything begins. Of many pointers each takes the place of its offset in the
    /// block, for there are not as many registers.
    private void begin(int block) {
        int[] arguments = new int[pointers.length];
        for (int i = 0; i < pointers.length; i++) {
            if (places[i] > 0 && places[i] <= Operands.NARROW && !pairs.isSecond(i)) {
                arguments[i] = r.argument(places[i]);
            }
        }
        for (int i = 0; i < pointers.length; i++) {
            if (pairs.isSecond(i)) {
                continue; // found with the first
            }
            int argument = places[i] == 0 ? r.copy(block) : arguments[i];
            pointers[i] = places[i] > Operands.NARROW ? r.argument(places[i]) : argument;
            r.addSlot(pointers[i], OFFSETS + i);
            if (wide) {
                r.storeSlot(OFFSETS + i, pointers[i]);
            }
        }
    }

    /// Where an input or a result lies.
    private Address place(int i) {
        if (!wide) {
            return Address.at(pointers[i]);
        }
        Address row = Address.at(r.slot(OFFSETS + i));
        int from = pairs.step(i) > 1 ? twice : at;
        return formula.single(i) ? row : row.plus(from, lanes.bytes(i));
    }

    /// The routine, or null if the program cannot be written that way.
    ///
    /// @param singles which inputs are one element for all places of a row
    /// @param pairs what lies in turns
    static @Nullable Routine write(
            Program program, long singles, Pairs pairs, Target target, RegisterBudget room) {
        Lanes lanes = Lanes.of(program);
        boolean narrow = lanes != null && lanes.hasNarrow() || pairs.any();
        if (lanes == null || narrow && !target.narrow()) {
            return null;
        }
        int[] places = Operands.places(lanes, singles, pairs);
        if (places == null) {
            return null;
        }
        try {
            MapRoutine m = new MapRoutine(program, lanes, singles, pairs, places, target, room);
            m.loops();
            return m.r;
        } catch (Formula.RefusedException e) {
            return null;
        }
    }

    private void loops() {
        formula.keep();
        int rows = r.slot(ROWS);
        r.loop(rows);
        formula.keepSingles();
        if (wide) {
            at = r.constant(0);
            twice = pairs.any() ? r.constant(0) : at;
        }
        int count = r.slot(VECTORS);
        r.loop(count);
        body(-1);
        if (wide) {
            r.increase(at, vector);
            if (pairs.any()) {
                r.increase(twice, 2 * vector);
            }
        } else {
            for (int i = 0; i < pointers.length; i++) {
                if (!formula.single(i) && !pairs.isSecond(i)) {
                    r.increase(pointers[i], formula.reach(i));
                }
            }
        }
        r.end();
        r.ifSlot(LAST_LANES);
        body(r.firstLanes(r.slot(LAST_LANES)));
        r.end();
        for (int i = 0; i < pointers.length; i++) {
            if (pairs.isSecond(i)) {
                continue;
            }
            int p = wide ? r.slot(OFFSETS + i) : pointers[i];
            r.addSlot(p, STEPS + i);
            if (wide) {
                r.storeSlot(OFFSETS + i, p);
            }
        }
        r.end();
    }

    private void body(int mask) {
        int[] values = formula.evaluate(mask);
        for (int i = 0; i < values.length; i++) {
            if (pairs.isFirst(inputs + i)) {
                formula.storePair(i, values[i], values[i + 1], place(inputs + i), mask);
            } else if (!pairs.isSecond(inputs + i)) {
                formula.store(i, values[i], place(inputs + i), mask);
            }
        }
    }
}
