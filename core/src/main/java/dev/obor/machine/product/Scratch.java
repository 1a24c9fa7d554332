package dev.obor.machine.product;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Memory outside the heap for packed parts, from the start of a page on. It waits for its next use
/// in a list, not with a thread: there may be any number of virtual threads.
public final class Scratch {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 30;

    private final LongFunction<@Nullable MemorySegment> memory;
    // By the power of two that it holds.
    private final ArrayDeque<Piece>[] free;

    /// A piece of memory.
    ///
    /// @param power its length is 2 to this
    public record Piece(MemorySegment start, int power) {
        /// Bytes.
        public long length() {
            return 1L << power;
        }

        /// A part of it as a matrix.
        public StridedMatrix matrix(long offset, long row, long column) {
            return new StridedMatrix(start, length(), offset, row, column);
        }
    }

    /// @param memory gives some bytes, or null
    Scratch(LongFunction<@Nullable MemorySegment> memory) {
        this.memory = memory;
        @SuppressWarnings({"unchecked", "rawtypes"})
        ArrayDeque<Piece>[] lists = new ArrayDeque[LARGEST + 1];
        for (int i = SMALLEST; i <= LARGEST; i++) {
            lists[i] = new ArrayDeque<>();
        }
        free = lists;
    }

    /// At least so many bytes.
    public Piece take(long bytes) {
        int power = Math.max(SMALLEST, 64 - Long.numberOfLeadingZeros(bytes - 1));
        if (power > LARGEST) {
            throw new IllegalArgumentException(bytes + " bytes of scratch memory");
        }
        synchronized (free) {
            Piece piece = free[power].pollLast();
            if (piece != null) {
                return piece;
            }
        }
        MemorySegment start = memory.apply(1L << power);
        if (start == null) {
            throw new OutOfMemoryError("the system has no " + bytes + " bytes outside the heap");
        }
        return new Piece(start, power);
    }

    /// Gives a piece back, unless it is null.
    public void give(@Nullable Piece piece) {
        if (piece != null) {
            synchronized (free) {
                free[piece.power()].addLast(piece);
            }
        }
    }
}
