package dev.obor.cpu;

/// One row times a matrix whose columns lie one after the other: as many results as a vector has
/// lanes. Generated ({@link GemmPackCode}).
abstract class GemmDots {
    /// For `i` below `rows`: `sums[i]` is the chain of multiply-adds of `src[from + i * stride +
    /// p]` with `a[ao + p]` over `p` below `kc`, which must be a multiple of the number of lanes.
    /// All lanes of `sums` are written.
    abstract void run(
            Object src, int from, int stride, int rows, int kc, Object a, int ao, Object sums);
}
