package dev.obor.machine.map;

import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.Entry;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the calls of a routine need to know of its arrays and arguments.
///
/// A call carries five arrays. Where there are more, inputs that are one element for a whole row
/// travel in the block: their elements are copied there, one slot for each row. Where that is not
/// enough, the call is of the wider shape.
final class Operands {
    // Longs of a block that is made anew for each call.
    private static final int SMALL = 96;
    private static final ThreadLocal<long[]> LARGE = ThreadLocal.withInitial(() -> new long[0]);

    // Units of work of a call: an operation on an element is one, an element that may have to come
    // from memory 24; 0.1 to 0.2 ms.
    private static final long MOST_WORK = 4_000_000;
    private static final long TOUCH = 24;

    // Steps that a loop of a formula may take at worst.
    private static final int LOOP = 1000;

    /// The most inputs and results, those in the block included.
    static final int MOST = Entry.WIDE;

    /// Arrays of a call of the usual shape.
    static final int NARROW = 5;

    private final Lanes lanes;
    private final int[] places;
    private final int carried;
    private final int firstScalar;
    private final Type[] scalars;
    private final int most;
    private final int arrays;

    /// @param singles which inputs are one element for all places of a row
    /// @param pairs what lies in turns
    /// @param firstScalar the slot of the first argument
    /// @param steps instructions for one vector
    Operands(
            Program program,
            @Nullable Lanes lanes,
            long singles,
            Pairs pairs,
            int firstScalar,
            int steps) {
        this.firstScalar = firstScalar;
        this.lanes = Objects.requireNonNull(lanes);
        places = Objects.requireNonNull(places(this.lanes, singles, pairs));
        arrays = isWide(places) ? Entry.WIDE : NARROW;
        carried = (int) Arrays.stream(places).filter(p -> p == 0).count();
        scalars = new Type[program.scalarCount()];
        for (int i = 0; i < scalars.length; i++) {
            Type type = program.scalarType(i);
            scalars[i] = type == null ? Type.I64 : type;
        }
        long work = steps / (32 / this.lanes.element().bytes()) + TOUCH * places.length;
        most = (int) (MOST_WORK / work);
    }

    /// For each input and result the number of its argument, which those that lie in turns share,
    /// or 0 if it travels in the block; null if there are too many.
    static int @Nullable [] places(Lanes lanes, long singles, Pairs pairs) {
        int inputs = lanes.inputs();
        int[] places = new int[inputs + lanes.roots().size()];
        if (places.length > MOST) {
            return null;
        }
        int over = places.length - Long.bitCount(pairs.firsts()) - NARROW;
        for (int i = 0; i < inputs; i++) { // narrow single elements become wider in the block
            boolean single = (singles >>> i & 1) != 0;
            boolean travels = single && lanes.isNarrow(i);
            places[i] = travels ? 0 : 1;
            over -= travels ? 1 : 0;
        }
        int argument = 1;
        for (int i = 0; i < places.length; i++) {
            boolean single = i < inputs && (singles >>> i & 1) != 0;
            boolean travels = single && (places[i] == 0 || over-- > 0);
            places[i] = pairs.isSecond(i) ? argument - 1 : travels ? 0 : argument++;
        }
        return places;
    }

    /// Whether a call has to be of the wider shape.
    static boolean isWide(int[] places) {
        return Arrays.stream(places).max().orElse(0) > NARROW;
    }

    /// Steps for one vector of a routine that has its formula so many times.
    static int steps(Routine routine, int copies) {
        return routine.code().size() / copies + LOOP * routine.loops();
    }

    /// Bytes of an element in memory.
    int bytes(int i) {
        return lanes.bytes(i);
    }

    /// Elements of a call.
    int most() {
        return most;
    }

    /// The arrays of a call, by argument.
    MemorySegment[] segments(@Nullable Object[] all) {
        MemorySegment[] memory = new MemorySegment[arrays];
        Arrays.fill(memory, MemorySegment.NULL);
        for (int i = 0; i < places.length; i++) {
            MemorySegment segment = segment(all[i], lanes.bytes(i));
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
            case byte[] x when width == 1 -> MemorySegment.ofArray(x);
            case null, default -> throw new IllegalArgumentException("array " + array);
        };
    }

    /// Calls a routine with the arrays of [#segments].
    void call(Entry entry, long[] block, MemorySegment[] memory) {
        if (arrays == NARROW) {
            entry.call(block, memory[0], memory[1], memory[2], memory[3], memory[4]);
        } else {
            entry.call(block, memory);
        }
    }

    /// Whether calls are of the wider shape.
    boolean isWide() {
        return arrays > NARROW;
    }

    /// A block with the arguments in it, and room for what travels there.
    long[] block(long[] arguments, int rows) {
        int length = firstScalar + scalars.length + carried * rows;
        long[] block = length <= SMALL ? new long[length] : large(length);
        for (int i = 0; i < scalars.length; i++) {
            block[firstScalar + i] = bits(scalars[i], arguments[i]);
        }
        return block;
    }

    /// This thread's block for rows whose single elements travel along, which would cost more to
    /// make anew than the call; zeros before what travels.
    private long[] large(int length) {
        long[] block = LARGE.get();
        if (block.length < length) {
            block = new long[2 * length];
            LARGE.set(block);
        } else {
            Arrays.fill(block, 0, firstScalar, 0);
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
            block[start + row] = lane(i, all[i], at);
        }
        return 8L * start;
    }

    /// The bits of an element in a lane.
    private long lane(int i, @Nullable Object array, int at) {
        boolean real = lanes.type(i).isFloat();
        double x = 0;
        long n = 0;
        switch (array) {
            case float[] a -> x = a[at];
            case double[] a -> x = a[at];
            case int[] a -> n = a[at];
            case long[] a -> n = a[at];
            case short[] a when lanes.is(i, DType.INT16) -> n = a[at];
            case short[] a when lanes.is(i, DType.FLOAT16) -> x = LowPrecision.fromFloat16(a[at]);
            case short[] a -> x = LowPrecision.fromBfloat16(a[at]);
            case byte[] a when lanes.is(i, DType.INT8) -> n = a[at];
            case byte[] a -> n = a[at] & 0xff;
            case null, default -> throw new IllegalArgumentException("array " + array);
        }
        if (!real) {
            return n;
        }
        return lanes.element() == Element.F32
                ? Float.floatToRawIntBits((float) x)
                : Double.doubleToRawLongBits(x);
    }

    /// Compares an extent with an array.
    ///
    /// @return where it begins, in bytes
    long check(MemorySegment[] memory, int i, long from, long count) {
        MemorySegment own = memory[places[i] - 1];
        if (from < 0 || count < 0 || (from + count) * lanes.bytes(i) > own.byteSize()) {
            throw new IndexOutOfBoundsException(
                    "an array of " + own.byteSize() + " bytes has no " + from + " + " + count);
        }
        return from * lanes.bytes(i);
    }
}
