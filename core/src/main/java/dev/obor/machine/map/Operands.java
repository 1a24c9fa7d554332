package dev.obor.machine.map;

import dev.obor.base.DType;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.lang.Element;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the calls of a routine need to know of its arrays and arguments.
///
/// A call carries five arrays. Where there are more, inputs that are one element for a whole row
/// travel in the block: their elements are copied there, one slot for each row.
final class Operands {
    // Units of work of a call: an operation on an element is one, an element that may have to come
    // from memory 24; 0.1 to 0.2 ms.
    private static final long MOST_WORK = 4_000_000;
    private static final long TOUCH = 24;

    /// The most inputs and results, those in the block included.
    static final int MOST = 10;

    private static final int MOST_ARRAYS = 5;

    private final int bytes;
    private final int[] places;
    private final int[] widths;
    private final int carried;
    private final int firstScalar;
    private final Type[] scalars;
    private final int most;

    /// @param singles which inputs are one element for all places of a row
    /// @param firstScalar the slot of the first argument
    /// @param steps instructions for one vector
    Operands(Program program, Element element, long singles, int firstScalar, int steps) {
        this.firstScalar = firstScalar;
        bytes = element.bytes();
        places = Objects.requireNonNull(places(program, singles));
        int arrays = places.length;
        widths = new int[arrays];
        int inputs = program.inputCount();
        for (int i = 0; i < arrays; i++) {
            DType dtype = i < inputs ? program.inputType(i) : program.resultTypes().get(i - inputs);
            widths[i] = Formula.isShort(dtype) ? Short.BYTES : bytes;
        }
        carried = (int) Arrays.stream(places).filter(p -> p == 0).count();
        scalars = new Type[program.scalarCount()];
        for (int i = 0; i < scalars.length; i++) {
            Type type = program.scalarType(i);
            scalars[i] = type == null ? Type.I64 : type;
        }
        long work = steps / (32 / bytes) + TOUCH * arrays;
        most = (int) (MOST_WORK / work);
    }

    /// For each input and result the number of its argument, or 0 if it travels in the block; null
    /// if there are too many.
    static int @Nullable [] places(Program program, long singles) {
        int inputs = program.inputCount();
        int[] places = new int[inputs + program.resultTypes().size()];
        if (places.length > MOST) {
            return null;
        }
        int over = places.length - MOST_ARRAYS;
        for (int i = 0; i < inputs; i++) { // single elements of 16 bits become wider in the block
            boolean single = (singles >>> i & 1) != 0;
            boolean travels = single && Formula.isShort(program.inputType(i));
            places[i] = travels ? 0 : 1;
            over -= travels ? 1 : 0;
        }
        int argument = 1;
        for (int i = 0; i < places.length; i++) {
            boolean single = i < inputs && (singles >>> i & 1) != 0;
            boolean travels = single && (places[i] == 0 || over-- > 0);
            places[i] = travels ? 0 : argument++;
        }
        return argument - 1 > MOST_ARRAYS ? null : places;
    }

    /// Bytes of an element in memory.
    int bytes(int i) {
        return widths[i];
    }

    /// Elements of a call.
    int most() {
        return most;
    }

    /// The arrays of a call, by argument.
    MemorySegment[] segments(@Nullable Object[] all) {
        MemorySegment[] memory = new MemorySegment[MOST_ARRAYS];
        Arrays.fill(memory, MemorySegment.NULL);
        for (int i = 0; i < places.length; i++) {
            MemorySegment segment = segment(all[i], widths[i]);
            if (places[i] > 0) {
                memory[places[i] - 1] = segment;
            }
        }
        return memory;
    }

    private static MemorySegment segment(@Nullable Object array, int width) {
        return switch (array) {
            case float[] x when width == 4 -> MemorySegment.ofArray(x);
            case double[] x when width == 8 -> MemorySegment.ofArray(x);
            case int[] x when width == 4 -> MemorySegment.ofArray(x);
            case long[] x when width == 8 -> MemorySegment.ofArray(x);
            case short[] x when width == 2 -> MemorySegment.ofArray(x);
            case null, default -> throw new IllegalArgumentException("array " + array);
        };
    }

    /// A block with the arguments in it, and room for what travels there.
    long[] block(long[] arguments, int rows) {
        long[] block = new long[firstScalar + scalars.length + carried * rows];
        for (int i = 0; i < scalars.length; i++) {
            block[firstScalar + i] = bits(scalars[i], arguments[i]);
        }
        return block;
    }

    private static long bits(Type type, long argument) {
        return switch (type) {
            case F32 -> Float.floatToRawIntBits((float) Double.longBitsToDouble(argument));
            default -> argument;
        };
    }

    /// Whether an input travels in the block.
    boolean isCarried(int i) {
        return places[i] == 0;
    }

    /// Copies an input's elements, one for each row, into the block.
    ///
    /// @return where they begin, in bytes
    long carry(long[] block, @Nullable Object[] all, int i, long from, int step, int rows) {
        int before = 0;
        for (int j = 0; j < i; j++) {
            before += isCarried(j) ? 1 : 0;
        }
        int start = firstScalar + scalars.length + before * rows;
        for (int row = 0; row < rows; row++) {
            int at = Math.toIntExact(from + (long) row * step);
            block[start + row] =
                    switch (all[i]) {
                        case float[] x -> Float.floatToRawIntBits(x[at]);
                        case double[] x -> Double.doubleToRawLongBits(x[at]);
                        case int[] x -> x[at];
                        case long[] x -> x[at];
                        case short[] x -> x[at] << 16;
                        case null, default -> throw new IllegalArgumentException("array " + all[i]);
                    };
        }
        return 8L * start;
    }

    /// Compares an extent with an array.
    ///
    /// @return where it begins, in bytes
    long check(MemorySegment[] memory, int i, long from, long count) {
        MemorySegment own = memory[places[i] - 1];
        if (from < 0 || count < 0 || (from + count) * widths[i] > own.byteSize()) {
            throw new IndexOutOfBoundsException(
                    "an array of " + own.byteSize() + " bytes has no " + from + " + " + count);
        }
        return from * widths[i];
    }
}
