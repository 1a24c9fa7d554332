package dev.obor.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The work space of one thread inside a matrix product; grows and is used again.
final class GemmBuffers {
    // Packed panels may be overrun by one vector store.
    private static final int MARGIN = 64;

    private final GemmType type;
    private Object rows;
    private Object panel;
    private MemorySegment segment = MemorySegment.NULL;
    private int segmentLength;

    /// Room for one tile of the result.
    final Object tile;

    private GemmBuffers(GemmType type) {
        this.type = type;
        rows = type.allocate(0);
        panel = type.allocate(0);
        tile = type.allocate(1024);
    }

    /// Room for `length` packed elements of A.
    Object rows(int length) {
        if (type.length(rows) < length + MARGIN) {
            rows = type.allocate(length + MARGIN);
        }
        return rows;
    }

    /// Room for a packed panel of B with `length` elements, in the heap.
    Object panel(int length) {
        if (type.length(panel) < length + MARGIN) {
            panel = type.allocate(length + MARGIN);
        }
        return panel;
    }

    /// Room for `length` packed elements of B outside the heap, from the start of a cache line on.
    MemorySegment outside(int length) {
        if (segmentLength < length) {
            segment = segment(type, length);
            segmentLength = length;
        }
        return segment;
    }

    /// Memory outside the heap, which the collector frees.
    static MemorySegment segment(GemmType type, int length) {
        long bytes = (length + MARGIN) * (type.wide() ? 8L : 4L);
        return Arena.ofAuto().allocate(bytes, 64);
    }

    /// Buffers waiting for use. Not thread-local: there may be any number of virtual threads.
    static final class Pool {
        private final GemmType type;
        private final AtomicReferenceArray<GemmBuffers> slots =
                new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

        Pool(GemmType type) {
            this.type = type;
        }

        GemmBuffers take() {
            for (int i = 0; i < slots.length(); i++) {
                if (slots.getPlain(i) != null) {
                    GemmBuffers b = slots.getAndSet(i, null);
                    if (b != null) {
                        return b;
                    }
                }
            }
            return new GemmBuffers(type);
        }

        void give(GemmBuffers b) {
            for (int i = 0; i < slots.length(); i++) {
                if (slots.getPlain(i) == null && slots.compareAndSet(i, null, b)) {
                    return;
                }
            }
        }
    }
}
