package dev.obor.machine.product;

import dev.obor.machine.product.PackCalls.Way;
import dev.obor.machine.product.TileCalls.Side;

/// Some panels of B, for a few runs of terms: each as wide as a tile, its rows side by side.
final class PackedPanels {
    private final Product p;
    private final ProductShape shape;
    private final Scratch.Piece room;
    private final int firstPanel;
    private final int begin;
    private final int terms;
    private final int run;
    private final int bytes;
    private final long columns;

    PackedPanels(
            Product p,
            ProductShape shape,
            Scratch.Piece room,
            int firstPanel,
            int panels,
            int begin,
            int terms) {
        this.p = p;
        this.shape = shape;
        this.room = room;
        this.firstPanel = firstPanel;
        this.begin = begin;
        this.terms = terms;
        run = Math.min(p.run(), p.k());
        bytes = p.element().bytes();
        columns = shape.column(firstPanel + panels) - shape.column(firstPanel);
    }

    /// Bytes of room for some columns.
    static long room(Product p, long columns, int terms) {
        return columns * terms * p.element().bytes();
    }

    private long start(int panel, int from) {
        int count = Math.min(run, begin + terms - from);
        long before = shape.column(panel) - shape.column(firstPanel);
        return (columns * (from - begin) + before * count) * bytes;
    }

    /// Copies a panel, all runs of it.
    void pack(PackCalls calls, int panel) {
        if (columns == shape.width(panel)) { // its runs lie one behind the other
            pack(calls, panel, begin, terms);
            return;
        }
        for (int from = begin; from < begin + terms; from += run) {
            pack(calls, panel, from, Math.min(run, begin + terms - from));
        }
    }

    private void pack(PackCalls calls, int panel, int from, int count) {
        StridedMatrix b = p.b();
        int column = shape.column(panel);
        int width = shape.width(panel);
        int there = Math.min(width, p.n() - column);
        long row = (long) width * bytes;
        StridedMatrix memory = room.matrix(0, 0, 0);
        long to = start(panel, from);
        if (b.column() == bytes) {
            Way source = new Way(b, b.at(from, column), b.row(), 0);
            calls.copy(source, new Way(memory, to, row, 0), count, 1, there);
            return;
        }
        int lanes = shape.lanes();
        int group = 16 / bytes;
        int turned = b.row() == bytes && there >= group ? count / group * group : 0;
        int vectors = there / lanes;
        int rest = there - vectors * lanes;
        int filled = rest >= group ? turned : 0; // terms whose last vector is written whole
        if (rest > 0 && filled < count) {
            long last = to + filled * row + (long) (width - lanes) * bytes;
            calls.clear(new Way(memory, last, row, 0), count - filled);
        }
        if (turned < count) {
            elements(
                    calls, b, from + turned, column, to + turned * row, row, count - turned, there);
        }
        if (turned > 0) {
            Way source = new Way(b, b.at(from, column), b.column(), lanes * b.column());
            Way goal = new Way(memory, to, row, (long) lanes * bytes);
            if (vectors > 0) {
                calls.turn(source, goal, turned, vectors);
            }
            if (rest >= group) {
                calls.turnColumns(source.at(0, vectors), goal.at(0, vectors), turned, rest);
            } else if (rest > 0) { // with some of the vector before once more
                int first = there - group;
                Way last = new Way(memory, to + (long) first * bytes, row, 0);
                calls.turnPart(source.at(first, 0), last, turned, group);
            }
        }
    }

    private void elements(
            PackCalls calls,
            StridedMatrix b,
            int term,
            int column,
            long to,
            long row,
            int rows,
            int columns) {
        Way source = new Way(b, b.at(term, column), b.row(), b.column());
        calls.elements(source, new Way(room.matrix(0, 0, 0), to, row, bytes), rows, columns);
    }

    /// Where a panel lies for a run.
    Side side(int panel, int width, int from) {
        int count = Math.min(run, begin + terms - from);
        long row = (long) width * bytes;
        return new Side(room.matrix(0, 0, 0), start(panel, from), 0, row, count * row);
    }
}
