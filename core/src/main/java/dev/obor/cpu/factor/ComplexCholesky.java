package dev.obor.cpu.factor;

/// A = L Lᴴ of Hermitian matrices, of which the lower triangle is read and overwritten; see
/// [Cholesky].
final class ComplexCholesky {
    private static final int LEAF = 32;

    private final Engine engine;
    private final ComplexTriangular triangular;

    ComplexCholesky(Engine engine) {
        this.engine = engine;
        this.triangular = new ComplexTriangular(engine);
    }

    /// Factors in place; what stands above the diagonal is lost.
    ///
    /// @return 0, or the order of the first leading minor that is not positive
    int factor(Planes a) {
        int n = a.rows();
        if (n <= LEAF) {
            return leaf(a);
        }
        int h = (n / 2 + LEAF - 1) / LEAF * LEAF;
        Planes first = a.part(0, 0, h, h);
        int info = factor(first);
        if (info != 0) {
            return info;
        }
        Planes below = a.part(h, 0, n - h, h);
        // X Lᴴ = B is conj(L) Xᵀ = Bᵀ
        triangular.solve(
                new Planes(first.re(), first.im().negated()), below.transposed(), false, false);
        Planes rest = a.part(h, h, n - h, n - h);
        Planes.subtract(engine, below, below.adjoint(), rest);
        info = factor(rest);
        return info == 0 ? 0 : info + h;
    }

    private static int leaf(Planes a) {
        int n = a.rows();
        double[][][] c = Planes.columns(a);
        double[][] re = c[0];
        double[][] im = c[1];
        int info = 0;
        for (int j = 0; j < n && info == 0; j++) {
            for (int k = 0; k < j; k++) {
                Pairs.add(re[j], im[j], -re[k][j], im[k][j], re[k], im[k], j, n);
            }
            double pivot = re[j][j];
            if (pivot > 0) {
                double root = Math.sqrt(pivot);
                Pairs.divide(re[j], im[j], root, 0, j, n);
                re[j][j] = root;
                im[j][j] = 0;
            } else { // LAPACK leaves what is below as it was
                info = j + 1;
                im[j][j] = 0;
                a.load(j, j + 1, n, re[j], im[j]);
            }
        }
        for (int j = 0; j < n; j++) {
            a.store(j, j, n, re[j], im[j]);
        }
        return info;
    }
}
