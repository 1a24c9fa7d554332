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
        GemmTile tile = GemmKernels.find(job.type(), height, width);
        GemmTile narrow =
                wide == panels ? null : GemmKernels.find(job.type(), height, width - 1);
        if (tile == null || (narrow == null && wide < panels)) {
            return null;
        }
        return new GemmShape(height, width, wide, panels, lanes, tile, narrow);
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

    /// Rows per tile: as many as leave the accumulators in registers, with room for a row of B and
    /// two elements of A (with less room HotSpot spills an accumulator, which costs a third).
    private static int tallest(int width, boolean manyRegisters) {
        int free = (manyRegisters ? 30 : 15) - width;
        return Math.max(1, Math.min(manyRegisters ? 14 : 8, free / width));
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
