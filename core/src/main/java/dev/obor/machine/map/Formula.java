package dev.obor.machine.map;

import dev.obor.base.DType;
import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Bits;
import dev.obor.expr.Cast;
import dev.obor.expr.Const;
import dev.obor.expr.Expr;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Scalar;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import dev.obor.expr.Where;
import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.io.Serial;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// A program's values while a routine is written: what it reads, computes and keeps in registers.
///
/// All values must have lanes of one width ([Lanes]), and truth values live in masks; other
/// programs are refused. Constants, arguments and single elements stay in registers, as many as
/// there is room for; others are read from memory where they are used.
final class Formula {
    // Longer programs are rare, and their code is as long as a few pages.
    static final int MOST_STEPS = 600;

    private final Routine r;
    private final Element element;
    private final Target target;
    private final Lanes lanes;
    private final int inputs;
    private final long singles;
    private final Pairs pairs;
    private final int block;
    private final int firstSlot;
    private final int firstScalar;
    private final List<Expr> order;
    // How many values that are the same for all elements may stay in registers, and those that do.
    private final int room;
    private final Map<Long, Integer> constants = new HashMap<>();
    private final Map<Integer, Integer> arguments = new HashMap<>();
    private final Map<Integer, Integer> elements = new HashMap<>();
    // What lies in turns and was read with the other.
    private final Map<Integer, Integer> parts = new HashMap<>();
    // Whether truth values wait in vectors for their use, for there are few masks.
    private final boolean boxed;
    // Where inputs are, and how far from there.
    private IntFunction<Address> places;
    private int displacement;

