package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Calls of tiles in loops, see `NestRoutine`, for one thread: what convolutions are made of.
///
/// Each element of the result is one chain of fused multiply-adds over all terms, in the order of
/// the loops. Every extent is checked here, and what is too much for a call is cut up: between
/// tiles, or where one tile has too many terms, between rounds of their outer loop.
public final class Nest {
    /// What sums start from.
    public enum Start {
        /// Zero.
        ZERO,
        /// The rows of `d`.
        ROWS,
        /// For each row one number of `d`.
        NUMBERS
    }

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    private final ProductCode code;
    private final Element element;
    private final int lanes;
    private final long[] block = new long[NestRoutine.SLOTS];
    private final @Nullable StridedMatrix[] memory = new StridedMatrix[4];
    private final long[] start = new long[4];
    private final long[] row = new long[4];
    private final long[] terms = new long[3];
    private final long[][] termSteps = new long[3][2];
    private final long[] loops = new long[3];
    private final long[][] steps = new long[3][4];
    private int rows;
    private int vectors;
    private int last;
    private Start from = Start.ZERO;

    /// Calls of routines of one kind of element.
    public Nest(ProductCode code, Element element) {
        this.code = code;
        this.element = element;
        lanes = code.target().vectorBytes() / element.bytes();
        Arrays.fill(loops, 1);
        Arrays.fill(terms, 1);
    }

    /// The size of a tile; of its last vector, `last` lanes exist.
    public void tile(int height, int width, int lastLanes) {
        rows = height;
        vectors = width;
        last = lastLanes;
    }

    /// Where the first tile's `a` is, and the step from row to row.
    public void a(StridedMatrix where, long at, long step) {
        side(A, where, at, step);
    }

    /// Where the first tile's `b` is.
    public void b(StridedMatrix where, long at) {
        side(B, where, at, 0);
    }

    /// Where the first tile goes.
    public void c(StridedMatrix where, long at, long step) {
        side(C, where, at, step);
    }

    /// What the first tile starts from.
    public void d(Start how, @Nullable StridedMatrix where, long at, long step) {
        from = where == null ? Start.ZERO : how;
        side(D, where, at, step);
    }

    private void side(int i, @Nullable StridedMatrix where, long at, long step) {
        memory[i] = where;
        start[i] = at;
        row[i] = step;
    }

    /// A loop of terms: 0 is the innermost.
    public void terms(int level, long count, long a, long b) {
        terms[level] = count;
        termSteps[level][A] = a;
        termSteps[level][B] = b;
    }

    /// A loop of tiles: 0 is the innermost.
    public void loop(int level, long count, long a, long b, long c, long d) {
        loops[level] = count;
        steps[level][A] = a;
        steps[level][B] = b;
        steps[level][C] = c;
        steps[level][D] = d;
    }

    /// Whether the terms of one round of the outer loop are few enough for a call.
    public static boolean fits(long terms, ProductShape shape) {
        return terms < CallLimit.MOST
                && CallLimit.tiles(shape.tall(), shape.width(0), terms) <= CallLimit.MOST;
    }

    private long work(long outer) {
        return CallLimit.tiles(rows, (long) vectors * lanes, terms[0] * terms[1] * outer);
    }

    /// Computes all tiles.
    public void run() {
        for (long count : loops) {
            if (count <= 0) {
                return;
            }
        }
        if (work(terms[2]) <= CallLimit.MOST) {
            tiles();
            return;
        }
        parts();
    }

    /// All tiles, a part of the terms at a time; afterwards everything is as the caller said, for
    /// the next tiles may have the same loops.
    private void parts() {
        Start how = from;
        StridedMatrix given = memory[D];
        long[] places = start.clone();
        long rowD = row[D];
        long[] stepsD = {steps[0][D], steps[1][D], steps[2][D]};
        long all = terms[2];
        long each = all;
        while (work(each) > CallLimit.MOST && each > 1) {
            each = (each + 1) / 2;
        }
        for (long done = 0; done < all; done += each) {
            terms[2] = Math.min(each, all - done);
            tiles();
            start[A] += terms[2] * termSteps[2][A];
            start[B] += terms[2] * termSteps[2][B];
            d(Start.ROWS, memory[C], start[C], row[C]);
            for (long[] step : steps) {
                step[D] = step[C];
            }
        }
        terms[2] = all;
        from = how;
        memory[D] = given;
        row[D] = rowD;
        System.arraycopy(places, 0, start, 0, start.length);
        for (int loop = 0; loop < steps.length; loop++) {
            steps[loop][D] = stepsD[loop];
        }
    }

