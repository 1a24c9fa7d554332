package dev.obor.cpu.factor;

/// [Triangular] for complex matrices: solves T · X = B, X taking the place of B.
final class ComplexTriangular {
    private static final int LEAF = 32;

    private final Engine engine;

    ComplexTriangular(Engine engine) {
        this.engine = engine;
    }

    /// With a lower or an upper triangle.
    ///
    /// @param unit whether its diagonal counts as ones
    void solve(Planes t, Planes b, boolean unit, boolean upper) {
        int n = t.rows();
        if (b.columns() == 0 || n == 0) {
            return;
        }
        if (n <= LEAF) {
            leaf(t, b, unit, upper);
            return;
        }
        int h = (n / 2 + LEAF - 1) / LEAF * LEAF;
        Planes top = b.part(0, 0, h, b.columns());
        Planes bottom = b.part(h, 0, n - h, b.columns());
        Planes first = t.part(0, 0, h, h);
        Planes second = t.part(h, h, n - h, n - h);
        if (upper) {
            solve(second, bottom, unit, true);
            Planes.subtract(engine, t.part(0, h, h, n - h), bottom, top);
            solve(first, top, unit, true);
        } else {
            solve(first, top, unit, false);
            Planes.subtract(engine, t.part(h, 0, n - h, h), top, bottom);
            solve(second, bottom, unit, false);
        }
    }

    private static void leaf(Planes t, Planes b, boolean unit, boolean upper) {
        int n = t.rows();
        int width = b.columns();
        double[][][] c = new double[2][n][n];
        for (int j = 0; j < n; j++) {
            t.load(j, upper ? 0 : j, upper ? j + 1 : n, c[0][j], c[1][j]);
        }
        double[][][] x = Planes.columns(b.transposed()); // rows, all right sides of each at once
        double[][] xr = x[0];
        double[][] xi = x[1];
        for (int step = 0; step < n; step++) {
            int i = upper ? n - 1 - step : step;
            for (int before = 0; before < step; before++) {
                int k = upper ? n - 1 - before : before;
                Pairs.add(xr[i], xi[i], -c[0][k][i], -c[1][k][i], xr[k], xi[k], 0, width);
            }
            if (!unit) {
                Pairs.divide(xr[i], xi[i], c[0][i][i], c[1][i][i], 0, width);
            }
        }
        b.transposed().storeAll(x);
    }
}