    /// Says that a program has something that there is no vector instruction for.
    static final class RefusedException extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;
    }

    /// @param block the register of the block, which has what `pairs` need from slot `firstSlot`
    ///   on, and then the arguments
    /// @param singles which inputs are one element for all places of a row
    /// @param pairs what lies in turns
    /// @param places where inputs are
    Formula(
            Routine r,
            Lanes lanes,
            long singles,
            Pairs pairs,
            Target target,
            RegisterBudget room,
            int block,
            int firstSlot,
            IntFunction<Address> places) {
        this.r = r;
        this.room = room.values();
        boxed = room.boxed() && target.ownMasks();
        this.target = target;
        this.singles = singles;
        this.block = block;
        this.pairs = pairs;
        this.firstSlot = firstSlot;
        firstScalar = firstSlot + pairs.slots();
        this.places = places;
        element = r.element();
        this.lanes = lanes;
        inputs = lanes.inputs();
        order = lanes.order();
        if (order.size() > MOST_STEPS) {
            throw new RefusedException();
        }
    }

    /// How far a vector of an input or a result reaches in memory.
    int reach(int i) {
        return target.vectorBytes() / element.bytes() * lanes.bytes(i) * pairs.step(i);
    }

    /// Stores a vector of result `i` and one of the next in turns.
    void storePair(int i, int x, int y, Address to, int mask) {
        Type type = lanes.roots().get(i).type();
        if (type == Type.BOOL || type != lanes.roots().get(i + 1).type()) {
            throw new RefusedException();
        }
        for (boolean high : new boolean[] {false, true}) {
            int joined = Pairs.joined(r, firstSlot, x, y, high);
            store(i, joined, to.plus(high ? reach(inputs + i) / 2 : 0), half(mask, high));
        }
    }

    private int half(int mask, boolean high) {
        return mask < 0 ? -1 : Pairs.mask(r, firstSlot, high);
    }

    /// Stores a vector of result `i`.
    void store(int i, int x, Address to, int mask) {
        int result = inputs + i;
        Type type = lanes.roots().get(i).type();
        if (type == Type.BOOL) {
            r.storeNarrow(lanes.narrow(result), r.select(x, bits(1), bits(0)), to, mask);
        } else if (!lanes.isNarrow(result)) {
            r.store(x, to, mask);
        } else if (lanes.is(result, DType.BFLOAT16)) {
            r.storeNarrow(Narrow.SHORTS, bfloat16(x), to, mask);
        } else if (lanes.is(result, DType.FLOAT16)) {
            // Every NaN becomes 0x7e00.
            int none = r.compare(Compare.NOT_EQUAL, x, x);
            int y = r.select(none, bits(0x7fc0_0000), x);
            r.storeNarrow(Narrow.HALFS, y, to, mask);
        } else if (lanes.is(result, DType.FLOAT32)) {
            Op op = type == Type.F64 ? Op.DOUBLE_TO_FLOAT : Op.LONG_TO_FLOAT;
            r.storeNarrow(Narrow.FLOATS, r.vectorOp(op, x, -1), to, mask);
        } else {
            r.storeNarrow(lanes.narrow(result), x, to, mask);
        }
    }

    private int bfloat16(int x) {
        // To the nearest, ties to even; every NaN becomes 0x7fc0.
        int odd = r.vectorOp(Op.AND_BITS, r.shift(Op.SHIFT_RIGHT_ZERO, x, 16), bits(1));
        int sum = r.vectorOp(Op.ADD_INT, r.vectorOp(Op.ADD_INT, x, bits(0x7fff)), odd);
        int upper = r.shift(Op.SHIFT_RIGHT_ZERO, sum, 16);
        int none = r.compare(Compare.NOT_EQUAL, x, x);
        return r.select(none, bits(0x7fc0), upper);
    }

    /// Steps of the program.
    int steps() {
        return order.size();
    }

    /// Whether an input is one element for all places of a row.
    boolean single(int i) {
        return i < inputs && (singles >>> i & 1) != 0;
    }

    /// From here on inputs are read at other pointers, so many bytes behind them.
    void at(int[] where, int bytes) {
        places = i -> Address.at(where[i]);
        displacement = bytes;
    }

    /// Writes what computes one vector of each result; with a mask, only its lanes are read.
    ///
    /// @return the registers of the results
    int[] evaluate(int mask) {
        Map<Expr, Integer> values = new IdentityHashMap<>();
        parts.clear();
        for (Expr e : order) {
            if (e instanceof Const || e instanceof Scalar) {
                continue;
            }
            int x = value(e, values, mask);
            values.put(e, boxed && e.type() == Type.BOOL ? box(x) : x);
        }
        int[] registers = new int[lanes.roots().size()];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = operand(lanes.roots().get(i), values);
        }
        return registers;
    }

    /// The register of a value; constants and arguments get one each time.
    private int operand(Expr e, Map<Expr, Integer> values) {
        Integer known = values.get(e);
        if (known != null) {
            return boxed && e.type() == Type.BOOL
                    ? r.compareInt(Compare.NOT_EQUAL, known, bits(0))
                    : known;
        }
        if (e instanceof Scalar s && fits(s.type())) {
            Integer kept = arguments.get(s.index());
            return kept == null ? argument(s.index()) : kept;
        }
        if (e instanceof Const c && fits(c.type())) {
            return bits(c.bits());
        }
        throw new RefusedException();
    }

    private int box(int mask) {
        return r.select(mask, bits(-1), bits(0));
    }

    private int argument(int index) {
        int to = r.register(Kind.VECTOR);
        r.splat(to, Address.at(block).plus(8 * (firstScalar + index)));
        return to;
    }

    private int bits(long bits) {
        long own = element == Element.F32 ? (int) bits : bits;
        Integer kept = constants.get(own);
        return kept == null ? r.splatBits(own) : kept;
    }

    /// Reads constants and arguments that stay in registers, before all loops.
    void keep() {
        for (Expr e : order) {
            if (constants.size() + arguments.size() >= room) {
                return;
            }
            if (e instanceof Const c && fits(c.type())) {
                long own = element == Element.F32 ? (int) c.bits() : c.bits();
                constants.computeIfAbsent(own, r::splatBits);
            } else if (e instanceof Scalar s && fits(s.type())) {
                arguments.computeIfAbsent(s.index(), this::argument);
            }
        }
    }

    /// Reads the single elements of a row that stay in registers, before the loop over the row.
    void keepSingles() {
        elements.clear();
        for (int i = 0; i < inputs; i++) {
            if (constants.size() + arguments.size() + elements.size() >= room) {
                return;
            }
            if (single(i)) {
                elements.put(i, input(i, -1));
            }
        }
    }

    private boolean fits(Type type) {
        return lanes.holds(type);
    }

    private int value(Expr e, Map<Expr, Integer> values, int mask) {
        if (e.type() != Type.BOOL && !fits(e.type())) {
            throw new RefusedException();
        }
        return switch (e) {
            case Input in -> {
                int x = input(in.index(), mask);
                yield in.type() == Type.BOOL ? r.compareInt(Compare.NOT_EQUAL, x, bits(0)) : x;
            }
            case Unary u -> unary(u, values);
            case Binary b -> binary(b, values);
            case Fma f -> {
                int x = operand(f.a(), values);
                int y = operand(f.b(), values);
                yield r.multiplyAdd(x, y, operand(f.c(), values));
            }
            case Where w -> {
                if (w.type() == Type.BOOL) {
                    throw new RefusedException();
                }
                int cond = operand(w.cond(), values);
                yield r.select(cond, operand(w.a(), values), operand(w.b(), values));
            }
            case Bits b -> r.copy(operand(b.x(), values));
            case Cast c -> {
                if (c.x() instanceof Input in && !values.containsKey(in)) { // widened as it is read
                    yield cast(lanes.type(in.index()), c.type(), input(in.index(), mask));
                }
                yield cast(c.x().type(), c.type(), operand(c.x(), values));
            }
            default -> throw new RefusedException();
        };
    }

    private int input(int i, int mask) {
        Integer kept = elements.get(i);
        if (kept != null) {
            return kept;
        }
        if (pairs.isAlone(i)) {
            return alone(i, mask);
        }
        if (pairs.step(i) > 1) {
            return part(i, mask);
        }
        Address from = places.apply(i);
        if (single(i)) {
            int to = r.register(Kind.VECTOR);
            r.splat(to, from);
            return to;
        }
        return read(i, from.plus(displacement / element.bytes() * lanes.bytes(i)), mask);
    }

    /// Reads an input and the one that lies in turns with it.
    private int part(int i, int mask) {
        Integer known = parts.get(i);
        if (known != null) {
            return known;
        }
        int first = pairs.isFirst(i) ? i : i - 1;
        Address from = twice(first);
        int low = read(i, from, half(mask, false));
        int high = read(i, from.plus(reach(i) / 2), half(mask, true));
        int even = Pairs.part(r, firstSlot, low, high, false);
        int odd = Pairs.part(r, firstSlot, low, high, true);
        parts.put(first, even);
        parts.put(first + 1, odd);
        return i == first ? even : odd;
    }

    /// Where an input begins that is every second element.
    private Address twice(int i) {
        return places.apply(i).plus(displacement / element.bytes() * lanes.bytes(i) * 2);
    }

    private int alone(int i, int mask) {
        Address from = twice(i);
        int low = read(i, from, mask < 0 ? -1 : Pairs.maskAlone(r, firstSlot));
        int high = read(i, from.plus(reach(i) / 2 - lanes.bytes(i)), half(mask, true));
        return Pairs.alone(r, firstSlot, low, high);
    }

    private int read(int i, Address from, int mask) {
        if (!lanes.isNarrow(i)) {
            int to = r.register(Kind.VECTOR);
            r.load(to, from, mask);
            return to;
        }
        int x = r.loadNarrow(lanes.narrow(i), from, mask);
        return lanes.is(i, DType.BFLOAT16) ? r.shift(Op.SHIFT_LEFT, x, 16) : x;
    }

    private long sign() {
        return element == Element.F32 ? 1L << 31 : 1L << 63;
    }

    private int unary(Unary u, Map<Expr, Integer> values) {
        int x = operand(u.x(), values);
        if (u.type() == Type.BOOL) {
            return r.maskOp(Op.NOT_MASK, x, x);
        }
        boolean real = u.type().isFloat();
        return switch (u.op()) {
            case NEG ->
                    real
                            ? r.vectorOp(Op.XOR_BITS, x, bits(sign()))
                            : r.vectorOp(Op.SUB_INT, bits(0), x);
            case NOT -> r.vectorOp(Op.XOR_BITS, x, bits(-1));
            case SQRT -> r.vectorOp(Op.SQRT_VECTOR, x, -1);
            case ABS -> {
                if (real) {
                    yield r.vectorOp(Op.AND_BITS, x, bits(~sign()));
                }
                int negative = r.compareInt(Compare.LESS, x, bits(0));
                yield r.select(negative, r.vectorOp(Op.SUB_INT, bits(0), x), x);
            }
            default -> throw new RefusedException();
        };
    }

    private int binary(Binary b, Map<Expr, Integer> values) {
        Type type = b.a().type();
        if (type == Type.BOOL) {
            int x = operand(b.a(), values);
            int y = operand(b.b(), values);
            return switch (b.op()) {
                case AND -> r.maskOp(Op.AND_MASK, x, y);
                case OR -> r.maskOp(Op.OR_MASK, x, y);
                case XOR, NE -> r.maskOp(Op.XOR_MASK, x, y);
                case EQ -> {
                    int different = r.maskOp(Op.XOR_MASK, x, y);
                    yield r.maskOp(Op.NOT_MASK, different, different);
                }
                default -> throw new RefusedException();
            };
        }
        if (b.op().isComparison()) {
            int x = operand(b.a(), values);
            int y = operand(b.b(), values);
            Compare how = comparison(b.op());
            return type.isFloat() ? r.compare(how, x, y) : r.compareInt(how, x, y);
        }
        return type.isFloat() ? real(b, values) : integer(b, values);
    }

    private static Compare comparison(BinaryOp op) {
        return switch (op) {
            case EQ -> Compare.EQUAL;
            case NE -> Compare.NOT_EQUAL;
            case LT -> Compare.LESS;
            case LE -> Compare.LESS_OR_EQUAL;
            case GT -> Compare.GREATER;
            case GE -> Compare.GREATER_OR_EQUAL;
            default -> throw new RefusedException();
        };
    }

    private int real(Binary b, Map<Expr, Integer> values) {
        int x = operand(b.a(), values);
        int y = operand(b.b(), values);
        return switch (b.op()) {
            case ADD -> r.vectorOp(Op.ADD_VECTOR, x, y);
            case SUB -> r.vectorOp(Op.SUB_VECTOR, x, y);
            case MUL -> r.vectorOp(Op.MUL_VECTOR, x, y);
            case DIV -> r.vectorOp(Op.DIV_VECTOR, x, y);
            case MAX -> extreme(b, x, y, true);
            case MIN -> extreme(b, x, y, false);
            case REM -> {
                if (!target.narrow() || !target.longs()) {
                    throw new RefusedException();
                }
                yield new Remainder(r, this::bits).of(x, y);
            }
            default -> throw new RefusedException();
        };
    }

    /// Java's `Math.max` and `min`: NaN if either is, and -0 below +0, which no instruction of x86
    /// says. Against a constant that is no zero of the wrong sign one comparison is enough.
    private int extreme(Binary b, int x, int y, boolean max) {
        if (b.b() instanceof Const c && !Double.isNaN(c.asDouble()) && !c.is(max ? -0.0 : 0.0)) {
            int kept = r.compare(max ? Compare.LESS_OR_EQUAL : Compare.GREATER_OR_EQUAL, x, y);
            return r.select(kept, y, x);
        }
        return extreme(r, target, x, y, max);
    }

    /// The larger or smaller one of any two.
    static int extreme(Routine r, Target target, int x, int y, boolean max) {
        if (target.narrow()) {
            int number = r.vectorOp(max ? Op.MAX_NUMBER : Op.MIN_NUMBER, x, y);
            int none = r.compare(Compare.UNORDERED, x, y);
            return r.select(none, r.vectorOp(Op.ADD_VECTOR, x, y), number);
        }
        int beyond = r.compare(max ? Compare.GREATER : Compare.LESS, x, y);
        int equal = r.compare(Compare.EQUAL, x, y);
        // Equal numbers have equal bits, but for zeros: of these one may have the sign.
        int either = r.vectorOp(max ? Op.AND_BITS : Op.OR_BITS, x, y);
        int none = r.compare(Compare.NOT_EQUAL, x, x);
        int result = r.select(beyond, x, y);
        result = r.select(equal, either, result);
        return r.select(none, x, result);
    }

    private int integer(Binary b, Map<Expr, Integer> values) {
        switch (b.op()) {
            case SHL, SHR, USHR -> {
                if (!(b.b() instanceof Const c)) {
                    throw new RefusedException();
                }
                if (b.op() == BinaryOp.SHR && element == Element.F64 && !target.longs()) {
                    throw new RefusedException();
                }
                int bits = (int) c.bits() & 8 * element.bytes() - 1;
                Op op =
                        switch (b.op()) {
                            case SHL -> Op.SHIFT_LEFT;
                            case SHR -> Op.SHIFT_RIGHT;
                            default -> Op.SHIFT_RIGHT_ZERO;
                        };
                return r.shift(op, operand(b.a(), values), bits);
            }
            default -> {}
        }
        int x = operand(b.a(), values);
        int y = operand(b.b(), values);
        return switch (b.op()) {
            case ADD -> r.vectorOp(Op.ADD_INT, x, y);
            case SUB -> r.vectorOp(Op.SUB_INT, x, y);
            case MUL -> {
                if (element == Element.F64 && !target.longs()) {
                    throw new RefusedException();
                }
                yield r.vectorOp(Op.MUL_INT, x, y);
            }
            case AND -> r.vectorOp(Op.AND_BITS, x, y);
            case OR -> r.vectorOp(Op.OR_BITS, x, y);
            case XOR -> r.vectorOp(Op.XOR_BITS, x, y);
            case MAX -> r.select(r.compareInt(Compare.GREATER, x, y), x, y);
            case MIN -> r.select(r.compareInt(Compare.LESS, x, y), x, y);
            default -> throw new RefusedException();
        };
    }

    private int cast(Type from, Type to, int x) {
        if (!fits(from) || element == Element.F64 && !target.longs()) {
            throw new RefusedException();
        }
        if (to == from) {
            return x;
        }
        if (to.isFloat()) {
            return r.vectorOp(Op.INT_TO_FLOAT, x, -1);
        }
        // Java's cast: NaN gives 0, and what is too large the largest or smallest number.
        boolean single = element == Element.F32;
        double limit = single ? 0x1p31 : 0x1p63;
        long bits =
                single ? Float.floatToRawIntBits((float) limit) : Double.doubleToRawLongBits(limit);
        long below =
                single
                        ? Float.floatToRawIntBits((float) -limit)
                        : Double.doubleToRawLongBits(-limit);
        int result = r.vectorOp(Op.FLOAT_TO_INT, x, -1);
        int large = r.compare(Compare.GREATER_OR_EQUAL, x, bits(bits));
        result = r.select(large, bits(~sign()), result);
        int small = r.compare(Compare.LESS, x, bits(below));
        result = r.select(small, bits(sign()), result);
        return r.select(r.compare(Compare.NOT_EQUAL, x, x), bits(0), result);
    }
}
