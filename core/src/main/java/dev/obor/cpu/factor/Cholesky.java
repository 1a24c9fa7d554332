package dev.obor.cpu.factor;

/// A = L Lᵀ of symmetric matrices, of which the lower triangle is read and overwritten.
///
/// In halves: the factor of the first, a triangular solve, a product, the factor of the rest.
final class Cholesky {
    static final int LEAF = 32;

    private final Engine engine;
    private final Triangular triangular;
    private final Columns scratch = new Columns();

    Cholesky(Engine engine) {
        this.engine = engine;
        this.triangular = new Triangular(engine);
    }

    /// Factors in place.
    ///
    /// @return 0, or the order of the first leading minor that is not positive
    int factor(Matrix a) {
        int n = a.rows();
        if (n <= LEAF) {
            return leaf(a);
        }
        int h = (n / 2 + LEAF - 1) / LEAF * LEAF;
        Matrix first = a.part(0, 0, h, h);
        int info = factor(first);
        if (info != 0) {
            return info;
        }
        Matrix below = a.part(h, 0, n - h, h);
        triangular.lower(first, below.transposed(), false);
        Matrix rest = a.part(h, h, n - h, n - h);
        update(below, rest);
        info = factor(rest);
        return info == 0 ? 0 : info + h;
    }

    /// The lower triangle of `c -= a · aᵀ`.
    private void update(Matrix a, Matrix c) {
        int n = c.rows();
        if (n <= 2 * LEAF) {
            engine.subtract(a, a.transposed(), c); // the upper triangle is nobody's
            return;
        }
        int h = n / 2;
        Matrix first = a.part(0, 0, h, a.columns());
        Matrix second = a.part(h, 0, n - h, a.columns());
        update(first, c.part(0, 0, h, h));
        engine.subtract(second, first.transposed(), c.part(h, 0, n - h, h));
        update(second, c.part(h, h, n - h, n - h));
    }

    private int leaf(Matrix a) {
        int n = a.rows();
        double[][] c = scratch.take(n, n);
        for (int j = 0; j < n; j++) {
            a.load(j, j, n, c[j]);
        }
        int info = 0;
        for (int j = 0; j < n && info == 0; j++) {
            double[] own = c[j];
            for (int k = 0; k < j; k++) {
                Columns.add(own, -c[k][j], c[k], j, n);
            }
            double pivot = own[j];
            if (pivot > 0) {
                double root = Math.sqrt(pivot);
                for (int i = j; i < n; i++) {
                    own[i] /= root;
                }
                own[j] = root;
            } else { // LAPACK leaves what is below as it was
                info = j + 1;
                a.load(j, j + 1, n, own);
            }
        }
        for (int j = 0; j < n; j++) {
            a.store(j, j, n, c[j]);
        }
        return info;
    }
}
