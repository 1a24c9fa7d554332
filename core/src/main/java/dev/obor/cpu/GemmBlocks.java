package dev.obor.cpu;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// The blocked product. A few blocks of K at a time: B is packed into panels, rows of A that fit
/// the second-level cache are packed into tiles, and each panel meets each tile, so that a panel
/// stays in the first-level cache and the result in the second until all these blocks of K are
/// added.
///
/// Row blocks times panels are the tasks of a product that is split over the threads. The first
/// task that meets a panel packs it: copying waits for memory, and while one thread waits the other
/// multiplies.
final class GemmBlocks {
    // Bytes of A per row block: most of a small second-level cache.
    private static final int A_BYTES = 720 * 1024;
    // Blocks of K before the next part of the result is touched.
    private static final int K_BLOCKS = 4;
    // Columns of B, and shared rows of A, packed at a time: 12 MB.
    private static final int MOST = 4096;
    // A task of a shared product takes 40 to 100 µs: of small ones nobody waits long for the last,
    // and with few rows a whole panel is one.
    private static final int TASKS_PER_THREAD = 12;
    private static final double LEAST_FLOPS = 6e6;
    private static final double MOST_FLOPS = 16e6;
    // States of a panel.
    private static final int NEW = 0;
    private static final int BEING_PACKED = 1;
    private static final int PACKED = 2;

    private final GemmJob job;
    private final GemmShape shape;
    private final GemmType type;
    private final boolean shared;
    private final GemmBuffers mine;
    private final int block;
    private final int blockRows;
    // With one row block, a panel is packed by the task that uses it.
    private final boolean single;

    // The part at work: terms, panels and rows.
    private int begin;
    private int end;
    private int firstPanel;
    private int lastPanel;
    private int row;
    private int rows;
    private Object packedRows;
    private MemorySegment panels = MemorySegment.NULL;
    private AtomicIntegerArray states = new AtomicIntegerArray(0);

    private GemmBlocks(GemmJob job, GemmShape shape, boolean shared, GemmBuffers mine) {
        this.job = job;
        this.shape = shape;
        this.shared = shared;
        this.mine = mine;
        type = job.type();
        block = GemmJob.kBlock(job.k());
        packedRows = mine.rows(0);
        int h = shape.height();
        int terms = Math.min(job.k(), K_BLOCKS * block);
        int fit = Math.max(1, A_BYTES / (type.wide() ? 8 : 4) / terms / h);
        if (shared && shape.outside()) {
            double tile = 2.0 * h * terms * shape.columns(0);
            fit = (int) Math.max(1, Math.min(fit, taskFlops() / tile));
        }
        int tiles = (job.m() + h - 1) / h;
        int blocks = (tiles + fit - 1) / fit;
        single = blocks == 1;
        blockRows = (tiles + blocks - 1) / blocks * h;
    }

    /// Computes the product on this thread, or with `shared` on all of them.
    static void run(GemmJob job, GemmShape shape, boolean shared) {
        GemmBuffers mine = job.type().take();
        new GemmBlocks(job, shape, shared, mine).all();
        job.type().give(mine);
    }

    /// The size of a task of a shared product.
    private double taskFlops() {
        double share = job.flops() / (TASKS_PER_THREAD * Workers.threads());
        return Math.clamp(share, LEAST_FLOPS, MOST_FLOPS);
    }

    private void all() {
        int perPass = Math.max(1, MOST / shape.columns(0));
        int chunk = shared ? Math.max(1, MOST / blockRows) * blockRows : blockRows;
        for (begin = 0; begin < job.k(); begin = end) {
            end = Math.min(job.k(), begin + K_BLOCKS * block);
            for (firstPanel = 0; firstPanel < shape.panels(); firstPanel = lastPanel) {
                lastPanel =
                        single ? shape.panels() : Math.min(shape.panels(), firstPanel + perPass);
                if (!single) {
                    startPanels();
                }
                for (row = 0; row < job.m(); row += chunk) {
                    rows = Math.min(chunk, job.m() - row);
                    packRows();
                    multiply();
                }
            }
        }
    }

    /// Makes room for the panels of this part.
    private void startPanels() {
        int columns = shape.column(lastPanel) - shape.column(firstPanel);
        panels = mine.outside(columns * (end - begin));
        states = new AtomicIntegerArray(lastPanel - firstPanel);
    }

    /// Whether a panel lies packed where all tasks read it; packs it if no task has met it yet.
    /// While another task is at it the answer is no: a copy of one's own is better than to wait for
    /// a thread that may have lost its core.
    private boolean isPacked(int panel) {
        int i = panel - firstPanel;
        if (states.getAcquire(i) == PACKED) {
            return true;
        }
        if (!states.compareAndSet(i, NEW, BEING_PACKED)) {
            return false;
        }
        packPanel(panel);
        states.setRelease(i, PACKED);
        return true;
    }

    private void packPanel(int panel) {
        for (int p0 = begin; p0 < end; p0 += block) {
            packBlock(panel, p0, panels, panelAt(panel, p0));
        }
    }

    private void packBlock(int panel, int p0, Object to, int at) {
        Gemm.Matrix b = job.b();
        int kc = Math.min(block, end - p0);
        int width = shape.columns(panel);
        int column = shape.column(panel);
        int columns = Math.min(width, job.n() - column);
        type.pack(b.array(), b.at(p0, column), b.column(), b.row(), columns, kc, to, at, width);
    }

