package dev.obor.machine.arm;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A routine of single operations: each takes vectors from memory, some of which are needed later
/// and some not, and stores what it makes of them.
///
/// Where the language leaves a result open, operands are chosen so that it is not.
final class RandomRoutine {
    /// Vectors of each kind of numbers.
    static final int EACH = 8;

    /// What an operand may be.
    enum Numbers {
        /// Floats of all kinds but NaN.
        FLOATS,
        /// The same with NaN.
        ANY_FLOATS,
        /// Floats that fit an integer.
        SMALL_FLOATS,
        /// Any bits.
        BITS,
        /// Numbers of elements of [#BITS], as integers of 64 bits.
        PLACES
    }

    /// Bytes of the operands, and of the results.
    static final int OPERANDS = Numbers.values().length * EACH * 16;

    static final int RESULTS = 16 * 400;

    private static final Op[] FLOAT_OPS = {
        Op.ADD_VECTOR, Op.SUB_VECTOR, Op.MUL_VECTOR, Op.DIV_VECTOR, Op.SQRT_VECTOR, Op.INT_TO_FLOAT
    };
    private static final Op[] INT_OPS = {
        Op.ADD_INT, Op.SUB_INT, Op.MUL_INT, Op.AND_BITS, Op.OR_BITS, Op.XOR_BITS
    };
    private static final Op[] MASK_OPS = {Op.AND_MASK, Op.OR_MASK, Op.XOR_MASK};

    private final Random random;
    private final Routine r;
    private final boolean doubles;
    private final int lanes;
    private final int operands;
    private final int results;
    private final int index;
    private final int indexValue;
    private int end;
    private final List<Integer> later = new ArrayList<>();

    RandomRoutine(long seed, int steps) {
        random = new Random(seed);
        doubles = random.nextBoolean();
        r = new Routine("random_" + seed, doubles ? Element.F64 : Element.F32);
        lanes = doubles ? 2 : 4;
        r.argument(0);
        operands = r.argument(1);
        results = r.argument(2);
        indexValue = random.nextInt(3) * 2;
        index = r.constant(indexValue);
        int rounds = r.constant(1 + random.nextInt(2));
        r.loop(rounds);
        for (int i = 0; i < steps; i++) {
            step();
        }
        for (int v : later) {
            put(v);
        }
        r.end();
    }

    Routine routine() {
        return r;
    }

    /// Operands for lanes of a width.
    static byte[] operands(long seed) {
        Random random = new Random(seed);
        var all = ByteBuffer.allocate(OPERANDS).order(ByteOrder.LITTLE_ENDIAN);
        boolean doubles = new Random(seed).nextBoolean();
        double[] awkward = {0.0, -0.0, 1, -1, 0.5, 2.5, 1e30, -1e-30, 1e-42, 1.0 / 0, -1.0 / 0};
        for (Numbers kind : Numbers.values()) {
            for (int i = 0; i < EACH * (doubles || kind == Numbers.PLACES ? 2 : 4); i++) {
                double x =
                        random.nextInt(3) == 0
                                ? awkward[random.nextInt(awkward.length)]
                                : random.nextGaussian() * Math.pow(2, random.nextInt(40) - 20);
                switch (kind) {
                    case ANY_FLOATS -> x = random.nextInt(4) == 0 ? Double.NaN : x;
                    case SMALL_FLOATS -> x = random.nextGaussian() * (1 << random.nextInt(20));
                    default -> {}
                }
                if (kind == Numbers.PLACES) {
                    all.putLong(random.nextInt(EACH * 2));
                } else if (kind == Numbers.BITS) {
                    if (doubles) {
                        all.putLong(random.nextLong() >> random.nextInt(64));
                    } else {
                        all.putInt(random.nextInt() >> random.nextInt(32));
                    }
                } else if (doubles) {
                    all.putDouble(x);
                } else {
                    all.putFloat((float) x);
                }
            }
        }
        return all.array();
    }

