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
    private final int inputs;
    private final int[] pointers;

    private MapRoutine(
            Program program, Lanes lanes, long singles, int[] places, Target target, Room room) {
        Element element = lanes.element();
        r = new Routine("map_" + program.name() + "_" + element, element);
        int block = r.argument(0);
        inputs = program.inputCount();
        pointers = new int[inputs + program.resultTypes().size()];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = places[i] == 0 ? -1 : r.argument(places[i]);
        }
        for (int i = 0; i < inputs; i++) {
            pointers[i] = places[i] == 0 ? r.copy(block) : pointers[i];
        }
        formula = new Formula(r, lanes, singles, target, room, block, SCALARS, pointers);
    }

    /// The routine, or null if the program cannot be written that way.
    ///
    /// @param singles which inputs are one element for all places of a row
    static @Nullable Routine write(Program program, long singles, Target target, Room room) {
        Lanes lanes = Lanes.of(program);
        if (lanes == null || lanes.hasNarrow() && !target.narrow()) {
            return null;
        }
        int[] places = Operands.places(lanes, singles);
        if (places == null) {
            return null;
        }
        try {
            MapRoutine m = new MapRoutine(program, lanes, singles, places, target, room);
            m.loops();
            return m.r;
        } catch (Formula.RefusedException e) {
            return null;
        }
    }

    private void loops() {
        for (int i = 0; i < pointers.length; i++) {
            r.addSlot(pointers[i], OFFSETS + i);
        }
        formula.keep();
        int rows = r.slot(ROWS);
        r.loop(rows);
        formula.keepSingles();
        int count = r.slot(VECTORS);
        r.loop(count);
        body(-1);
        for (int i = 0; i < pointers.length; i++) {
            if (!formula.single(i)) {
                r.increase(pointers[i], formula.reach(i));
            }
        }
        r.end();
        r.ifSlot(LAST_LANES);
        body(r.firstLanes(r.slot(LAST_LANES)));
        r.end();
        for (int i = 0; i < pointers.length; i++) {
            r.addSlot(pointers[i], STEPS + i);
        }
        r.end();
    }

    private void body(int mask) {
        int[] values = formula.evaluate(mask);
        for (int i = 0; i < values.length; i++) {
            formula.store(i, values[i], Address.at(pointers[inputs + i]), mask);
        }
    }
}
