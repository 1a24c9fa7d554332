package dev.obor.cpu.factor;

/// Solves T · X = B, X taking the place of B. Triangles are halved down to small ones; these are
/// solved by substitution, for the product with an inverse would be less accurate.
final class Triangular {
    private static final int LEAF = 32;
    private static final int FEW = 16;
    private static final int CHUNK = 128;

    private final Engine engine;
    private final Columns triangle = new Columns();
    private final Columns sides = new Columns();

    Triangular(Engine engine) {
        this.engine = engine;
    }

    /// With a lower triangle.
    ///
    /// @param unit whether its diagonal counts as ones
    void lower(Matrix t, Matrix b, boolean unit) {
        int n = t.rows();
        if (b.columns() == 0 || n == 0) {
            return;
        }
        if (n <= LEAF) {
            leaf(t, b, unit, false);
            return;
        }
        int h = half(n);
        Matrix top = b.part(0, 0, h, b.columns());
        Matrix bottom = b.part(h, 0, n - h, b.columns());
        lower(t.part(0, 0, h, h), top, unit);
        engine.subtract(t.part(h, 0, n - h, h), top, bottom);
        lower(t.part(h, h, n - h, n - h), bottom, unit);
    }

    /// With an upper triangle.
    void upper(Matrix t, Matrix b, boolean unit) {
        int n = t.rows();
        if (b.columns() == 0 || n == 0) {
            return;
        }
        if (n <= LEAF) {
            leaf(t, b, unit, true);
            return;
        }
        int h = half(n);
        Matrix top = b.part(0, 0, h, b.columns());
        Matrix bottom = b.part(h, 0, n - h, b.columns());
        upper(t.part(h, h, n - h, n - h), bottom, unit);
        engine.subtract(t.part(0, h, h, n - h), bottom, top);
        upper(t.part(0, 0, h, h), top, unit);
    }

    private static int half(int n) {
        return (n / 2 + LEAF - 1) / LEAF * LEAF;
    }

    private void leaf(Matrix t, Matrix b, boolean unit, boolean upper) {
        int n = t.rows();
        double[][] c = triangle.take(n, n);
        for (int j = 0; j < n; j++) {
            t.load(j, upper ? 0 : j, upper ? j + 1 : n, c[j]);
        }
        if (b.columns() < FEW) {
            columns(c, n, b, unit, upper);
            return;
        }
        for (int j = 0; j < b.columns(); j += CHUNK) {
            int width = Math.min(CHUNK, b.columns() - j);
            rows(c, n, b.part(0, j, n, width).transposed(), width, unit, upper);
        }
    }

    /// A few right sides, each by itself.
    private void columns(double[][] c, int n, Matrix b, boolean unit, boolean upper) {
        double[] x = sides.take(1, n)[0];
        for (int j = 0; j < b.columns(); j++) {
            b.load(j, 0, n, x);
            for (int step = 0; step < n; step++) {
                int k = upper ? n - 1 - step : step;
                if (!unit) {
                    x[k] /= c[k][k];
                }
                Columns.add(x, -x[k], c[k], upper ? 0 : k + 1, upper ? k : n);
            }
            b.store(j, 0, n, x);
        }
    }

    /// Many right sides: all of a row at once.
    private void rows(double[][] c, int n, Matrix turned, int width, boolean unit, boolean upper) {
        double[][] x = sides.take(n, Math.max(width, CHUNK));
        for (int i = 0; i < n; i++) {
            turned.load(i, 0, width, x[i]);
        }
        for (int step = 0; step < n; step++) {
            int i = upper ? n - 1 - step : step;
            for (int before = 0; before < step; before++) {
                int k = upper ? n - 1 - before : before;
                Columns.add(x[i], -c[k][i], x[k], 0, width);
            }
            if (!unit) {
                double pivot = c[i][i];
                for (int j = 0; j < width; j++) {
                    x[i][j] /= pivot;
                }
            }
            turned.store(i, 0, width, x[i]);
        }
    }
}
