package dev.obor.machine.conv;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.CallLimit;
import dev.obor.machine.product.ProductCode;
import dev.obor.machine.product.Scratch;
import dev.obor.machine.product.StridedMatrix;
import java.lang.foreign.MemorySegment;

/// Calls of [WinogradTransform]'s routines, for one thread: checks every extent, and cuts what is
/// too much for a call. Everything counts elements.
final class WinogradTransformCalls {
    private static final int BYTES = Element.F32.bytes();

    private final ProductCode code;
    private final int lanes;
    private final long[] block = new long[WinogradTransform.SLOTS];
    private final long[] count = {1, 1, 1};
    private final long[][] steps = new long[3][2];

    WinogradTransformCalls(ProductCode code) {
        this.code = code;
        lanes = code.target().vectorBytes() / BYTES;
    }

    /// Where squares are: the first element, and the steps from row to row and from column to
    /// column.
    record Side(StridedMatrix memory, long start, long row, long column) {}

    /// A loop over squares: 0 is the innermost.
    void loop(int level, long rounds, long from, long to) {
        count[level] = rounds;
        steps[level][0] = from;
        steps[level][1] = to;
    }

    /// Transforms all squares.
    ///
    /// @param room for transformed rows
    void run(WinogradTransform grid, Side from, Side to, Scratch.Piece room) {
        long one =
                CallLimit.copy(
                        (long) lanes * (grid.before * grid.before + grid.after * grid.after));
        long most = Math.max(1, CallLimit.MOST / one);
        long each0 = Math.min(count[0], most);
        long each1 = Math.clamp(most / each0, 1, count[1]);
        long each2 = Math.clamp(most / (each0 * each1), 1, count[2]);
        Entry routine = code.other(grid, () -> grid.routine(code.target()));
        for (long i = 0; i < count[2]; i += each2) {
            for (long j = 0; j < count[1]; j += each1) {
                for (long k = 0; k < count[0]; k += each0) {
                    block[WinogradTransform.LOOPS] = Math.min(each0, count[0] - k);
                    block[WinogradTransform.LOOPS + 1] = Math.min(each1, count[1] - j);
                    block[WinogradTransform.LOOPS + 2] = Math.min(each2, count[2] - i);
                    side(0, from, grid.before, i, j, k);
                    side(1, to, grid.after, i, j, k);
                    CallLimit.check(
                            one
                                    * block[WinogradTransform.LOOPS]
                                    * block[WinogradTransform.LOOPS + 1]
                                    * block[WinogradTransform.LOOPS + 2]);
                    routine.call(
                            block,
                            from.memory().memory(),
                            to.memory().memory(),
                            room.start(),
                            MemorySegment.NULL,
                            MemorySegment.NULL);
                }
            }
        }
    }

    /// Elements that the rows of a square take, transformed.
    long room() {
        return 16L * lanes;
    }

    private void side(int s, Side side, int size, long i, long j, long k) {
        long low = side.start() + i * steps[2][s] + j * steps[1][s] + k * steps[0][s];
        block[WinogradTransform.FROM + s] = low * BYTES;
        block[WinogradTransform.FROM_ROW + 2 * s] = side.row() * BYTES;
        block[WinogradTransform.FROM_COLUMN + 2 * s] = side.column() * BYTES;
        long high = low + lanes;
        for (int loop = 0; loop < 3; loop++) {
            block[WinogradTransform.STEPS + 2 * loop + s] = steps[loop][s] * BYTES;
            long far = (block[WinogradTransform.LOOPS + loop] - 1) * steps[loop][s];
            low += Math.min(0, far);
            high += Math.max(0, far);
        }
        long down = (size - 1) * side.row();
        long across = (size - 1) * side.column();
        low += Math.min(0, down) + Math.min(0, across);
        high += Math.max(0, down) + Math.max(0, across);
        if (low < 0 || high * BYTES > side.memory().length()) {
            throw new IndexOutOfBoundsException(low + " to " + high + " in " + side);
        }
    }
}
