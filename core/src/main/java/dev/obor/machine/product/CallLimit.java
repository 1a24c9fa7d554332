package dev.obor.machine.product;

/// How much a call may do. The collector waits for a call to return, so none may take longer than
/// about 0.5 ms; the unit is a multiply-add.
public final class CallLimit {
    /// The most of a call: 40 µs of multiply-adds with AVX-512, or 0.2 ms of reading memory that is
    /// in no cache.
    public static final long MOST = 6_000_000;

    // What an element costs that has to come from memory, in a vector and alone.
    private static final long TOUCH = 24;
    private static final long TOUCH_ALONE = 200;

    private CallLimit() {}

    /// Tiles: multiply-adds, and the elements of all three matrices.
    public static long tiles(long rows, long columns, long terms) {
        return rows * columns * terms + TOUCH * (rows * columns + columns * terms + rows * terms);
    }

    /// Elements that are copied in vectors.
    public static long copy(long elements) {
        return TOUCH * elements;
    }

    /// Elements that are copied one by one.
    static long elements(long elements) {
        return TOUCH_ALONE * elements;
    }

    /// Refuses a call that does more.
    public static void check(long work) {
        if (work > MOST) {
            throw new IllegalStateException("a call of " + work + " units of work");
        }
    }
}
