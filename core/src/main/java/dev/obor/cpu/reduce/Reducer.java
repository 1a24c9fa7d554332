package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.cpu.memory.Scratch;
import dev.obor.expr.Type;

/// How values of one type are combined. The order of every combination follows from the numbers of
/// elements alone, never from the layout or the threads, nor from how long vectors are in machine
/// code.
///
/// Arrays are those of [Scratch#array].
abstract class Reducer {
    /// Rows shorter than this are combined from the first to the last.
    static final int SHORT = 17;

    /// Longer rows have this many partial results, each over every 64th element, which are then
    /// combined pairwise.
    static final int LANES = Scratch.LANES;

    /// Combines `n` elements, at least 1, into `out[at]`.
    ///
    /// @param lanes an array of [#LANES] elements to work in
    void row(Object a, int from, int n, Object out, int at, Object lanes) {
        if (n < SHORT) {
            few(a, from, n, out, at);
            return;
        }
        int width = Math.min(n, LANES);
        System.arraycopy(a, from, lanes, 0, width);
        int rows = n / LANES;
        if (rows > 1) {
            columns(lanes, 0, a, from + LANES, rows - 1, LANES, LANES);
        }
        if (rows > 0 && n % LANES > 0) {
            columns(lanes, 0, a, from + rows * LANES, 1, LANES, n % LANES);
        }
        while (width > 1) {
            int half = (width + 1) / 2;
            columns(lanes, 0, lanes, half, 1, half, width - half);
            width = half;
        }
        System.arraycopy(lanes, 0, out, at, 1);
    }

    /// Combines `n` elements, at least 1, from the first to the last.
    abstract void few(Object a, int from, int n, Object out, int at);

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
