package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A pointwise program in machine code: computes dense elements of its results from inputs that are
/// dense or one single element; two operands may lie in turns, as the parts of complex numbers do,
/// and inputs may be every second element.
public final class MapCode {
    private static final int MOST_ROWS = 1024;
    private static final int[] NO_STEPS = new int[Operands.MOST];

    private final Entry entry;
    private final Operands operands;
    private final long singles;
    private final Pairs pairs;
    private final int lanes;
    private final int bytes;
    private final int inputs;
    private final int arrays;
    private final int most;

    private MapCode(
            Entry entry, Program program, long singles, Pairs pairs, Routine routine, int vector) {
        this.entry = entry;
        this.singles = singles;
        this.pairs = pairs;
        bytes = routine.element().bytes();
        lanes = vector / routine.element().bytes();
        inputs = program.inputCount();
        arrays = inputs + program.resultTypes().size();
        // The routine does everything twice, for whole vectors and for the rest.
        int steps = Operands.steps(routine, 2);
        int first = MapRoutine.SCALARS + pairs.slots();
        operands = new Operands(program, Lanes.of(program), singles, pairs, first, steps);
        most = Math.max(lanes, operands.most() / lanes * lanes);
    }

    /// Writes a program, or gives null if it cannot be written that way.
    ///
    /// @param singles which inputs are one element for all places
    /// @param pairs which operands lie in turns with the next one, results behind inputs; and from
    ///   bit 32 on, which inputs are every second element by themselves
    public static @Nullable MapCode of(Machine machine, Program program, long singles, long pairs) {
        return of(machine.target(), machine::compile, program, singles, pairs);
    }

    static @Nullable MapCode of(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            Program program,
            long singles,
            long bits) {
        Pairs pairs = Pairs.of(bits);
        return RegisterBudget.find(
                target,
                target.vectors(),
                room -> MapRoutine.write(program, singles, pairs, target, room),
                routine -> {
                    Entry entry = compile.apply(routine);
                    int vector = target.vectorBytes();
                    return entry == null
                            ? null
                            : new MapCode(entry, program, singles, pairs, routine, vector);
                });
    }

    /// Computes `n` elements.
    ///
    /// @param all the inputs' arrays, then the results'
    /// @param offsets the positions of the first elements in them
    /// @param arguments the run-time arguments, floats as the bits of a `double`
    public void run(@Nullable Object[] all, int[] offsets, long[] arguments, int n) {
        run(all, offsets, NO_STEPS, arguments, n, 1);
    }

    /// Computes rows of `n` elements; inputs that are single are so for a row.
    ///
    /// @param steps how far it is from the beginning of one row to the next, at least 0
    public void run(
            @Nullable Object[] all, int[] offsets, int[] steps, long[] arguments, int n, int rows) {
        MemorySegment[] memory = operands.segments(all);
        int together = Math.clamp(most / n, 1, Math.min(rows, MOST_ROWS));
        long[] block = operands.block(arguments, together);
        pairs.fill(block, MapRoutine.SCALARS, lanes, bytes);
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            for (int at = 0; at < n; at += most) {
                int these = Math.min(most, n - at);
                for (int i = 0; i < arrays; i++) {
                    if (pairs.isSecond(i)) {
                        continue; // checked with the first
                    }
                    extent(block, all, memory, i, offsets[i], steps[i], row, count, at, these);
                }
                block[MapRoutine.ROWS] = count;
                block[MapRoutine.VECTORS] = these / lanes;
                block[MapRoutine.LAST_LANES] = these % lanes;
                pairs.end(block, MapRoutine.SCALARS, lanes, these % lanes);
                operands.call(entry, block, memory);
            }
        }
    }

    /// Says where an array is read or written: the place where extents are compared with arrays.
    private void extent(
            long[] block,
            @Nullable Object[] all,
            MemorySegment[] memory,
            int i,
            int offset,
            int step,
            int row,
            int rows,
            int at,
            int n) {
        boolean single = i < inputs && (singles >>> i & 1) != 0;
        int each = pairs.step(i);
        long from = offset + (long) row * step + (single ? 0 : (long) at * each);
        if (operands.isCarried(i)) {
            block[MapRoutine.OFFSETS + i] = operands.carry(block, all, i, from, step, rows);
            block[MapRoutine.STEPS + i] = Long.BYTES;
            return;
        }
        long far = (rows - 1L) * step + (single ? 1 : pairs.extent(i, n));
        if (step < 0) {
            throw new IndexOutOfBoundsException("rows that go back");
        }
        block[MapRoutine.OFFSETS + i] = operands.check(memory, i, from, far);
        // Where pointers are in the block they stay at the beginning of a row.
        long moved = single || operands.isWide() ? 0 : (long) n / lanes * lanes * each;
        block[MapRoutine.STEPS + i] = (step - moved) * operands.bytes(i);
    }
}
