package dev.obor.cpu;

/// The blocked product: A is packed once per block of rows and of K; then each panel of B is packed
/// into the first-level cache and meets all packed rows.
///
/// Panels are the tasks of a product that is split over the threads. What need not be copied is read
/// in place: operands whose elements already lie side by side, if they are met few times.
final class GemmBlocks {
    // Bytes of packed A: half of a small second-level cache.
    private static final int A_BYTES = 480 * 1024;
    // A copy of B pays off from this many row tiles on, unless the rows are so few that they stay
    // in the first-level cache wherever they lie.
    private static final int FEW_TILES = 3;
    private static final int SHORT_K = 16;
    private static final double TASK_FLOPS = 3e6;

    private final GemmJob job;
    private final GemmShape shape;
    private final GemmType type;
    private final boolean shared;

    // The block at work.
    private Object packed;
    private int row;
    private int rows;
    private int p0;
    private int kc;

    private GemmBlocks(GemmJob job, GemmShape shape, boolean shared, GemmBuffers mine) {
        this.job = job;
        this.shape = shape;
        this.shared = shared;
        type = job.type();
        packed = mine.rows(0);
    }

    /// Computes the product on this thread, or with `shared` on all of them.
    static void run(GemmJob job, GemmShape shape, boolean shared) {
        GemmBuffers mine = job.type().take();
        new GemmBlocks(job, shape, shared, mine).all(mine);
        job.type().give(mine);
    }

    private void all(GemmBuffers mine) {
        int block = GemmJob.kBlock(job.k());
        int h = shape.height();
        int most = Math.max(1, A_BYTES / (type.wide() ? 8 : 4) / (block * h)) * h;
        for (row = 0; row < job.m(); row += rows) {
            rows = Math.min(most, job.m() - row);
            for (p0 = 0; p0 < job.k(); p0 += kc) {
                kc = Math.min(block, job.k() - p0);
                packRows(mine);
                panels(mine);
            }
        }
    }

    private int tiles() {
        return (rows + shape.height() - 1) / shape.height();
    }

    private void packRows(GemmBuffers mine) {
        int tiles = tiles();
        packed = mine.rows(tiles * shape.height() * kc);
        if (shared && tiles > 8) {
            Workers.run((tiles + 7) / 8, task -> packTiles(8 * task, Math.min(tiles, 8 * task + 8)));
        } else {
            packTiles(0, tiles);
        }
    }

    private void packTiles(int from, int to) {
        int h = shape.height();
        Gemm.Matrix a = job.a();
        for (int t = from; t < to; t++) {
            if (!rowsInPlace(t)) {
                int first = row + t * h;
                int count = Math.min(h, row + rows - first);
                int start = a.at(first, p0);
                type.pack(
                        a.array(), start, a.row(), a.column(), count, kc, packed, t * h * kc, h);
            }
        }
    }

    private boolean rowsInPlace(int t) {
        Gemm.Matrix a = job.a();
        int h = shape.height();
        return (h == 1 || a.row() == 1)
                && shape.panels() <= FEW_TILES
                && (h == 1
                        || a.at(row + t * h, p0 + kc - 1) + h <= type.length(a.array()));
    }

    private boolean panelInPlace(int panel) {
        Gemm.Matrix b = job.b();
        return b.column() == 1
                && (tiles() <= FEW_TILES || kc <= SHORT_K)
                && b.at(p0 + kc - 1, shape.column(panel)) + shape.columns(panel)
                        <= type.length(b.array());
    }

    private void panels(GemmBuffers mine) {
        int n = shape.panels();
        if (!shared) {
            for (int panel = 0; panel < n; panel++) {
                panel(panel, mine);
            }
            return;
        }
        double flops = 2.0 * rows * kc * shape.columns(0);
        int group = (int) Math.max(1, Math.min(n, TASK_FLOPS / flops));
        Workers.run(
                (n + group - 1) / group,
                task -> {
                    GemmBuffers own = type.take();
                    for (int i = task * group; i < Math.min(n, task * group + group); i++) {
                        panel(i, own);
                    }
                    type.give(own);
                });
    }

    private void panel(int panel, GemmBuffers own) {
        Gemm.Matrix b = job.b();
        int width = shape.columns(panel);
        int column = shape.column(panel);
        int columns = Math.min(width, job.n() - column);
        Object bArray = b.array();
        int bo = b.at(p0, column);
        int bs = b.row();
        if (!panelInPlace(panel)) {
            bArray = own.panel(width * kc);
            type.pack(b.array(), bo, b.column(), b.row(), columns, kc, bArray, 0, width);
            bo = 0;
            bs = width;
        }
        tiles(panel, bArray, bo, bs, column, columns, own);
    }

    private void tiles(
            int panel, Object b, int bo, int bs, int column, int columns, GemmBuffers own) {
        int h = shape.height();
        int width = shape.columns(panel);
        GemmTile kernel = shape.tile(panel);
        Gemm.Matrix a = job.a();
        Gemm.Matrix c = job.c();
        Gemm.Matrix bias = job.bias();
        Gemm.Matrix d = p0 == 0 && bias != null ? bias : c;
        boolean add = p0 > 0 || job.accumulate() || bias != null;
        boolean fits = columns == width && (c.column() == 1) && (!add || d.column() == 1);
        for (int t = 0; t < tiles(); t++) {
            int first = row + t * h;
            int count = Math.min(h, row + rows - first);
            boolean inPlace = rowsInPlace(t);
            Object aArray = inPlace ? a.array() : packed;
            int ao = inPlace ? a.at(first, p0) : t * h * kc;
            int as = inPlace ? a.column() : h;
            if (fits && count == h) {
                int co = c.at(first, column);
                int d0 = d.at(first, column);
                kernel.run(
                        kc, aArray, ao, as, b, bo, bs, c.array(), co, c.row(), add, d.array(), d0,
                        d.row());
            } else {
                Object tile = own.tile;
                kernel.run(kc, aArray, ao, as, b, bo, bs, tile, 0, width, false, tile, 0, width);
                type.merge(tile, width, c, first, column, count, columns, add, d);
            }
        }
    }
}