    /// Some bytes of a kind of numbers, said in one of the ways that there are.
    private Address place(Numbers kind, int bytes) {
        int room = EACH * 16 - bytes;
        int at = kind.ordinal() * EACH * 16 + random.nextInt(room / 4 + 1) / 2 * 8;
        return switch (random.nextInt(3)) {
            case 0 -> Address.at(operands).plus(at);
            case 1 -> Address.at(operands).plus(index, 4).plus(at - 4 * indexValue);
            default -> {
                int base = r.copy(operands);
                r.increase(base, at + 70_000);
                yield Address.at(base).plus(-70_000);
            }
        };
    }

    private int load(Numbers kind) {
        int v = r.register(Kind.VECTOR);
        r.load(v, place(kind, 16), -1);
        if (random.nextInt(4) == 0 && later.size() < 6) {
            later.add(v);
        }
        return v;
    }

    private int mask() {
        return switch (random.nextInt(4)) {
            case 0 -> r.firstLanes(r.constant(random.nextInt(lanes + 1)));
            case 1 -> r.lanes(r.constant(random.nextInt(1 << lanes)));
            case 2 -> r.compareInt(integer(), load(Numbers.BITS), load(Numbers.BITS));
            default -> r.maskOp(Op.NOT_MASK, r.lanes(r.constant(random.nextInt(16))), -1);
        };
    }

    private int maskOrNone() {
        return random.nextInt(3) == 0 ? -1 : mask();
    }

    private Compare integer() {
        return Compare.values()[random.nextInt(Compare.UNORDERED.ordinal())];
    }

    private Address result(int bytes) {
        if (end + 16 > RESULTS) {
            throw new IllegalStateException("too many results");
        }
        Address m = Address.at(results).plus(end);
        end += (bytes + 15) / 16 * 16;
        return m;
    }

    private void put(int v) {
        r.store(v, result(16), -1);
    }

