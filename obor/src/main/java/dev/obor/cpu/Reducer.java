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