    /// Where a block of a packed panel starts.
    private int panelAt(int panel, int p0) {
        int before = shape.column(panel) - shape.column(firstPanel);
        return before * (end - begin) + shape.columns(panel) * (p0 - begin);
    }

    private int tiles() {
        return (rows + shape.height() - 1) / shape.height();
    }

    /// Where a packed tile of A starts; behind each is room for a vector written past its end.
    private int tileAt(int tile, int p0) {
        int before = (p0 - begin) / block * tiles() + tile;
        int kc = Math.min(block, end - p0);
        return shape.height() * ((p0 - begin) * tiles() + tile * kc) + before * shape.lanes();
    }

    private void packRows() {
        if (shape.height() == 1) {
            return; // a single row is read where it is
        }
        int tiles = tiles();
        int blocks = (end - begin + block - 1) / block;
        packedRows = mine.rows(tiles * (shape.height() * (end - begin) + blocks * shape.lanes()));
        if (shared && tiles > 8) {
            Workers.run(
                    (tiles + 7) / 8, task -> packTiles(8 * task, Math.min(tiles, 8 * task + 8)));
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
                type.pack(
                        a.array(),
                        start,
                        a.row(),
                        a.column(),
                        count,
                        kc,
                        packedRows,
                        tileAt(t, p0),
                        h);
            }
        }
    }

    /// All row blocks of the chunk times all panels.
    private void multiply() {
        int perBlock = blockRows / shape.height();
        int blocks = (tiles() + perBlock - 1) / perBlock;
        int n = lastPanel - firstPanel;
        if (!shared) {
            for (int i = 0; i < n; i++) {
                panel(firstPanel + i, 0, tiles(), mine);
            }
            return;
        }
        double flops = 2.0 * blockRows * (end - begin) * shape.columns(0);
        int group = (int) Math.max(1, Math.min(n, taskFlops() / flops));
        int groups = (n + group - 1) / group;
        int ranges = Math.min(groups, Workers.threads());
        Workers.run(
                blocks * groups,
                task -> {
                    int t0 = task / groups * perBlock;
                    int t1 = Math.min(tiles(), t0 + perBlock);
                    GemmBuffers own = type.take();
                    int from = apart(task % groups, groups, ranges) * group;
                    for (int i = from; i < Math.min(n, from + group); i++) {
                        panel(firstPanel + i, t0, t1, own);
                    }
                    type.give(own);
                });
    }

    /// Deals the numbers below `n` from `ranges` ranges in turns, so that threads at work at the
    /// same time are far apart: with columns side by side they would fight over the cache lines in
    /// which these meet.
    static int apart(int i, int n, int ranges) {
        int range = i % ranges;
        return range * (n / ranges) + Math.min(range, n % ranges) + i / ranges;
    }

    private void panel(int panel, int t0, int t1, GemmBuffers own) {
        int width = shape.columns(panel);
        long bytes = type.wide() ? 8 : 4;
        boolean ready = !single && isPacked(panel);
        for (int p0 = begin; p0 < end; p0 += block) {
            int kc = Math.min(block, end - p0);
            if (ready) {
                long at = panelAt(panel, p0) * bytes;
                Object part = panels.asSlice(at, width * kc * bytes);
                tiles(panel, p0, t0, t1, part, 0, width, own);
            } else if (shape.outside()) {
                Object copy = own.outside(width * block);
                packBlock(panel, p0, copy, 0);
                tiles(panel, p0, t0, t1, copy, 0, width, own);
            } else {
                fewRows(panel, p0, own);
            }
        }
    }

    /// B is read where it is if its rows lie side by side: with few rows a copy does not pay off.
    private void fewRows(int panel, int p0, GemmBuffers own) {
        Gemm.Matrix b = job.b();
        int kc = Math.min(block, end - p0);
        int width = shape.columns(panel);
        int from = b.at(p0, shape.column(panel));
        int last = from + (kc - 1) * b.row() + width;
        if (b.column() == 1 && last <= type.length(b.array())) {
            tiles(panel, p0, 0, tiles(), b.array(), from, b.row(), own);
        } else {
            Object copy = own.panel(width * block);
            packBlock(panel, p0, copy, 0);
            tiles(panel, p0, 0, tiles(), copy, 0, width, own);
        }
    }

    private void tiles(
            int panel, int p0, int t0, int t1, Object b, int bo, int bs, GemmBuffers own) {
        int kc = Math.min(block, end - p0);
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
        for (int t = t0; t < t1; t++) {
            int first = row + t * h;
            int count = Math.min(h, row + rows - first);
            Object left = h == 1 ? a.array() : packedRows;
            int ao = h == 1 ? a.at(first, p0) : tileAt(t, p0);
            int as = h == 1 ? a.column() : h;
            if (fits && count == h) {
                int co = c.at(first, column);
                int d0 = d.at(first, column);
                kernel.run(
                        kc, left, ao, as, b, bo, bs, c.array(), co, c.row(), add, d.array(), d0,
                        d.row());
            } else {
                Object tile = own.tile;
                kernel.run(kc, left, ao, as, b, bo, bs, tile, 0, width, false, tile, 0, width);
                type.merge(tile, width, c, first, column, count, columns, add, d);
            }
        }
    }
}
