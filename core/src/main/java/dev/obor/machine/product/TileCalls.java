package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import java.lang.foreign.MemorySegment;

/// Calls of tiles, for one thread: fills the block, cuts a region so that each call meets tiles of
/// one shape, and checks every extent.
final class TileCalls {
    private final Product p;
    private final ProductCode code;
    private final ProductShape shape;
    private final int bytes;
    private final long[] block = new long[TileRoutine.SLOTS];

    /// Where the parts of A and B at work lie.
    ///
    /// @param memory where
    /// @param start of the first tile's, or panel's, first element
    /// @param row from one row to the next; not for B
    /// @param term from one term to the next
    /// @param step from a tile, or a panel, to the next
    record Side(StridedMatrix memory, long start, long row, long term, long step) {}

    /// Finds the parts.
    interface Sides {
        Side rows(int tile, int height);

        Side columns(int panel, int width);
    }

    TileCalls(Product p, ProductCode code, ProductShape shape) {
        this.p = p;
        this.code = code;
        this.shape = shape;
        bytes = p.element().bytes();
    }

    /// Adds a run of terms to tiles `t0` to `t1` of panels `p0` to `p1`.
    ///
    /// @param first whether it is the first run
    void region(Sides sides, int t0, int t1, int p0, int p1, int terms, boolean first) {
        int tall = Math.min(t1, Math.max(t0, shape.talls()));
        rows(sides, t0, tall, p0, p1, terms, first);
        rows(sides, tall, t1, p0, p1, terms, first);
    }

    private void rows(Sides sides, int t0, int t1, int p0, int p1, int terms, boolean first) {
        if (t0 == t1) {
            return;
        }
        int wide = Math.min(p1, Math.max(p0, shape.wides()));
        // The last panel of all may lack columns: it has a call of its own.
        int whole = p1 == shape.panels() && p.n() % shape.lanes() != 0 ? p1 - 1 : p1;
        panels(sides, t0, t1, p0, Math.min(wide, whole), terms, first);
        panels(sides, t0, t1, wide, whole, terms, first);
        panels(sides, t0, t1, whole, p1, terms, first);
    }

    /// Panels of one width, as many to a call as its work allows.
    private void panels(Sides sides, int t0, int t1, int p0, int p1, int terms, boolean first) {
        if (p0 >= p1) {
            return;
        }
        int h = t0 < shape.talls() ? shape.tall() : shape.tall() - 1;
        int width = shape.width(p0);
        long rows = (long) h * (t1 - t0);
        long one = CallLimit.tiles(rows, width, terms);
        int each = Math.clamp(CallLimit.MOST / one, 1, p1 - p0);
        if (one > CallLimit.MOST) {
            int half = (t0 + t1) / 2; // few terms, and so very many rows
            panels(sides, t0, half, p0, p1, terms, first);
            panels(sides, half, t1, p0, p1, terms, first);
            return;
        }
        for (int panel = p0; panel < p1; panel += each) {
            int count = Math.min(each, p1 - panel);
            call(sides, t0, t1 - t0, h, panel, count, width, terms, first);
        }
    }

    private void call(
            Sides sides,
            int tile,
            int tiles,
            int h,
            int panel,
            int panels,
            int width,
            int terms,
            boolean first) {
        CallLimit.check(CallLimit.tiles((long) h * tiles, (long) width * panels, terms));
        Side a = sides.rows(tile, h);
        Side b = sides.columns(panel, width);
        int lanes = shape.lanes();
        int last = Math.min(lanes, p.n() - shape.column(panel) - (width - lanes));
        StridedMatrix c = p.c();
        StridedMatrix d = first ? p.d() : c;
        boolean add = !first || p.add();
        int row = shape.row(tile);
        int column = shape.column(panel);

        block[TileRoutine.A] = a.start();
        block[TileRoutine.B] = b.start();
        block[TileRoutine.C] = c.at(row, column);
        block[TileRoutine.D] = add ? d.at(row, column) : 0;
        block[TileRoutine.A_ROW] = a.row();
        block[TileRoutine.A_TERM] = a.term();
        block[TileRoutine.B_TERM] = b.term();
        block[TileRoutine.C_ROW] = c.row();
        block[TileRoutine.D_ROW] = d.row();
        TileRoutine.terms(block, terms);
        block[TileRoutine.LAST_LANES] = last;
        block[TileRoutine.ADD] = add ? 1 : 0;
        block[TileRoutine.TILES] = tiles;
        block[TileRoutine.A_TILE] = a.step();
        block[TileRoutine.C_TILE] = h * c.row();
        block[TileRoutine.D_TILE] = h * d.row();
        block[TileRoutine.PANELS] = panels;
        block[TileRoutine.B_PANEL] = b.step();
        block[TileRoutine.C_PANEL] = (long) width * bytes;
        block[TileRoutine.D_PANEL] = (long) width * bytes;
        long across = (long) (width - lanes + last) * bytes;
        long panelsWide = (panels - 1) * (long) width * bytes + across;
        within(
                a.memory(),
                a.start() + (tiles - 1) * a.step() + (h - 1) * a.row() + (terms - 1) * a.term(),
                bytes);
        within(b.memory(), b.start() + (panels - 1) * b.step() + (terms - 1) * b.term(), across);
        long rows = (long) h * tiles - 1;
        within(c, block[TileRoutine.C] + rows * c.row(), panelsWide);
        if (add) {
            within(d, block[TileRoutine.D] + rows * d.row(), panelsWide);
        }
        Element element = p.element();
        code.tile(element, h, width / lanes)
                .call(
                        block,
                        a.memory().memory(),
                        b.memory().memory(),
                        c.memory(),
                        add ? d.memory() : MemorySegment.NULL,
                        MemorySegment.NULL);
    }

    private static void within(StridedMatrix s, long start, long bytes) {
        if (start < 0 || start + bytes > s.length()) {
            throw new IndexOutOfBoundsException(start + " + " + bytes + " in " + s);
        }
    }
}
