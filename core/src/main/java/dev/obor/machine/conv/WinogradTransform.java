package dev.obor.machine.conv;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// The transforms of Winograd's convolution F(2×2, 3×3): a small square of vectors becomes another
/// one, each of its rows first and then each of the columns. See A. Lavin and S. Gray, Fast
/// Algorithms for Convolutional Neural Networks (2015); here the last row of `B` has the other
/// sign, so that nothing is negated.
enum WinogradTransform {
    /// `Bᵀ x B`: 4×4 elements of the source.
    SOURCE(4, 4) {
        @Override
        int[] line(Routine r, int[] x) {
            return new int[] {
                r.vectorOp(Op.SUB_VECTOR, x[0], x[2]),
                r.vectorOp(Op.ADD_VECTOR, x[1], x[2]),
                r.vectorOp(Op.SUB_VECTOR, x[2], x[1]),
                r.vectorOp(Op.SUB_VECTOR, x[3], x[1])
            };
        }
    },
    /// `G w Gᵀ`: 3×3 weights.
    WEIGHT(3, 4) {
        @Override
        int[] line(Routine r, int[] x) {
            int sum = r.vectorOp(Op.ADD_VECTOR, x[0], x[2]);
            return new int[] {
                x[0],
                half(r, r.vectorOp(Op.ADD_VECTOR, sum, x[1])),
                half(r, r.vectorOp(Op.SUB_VECTOR, sum, x[1])),
                x[2]
            };
        }
    },
    /// `Aᵀ m A`: 2×2 elements of the target from 4×4 sums.
    TARGET(4, 2) {
        @Override
        int[] line(Routine r, int[] x) {
            int sum = r.vectorOp(Op.ADD_VECTOR, x[0], x[1]);
            int difference = r.vectorOp(Op.SUB_VECTOR, x[1], x[2]);
            return new int[] {
                r.vectorOp(Op.ADD_VECTOR, sum, x[2]), r.vectorOp(Op.ADD_VECTOR, difference, x[3])
            };
        }
    },
    /// `A y Aᵀ`: 2×2 elements of the target's gradient.
    TARGET_GRADIENT(2, 4) {
        @Override
        int[] line(Routine r, int[] x) {
            return new int[] {
                x[0],
                r.vectorOp(Op.ADD_VECTOR, x[0], x[1]),
                r.vectorOp(Op.SUB_VECTOR, x[0], x[1]),
                x[1]
            };
        }
    },
    /// `Gᵀ s G`: the gradient of 3×3 weights from 4×4 sums.
    WEIGHT_GRADIENT(4, 3) {
        @Override
        int[] line(Routine r, int[] x) {
            int sum = half(r, r.vectorOp(Op.ADD_VECTOR, x[1], x[2]));
            int difference = half(r, r.vectorOp(Op.SUB_VECTOR, x[1], x[2]));
            return new int[] {
                r.vectorOp(Op.ADD_VECTOR, x[0], sum),
                difference,
                r.vectorOp(Op.ADD_VECTOR, sum, x[3])
            };
        }
    };

    // What the block holds: where the first square is and goes, and the steps from row to row and
    // from column to column.
    static final int FROM = 0;
    static final int TO = 1;
    static final int FROM_ROW = 2;
    static final int FROM_COLUMN = 3;
    static final int TO_ROW = 4;
    static final int TO_COLUMN = 5;
    // Numbers of rounds of three loops, and for each how far it is to the next square on both
    // sides.
    static final int LOOPS = 6;
    static final int STEPS = 9;
    // For the routine itself.
    private static final int LEFT = 15;
    private static final int LINE = 18;
    private static final int PLACE = 20;
    static final int SLOTS = 22;

    /// Rows and columns of what is read.
    final int before;

    /// Rows and columns of what is written.
    final int after;

    WinogradTransform(int before, int after) {
        this.before = before;
        this.after = after;
    }

    /// One line of a square.
    abstract int[] line(Routine r, int[] x);

    private static int half(Routine r, int x) {
        int half = r.splatBits(Integer.toUnsignedLong(Float.floatToRawIntBits(0.5f)));
        return r.vectorOp(Op.MUL_VECTOR, x, half);
    }

    /// The routine for float32: `f(block, from, to, rows)`, where `rows` has room for a square.
    Routine routine(Target target) {
        Routine r = new Routine("grid_" + name().toLowerCase(java.util.Locale.ROOT), Element.F32);
        r.argument(0);
        int from = r.argument(1);
        int to = r.argument(2);
        int room = r.argument(3);
        r.addSlot(from, FROM);
        r.addSlot(to, TO);
        r.storeSlot(FROM, from);
        r.storeSlot(TO, to);
        open(r, 2);
        copy(r, FROM, LINE);
        open(r, 1);
        copy(r, LINE, PLACE);
        open(r, 0);
        square(r, room, target.vectorBytes());
        close(r, 0, PLACE);
        close(r, 1, LINE);
        close(r, 2, FROM);
        return r;
    }

    private static void open(Routine r, int loop) {
        r.storeSlot(LEFT + loop, r.slot(LOOPS + loop));
        r.loopSlot(LEFT + loop);
    }

    private static void copy(Routine r, int from, int to) {
        r.storeSlot(to, r.slot(from));
        r.storeSlot(to + 1, r.slot(from + 1));
    }

    private static void close(Routine r, int loop, int places) {
        for (int side = 0; side < 2; side++) {
            int x = r.slot(places + side);
            r.addSlot(x, STEPS + 2 * loop + side);
            r.storeSlot(places + side, x);
        }
        r.end();
    }

    /// Transformed rows wait in memory: not every target has registers for all of them.
    private void square(Routine r, int room, int bytes) {
        int p = r.slot(PLACE);
        int column = r.slot(FROM_COLUMN);
        int column3 = r.scale(column, 3);
        for (int i = 0; i < before; i++) {
            int[] x = new int[before];
            for (int j = 0; j < before; j++) {
                x[j] = r.register(Kind.VECTOR);
                r.load(x[j], at(p, column, column3, j), -1);
            }
            int[] y = line(r, x);
            for (int j = 0; j < after; j++) {
                r.store(y[j], Address.at(room).plus((i * after + j) * bytes), -1);
            }
            r.addSlot(p, FROM_ROW);
        }
        int goal = r.slot(PLACE + 1);
        int row = r.slot(TO_ROW);
        int row3 = r.scale(row, 3);
        for (int j = 0; j < after; j++) {
            int[] x = new int[before];
            for (int i = 0; i < before; i++) {
                x[i] = r.register(Kind.VECTOR);
                r.load(x[i], Address.at(room).plus((i * after + j) * bytes), -1);
            }
            int[] y = line(r, x);
            for (int i = 0; i < after; i++) {
                r.store(y[i], at(goal, row, row3, i), -1);
            }
            r.addSlot(goal, TO_COLUMN);
        }
    }

    private static Address at(int p, int step, int step3, int times) {
        Address a = Address.at(p);
        return switch (times) {
            case 0 -> a;
            case 3 -> a.plus(step3, 1);
            default -> a.plus(step, times);
        };
    }
}