    private void putMask(int mask) {
        put(r.select(mask, load(Numbers.BITS), load(Numbers.BITS)));
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0 -> {
                Op op = any(random, FLOAT_OPS);
                Numbers kind = op == Op.INT_TO_FLOAT ? Numbers.BITS : Numbers.ANY_FLOATS;
                boolean one = op == Op.INT_TO_FLOAT || op == Op.SQRT_VECTOR;
                put(r.vectorOp(op, load(kind), one ? -1 : load(kind)));
            }
            case 1 -> put(r.vectorOp(any(random, INT_OPS), load(Numbers.BITS), load(Numbers.BITS)));
            case 2 -> put(r.multiplyAdd(float1(), float1(), float1()));
            case 3 -> {
                int x = float1();
                put(r.multiplyAdd(x, random.nextBoolean() ? x : float1(), x));
            }
            case 4 -> {
                int sum = load(Numbers.ANY_FLOATS);
                r.fma(sum, float1(), float1());
                put(sum);
            }
            case 5 -> {
                Op op = random.nextBoolean() ? Op.MAX_NUMBER : Op.MIN_NUMBER;
                put(r.vectorOp(op, load(Numbers.FLOATS), load(Numbers.FLOATS)));
            }
            case 6 -> {
                Op op =
                        switch (random.nextInt(3)) {
                            case 0 -> Op.SHIFT_LEFT;
                            case 1 -> Op.SHIFT_RIGHT;
                            default -> Op.SHIFT_RIGHT_ZERO;
                        };
                put(r.shift(op, load(Numbers.BITS), random.nextInt(128 / lanes)));
            }
            case 7 -> put(r.vectorOp(Op.FLOAT_TO_INT, load(Numbers.SMALL_FLOATS), -1));
            case 8 -> put(r.splatBits(random.nextLong() >> random.nextInt(64)));
            case 9 -> putMask(r.compare(any(random, Compare.values()), float1(), float1()));
            case 10 -> {
                int x = float1();
                putMask(r.compare(any(random, Compare.values()), x, x));
            }
            case 11 -> putMask(r.maskOp(any(random, MASK_OPS), mask(), mask()));
            case 12 -> {
                int to = r.register(Kind.VECTOR);
                r.load(to, place(Numbers.BITS, 16), mask());
                put(to);
            }
            case 13 -> r.store(load(Numbers.BITS), result(16), maskOrNone());
            case 14 -> narrow();
            case 15 -> {
                int to = r.register(Kind.VECTOR);
                if (random.nextBoolean()) {
                    r.expand(to, place(Numbers.BITS, 16), mask());
                    put(to);
                } else {
                    put(r.compress(load(Numbers.BITS), mask()));
                }
            }
            case 16 -> {
                int to = load(Numbers.BITS);
                r.pick(to, load(Numbers.BITS), load(Numbers.BITS));
                put(to);
            }
            case 17 -> {
                int to = r.register(Kind.VECTOR);
                int bytes = random.nextBoolean() ? 8 : doubles ? 8 : 4;
                r.zip(to, load(Numbers.BITS), load(Numbers.BITS), bytes, random.nextBoolean());
                put(to);
            }
            case 18 -> single();
            default -> gather();
        }
    }

    private int float1() {
        return load(Numbers.ANY_FLOATS);
    }

    private void narrow() {
        Narrow[] all =
                doubles
                        ? new Narrow[] {
                            Narrow.BYTES,
                            Narrow.SIGNED_BYTES,
                            Narrow.SHORTS,
                            Narrow.SIGNED_SHORTS,
                            Narrow.INTS,
                            Narrow.FLOATS
                        }
                        : new Narrow[] {
                            Narrow.BYTES,
                            Narrow.SIGNED_BYTES,
                            Narrow.SHORTS,
                            Narrow.SIGNED_SHORTS,
                            Narrow.HALFS
                        };
        Narrow what = any(random, all);
        if (random.nextBoolean()) {
            put(r.loadNarrow(what, place(Numbers.BITS, 16), maskOrNone()));
            return;
        }
        int x =
                switch (what) {
                    case HALFS -> load(Numbers.FLOATS);
                    case FLOATS ->
                            random.nextBoolean()
                                    ? r.vectorOp(Op.DOUBLE_TO_FLOAT, load(Numbers.FLOATS), -1)
                                    : r.vectorOp(Op.LONG_TO_FLOAT, load(Numbers.BITS), -1);
                    default -> load(Numbers.BITS);
                };
        r.storeNarrow(what, x, result(16), maskOrNone());
    }

    private void single() {
        int to = r.register(Kind.VECTOR);
        switch (random.nextInt(5)) {
            case 0 -> r.splat(to, place(Numbers.BITS, 8));
            case 1 -> r.loadOne(to, place(Numbers.BITS, 8));
            case 2 -> r.loadPart(to, 0, place(Numbers.BITS, 16), -1);
            case 3 -> r.zero(to);
            default -> {
                r.storeOne(load(Numbers.BITS), result(16));
                r.prefetch(place(Numbers.BITS, 16), random.nextBoolean());
                r.zero(to);
            }
        }
        put(to);
    }

    private void gather() {
        if (!doubles) {
            put(r.copy(load(Numbers.BITS)));
            return;
        }
        int bytes = random.nextBoolean() ? 4 : 8;
        long in = random.nextInt(lanes + 1);
        int base = r.copy(operands);
        r.increase(base, Numbers.BITS.ordinal() * EACH * 16);
        int x = r.gather(bytes, base, load(Numbers.PLACES), r.firstLanes(r.constant(in)));
        int mask = r.firstLanes(r.constant(in));
        if (bytes == 4) {
            r.storeNarrow(Narrow.FLOATS, x, result(16), mask);
        } else {
            put(r.select(mask, x, load(Numbers.BITS)));
        }
    }
}