    private void tiles() {
        long most = Math.max(1, CallLimit.MOST / work(terms[2]));
        long t = loops[0];
        long l = loops[1];
        long eachT = Math.min(t, most);
        long eachL = t <= most ? Math.min(l, most / t) : 1;
        long eachI = t * l <= most ? Math.min(loops[2], most / (t * l)) : 1;
        for (long i = 0; i < loops[2]; i += eachI) {
            for (long j = 0; j < l; j += eachL) {
                for (long k = 0; k < t; k += eachT) {
                    call(k, j, i, Math.min(eachT, t - k), Math.min(eachL, l - j), eachI);
                }
            }
        }
    }

    private void call(long t, long l, long i, long countT, long countL, long mostI) {
        long countI = Math.min(mostI, loops[2] - i);
        CallLimit.check(work(terms[2]) * countT * countL * countI);
        for (int side = 0; side < 4; side++) {
            block[NestRoutine.A + side] =
                    start[side] + t * steps[0][side] + l * steps[1][side] + i * steps[2][side];
        }
        block[NestRoutine.A_ROW] = row[A];
        block[NestRoutine.A_TERM] = termSteps[0][A];
        block[NestRoutine.B_TERM] = termSteps[0][B];
        block[NestRoutine.C_ROW] = row[C];
        block[NestRoutine.D_ROW] = row[D];
        System.arraycopy(terms, 0, block, NestRoutine.TERMS, 3);
        block[NestRoutine.A_MIDDLE] = after(1, A);
        block[NestRoutine.B_MIDDLE] = after(1, B);
        block[NestRoutine.A_OUTER] = after(2, A);
        block[NestRoutine.B_OUTER] = after(2, B);
        block[NestRoutine.LAST_LANES] = last;
        block[NestRoutine.ROWS_OF_D] = from == Start.ROWS ? 1 : 0;
        block[NestRoutine.NUMBERS_OF_D] = from == Start.NUMBERS ? 1 : 0;
        block[NestRoutine.LOOPS] = countT;
        block[NestRoutine.LOOPS + 1] = countL;
        block[NestRoutine.LOOPS + 2] = countI;
        for (int loop = 0; loop < 3; loop++) {
            System.arraycopy(steps[loop], 0, block, NestRoutine.STEPS + 4 * loop, 4);
        }
        if (terms[0] > 0 && terms[1] > 0 && terms[2] > 0) {
            check(A, element.bytes());
            check(B, across());
        }
        check(C, across());
        if (from != Start.ZERO) {
            check(D, from == Start.ROWS ? across() : element.bytes());
        }
        code.nest(element, rows, vectors)
                .call(block, segment(A), segment(B), segment(C), segment(D), MemorySegment.NULL);
    }

    /// How far it is to the next round once the loop inside has moved.
    private long after(int level, int side) {
        return termSteps[level][side] - terms[level - 1] * termSteps[level - 1][side];
    }

    private long across() {
        return ((vectors - 1L) * lanes + last) * element.bytes();
    }

    /// Compares all that a side can reach with its memory.
    private void check(int side, long bytes) {
        long low = block[NestRoutine.A + side];
        long high = low + bytes;
        for (int loop = 0; loop < 3; loop++) {
            long far = (block[NestRoutine.LOOPS + loop] - 1) * steps[loop][side];
            low += Math.min(0, far);
            high += Math.max(0, far);
            if (side <= B) {
                far = (terms[loop] - 1) * termSteps[loop][side];
                low += Math.min(0, far);
                high += Math.max(0, far);
            }
        }
        long down = (rows - 1) * row[side];
        StridedMatrix m = memory[side];
        if (m == null || low + Math.min(0, down) < 0 || high + Math.max(0, down) > m.length()) {
            throw new IndexOutOfBoundsException(
                    "abcd".charAt(side) + ": " + low + " to " + (high + down) + " in " + m);
        }
    }

    private MemorySegment segment(int side) {
        StridedMatrix m = memory[side];
        return m == null ? MemorySegment.NULL : m.memory();
    }
}
