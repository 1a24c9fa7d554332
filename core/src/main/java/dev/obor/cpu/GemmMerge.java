package dev.obor.cpu;

/// Puts a tile at the edge of a matrix in its place: the part of it that is inside.
abstract class GemmMerge {
    /// For `i` below `rows` and `j` below `columns`: `c[co + i * cs + j] = tile[i * width + j]`,
    /// plus `d[d0 + i * ds + j]` if `add`. The tile holds whole vectors.
    abstract void run(
            Object tile,
            int width,
            Object c,
            int co,
            int cs,
            boolean add,
            Object d,
            int d0,
            int ds,
            int rows,
            int columns);
}
