package dev.obor.cpu;

/// What matrix products need to know of an element type: float32 or float64.
///
/// Arrays travel as `Object`, so that blocking and threading are written once.
abstract sealed class GemmType permits GemmFloat, GemmDouble {
    static final GemmType F32 = new GemmFloat();
    static final GemmType F64 = new GemmDouble();

    private final GemmBuffers.Pool buffers = new GemmBuffers.Pool(this);

    /// True for float64.
    abstract boolean wide();

    abstract Object allocate(int length);

    abstract int length(Object array);

    /// Copies one panel: `dst[to + p * width + i] = src[from + i * across + p * along]` for `i`
    /// below `count` and `p` below `kc`, and zeros for `i` from `count` to `width`.
    ///
    /// @param dst may be written up to 16 elements past the panel
    abstract void pack(
            Object src,
            int from,
            int across,
            int along,
            int count,
            int kc,
            Object dst,
            int to,
            int width);

    /// Writes a tile to its place, plus, if `add`, what is at the same place of `d`.
    abstract void merge(
            Object tile,
            int width,
            Gemm.Matrix c,
            int row,
            int column,
            int rows,
            int columns,
            boolean add,
            Gemm.Matrix d);

    /// Sets all of `c` to `bias` (to zero if there is none), or adds `bias` to `c`.
    abstract void start(GemmJob job, boolean add);

    /// The whole product without vectors, in the same order of operations.
    abstract void plain(GemmJob job);

    final GemmBuffers take() {
        return buffers.take();
    }

    final void give(GemmBuffers b) {
        buffers.give(b);
    }
}
