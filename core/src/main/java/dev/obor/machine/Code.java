package dev.obor.machine;

import java.lang.foreign.MemorySegment;

/// Machine code that can be called: `f(block, a, b, c, d, e)`.
///
/// **What is passed must be as long as the code goes.** A wrong length ends the JVM, so only those
/// who check extents call this.
public final class Code {
    private final String name;
    private final MemorySegment address;

    Code(String name, long address) {
        this.name = name;
        this.address = MemorySegment.ofAddress(address);
    }

    /// Its name in listings.
    public String name() {
        return name;
    }

    /// Runs it. Segments are arrays or addresses outside the heap.
    public long call(
            long[] block,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MemorySegment d,
            MemorySegment e) {
        return Native.call(address, MemorySegment.ofArray(block), a, b, c, d, e);
    }
}
