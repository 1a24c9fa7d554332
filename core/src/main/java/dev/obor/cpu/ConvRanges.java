package dev.obor.cpu;

import dev.obor.backend.ConvShape;

/// Into how many ranges the images of a weight gradient are cut. Each range is summed on its own,
/// on any thread; their sums are added in order. So the number decides the bits of the result and
/// depends on the shape alone.
final class ConvRanges {
    private static final int MOST = 16;
    private static final long WORK = 1 << 20; // multiply-adds of a range: 20 to 40 µs
    private static final long SUMS = 1 << 22; // elements of all sums: 16 MB of float32

    private ConvRanges() {}

    /// A power of two where the shape allows it: most processors' cores share that evenly. (Three
    /// ranges would keep two threads busy as long as four.)
    ///
    /// @param items the blocks that a range is made of
    /// @param sums the number of elements that one range sums up
    static int count(ConvShape shape, int items, long sums) {
        int ranges = 1;
        while (2 * ranges <= Math.min(MOST, items)
                && 2 * ranges * sums <= SUMS
                && ranges * WORK < shape.multiplyAdds()) {
            ranges *= 2;
        }
        return ranges;
    }
}
