package dev.obor.cpu;

/// A micro-kernel of convolution: a few rows of the result times three vectors, held in registers
/// while `k` runs.
///
/// `c[row][j][lane] = init[row][j][lane] + sum over k of a[k][row] * x[offset(k) + q_j + lane]`,
/// one fused multiply-add after the other in the order of `k`, so a result does not depend on the
/// vector length. The offset of a `k` is stored behind its row elements in `a`: one array and one
/// index less in the loop, without which C2 moves pointers between general and vector registers (a
/// third slower).
///
/// There are two kinds (see [ConvKernels]):
///
/// - *Products*: `a[k][row]` is one weight, for all lanes; vectors are as long as the machine's.
/// - *Weight gradients*: `a[k][row]` has an element for each lane; a vector has as many lanes as 64
///   bytes hold, whatever the machine's length: `k` are chunks of positions, and lane `l` adds
///   position `l` of every chunk.
abstract class ConvTile {
    /// Vectors of one call.
    static final int COLUMNS = 3;

    /// Runs the kernel. The arrays are all `float[]` or all `double[]`. With `end` below `ao`
    /// nothing is done.
    ///
    /// @param a from `ao` to `end`: for each `k`, the elements of the rows and the offset
    /// @param x what the offset plus `q0` (`q1`, `q2`) points into
    /// @param init what the sums start from, at `io`, in the layout of `c`
    /// @param c where the sums go, at `co`; may be `init`
    abstract void run(
            Object a,
            int ao,
            int end,
            Object x,
            int q0,
            int q1,
            int q2,
            Object init,
            int io,
            Object c,
            int co);
}
