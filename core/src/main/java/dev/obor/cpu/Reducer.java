package dev.obor.cpu;

import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.expr.Type;

/// How values of one type are combined. The order of every combination follows from the numbers of
/// elements alone, never from the vector width, the layout or the threads.
///
/// Arrays are those of [Scratch#array].
abstract class Reducer {
    /// Rows shorter than this are combined from the first to the last.
    static final int SHORT = 17;

    /// Longer rows have this many partial results, each over every 64th element, which are then
    /// combined pairwise.
    static final int LANES = 64;

    /// Calls after which the virtual machine compiles a method, in several rounds.
    static final int CALLS = 500;

    /// Nanoseconds within which two blocks are done by compiled code, and by no other.
    static final long COMPILED = 12_000;

    private static final int ROUNDS = 400;
    private static final int PAUSE_MILLIS = 3;

    // Plain fields: a late reader takes the plain loops once more, with the same result.
    private boolean ready;
    private boolean asked;

    /// Whether to use vector code: it is slow until it is compiled, so that is done on the compiler
    /// thread first.
    final boolean vectors() {
        Tiers policy = Tiers.current();
        if (policy == Tiers.AUTO) {
            if (!asked) {
                asked = true;
                if (VectorTier.WIDE) {
                    Kernels.later(this::warm);
                }
            }
            return ready;
        }
        return policy == Tiers.GENERATED && VectorTier.WIDE;
    }

    private void warm() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            if (isFast() && isFast()) {
                ready = true;
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /// Runs the vector code some times; whether it is compiled by now.
    boolean isFast() {
        return false;
    }

    /// Combines `n` elements, at least 1, into `out[at]`.
    ///
    /// @param room an array of [#LANES] elements to work in
    abstract void row(Object a, int from, int n, Object out, int at, Object room);

    /// Combines `acc[at + j]` with `x[from + r * stride + j]` for each `r` in turn.
    abstract void columns(Object acc, int at, Object x, int from, int rows, int stride, int width);

    /// The result for no elements.
    abstract void neutral(Object out, int at, int n);

    /// How values of that type are combined.
    static Reducer of(ReduceOp op, Type type) {
        return switch (type) {
            case F32 -> FloatReducer.ALL[op.ordinal()];
            case F64 -> DoubleReducer.ALL[op.ordinal()];
            case I32 -> IntReducer.ALL[op.ordinal()];
            case I64 -> LongReducer.ALL[op.ordinal()];
            case BOOL -> BoolReducer.ALL[op.ordinal()];
        };
    }
}
