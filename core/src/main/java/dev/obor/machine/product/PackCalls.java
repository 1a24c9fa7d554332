package dev.obor.machine.product;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Element;
import java.lang.foreign.MemorySegment;

/// Calls of what packs, for one thread: fills the block, checks every extent, and cuts what is too
/// much for a call.
public final class PackCalls {
    private final ProductCode code;
    private final Element element;
    private final int bytes;
    private final int vector;
    private final int lanes;
    private final long[] block = new long[PackRoutines.SLOTS];

    /// Calls of routines of one kind of element.
    public PackCalls(ProductCode code, Element element) {
        this.code = code;
        this.element = element;
        bytes = element.bytes();
        vector = code.target().vectorBytes();
        lanes = vector / bytes;
    }

    /// Strides of one of the two sides.
    ///
    /// @param memory where
    /// @param start of the first element
    /// @param row from one row to the next
    /// @param piece from one piece to the next
    public record Way(StridedMatrix memory, long start, long row, long piece) {
        /// The part from a row and a piece on.
        public Way at(long r, long p) {
            return new Way(memory, start + r * row + p * piece, row, piece);
        }

        private long last(long rows, long pieces) {
            return start + (rows - 1) * row + (pieces - 1) * piece;
        }

        private void check(long rows, long pieces, long more) {
            long end = last(rows, pieces) + more;
            if (start < 0 || end > memory.length()) {
                throw new IndexOutOfBoundsException(end + " in " + memory);
            }
        }
    }

    /// Copies rows of `width` elements, in pieces, and fills the last vector up with zeros.
    public void copy(Way from, Way to, int rows, int pieces, int width) {
        int vectors = (width + lanes - 1) / lanes;
        int last = width - (vectors - 1) * lanes;
        long row = (long) vectors * lanes;
        int most = (int) Math.max(1, CallLimit.MOST / CallLimit.copy(row * rows));
        if (pieces > most) {
            for (int i = 0; i < pieces; i += most) {
                copy(from.at(0, i), to.at(0, i), rows, Math.min(most, pieces - i), width);
            }
            return;
        }
        if (CallLimit.copy(row * rows) > CallLimit.MOST && rows > 1) {
            int half = rows / 2;
            copy(from, to, half, pieces, width);
            copy(from.at(half, 0), to.at(half, 0), rows - half, pieces, width);
            return;
        }
        CallLimit.check(CallLimit.copy(row * rows * pieces));
        from.check(rows, pieces, (long) width * bytes);
        to.check(rows, pieces, (long) vectors * vector);
        boolean loop = vectors > 8;
        block[PackRoutines.LAST_LANES] = last;
        block[PackRoutines.VECTORS] = vectors - 1;
        call(code.copy(element, loop ? 0 : vectors), from, to, rows, pieces);
    }

    /// Sets vectors to zero, one in each row.
    public void clear(Way to, int rows) {
        CallLimit.check(CallLimit.copy((long) rows * lanes));
        to.check(rows, 1, vector);
        block[PackRoutines.LAST_LANES] = 0;
        call(code.copy(element, 1), to, to, rows, 1);
    }

    /// Turns `pieces` times `lanes` columns over; `terms` is a multiple of the elements in 16
    /// bytes. In `from` a row is what lies from one column to the next.
    public void turn(Way from, Way to, int terms, int pieces) {
        int group = 16 / bytes;
        int most = (int) Math.max(1, CallLimit.MOST / CallLimit.copy((long) terms * lanes));
        for (int i = 0; i < pieces; i += most) {
            int count = Math.min(most, pieces - i);
            CallLimit.check(CallLimit.copy((long) terms * lanes * count));
            from.at(0, i).check(lanes, count, (long) terms * bytes);
            to.at(0, i).check(terms, count, vector);
            call(code.turn(element, false), from.at(0, i), to.at(0, i), terms / group, count);
        }
    }

    /// The same for one piece of `count` columns, which may be fewer than a vector has lanes, but
    /// not fewer than the elements in 16 bytes. The other lanes get some of these columns again.
    public void turnColumns(Way from, Way to, int terms, int count) {
        int group = 16 / bytes;
        int whole = count / group * group;
        turnPart(from, to, terms, whole, lanes);
        if (whole < count) { // the last ones, some of them again
            int first = count - group;
            Way goal = new Way(to.memory(), to.start() + (long) first * bytes, to.row(), 0);
            turnPart(from.at(first, 0), goal, terms, group);
        }
    }

    /// The same for one piece, of which only `count` lanes are written; columns are read up to the
    /// next multiple of the elements in 16 bytes.
    public void turnPart(Way from, Way to, int terms, int count) {
        turnPart(from, to, terms, count, count);
    }

    private void turnPart(Way from, Way to, int terms, int count, int written) {
        int group = 16 / bytes;
        int columns = (count + group - 1) / group * group;
        for (int i = 1; i <= BlockTranspose.FURTHER_PARTS; i++) {
            block[PackRoutines.PART_ROWS + i - 1] =
                    i * group < columns ? i * group * from.row() : 0;
        }
        int most = (int) Math.max(1, CallLimit.MOST / CallLimit.copy((long) group * lanes)) * group;
        for (int t = 0; t < terms; t += most) {
            int these = Math.min(most, terms - t);
            Way source = new Way(from.memory(), from.start() + (long) t * bytes, from.row(), 0);
            Way goal = to.at(t, 0);
            CallLimit.check(CallLimit.copy((long) these * lanes));
            source.check(columns, 1, (long) these * bytes);
            goal.check(these, 1, (long) written * bytes);
            block[PackRoutines.LAST_LANES] = written;
            call(code.turn(element, true), source, goal, these / group, 1);
        }
    }

    /// Copies elements one by one, `rows` in each piece.
    public void elements(Way from, Way to, int rows, int pieces) {
        int most = (int) Math.max(1, CallLimit.MOST / CallLimit.elements(rows));
        for (int i = 0; i < pieces; i += most) {
            int count = Math.min(most, pieces - i);
            CallLimit.check(CallLimit.elements((long) rows * count));
            from.at(0, i).check(rows, count, bytes);
            to.at(0, i).check(rows, count, bytes);
            call(code.elements(element), from.at(0, i), to.at(0, i), rows, count);
        }
    }

    private void call(Entry routine, Way from, Way to, int rows, int pieces) {
        block[PackRoutines.FROM] = from.start();
        block[PackRoutines.TO] = to.start();
        block[PackRoutines.ROWS] = rows;
        block[PackRoutines.FROM_ROW] = from.row();
        block[PackRoutines.TO_ROW] = to.row();
        block[PackRoutines.PIECES] = pieces;
        block[PackRoutines.FROM_PIECE] = from.piece();
        block[PackRoutines.TO_PIECE] = to.piece();
        MemorySegment none = MemorySegment.NULL;
        routine.call(block, from.memory().memory(), to.memory().memory(), none, none, none);
    }
}
