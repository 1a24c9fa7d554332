package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Target;
import dev.obor.machine.product.PackCalls.Way;

/// A product with few columns whose `a` lies column by column, as the gradient of a layer's weights
/// often is: ten columns leave six of sixteen lanes idle.
///
/// What stands in the rows of `b` times `a` with both turned over is the same, term by term, with
/// vectors along the rows; then the result is turned over.
final class TransposedProduct {
    // Estimated cycles: a call of a routine, a vector that is copied, a column that is turned over.
    private static final double CALL = 500;
    private static final double COPY = 2;
    private static final double TURN = 6;
    // A product of more tiles packs what its panels read.
    private static final int UNPACKED_TILES = 3;
    // So that rows do not chase each other out of the nearest cache.
    private static final int GAP = 64;

    private TransposedProduct() {}

    /// Whether it takes fewer cycles than the product as it is.
    static boolean pays(Product p, Target target) {
        int bytes = p.element().bytes();
        if (p.add() || p.a().row() != bytes || p.a().column() == bytes || p.m() < p.n()) {
            return false;
        }
        Element element = p.element();
        ProductShape turned = ProductShape.of(p.n(), p.m(), element, target);
        double vectors = (double) p.m() / turned.lanes();
        double packing = turned.tiles() <= UNPACKED_TILES ? 0 : COPY * p.k() * vectors;
        double turning = TURN * p.m() * parts(p, turned.lanes()) + CALL;
        double straight = p.k() * ProductShape.of(p.m(), p.n(), element, target).cycles();
        return p.k() * turned.cycles() + packing + turning < straight;
    }

    /// How many vectors a row of the result takes.
    private static int parts(Product p, int lanes) {
        return (p.n() + lanes - 1) / lanes;
    }

    static void run(
            Product p, ProductCode code, Scratch scratch, ProductRun.Limits limits, Crew crew) {
        int bytes = p.element().bytes();
        int lanes = code.target().vectorBytes() / bytes;
        int parts = parts(p, lanes);
        long row = ((long) p.m() * bytes + GAP - 1) / GAP * GAP + GAP;
        Scratch.Piece room = scratch.take(parts * lanes * row);
        StridedMatrix sums = room.matrix(0, row, bytes);
        StridedMatrix a = p.a().transposed();
        StridedMatrix b = p.b().transposed();
        Element element = p.element();
        var turned = new Product(element, p.n(), p.m(), p.k(), p.run(), b, a, sums, sums, false);
        new ProductRun(turned, code, scratch, limits, crew).run();
        PackCalls calls = new PackCalls(code, element);
        int group = 16 / bytes;
        int whole = p.m() / group * group;
        for (int i = 0; i < parts && whole > 0; i++) {
            Way from = new Way(sums, i * lanes * row, row, 0);
            Way to = new Way(p.c(), p.c().at(0, i * lanes), p.c().row(), 0);
            calls.turnPart(from, to, whole, Math.min(lanes, p.n() - i * lanes));
        }
        if (whole < p.m()) {
            Way from = new Way(sums, sums.at(0, whole), row, bytes);
            Way to = new Way(p.c(), p.c().at(whole, 0), bytes, p.c().row());
            calls.elements(from, to, p.n(), p.m() - whole);
        }
        scratch.give(room);
    }
}
