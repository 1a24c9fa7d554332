package dev.obor.machine.product;

import dev.obor.machine.product.PackCalls.Way;
import dev.obor.machine.product.TileCalls.Side;

/// The rows of A that some tiles need, for a few runs of terms: copied side by side, row by row, or
/// if A lies the other way tile by tile; or A itself.
final class PackedRows {
    private final Product p;
    private final ProductShape shape;
    private final int bytes;
    private final boolean turned;
    // Bytes from one row to the next, or if turned from one term to the next.
    private final long stride;
    private final int firstTile;
    private final int tiles;
    private final int begin;
    private final int terms;
    private final Scratch.Piece room;

    PackedRows(
            Product p,
            ProductCode code,
            ProductShape shape,
            Scratch.Piece room,
            int firstTile,
            int tiles,
            int begin,
            int terms) {
        this.p = p;
        this.shape = shape;
        this.room = room;
        this.firstTile = firstTile;
        this.tiles = tiles;
        this.begin = begin;
        this.terms = terms;
        bytes = p.element().bytes();
        turned = isTurned(p);
        stride = stride(p, code, shape);
    }

    private static boolean isTurned(Product p) {
        return p.a().column() != p.element().bytes();
    }

    private static long stride(Product p, ProductCode code, ProductShape shape) {
        int vector = code.target().vectorBytes();
        int along = isTurned(p) ? shape.tall() : Math.min(p.run(), p.k());
        long row = (long) along * p.element().bytes();
        return (row + vector - 1) / vector * vector;
    }

    /// Bytes of room for some tiles.
    static long room(Product p, ProductCode code, ProductShape shape, int tiles, int terms) {
        int run = Math.min(p.run(), p.k());
        long runs = (terms + run - 1) / run;
        long rows = isTurned(p) ? (long) tiles * run : (long) tiles * shape.tall();
        return runs * rows * stride(p, code, shape);
    }

    /// Where a run begins in the room.
    private long start(int from) {
        int run = Math.min(p.run(), p.k());
        long rows = turned ? (long) tiles * run : (long) tiles * shape.tall();
        return (from - begin) / run * rows * stride;
    }

    /// Copies all runs.
    void pack(PackCalls calls) {
        int run = Math.min(p.run(), p.k());
        for (int from = begin; from < begin + terms; from += run) {
            int count = Math.min(run, begin + terms - from);
            if (turned) {
                int tall = Math.clamp(shape.talls(), firstTile, firstTile + tiles);
                turned(calls, from, count, firstTile, tall, shape.tall());
                turned(calls, from, count, tall, firstTile + tiles, shape.tall() - 1);
            } else {
                int row = shape.row(firstTile);
                int rows = Math.min(p.m(), shape.row(firstTile + tiles)) - row;
                Way source = new Way(p.a(), p.a().at(row, from), p.a().row(), 0);
                Way goal = new Way(room.matrix(0, 0, 0), start(from), stride, 0);
                calls.copy(source, goal, rows, 1, count);
            }
        }
    }

    private void turned(PackCalls calls, int from, int count, int t0, int t1, int height) {
        if (t0 < t1) {
            StridedMatrix a = p.a();
            long start = a.at(shape.row(t0), from);
            Way source = new Way(a, start, a.column(), height * a.row());
            long to = start(from) + (t0 - firstTile) * count * stride;
            Way goal = new Way(room.matrix(0, 0, 0), to, stride, count * stride);
            calls.copy(source, goal, count, t1 - t0, height);
        }
    }

    /// Where a tile's rows lie for a run.
    Side side(int tile, int height, int from) {
        if (turned) {
            int run = Math.min(p.run(), p.k());
            long one = Math.min(run, begin + terms - from) * stride;
            long start = start(from) + (tile - firstTile) * one;
            return new Side(room.matrix(0, 0, 0), start, bytes, stride, one);
        }
        long start = start(from) + (shape.row(tile) - shape.row(firstTile)) * stride;
        return new Side(room.matrix(0, 0, 0), start, stride, bytes, height * stride);
    }
}
