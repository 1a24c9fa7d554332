package dev.obor.machine.product;

import dev.obor.machine.product.TileCalls.Side;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One product at work: what is packed, in which order parts meet, and how threads share them.
///
/// A few runs of terms at a time: B's part is packed into panels of a tile's width, rows of A that
/// fit the second-level cache are copied side by side, and each panel meets all these rows, run
/// after run. What is small is read where it lies.
final class ProductRun {
    // Runs of terms before the next part of the result is touched.
    private static final int RUNS = 4;
    // Bytes of A's rows, and of B's panels, packed at a time; of B less if it is read once.
    private static final long A_BYTES = 512 << 10;
    private static final long B_BYTES = 6 << 20;
    private static final long B_BYTES_ONCE = 192 << 10;
    private static final int TASKS_PER_THREAD = 6;

    /// From where on it pays to pack.
    ///
    /// @param tiles B is read where it lies by fewer tiles than this
    /// @param panels A by fewer panels
    /// @param bytes and a run of either if it has no more bytes
    record Limits(int tiles, int panels, long bytes) {
        /// Half of a first-level cache.
        static final Limits USUAL = new Limits(4, 4, 20 << 10);
    }

    private final Product p;
    private final ProductCode code;
    private final Scratch scratch;
    private final Crew crew;
    private final ProductShape shape;
    private final int run;
    private final boolean packA;
    private final boolean packB;
    // Tiles of a chunk of rows, and panels of a chunk of columns.
    private final int chunkTiles;
    private final int chunkPanels;

    // The terms at work.
    private int begin;
    private int terms;

    ProductRun(Product p, ProductCode code, Scratch scratch, Limits limits, Crew crew) {
        this.p = p;
        this.code = code;
        this.scratch = scratch;
        this.crew = crew;
        int bytes = p.element().bytes();
        shape = ProductShape.of(p.m(), p.n(), p.element(), code.target());
        run = Math.min(p.run(), p.k());
        boolean small = (long) run * p.n() * bytes <= limits.bytes();
        packB = p.b().column() != bytes || shape.tiles() >= limits.tiles() && !small;
        packA =
                shape.panels() >= limits.panels()
                        && (p.a().column() == bytes || p.a().row() == bytes)
                        && (long) p.m() * run * bytes > limits.bytes();
        long most = Math.min(p.k(), (long) RUNS * run) * bytes;
        chunkTiles = chunk(shape.tiles(), A_BYTES / (most * shape.tall()), crew.threads());
        boolean once = shape.tiles() <= chunkTiles;
        long columns = (once ? B_BYTES_ONCE : B_BYTES) / most;
        chunkPanels = chunk(shape.panels(), columns / shape.width(0), once ? crew.threads() : 1);
    }

    /// Equal chunks, of at most so many, and for several threads enough of them.
    private static int chunk(int all, long most, int threads) {
        long fit = Math.clamp(most, 1, all);
        if (threads > 1) {
            fit = Math.max(1, Math.min(fit, all / ((long) TASKS_PER_THREAD * threads)));
        }
        long chunks = (all + fit - 1) / fit;
        return (int) ((all + chunks - 1) / chunks);
    }

    void run() {
        for (begin = 0; begin < p.k(); begin += terms) {
            terms = Math.min(p.k() - begin, RUNS * run);
            if (shape.tiles() <= chunkTiles) {
                columnsOnce();
            } else {
                rowChunks();
            }
        }
    }

    /// A chunk of rows is all of them: the columns are shared out, and nothing of B is read twice.
    private void columnsOnce() {
        Scratch.Piece roomA = takeRows(shape.tiles());
        PackedRows rows = packRows(roomA, 0, shape.tiles());
        int chunks = (shape.panels() + chunkPanels - 1) / chunkPanels;
        share(
                chunks,
                chunk -> {
                    int first = chunk * chunkPanels;
                    int last = Math.min(shape.panels(), first + chunkPanels);
                    Scratch.Piece roomB = takePanels(first, last);
                    PackedPanels panels = packPanels(roomB, first, last);
                    multiply(rows, panels, 0, shape.tiles(), first, last);
                    scratch.give(roomB);
                });
        scratch.give(roomA);
    }

