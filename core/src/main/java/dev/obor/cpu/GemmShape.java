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
/// @param outside whether panels are copied out of the heap, where a vector never straddles two
///   cache lines; that is worth 15 %, but with one or two tiles per panel not the copy
/// @param tile kernel for the wide panels
/// @param narrowTile kernel for the others
record GemmShape(
        int height,
        int width,
        int wide,
        int panels,
        int lanes,
        boolean outside,
        GemmTile tile,
        @Nullable GemmTile narrowTile) {

    /// The cut for a product, or null if its kernels are not ready.
    static @Nullable GemmShape of(GemmJob job) {
        int lanes = GemmKernels.lanes(job.type());
        if (lanes < 2) {
            return null;
        }
        boolean many = lanes * (job.type().wide() ? 8 : 4) == 64;
        int vectors = (job.n() + lanes - 1) / lanes;
        int width = 1;
        int height = 1;
        double best = Double.MAX_VALUE;
        int most = many ? 3 : 2;
        int widest = Math.min(vectors, job.m() > 4 ? most : GemmKernels.MAX_VECTORS);
        for (int v = 1; v <= widest; v++) {
            int tallest = tallest(v, many);
            int tiles = (job.m() + tallest - 1) / tallest;
            int h = (job.m() + tiles - 1) / tiles;
            double effort = tiles * effort(h, vectors, v);
            if (effort < best) {
                best = effort;
                width = v;
                height = h;
            }
        }
        int panels = (vectors + width - 1) / width;
        width = (vectors + panels - 1) / panels;
        int wide = vectors - panels * (width - 1);
        boolean outside = height > 4 && (job.b().column() != 1 || job.m() > 2 * height);
        GemmTile tile = GemmKernels.tile(job.type(), height, width, outside);
        GemmTile narrow =
                wide == panels ? null : GemmKernels.tile(job.type(), height, width - 1, outside);
        if (tile == null || (narrow == null && wide < panels)) {
            return null;
        }
        return new GemmShape(height, width, wide, panels, lanes, outside, tile, narrow);
    }

    /// The least estimated work of one step of K over all cuts; to compare orientations.
    static double effort(int m, int n, GemmType type) {
        int lanes = GemmKernels.lanes(type);
        boolean many = lanes * (type.wide() ? 8 : 4) == 64;
        int vectors = (n + lanes - 1) / lanes;
        double best = Double.MAX_VALUE;
        for (int v = 1; v <= Math.min(vectors, many ? 3 : 2); v++) {
            int tallest = tallest(v, many);
            int tiles = (m + tallest - 1) / tallest;
            best = Math.min(best, tiles * effort((m + tiles - 1) / tiles, vectors, v));
        }
        return best;
    }

    /// Estimated cycles of one step of K for all panels of a row of tiles.
    private static double effort(int h, int vectors, int width) {
        int panels = (vectors + width - 1) / width;
        int wide = vectors - panels * ((vectors + panels - 1) / panels - 1);
        int w = (vectors + panels - 1) / panels;
        return wide * cycles(h, w) + (panels - wide) * cycles(h, w - 1);
    }

    /// Two multiply-adds or two loads start per cycle, and four to five instructions of any kind; a
    /// chain of multiply-adds goes on every fourth cycle. The loads' share is measured.
    private static double cycles(int h, int v) {
        if (v == 0) {
            return 0;
        }
        double all = (h * v + h + v + 10) / 4.5;
        return Math.max(Math.max(h * v / 2.0, 4), all) + 0.4 * (h + v);
    }

    /// Rows per tile: as many as keep the accumulators in registers, with room for a row of B and
    /// three elements of A. With less room HotSpot spills an accumulator, which costs a third.
    private static int tallest(int width, boolean manyRegisters) {
        return Math.max(1, manyRegisters ? Math.min(14, 24 / width) : Math.min(10, 10 / width));
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
