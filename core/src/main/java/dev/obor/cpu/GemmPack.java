package dev.obor.cpu;

/// Copies a panel into the order in which micro-kernels read it. Generated ({@link GemmPackCode}),
/// in two kinds: for elements that lie side by side across the panel, and for elements that lie
/// side by side along K, where square blocks are turned over in registers.
///
/// Both read and write whole vectors, so the source must hold some more elements, and what is
/// written past the panel's last row or column is garbage; columns of garbage that belong to the
/// next `p` are overwritten in turn.
abstract class GemmPack {
    /// For `p` below `kc`: `dst[to + p * width + i]` is `src[from + p * stride + i]` (side by side
    /// across) or `src[from + i * stride + p]` for `i` below `rows` (side by side along K).
    abstract void run(
            Object src, int from, int stride, int rows, int kc, Object dst, int to, int width);
}
