package dev.obor.machine;

import java.lang.foreign.MemorySegment;

/// A routine that can be called: `f(block, a, b, c, d, e)`, or with more arrays behind them.
///
/// **What is passed must be as long as the routine goes.** A wrong length ends the JVM, so only
/// those who check extents call this.
@FunctionalInterface
public interface Entry {
    /// Runs it. Segments are arrays, or addresses outside the heap.
    long call(
            long[] block,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MemorySegment d,
            MemorySegment e);

    /// Arrays of a call of the wider shape.
    int WIDE = 14;

    /// Runs a routine that takes [#WIDE] arrays.
    default long call(long[] block, MemorySegment[] arrays) {
        throw new UnsupportedOperationException("a routine of five arrays");
    }
}
