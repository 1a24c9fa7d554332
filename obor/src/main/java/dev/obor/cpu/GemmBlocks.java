package dev.obor.cpu;

/// The blocked product: A is packed once per block of rows; then each panel of B is packed into the
/// first-level cache and meets all packed rows, one block of K after the other.
///
/// Panels are the tasks of a product that is split over the threads. With few rows, where a copy
/// would not pay off, B is read in place if its rows lie side by side.
final class GemmBlocks {
    // Bytes of packed A: half of a small second-level cache.
    private static final int A_BYTES = 480 * 1024;
    private static final double TASK_FLOPS = 3e6;

    private final GemmJob job;
    private final GemmShape shape;
    private final GemmType type;
    private final boolean shared;
    private final boolean outside;
    private final int block;

    // The part at work: some rows, and all of K or one block of it.
    private Object packed;
    private int row;
    private int rows;
    private int begin;
    private int end;

    private GemmBlocks(GemmJob job, GemmShape shape, boolean shared, GemmBuffers mine) {
        this.job = job;
        this.shape = shape;
        this.shared = shared;
        outside = GemmKernels.outside(shape.height());
        type = job.type();
        block = GemmJob.kBlock(job.k());
        packed = mine.rows(0);
    }

    /// Computes the product on this thread, or with `shared` on all of them.
    static void run(GemmJob job, GemmShape shape, boolean shared) {
        GemmBuffers mine = job.type().take();
        new GemmBlocks(job, shape, shared, mine).all(mine);
        job.type().give(mine);
    }

    private void all(GemmBuffers mine) {
        int h = shape.height();
        int elements = A_BYTES / (type.wide() ? 8 : 4);
        if ((long) job.m() * job.k() <= elements) {
            part(0, job.m(), 0, job.k(), mine);
            return;
        }
        int most = Math.max(1, elements / (block * h)) * h;
        for (int r = 0; r < job.m(); r += most) {
            for (int p = 0; p < job.k(); p += block) {
                part(r, Math.min(most, job.m() - r), p, Math.min(job.k(), p + block), mine);
            }
        }
    }

    private void part(int newRow, int newRows, int newBegin, int newEnd, GemmBuffers mine) {
        row = newRow;
        rows = newRows;
        begin = newBegin;
        end = newEnd;
        if (shape.height() > 1) {
            packRows(mine);
        }
        panels(mine);
    }

    private int tiles() {
        return (rows + shape.height() - 1) / shape.height();
    }

    /// Where a packed tile of A starts; behind each is room for a vector written past its end.
    private int packedAt(int tile, int p0) {
        int before = (p0 - begin) / block * tiles() + tile;
        int kc = Math.min(block, end - p0);
        return shape.height() * ((p0 - begin) * tiles() + tile * kc) + before * shape.lanes();
    }

    private void packRows(GemmBuffers mine) {
        int tiles = tiles();
        int blocks = (end - begin + block - 1) / block;
        int length = tiles * (shape.height() * (end - begin) + blocks * shape.lanes());
        packed = mine.rows(length);
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
            int first = row + t * h;
            int count = Math.min(h, row + rows - first);
            for (int p0 = begin; p0 < end; p0 += block) {
                int kc = Math.min(block, end - p0);
                int start = a.at(first, p0);
                int at = packedAt(t, p0);
                type.pack(a.array(), start, a.row(), a.column(), count, kc, packed, at, h);
            }
        }
    }

    private boolean panelInPlace(int panel, int p0, int kc) {
        Gemm.Matrix b = job.b();
        int last = b.at(p0 + kc - 1, shape.column(panel)) + shape.columns(panel);
        return !outside && b.column() == 1 && last <= type.length(b.array());
    }

    private void panels(GemmBuffers mine) {
        int n = shape.panels();
        if (!shared) {
            for (int panel = 0; panel < n; panel++) {
                panel(panel, mine);
            }
            return;
        }
        double flops = 2.0 * rows * (end - begin) * shape.columns(0);
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
        for (int p0 = begin; p0 < end; p0 += block) {
            int kc = Math.min(block, end - p0);
            int from = b.at(p0, column);
            if (panelInPlace(panel, p0, kc)) {
                tiles(panel, p0, kc, b.array(), from, b.row(), own);
            } else {
                Object copy = own.panel(width * block, outside);
                type.pack(b.array(), from, b.column(), b.row(), columns, kc, copy, 0, width);
                tiles(panel, p0, kc, copy, 0, width, own);
            }
        }
    }

    private void tiles(
            int panel, int p0, int kc, Object b, int bo, int bs, GemmBuffers own) {
        int h = shape.height();
        int width = shape.columns(panel);
        int column = shape.column(panel);
        int columns = Math.min(width, job.n() - column);
        GemmTile kernel = shape.tile(panel);
        Gemm.Matrix a = job.a();
        Gemm.Matrix c = job.c();
        Gemm.Matrix bias = job.bias();
        Gemm.Matrix d = p0 == 0 && bias != null ? bias : c;
        boolean add = p0 > 0 || job.accumulate() || bias != null;
        boolean fits = columns == width && c.column() == 1 && (!add || d.column() == 1);
        int tiles = tiles();
        boolean single = h == 1; // one row of A is read where it is
        for (int t = 0; t < tiles; t++) {
            int first = row + t * h;
            int count = Math.min(h, row + rows - first);
            Object aArray = single ? a.array() : packed;
            int ao = single ? a.at(first, p0) : packedAt(t, p0);
            int as = single ? a.column() : h;
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