    /// All threads pack the panels of a chunk of columns, and then share out its chunks of rows.
    private void rowChunks() {
        int chunks = (shape.tiles() + chunkTiles - 1) / chunkTiles;
        for (int first = 0; first < shape.panels(); first += chunkPanels) {
            int from = first;
            int last = Math.min(shape.panels(), first + chunkPanels);
            Scratch.Piece roomB = takePanels(first, last);
            PackedPanels panels = roomB == null ? null : panels(roomB, first, last);
            if (panels != null) {
                share(last - first, i -> panels.pack(packCalls(), from + i));
            }
            share(
                    chunks,
                    chunk -> {
                        int t0 = chunk * chunkTiles;
                        int t1 = Math.min(shape.tiles(), t0 + chunkTiles);
                        Scratch.Piece roomA = takeRows(t1 - t0);
                        multiply(packRows(roomA, t0, t1 - t0), panels, t0, t1, from, last);
                        scratch.give(roomA);
                    });
            scratch.give(roomB);
        }
    }

    private void share(int tasks, IntConsumer task) {
        if (tasks == 1) {
            task.accept(0);
        } else {
            crew.run(tasks, task);
        }
    }

    private PackCalls packCalls() {
        return new PackCalls(code, p.element());
    }

    private Scratch.@Nullable Piece takeRows(int tiles) {
        return packA ? scratch.take(PackedRows.room(p, code, shape, tiles, terms)) : null;
    }

    private @Nullable PackedRows packRows(Scratch.@Nullable Piece room, int first, int tiles) {
        if (room == null) {
            return null;
        }
        PackedRows rows = new PackedRows(p, code, shape, room, first, tiles, begin, terms);
        rows.pack(packCalls());
        return rows;
    }

    private Scratch.@Nullable Piece takePanels(int first, int last) {
        int columns = shape.column(last) - shape.column(first);
        return packB ? scratch.take(PackedPanels.room(p, columns, terms)) : null;
    }

    private PackedPanels panels(Scratch.Piece room, int first, int last) {
        return new PackedPanels(p, shape, room, first, last - first, begin, terms);
    }

    private @Nullable PackedPanels packPanels(Scratch.@Nullable Piece room, int first, int last) {
        if (room == null) {
            return null;
        }
        PackedPanels panels = panels(room, first, last);
        PackCalls calls = packCalls();
        for (int panel = first; panel < last; panel++) {
            panels.pack(calls, panel);
        }
        return panels;
    }

    /// All runs of terms at work, a few panels at a time, so that the result stays in the cache.
    private void multiply(
            @Nullable PackedRows rows,
            @Nullable PackedPanels panels,
            int t0,
            int t1,
            int p0,
            int p1) {
        TileCalls calls = new TileCalls(p, code, shape);
        long height = (long) shape.tall() * (t1 - t0);
        long one = CallLimit.tiles(height, shape.width(p0), run);
        int each = terms == run ? p1 - p0 : Math.clamp(CallLimit.MOST / one, 1, 4);
        for (int panel = p0; panel < p1; panel += each) {
            int last = Math.min(p1, panel + each);
            for (int from = begin; from < begin + terms; from += run) {
                int count = Math.min(run, begin + terms - from);
                var sides = new At(p, shape, rows, panels, from);
                calls.region(sides, t0, t1, panel, last, count, from == 0);
            }
        }
    }

    /// What a run of terms reads: packed parts, or the matrices themselves.
    private record At(
            Product p,
            ProductShape shape,
            @Nullable PackedRows rows,
            @Nullable PackedPanels panels,
            int from)
            implements TileCalls.Sides {
        @Override
        public Side rows(int tile, int height) {
            if (rows != null) {
                return rows.side(tile, height, from);
            }
            StridedMatrix a = p.a();
            long start = a.at(shape.row(tile), from);
            return new Side(a, start, a.row(), a.column(), height * a.row());
        }

        @Override
        public Side columns(int panel, int width) {
            if (panels != null) {
                return panels.side(panel, width, from);
            }
            StridedMatrix b = p.b();
            long start = b.at(from, shape.column(panel));
            return new Side(b, start, 0, b.row(), width * b.column());
        }
    }
}
