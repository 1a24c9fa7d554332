package dev.obor.cpu.factor;

/// P A = L U with the largest pivot of each column, in place; see [Lu].
final class ComplexLu {
    private static final int LEAF = 16;

    private final Engine engine;
    private final ComplexTriangular triangular;
    private int info;

    ComplexLu(Engine engine) {
        this.engine = engine;
        this.triangular = new ComplexTriangular(engine);
    }

    /// Factors in place, columns in halves.
    ///
    /// @param pivots receives, for each column, the row that its row was exchanged with
    /// @return 0, or the number of the first column, from 1 on, whose pivot is 0
    int factor(Planes a, int[] pivots) {
        info = 0;
        panel(a, pivots, 0);
        return info;
    }

    private void panel(Planes a, int[] pivots, int first) {
        int m = a.rows();
        int n = a.columns();
        if (n <= LEAF || m <= 1) {
            leaf(a, pivots, first);
            return;
        }
        int h = Math.min((n / 2 + LEAF - 1) / LEAF * LEAF, m);
        panel(a.part(0, 0, m, h), pivots, first);
        Planes right = a.part(0, h, m, n - h);
        for (int i = 0; i < h; i++) {
            right.exchangeRows(i, pivots[first + i] - first);
        }
        Planes top = right.part(0, 0, h, n - h);
        triangular.solve(a.part(0, 0, h, h), top, true, false);
        if (m == h) {
            return;
        }
        Planes.subtract(engine, a.part(h, 0, m - h, h), top, a.part(h, h, m - h, n - h));
        panel(a.part(h, h, m - h, n - h), pivots, first + h);
        Planes left = a.part(0, 0, m, h);
        for (int i = h; i < Math.min(m, n); i++) {
            left.exchangeRows(i, pivots[first + i] - first);
        }
    }

    private void leaf(Planes a, int[] pivots, int first) {
        int m = a.rows();
        int n = a.columns();
        double[][][] c = Planes.columns(a);
        double[][] re = c[0];
        double[][] im = c[1];
        for (int j = 0; j < Math.min(m, n); j++) {
            int p = pivot(re[j], im[j], j, m);
            pivots[first + j] = first + p;
            for (int q = 0; q < n && p != j; q++) {
                Columns.exchange(re[q], j, p);
                Columns.exchange(im[q], j, p);
            }
            double pr = re[j][j];
            double pi = im[j][j];
            if (pr != 0 || pi != 0) {
                divide(re[j], im[j], pr, pi, j + 1, m);
            } else if (info == 0) {
                info = first + j + 1;
            }
            for (int q = j + 1; q < n; q++) {
                subtract(re[q], im[q], re[q][j], im[q][j], re[j], im[j], j + 1, m);
            }
        }
        a.storeAll(c);
    }

    /// Times the reciprocal, and each product rounded, as LAPACK does it: see [Lu].
    private static void divide(double[] xr, double[] xi, double pr, double pi, int from, int to) {
        if (to - from > 1 && Math.abs(pr) + Math.abs(pi) >= Double.MIN_NORMAL) {
            double r = Pairs.quotientReal(1, 0, pr, pi);
            double i = Pairs.quotientImag(1, 0, pr, pi);
            Pairs.scale(xr, xi, r, i, from, to);
        } else {
            Pairs.divide(xr, xi, pr, pi, from, to);
        }
    }

    private static void subtract(
            double[] yr,
            double[] yi,
            double fr,
            double fi,
            double[] xr,
            double[] xi,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            yr[i] -= fr * xr[i] - fi * xi[i];
            yi[i] -= fr * xi[i] + fi * xr[i];
        }
    }

    /// The largest one, by the sum of the parts' absolute values, as LAPACK measures.
    private static int pivot(double[] xr, double[] xi, int from, int to) {
        int best = from;
        double most = Math.abs(xr[from]) + Math.abs(xi[from]);
        for (int i = from + 1; i < to; i++) {
            double size = Math.abs(xr[i]) + Math.abs(xi[i]);
            if (size > most) {
                most = size;
                best = i;
            }
        }
        return best;
    }

    /// Solves with packed factors, in place: A X = B, or Aᵀ X = B.
    void solve(Planes packed, int[] pivots, Planes b, boolean transposed) {
        int n = packed.rows();
        if (transposed) {
            Planes turned = packed.transposed();
            triangular.solve(turned, b, false, false);
            triangular.solve(turned, b, true, true);
            for (int k = n - 1; k >= 0; k--) {
                b.exchangeRows(k, pivots[k] - 1);
            }
        } else {
            for (int k = 0; k < n; k++) {
                b.exchangeRows(k, pivots[k] - 1);
            }
            triangular.solve(packed, b, true, false);
            triangular.solve(packed, b, false, true);
        }
    }
}
