package dev.obor.cpu.conv;

/// A micro-kernel of convolution: a few rows of the result times three columns, 64 bytes of lanes
/// each, held in registers while the terms run.
///
/// `c[row][j][lane] += sum over terms of a[term][row] * x[offset[term] + column[j] + lane]`, one
/// fused multiply-add after the other in the order of the terms, so a result does not depend on the
/// vector length.
///
/// There are two kinds (see [ConvKernels]):
///
/// - *Products*: `a[term][row]` is one weight, for all lanes.
/// - *Weight gradients*: `a[term][row]` has an element for each lane: terms are chunks of
///   positions, and lane `l` adds position `l` of every chunk.
abstract class ConvTile {
    /// Columns of a round.
    static final int COLUMNS = 3;

    /// Runs the kernel for some rounds. The arrays of elements are all `float[]` or all `double[]`.
    ///
    /// @param a the factors, term by term, from `ao` on
    /// @param offset where the terms lie in `x`, from `first` on
    /// @param column where the columns lie beyond that, from `from` on; three a round
    /// @param c the sums of a round by row, column and lane, from `co` on
    /// @param step from the sums of a round to those of the next
    abstract void run(
            Object a,
            int ao,
            int terms,
            long[] offset,
            int first,
            Object x,
            long[] column,
            int from,
            int rounds,
            Object c,
            int co,
            int step);
}
