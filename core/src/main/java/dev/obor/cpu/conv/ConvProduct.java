package dev.obor.cpu.conv;

/// One matrix product of a convolution: `k` taps of the planes times the packed weights.
///
/// Element `(row, position)` of the result is the sum over `k` of `weight(row, k)` times
/// `planes[offset[k] + position]`.
final class ConvProduct {
    /// Taps per channel; tap `t` of channel `c` is `k = c * taps + t`.
    final int taps;

    /// The position of tap `t` in the weight's kernel window.
    final int[] tapIndex;

    /// Where each `k` starts in the planes; as columns, three at a time, the last one repeated.
    final long[] offset;

    final long[] columns;

    /// The positions, strip by strip.
    final ConvChunks[] strips;

    /// Which rows and columns of the target the positions are: `first + i * stride`.
    final int firstH;

    final int firstW;

    /// Where the packed weights of group 0 start, and how many elements a group has.
    final int packedStart;

    final int packedSize;

    ConvProduct(
            int[] tapIndex,
            long[] offset,
            ConvChunks[] strips,
            int firstH,
            int firstW,
            int packedStart,
            int packedSize) {
        this.taps = tapIndex.length;
        this.tapIndex = tapIndex;
        this.offset = offset;
        this.columns = ConvChunks.padded(offset, offset.length);
        this.strips = strips;
        this.firstH = firstH;
        this.firstW = firstW;
        this.packedStart = packedStart;
        this.packedSize = packedSize;
    }
}
