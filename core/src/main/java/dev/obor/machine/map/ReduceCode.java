package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A reduction of a pointwise program's values in machine code, of rows or of columns.
public final class ReduceCode {
    /// The shortest rows.
    public static final int SHORTEST_ROW = ReduceRoutine.PARTS;

    private static final int MOST_ROWS = 1024;

    private final Entry entry;
    private final Operands operands;
    private final long singles;
    private final int lanes;
    private final int inputs;

    private ReduceCode(
            Entry entry, boolean rows, Program program, long singles, Routine routine, int vector) {
        this.entry = entry;
        this.singles = singles;
        Element element = routine.element();
        // How often the routine says the whole program.
        int copies = rows ? 3 * ReduceRoutine.PARTS * element.bytes() / vector : 12;
        int steps = Operands.steps(routine, copies);
        Lanes plain = Lanes.of(program, true);
        long carried = rows ? singles : 0;
        operands = new Operands(program, plain, carried, Pairs.NONE, ReduceRoutine.SCALARS, steps);
        lanes = vector / element.bytes();
        inputs = program.inputCount();
    }

    /// Writes a reduction, or gives null if it cannot be written that way.
    ///
    /// @param rows whether rows are reduced; else columns
    /// @param singles which inputs are one element for all places of a row, or for all columns
    public static @Nullable ReduceCode of(
            Machine machine, boolean rows, Program program, Combine how, long singles) {
        return of(machine.target(), machine::compile, rows, program, how, singles);
    }

    static @Nullable ReduceCode of(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            boolean rows,
            Program program,
            Combine how,
            long singles) {
        return RegisterBudget.find(
                target,
                target.vectors() / 2,
                room -> ReduceRoutine.write(rows, program, how, singles, target, room),
                routine -> {
                    Entry entry = compile.apply(routine);
                    int vector = target.vectorBytes();
                    return entry == null
                            ? null
                            : new ReduceCode(entry, rows, program, singles, routine, vector);
                });
    }

    private boolean isSingle(int i) {
        return i < inputs && (singles >>> i & 1) != 0;
    }

    /// Reduces rows of `n` elements, at least [#SHORTEST_ROW], each into one element of the result,
    /// one after the other.
    ///
    /// @param all the inputs' arrays, then the result's
    /// @param offsets the positions of the first elements in them
    /// @param steps of the inputs, from one row to the next, at least 0
    public void rows(
            @Nullable Object[] all, int[] offsets, int[] steps, long[] arguments, int n, int rows) {
        MemorySegment[] memory = operands.segments(all);
        int together = Math.clamp(operands.most() / n, 1, Math.min(rows, MOST_ROWS));
        long[] block = operands.block(arguments, together);
        int parts = ReduceRoutine.PARTS;
        int tail = n % parts;
        block[ReduceRoutine.MORE] = n / parts - 1;
        block[ReduceRoutine.TAIL] = tail;
        for (int v = 0; v < parts / lanes; v++) {
            block[ReduceRoutine.LANES + v] = Math.clamp(tail - v * lanes, 0, lanes);
        }
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            for (int i = 0; i <= inputs; i++) {
                int step = i == inputs ? 1 : steps[i];
                int width = i == inputs || isSingle(i) ? 1 : n;
                long far = (long) (count - 1) * step;
                long from = offsets[i] + (long) row * step;
                if (operands.isCarried(i)) {
                    block[ReduceRoutine.OFFSETS + i] =
                            operands.carry(block, all, i, from, step, count);
                    block[ReduceRoutine.STEPS + i] = Long.BYTES;
                    continue;
                }
                block[ReduceRoutine.OFFSETS + i] = operands.check(memory, i, from, far + width);
                block[ReduceRoutine.STEPS + i] = (long) step * operands.bytes(i);
            }
            block[ReduceRoutine.ROUNDS] = count;
            entry.call(block, memory[0], memory[1], memory[2], memory[3], memory[4]);
        }
    }

    /// Combines `rows` rows of `width` columns into one row, `rounds` times.
    ///
    /// @param rowSteps of the inputs, from one row to the next, at least 0
    /// @param steps of the inputs and the result, from one round to the next
    public void columns(
            @Nullable Object[] all,
            int[] offsets,
            int[] rowSteps,
            int[] steps,
            long[] arguments,
            int rows,
            int width,
            int rounds) {
        MemorySegment[] memory = operands.segments(all);
        long[] block = operands.block(arguments, 0);
        block[ReduceRoutine.ROWS] = rows - 1;
        int most = Math.max(4 * lanes, operands.most() / rows / (4 * lanes) * (4 * lanes));
        int together = Math.max(1, operands.most() / rows / width);
        for (int round = 0; round < rounds; round += together) {
            int count = Math.min(together, rounds - round);
            for (int at = 0; at < width; at += most) {
                int w = Math.min(most, width - at);
                int vectors = w / lanes;
                block[ReduceRoutine.FOURS] = vectors / 4;
                block[ReduceRoutine.ONES] = vectors % 4;
                block[ReduceRoutine.LAST_LANES] = w % lanes;
                for (int i = 0; i <= inputs; i++) {
                    boolean single = isSingle(i);
                    long from = offsets[i] + (long) round * steps[i] + (single ? 0 : at);
                    long down = i == inputs ? 0 : (long) (rows - 1) * rowSteps[i];
                    long far = (long) (count - 1) * steps[i] + down;
                    block[ReduceRoutine.OFFSETS + i] =
                            operands.check(memory, i, from, far + (single ? 1 : w));
                    long moved = single ? 0 : (long) vectors * lanes;
                    block[ReduceRoutine.STEPS + i] = (steps[i] - moved) * operands.bytes(i);
                    if (i < inputs) {
                        block[ReduceRoutine.ROW_STEPS + i] = (long) rowSteps[i] * operands.bytes(i);
                    }
                }
                block[ReduceRoutine.ROUNDS] = count;
                entry.call(block, memory[0], memory[1], memory[2], memory[3], memory[4]);
            }
        }
    }
}
