package dev.obor.machine.lang;

import dev.obor.machine.Entry;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Runs routines instruction by instruction, as the comments of [Op] say, for vectors of any
/// length. Every access is checked, so a wrong routine ends with an exception, not with the JVM;
/// what was never written is poison.
public final class Interpreter implements Entry {
    private static final int SPACE = 44;
    private static final long STEPS = 50_000_000;
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.nativeOrder());
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final Routine routine;
    private final int lanes;
    private final int[] ends;

    /// @param vectorBytes the length of vectors
    public Interpreter(Routine routine, int vectorBytes) {
        this.routine = routine;
        lanes = vectorBytes / routine.element().bytes();
        ends = ends(routine.code());
    }

    private static int[] ends(List<Ins> code) {
        int[] partner = new int[code.size()];
        int[] stack = new int[16];
        int depth = 0;
        for (int i = 0; i < code.size(); i++) {
            if (Routine.opens(code.get(i).op())) {
                stack[depth++] = i;
            } else if (code.get(i).op() == Op.END) {
                int start = stack[--depth];
                partner[start] = i;
                partner[i] = start;
            }
        }
        return partner;
    }

    @Override
    public long call(
            long[] block,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MemorySegment d,
            MemorySegment e) {
        return new Run(MemorySegment.ofArray(block), a, b, c, d, e).run();
    }

    @Override
    public long call(long[] block, MemorySegment[] arrays) {
        MemorySegment[] all = new MemorySegment[1 + arrays.length];
        all[0] = MemorySegment.ofArray(block);
        System.arraycopy(arrays, 0, all, 1, arrays.length);
        return new Run(all).run();
    }

    /// One call. Lanes are kept as the bits of their elements.
    private final class Run {
        private final MemorySegment[] memory;
        private final long[] longs = new long[routine.registers()];
        private final long[][] vectors = new long[routine.registers()][];

        Run(MemorySegment... memory) {
            this.memory = memory;
            Arrays.fill(longs, Long.MIN_VALUE / 3);
            for (int v = 0; v < vectors.length; v++) {
                vectors[v] = new long[lanes];
                Arrays.fill(vectors[v], 0x7FF1_7FC1_7FC1_7FC1L); // a NaN in both types
            }
        }

        long run() {
            List<Ins> code = routine.code();
            long steps = 0;
            for (int at = 0; at < code.size(); at++) {
                if (++steps > STEPS) {
                    throw new IllegalStateException("does not end");
                }
                Ins i = code.get(at);
                switch (i.op()) {
                    case LOOP -> at = longs[i.to()] > 0 ? at : ends[at];
                    case LOOP_SLOT -> at = loadLong(address(i)) > 0 ? at : ends[at];
                    case LOOP_ANY -> at = any(i) ? at : ends[at];
                    case IF_SLOT -> at = loadLong(address(i)) != 0 ? at : ends[at];
                    case END -> at = again(code.get(ends[at])) ? ends[at] : at;
                    default -> step(i);
                }
            }
            return 0;
        }

        private boolean again(Ins start) {
            return switch (start.op()) {
                case LOOP -> --longs[start.to()] != 0;
                case LOOP_ANY -> any(start);
                case LOOP_SLOT -> {
                    long left = loadLong(address(start)) - 1;
                    storeLong(address(start), left);
                    yield left != 0;
                }
                default -> false;
            };
        }

        private boolean any(Ins i) {
            return Arrays.stream(vectors[i.x()]).anyMatch(lane -> lane != 0);
        }

        private long address(Ins i) {
            long index = i.index() < 0 ? 0 : longs[i.index()] * i.scale();
            return longs[i.base()] + index + i.displacement();
        }

        private MemorySegment at(long address) {
            long n = address >>> SPACE;
            if (n == 0 || n > memory.length) {
                throw new IndexOutOfBoundsException("address " + Long.toHexString(address));
            }
            return memory[(int) n - 1];
        }

        private static long offset(long address) {
            return address & (1L << SPACE) - 1;
        }

        private long loadLong(long address) {
            return at(address).get(LONG, offset(address));
        }

        private void storeLong(long address, long value) {
            at(address).set(LONG, offset(address), value);
        }

        private long load(long address) {
            return routine.element() == Element.F64
                    ? loadLong(address)
                    : at(address).get(INT, offset(address));
        }

        private long loadNarrow(Narrow what, long address) {
            MemorySegment m = at(address);
            long o = offset(address);
            return switch (what) {
                case BYTES -> m.get(ValueLayout.JAVA_BYTE, o) & 0xFF;
                case SIGNED_BYTES -> m.get(ValueLayout.JAVA_BYTE, o);
                case SHORTS -> m.get(SHORT, o) & 0xFFFF;
                case SIGNED_SHORTS -> m.get(SHORT, o);
                case HALFS -> Float.floatToRawIntBits(Float.float16ToFloat(m.get(SHORT, o)));
                case INTS -> m.get(INT, o);
                case FLOATS -> Double.doubleToRawLongBits(Float.intBitsToFloat(m.get(INT, o)));
            };
        }

        private void storeNarrow(Narrow what, long address, long bits) {
            MemorySegment m = at(address);
            long o = offset(address);
            switch (what) {
                case BYTES, SIGNED_BYTES -> m.set(ValueLayout.JAVA_BYTE, o, (byte) bits);
                case SHORTS, SIGNED_SHORTS -> m.set(SHORT, o, (short) bits);
                case HALFS ->
                        m.set(SHORT, o, Float.floatToFloat16(Float.intBitsToFloat((int) bits)));
                case INTS, FLOATS -> m.set(INT, o, (int) bits);
            }
        }

        private void store(long address, long value) {
            if (routine.element() == Element.F64) {
                storeLong(address, value);
            } else {
                at(address).set(INT, offset(address), (int) value);
            }
        }

        private void step(Ins i) {
            switch (i.op()) {
                case ARGUMENT -> longs[i.to()] = i.number() + 1 << SPACE;
                case SLOT -> longs[i.to()] = loadLong(address(i));
                case STORE_SLOT -> storeLong(address(i), longs[i.x()]);
                case COPY -> {
                    longs[i.to()] = longs[i.x()];
                    vectors[i.to()] = vectors[i.x()].clone();
                }
                case CONSTANT -> longs[i.to()] = i.number();
                case ADD -> longs[i.to()] = longs[i.x()] + longs[i.y()];
                case ADD_CONSTANT -> longs[i.to()] = longs[i.x()] + i.number();
                case ADD_SLOT -> longs[i.to()] += loadLong(address(i));
                case SCALE -> longs[i.to()] = longs[i.x()] * i.number();
                case PREFETCH -> {}
                default -> vector(i);
            }
        }

        private void vector(Ins i) {
            long[] to = i.to() < 0 ? vectors[i.x()] : vectors[i.to()];
            int bytes = routine.element().bytes();
            switch (i.op()) {
                case FIRST_LANES -> {
                    for (int l = 0; l < lanes; l++) {
                        to[l] = l < longs[i.x()] ? -1 : 0;
                    }
                }
                case LANES -> {
                    for (int l = 0; l < lanes; l++) {
                        to[l] = (longs[i.x()] >> l & 1) == 0 ? 0 : -1;
                    }
                }
                case ZERO -> Arrays.fill(to, 0);
                case LOAD -> {
                    for (int l = 0; l < lanes; l++) {
                        boolean on = i.z() < 0 || vectors[i.z()][l] == -1;
                        to[l] = on ? load(address(i) + l * bytes) : 0;
                    }
                }
                case STORE -> {
                    for (int l = 0; l < lanes; l++) {
                        if (i.z() < 0 || vectors[i.z()][l] == -1) {
                            store(address(i) + l * bytes, vectors[i.x()][l]);
                        }
                    }
                }
                case LOAD_NARROW -> {
                    Narrow what = Narrow.values()[(int) i.number()];
                    for (int l = 0; l < lanes; l++) {
                        boolean on = i.z() < 0 || vectors[i.z()][l] == -1;
                        to[l] = on ? loadNarrow(what, address(i) + l * what.bytes()) : 0;
                    }
                }
                case STORE_NARROW -> {
                    Narrow what = Narrow.values()[(int) i.number()];
                    for (int l = 0; l < lanes; l++) {
                        if (i.z() < 0 || vectors[i.z()][l] == -1) {
                            long at = address(i) + l * what.bytes();
                            storeNarrow(what, at, vectors[i.x()][l]);
                        }
                    }
                }
                case GATHER -> {
                    for (int l = 0; l < lanes; l++) {
                        long at = address(i) + vectors[i.x()][l] * i.number();
                        boolean on = vectors[i.z()][l] == -1;
                        long low = on && i.number() == 4 ? at(at).get(INT, offset(at)) : 0x5A5A;
                        to[l] = on && i.number() == 8 ? loadLong(at) : low;
                    }
                    Arrays.fill(vectors[i.z()], 0x5A5A);
                }
                case EXPAND -> {
                    int n = 0;
                    for (int l = 0; l < lanes; l++) {
                        boolean on = vectors[i.z()][l] == -1;
                        to[l] = on ? load(address(i) + bytes * n++) : 0;
                    }
                }
                case COMPRESS -> {
                    long[] result = new long[lanes];
                    int n = 0;
                    for (int l = 0; l < lanes; l++) {
                        if (vectors[i.z()][l] == -1) {
                            result[n++] = vectors[i.x()][l];
                        }
                    }
                    vectors[i.to()] = result;
                }
                case PICK -> {
                    long[] two = Arrays.copyOf(to, 2 * lanes);
                    System.arraycopy(vectors[i.y()], 0, two, lanes, lanes);
                    for (int l = 0; l < lanes; l++) {
                        to[l] = two[(int) vectors[i.x()][l] & 2 * lanes - 1];
                    }
                }
                case SPLAT -> Arrays.fill(to, load(address(i)));
                case LOAD_ONE -> {
                    Arrays.fill(to, 0);
                    to[0] = load(address(i));
                }
                case STORE_ONE -> store(address(i), vectors[i.x()][0]);
                case LOAD_PART -> {
                    if (i.number() == 0) {
                        Arrays.fill(to, 0);
                    }
                    int group = 16 / bytes;
                    for (int l = 0; l < group; l++) {
                        to[(int) i.number() * group + l] = load(address(i) + l * bytes);
                    }
                }
                case ZIP_LOW, ZIP_HIGH -> zip(i, bytes);
                case ADD_VECTOR -> {
                    for (int l = 0; l < lanes; l++) {
                        to[l] = add(vectors[i.x()][l], vectors[i.y()][l]);
                    }
                }
                case FMA -> {
                    for (int l = 0; l < lanes; l++) {
                        to[l] = fma(vectors[i.x()][l], vectors[i.y()][l], to[l]);
                    }
                }
                default -> lanes(i, to);
            }
        }

        /// What is done lane by lane.
        private void lanes(Ins i, long[] to) {
            long[] result = new long[lanes];
            for (int l = 0; l < lanes; l++) {
                long x = i.x() < 0 ? 0 : vectors[i.x()][l];
                long y = i.y() < 0 ? 0 : vectors[i.y()][l];
                long z = i.z() < 0 ? 0 : vectors[i.z()][l];
                result[l] =
                        routine.element() == Element.F64
                                ? doubles(i, x, y, z)
                                : floats(i, (int) x, (int) y, z);
            }
            System.arraycopy(result, 0, to, 0, lanes);
        }

        private static boolean holds(Compare how, int order, boolean ordered) {
            return switch (how) {
                case EQUAL -> ordered && order == 0;
                case NOT_EQUAL -> !ordered || order != 0;
                case LESS -> ordered && order < 0;
                case LESS_OR_EQUAL -> ordered && order <= 0;
                case GREATER -> ordered && order > 0;
                case GREATER_OR_EQUAL -> ordered && order >= 0;
                case UNORDERED -> !ordered;
            };
        }

        private static int order(double x, double y) {
            return x < y ? -1 : x > y ? 1 : 0;
        }

        /// What has the same bits for both widths.
        private static long any(Ins i, long x, long y, long z) {
            return switch (i.op()) {
                case AND_BITS, AND_MASK -> x & y;
                case OR_BITS, OR_MASK -> x | y;
                case XOR_BITS, XOR_MASK -> x ^ y;
                case NOT_MASK -> ~x;
                case SELECT -> z == -1 ? x : y;
                case SPLAT_BITS -> i.number();
                default -> throw new IllegalArgumentException(i.toString());
            };
        }

        private static long doubles(Ins i, long x, long y, long z) {
            double a = Double.longBitsToDouble(x);
            double b = Double.longBitsToDouble(y);
            int n = (int) i.number();
            return switch (i.op()) {
                case SUB_VECTOR -> Double.doubleToRawLongBits(a - b);
                case MUL_VECTOR -> Double.doubleToRawLongBits(a * b);
                case DIV_VECTOR -> Double.doubleToRawLongBits(a / b);
                case SQRT_VECTOR -> Double.doubleToRawLongBits(Math.sqrt(a));
                case MULTIPLY_ADD ->
                        Double.doubleToRawLongBits(Math.fma(a, b, Double.longBitsToDouble(z)));
                case DOUBLE_TO_FLOAT -> Float.floatToRawIntBits((float) a);
                case LONG_TO_FLOAT -> Float.floatToRawIntBits((float) x);
                case MAX_NUMBER ->
                        Double.doubleToRawLongBits(a != a ? b : b != b ? a : Math.max(a, b));
                case MIN_NUMBER ->
                        Double.doubleToRawLongBits(a != a ? b : b != b ? a : Math.min(a, b));
                case ADD_INT -> x + y;
                case SUB_INT -> x - y;
                case MUL_INT -> x * y;
                case SHIFT_LEFT -> x << n;
                case SHIFT_RIGHT -> x >> n;
                case SHIFT_RIGHT_ZERO -> x >>> n;
                case INT_TO_FLOAT -> Double.doubleToRawLongBits((double) x);
                case FLOAT_TO_INT -> cut(a);
                case COMPARE -> {
                    boolean ordered = a == a && b == b;
                    yield holds(Compare.values()[n], order(a, b), ordered) ? -1 : 0;
                }
                case COMPARE_INT -> holds(Compare.values()[n], Long.compare(x, y), true) ? -1 : 0;
                default -> any(i, x, y, z);
            };
        }

        /// Where the result may be any number, one that nobody expects.
        private static long cut(double a) {
            return Math.abs(a) < 0x1p63 ? (long) a : 0x5A5A_5A5A_5A5A_5A5AL;
        }

        private static long floats(Ins i, int x, int y, long z) {
            float a = Float.intBitsToFloat(x);
            float b = Float.intBitsToFloat(y);
            int n = (int) i.number();
            return switch (i.op()) {
                case SUB_VECTOR -> Float.floatToRawIntBits(a - b);
                case MUL_VECTOR -> Float.floatToRawIntBits(a * b);
                case DIV_VECTOR -> Float.floatToRawIntBits(a / b);
                case SQRT_VECTOR -> Float.floatToRawIntBits((float) Math.sqrt(a));
                case MULTIPLY_ADD ->
                        Float.floatToRawIntBits(Math.fma(a, b, Float.intBitsToFloat((int) z)));
                case MAX_NUMBER ->
                        Float.floatToRawIntBits(a != a ? b : b != b ? a : Math.max(a, b));
                case MIN_NUMBER ->
                        Float.floatToRawIntBits(a != a ? b : b != b ? a : Math.min(a, b));
                case ADD_INT -> x + y;
                case SUB_INT -> x - y;
                case MUL_INT -> x * y;
                case SHIFT_LEFT -> x << n;
                case SHIFT_RIGHT -> x >> n;
                case SHIFT_RIGHT_ZERO -> x >>> n;
                case INT_TO_FLOAT -> Float.floatToRawIntBits((float) x);
                case FLOAT_TO_INT -> Math.abs(a) < 0x1p31f ? (int) a : 0x5A5A_5A5A;
                case COMPARE -> {
                    boolean ordered = a == a && b == b;
                    yield holds(Compare.values()[n], order(a, b), ordered) ? -1 : 0;
                }
                case COMPARE_INT ->
                        holds(Compare.values()[n], Integer.compare(x, y), true) ? -1 : 0;
                default -> any(i, x, y, z);
            };
        }

        private void zip(Ins i, int bytes) {
            int unit = (int) i.number() / bytes;
            int group = 16 / bytes;
            int half = group / 2;
            int from = i.op() == Op.ZIP_HIGH ? half : 0;
            long[] result = new long[lanes];
            for (int part = 0; part < lanes; part += group) {
                for (int l = 0; l < group; l++) {
                    int pair = l / unit / 2;
                    long[] source = vectors[l / unit % 2 == 0 ? i.x() : i.y()];
                    result[part + l] = source[part + from + pair * unit + l % unit];
                }
            }
            vectors[i.to()] = result;
        }

        private long add(long x, long y) {
            if (routine.element() == Element.F64) {
                return Double.doubleToRawLongBits(
                        Double.longBitsToDouble(x) + Double.longBitsToDouble(y));
            }
            return Float.floatToRawIntBits(
                    Float.intBitsToFloat((int) x) + Float.intBitsToFloat((int) y));
        }

        private long fma(long x, long y, long z) {
            if (routine.element() == Element.F64) {
                return Double.doubleToRawLongBits(
                        Math.fma(
                                Double.longBitsToDouble(x),
                                Double.longBitsToDouble(y),
                                Double.longBitsToDouble(z)));
            }
            return Float.floatToRawIntBits(
                    Math.fma(
                            Float.intBitsToFloat((int) x),
                            Float.intBitsToFloat((int) y),
                            Float.intBitsToFloat((int) z)));
        }
    }
}
