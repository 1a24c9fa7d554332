package dev.obor.cpu;

import org.jspecify.annotations.Nullable;

/// How a product is cut into tiles: rows of equal height, columns in panels whose widths differ by
/// at most one vector.
///
/// The cut has no influence on the result, only on speed. Equal pieces keep the waste at the edges
/// small: 64 rows are four tiles of 13 and one of 12, not four of 14 and one of 8.
///
/// @param height rows of a tile
/// @param width vectors of the first `wide` panels; the others have one vector less
/// @param wide number of panels with full width
/// @param panels number of panels
/// @param lanes elements of a vector
/// @param tile kernel for the wide panels
/// @param narrowTile kernel for the others
record GemmShape(
        int height,
        int width,
        int wide,
        int panels,
        int lanes,
        GemmTile tile,
        @Nullable GemmTile narrowTile) {

    /// The cut for a product, or null if its kernels are not ready.
    static @Nullable GemmShape of(GemmJob job) {
        int lanes = GemmKernels.lanes(job.type());
        if (lanes < 2) {
            return null;
        }
        boolean manyRegisters = lanes * (job.type().wide() ? 8 : 4) == 64;
        int vectors = (job.n() + lanes - 1) / lanes;
        int panels = (vectors + widest(job.m(), manyRegisters) - 1) / widest(job.m(), manyRegisters);
        int width = (vectors + panels - 1) / panels;
        int wide = vectors - panels * (width - 1);
        int tallest = tallest(width, manyRegisters);
        int tiles = (job.m() + tallest - 1) / tallest;
        int height = (job.m() + tiles - 1) / tiles;
        GemmTile tile = GemmKernels.tile(job.type(), height, width);
        GemmTile narrow =
                wide == panels ? null : GemmKernels.tile(job.type(), height, width - 1);
        if (tile == null || (narrow == null && wide < panels)) {
            return null;
        }
        return new GemmShape(height, width, wide, panels, lanes, tile, narrow);
    }

    /// An estimate of the work of one step of K: multiply-adds of whole vectors, weighted with what
    /// narrow tiles cost more.
    static double effort(int m, int n, int lanes) {
        int vectors = (n + lanes - 1) / lanes;
        double weight = vectors == 1 ? 1.6 : vectors == 2 || vectors == 4 ? 1.1 : 1;
        return (double) m * vectors * weight + 0.1 * m;
    }

    /// Vectors per tile: three where there are 32 registers, more if there are few rows, because
    /// about eight accumulators are needed to hide the latency of a multiply-add.
    private static int widest(int rows, boolean manyRegisters) {
        return switch (rows) {
            case 1 -> 8;
            case 2 -> manyRegisters ? 6 : 4;
            case 3, 4 -> manyRegisters ? 4 : 3;
            default -> manyRegisters ? 3 : 2;
        };
    }

    /// Rows per tile: as many as keep the accumulators in registers, with room for a row of B and
    /// three elements of A. With less room HotSpot spills an accumulator, which costs a third.
    private static int tallest(int width, boolean manyRegisters) {
        return manyRegisters ? Math.min(14, 24 / width) : Math.max(1, 10 / width);
    }

    /// The first column of a panel.
    int column(int panel) {
        return lanes * (panel * width - Math.max(0, panel - wide));
    }

    /// The padded number of columns of a panel.
    int columns(int panel) {
        return lanes * (panel < wide ? width : width - 1);
    }

    /// The kernel of a panel.
    GemmTile tile(int panel) {
        GemmTile t = panel < wide ? tile : narrowTile;
        if (t == null) {
            throw new IllegalStateException("panel " + panel + " of " + panels);
        }
        return t;
    }
}
