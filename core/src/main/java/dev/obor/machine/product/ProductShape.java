package dev.obor.machine.product;

import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Target;
import java.util.ArrayList;
import java.util.List;

/// How a product is cut into tiles: rows into tiles whose heights differ by at most one, columns
/// into panels whose widths differ by at most one vector. The cut changes no result, only speed.
///
/// @param lanes elements of a vector
/// @param tall rows of the first tiles; the others have one less
/// @param talls number of these
/// @param tiles number of tiles
/// @param wide vectors of the first panels; the others have one less
/// @param wides number of these
/// @param panels number of panels
public record ProductShape(
        int lanes, int tall, int talls, int tiles, int wide, int wides, int panels) {
    // A multiply-add begins in every cycle, and goes on four cycles later.
    private static final double LATENCY = 4;
    private static final int MOST_VECTORS = 8;

    /// The cut that takes least cycles for `m` by `n` elements.
    public static ProductShape of(int m, int n, Element element, Target target) {
        int lanes = target.vectorBytes() / element.bytes();
        int vectors = (n + lanes - 1) / lanes;
        ProductShape best = null;
        double least = Double.MAX_VALUE;
        for (int v = 1; v <= Math.min(vectors, MOST_VECTORS); v++) {
            int h = tallest(v, target);
            if (h == 0) {
                break;
            }
            ProductShape s = cut(m, vectors, h, v, lanes);
            double cycles = s.cycles();
            if (cycles < least) {
                least = cycles;
                best = s;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("a target of " + target.vectors() + " vectors");
        }
        return best;
    }

    /// The cut with panels of at most `v` vectors.
    public static ProductShape of(int m, int n, int v, Element element, Target target) {
        int lanes = target.vectorBytes() / element.bytes();
        return cut(m, (n + lanes - 1) / lanes, tallest(v, target), v, lanes);
    }

    private static ProductShape cut(int m, int vectors, int h, int v, int lanes) {
        int tiles = (m + h - 1) / h;
        int tall = (m + tiles - 1) / tiles;
        int panels = (vectors + v - 1) / v;
        int wide = (vectors + panels - 1) / panels;
        return new ProductShape(
                lanes,
                tall,
                m - tiles * (tall - 1),
                tiles,
                wide,
                vectors - panels * (wide - 1),
                panels);
    }

    /// Rows of a tile whose sums fit the registers beside a row of B, an element of A and a mask.
    static int tallest(int v, Target target) {
        int free = target.vectors() - v - 1 - (target.ownMasks() ? 0 : 1);
        return Math.min(Tile.MOST_ROWS, free / v);
    }

    /// Estimated cycles for one term of all tiles.
    public double cycles() {
        return talls * (wides * of(tall, wide) + (panels - wides) * of(tall, wide - 1))
                + (tiles - talls)
                        * (wides * of(tall - 1, wide) + (panels - wides) * of(tall - 1, wide - 1));
    }

    private static double of(int h, int v) {
        return h * v == 0 ? 0 : Math.max(h * v, LATENCY) + 0.15 * (h + v) + 0.5;
    }

    /// The first row of a tile.
    public int row(int tile) {
        return tile * tall - Math.max(0, tile - talls);
    }

    /// The first column of a panel.
    public int column(int panel) {
        return lanes * (panel * wide - Math.max(0, panel - wides));
    }

    /// Columns of a panel, those that the matrix lacks included.
    public int width(int panel) {
        return lanes * (panel < wides ? wide : wide - 1);
    }

    /// Tiles of one shape, one below the other.
    ///
    /// @param column the first one, of the panel that they lie in
    /// @param width columns, those that the matrix lacks included
    /// @param row the first one of the first tile
    /// @param height rows of a tile
    /// @param count tiles
    public record Stack(int column, int width, int row, int height, int count) {}

    /// All tiles, panel by panel.
    public List<Stack> stacks() {
        return stacks(0, panels);
    }

    /// The tiles of some panels, panel by panel.
    public List<Stack> stacks(int fromPanel, int toPanel) {
        List<Stack> stacks = new ArrayList<>(2 * (toPanel - fromPanel));
        for (int panel = fromPanel; panel < toPanel; panel++) {
            stacks.add(new Stack(column(panel), width(panel), 0, tall, talls));
            if (talls < tiles) {
                int count = tiles - talls;
                stacks.add(new Stack(column(panel), width(panel), row(talls), tall - 1, count));
            }
        }
        return stacks;
    }
}
