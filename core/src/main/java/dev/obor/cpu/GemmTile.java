package dev.obor.cpu;

/// A micro-kernel: the product of a few rows of A with a few vectors of columns of B, kept in
/// registers over one block of K. Implementations are generated ({@link GemmCode}), one per shape.
///
/// `A(i, p)` is `a[ao + i + p * as]` and `B(p, j)` is `b[bo + p * bs + j]`. Each output element is
/// one chain of fused multiply-adds over `p` in rising order, starting from zero, plus (if `add`)
/// the initial value at `d[d0 + i * ds + j]`; it goes to `c[co + i * cs + j]`. All the arrays are
/// `float[]` or all are `double[]`. With `kc` below zero nothing is done.
///
/// Kernels for panels outside the heap (`GemmShape.outside`) want both operands packed: `as` is the
/// number of rows, `b` is a `MemorySegment`, `bo` is 0 and `bs` the number of columns.
abstract class GemmTile {
    abstract void run(
            int kc,
            Object a,
            int ao,
            int as,
            Object b,
            int bo,
            int bs,
            Object c,
            int co,
            int cs,
            boolean add,
            Object d,
            int d0,
            int ds);
}
