package dev.obor.machine.map;

import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import dev.obor.machine.lang.TooManyRegistersException;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A pointwise program in machine code: computes dense elements of its results from inputs that are
/// dense or one single element.
public final class MapCode {
    // Units of work of a call: an operation on an element is one, an element that may have to come
    // from memory 24; 0.1 to 0.2 ms.
    private static final long MOST_WORK = 4_000_000;
    private static final long TOUCH = 24;
    // How many fewer values are kept in registers when there were too many.
    private static final int STEP = 4;

    private final Entry entry;
    private final long singles;
    private final int bytes;
    private final int lanes;
    private final int inputs;
    private final int arrays;
    private final Type[] scalars;
    private final int most;

    private MapCode(Entry entry, Program program, long singles, Routine routine, int vector) {
        this.entry = entry;
        this.singles = singles;
        bytes = routine.element().bytes();
        lanes = vector / bytes;
        inputs = program.inputCount();
        arrays = inputs + program.results().size();
        scalars = new Type[program.scalarCount()];
        for (int i = 0; i < scalars.length; i++) {
            Type type = program.scalarType(i);
            scalars[i] = type == null ? Type.I64 : type;
        }
        // The routine does everything twice, for whole vectors and for the rest.
        long work = routine.code().size() / 2 / lanes + TOUCH * arrays;
        most = (int) Math.max(lanes, MOST_WORK / work / lanes * lanes);
    }

    /// Writes a program, or gives null if it cannot be written that way.
    ///
    /// @param singles which inputs are one element for all places
    public static @Nullable MapCode of(Machine machine, Program program, long singles) {
        return of(machine.target(), machine::compile, program, singles);
    }

    static @Nullable MapCode of(
            Target target,
            Function<Routine, @Nullable Entry> compile,
            Program program,
            long singles) {
        for (int room = target.vectors(); room >= 0; room -= STEP) {
            Routine routine = MapRoutine.write(program, singles, target, room);
            if (routine == null) {
                return null;
            }
            try {
                Entry entry = compile.apply(routine);
                return entry == null
                        ? null
                        : new MapCode(entry, program, singles, routine, target.vectorBytes());
            } catch (TooManyRegistersException e) {
                continue; // with fewer values kept
            }
        }
        return null;
    }

    /// Computes `n` elements.
    ///
    /// @param all the inputs' arrays, then the results'
    /// @param offsets the positions of the first elements in them
    /// @param arguments the run-time arguments, floats as the bits of a `double`
    public void run(@Nullable Object[] all, int[] offsets, long[] arguments, int n) {
        MemorySegment[] memory = new MemorySegment[MapRoutine.MOST_ARRAYS];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = i < arrays ? segment(all[i]) : MemorySegment.NULL;
        }
        long[] block = new long[MapRoutine.SCALARS + scalars.length];
        for (int i = 0; i < scalars.length; i++) {
            block[MapRoutine.SCALARS + i] = bits(scalars[i], arguments[i]);
        }
        for (int at = 0; at < n; at += most) {
            call(block, memory, offsets, at, Math.min(most, n - at));
        }
    }

    /// One call: the place where extents are compared with arrays.
    private void call(long[] block, MemorySegment[] memory, int[] offsets, int at, int n) {
        for (int i = 0; i < arrays; i++) {
            boolean single = i < inputs && (singles >>> i & 1) != 0;
            long start = ((long) offsets[i] + (single ? 0 : at)) * bytes;
            long end = start + (single ? 1L : n) * bytes;
            if (start < 0 || end > memory[i].byteSize()) {
                throw new IndexOutOfBoundsException(
                        "array " + i + " has " + memory[i].byteSize() + " bytes, needs " + end);
            }
            block[MapRoutine.OFFSETS + i] = start;
        }
        block[MapRoutine.VECTORS] = n / lanes;
        block[MapRoutine.LAST_LANES] = n % lanes;
        entry.call(block, memory[0], memory[1], memory[2], memory[3], memory[4]);
    }

    private MemorySegment segment(@Nullable Object array) {
        return switch (array) {
            case float[] x when bytes == 4 -> MemorySegment.ofArray(x);
            case double[] x when bytes == 8 -> MemorySegment.ofArray(x);
            case int[] x when bytes == 4 -> MemorySegment.ofArray(x);
            case long[] x when bytes == 8 -> MemorySegment.ofArray(x);
            case null, default -> throw new IllegalArgumentException("array " + array);
        };
    }

    private static long bits(Type type, long argument) {
        return switch (type) {
            case F32 -> Float.floatToRawIntBits((float) Double.longBitsToDouble(argument));
            default -> argument;
        };
    }
}
