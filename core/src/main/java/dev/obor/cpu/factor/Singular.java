package dev.obor.cpu.factor;

import java.util.Arrays;

/// Singular values and vectors, in float64: reflections from both sides to a bidiagonal matrix, in
/// blocks (Dongarra, Sorensen and Hammarling 1989), and [Bidiagonal] on that.
final class Singular {
    private static final int BLOCK = 32;

    private final Engine engine;
    private final Vectors vectors;

    Singular(Engine engine) {
        this.engine = engine;
        this.vectors = new Vectors(engine);
    }

    /// Decomposes A = U diag(s) Vᵀ.
    ///
    /// @param values receives the singular values, in falling order
    /// @param u receives U, all of its columns or the first ones; without columns for values alone
    /// @param v the same for V, its vectors as columns
    /// @return whether it converged
    boolean solve(Matrix in, double[] values, Matrix u, Matrix v) {
        if (in.rows() < in.columns()) {
            return solve(in.transposed(), values, v, u);
        }
        int m = in.rows();
        int n = in.columns();
        double[] a = new double[m * n];
        Matrix work = Matrix.of(a, m, n);
        work.copyOf(in, new double[m]);
        double most = Columns.largest(a, 0, a.length);
        if (!(most < Double.POSITIVE_INFINITY)) {
            return false;
        }
        if (most == 0) { // as LAPACK: no value, and the plain basis for vectors
            Arrays.fill(values, 0, n, 0);
            u.copyOf(Matrix.identity(u.rows(), u.columns()), new double[u.rows()]);
            v.copyOf(Matrix.identity(v.rows(), v.columns()), new double[v.rows()]);
            return true;
        }
        double scale = Columns.scaling(most);
        if (scale != 1) {
            Columns.scale(a, scale, 0, a.length);
        }
        boolean done =
                m > n + n / 2 && n > 0
                        ? tall(work, values, u, v)
                        : square(work, values, u, v, Matrix.zeros(true, 0, 0), new double[0]);
        if (scale != 1) {
            for (int i = 0; i < n; i++) {
                values[i] /= scale;
            }
        }
        return done;
    }

    /// By way of A = Q R: what follows is done on R.
    private boolean tall(Matrix a, double[] values, Matrix u, Matrix v) {
        int m = a.rows();
        int n = a.columns();
        Matrix packed = Matrix.zeros(true, m, n);
        packed.copyOf(a, new double[m]);
        double[] tau = new double[n];
        new Qr(engine).factor(packed, tau);
        Matrix r = Matrix.of(new double[n * n], n, n);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                r.set(i, j, packed.get(i, j));
            }
        }
        return square(r, values, u, v, packed, tau);
    }

    /// @param outer reflections that U is multiplied by at the end
    private boolean square(
            Matrix a, double[] values, Matrix u, Matrix v, Matrix outer, double[] outerTau) {
        int m = a.rows();
        int n = a.columns();
        double[] tauQ = new double[n];
        double[] tauP = new double[n];
        double[] e = new double[n];
        Matrix left = Matrix.zeros(true, m, n);
        Matrix right = Matrix.zeros(true, n, n);
        reduce(a, values, e, tauQ, tauP, left, right);
        boolean wanted = u.columns() > 0 || v.columns() > 0;
        double[][] x = wanted ? identity(n) : new double[0][];
        double[][] y = wanted ? identity(n) : new double[0][];
        if (!new Bidiagonal(values, e, n, x, y).solve()) {
            return false;
        }
        if (!wanted) {
            return true;
        }
        if (m <= BLOCK && outer.columns() == 0) {
            small(left, tauQ, x, u);
            small(n > 1 ? right.part(1, 0, n - 1, n - 1) : right.part(0, 0, n, 0), tauP, y, v);
            return true;
        }
        var qr = new Qr(engine);
        Matrix z = Matrix.zeros(true, u.rows(), u.columns());
        for (int j = 0; j < u.columns(); j++) {
            if (j < n) {
                z.store(j, 0, n, x[j]);
            } else {
                z.set(j, j, 1);
            }
        }
        qr.multiply(left, tauQ, n, z.part(0, 0, m, z.columns()));
        if (outer.columns() > 0) {
            qr.multiply(outer, outerTau, n, z);
        }
        u.copyOf(z, new double[u.rows()]);
        Matrix t = Matrix.zeros(true, n, n);
        for (int j = 0; j < n; j++) {
            t.store(j, 0, n, y[j]);
        }
        if (n > 1) {
            qr.multiply(right.part(1, 0, n - 1, n - 1), tauP, n - 1, t.part(1, 0, n - 1, n));
        }
        v.copyOf(t, new double[n]);
        return true;
    }

    /// Vectors of a small bidiagonal matrix, made those of the matrix it came from.
    private static void small(Matrix packed, double[] tau, double[][] vectors, Matrix out) {
        int m = out.rows();
        double[][] rows = new double[out.columns()][m];
        for (int j = 0; j < rows.length; j++) {
            if (j < vectors.length) {
                System.arraycopy(vectors[j], 0, rows[j], 0, vectors.length);
            } else {
                rows[j][j] = 1;
            }
        }
        Qr.reflect(packed, tau, packed.columns(), rows, m - packed.rows());
        for (int j = 0; j < rows.length; j++) {
            out.store(j, 0, m, rows[j]);
        }
    }

    private static double[][] identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    /// Reduces to an upper bidiagonal matrix.
    ///
    /// @param left receives the reflections of columns
    /// @param right those of rows, as columns
    private void reduce(
            Matrix a,
            double[] d,
            double[] e,
            double[] tauQ,
            double[] tauP,
            Matrix left,
            Matrix right) {
        int m = a.rows();
        int n = a.columns();
        int block = Math.min(BLOCK, Math.max(n, 1));
        double[][] v = new double[block][m];
        double[][] u = new double[block][n];
        double[][] x = new double[block][m];
        double[][] y = new double[block][n];
        for (int first = 0; first < n; first += block) {
            int width = Math.min(block, n - first);
            for (int p = 0; p < width; p++) {
                int i = first + p;
                a.load(i, i, m, v[p]);
                for (int q = 0; q < p; q++) {
                    Columns.add(v[p], -y[q][i], v[q], i, m);
                    Columns.add(v[p], -u[q][i], x[q], i, m);
                }
                tauQ[i] = Qr.reflection(v[p], i, m);
                d[i] = v[p][i];
                v[p][i] = 1;
                Arrays.fill(v[p], 0, i, 0);
                left.store(i, i + 1, m, v[p]);
                if (i < n - 1) {
                    row(a, i, p, e, tauQ[i], tauP, v, u, x, y);
                    right.store(i, i + 2, n, u[p]);
                }
            }
            update(a, first + width, width, v, y, x, u);
        }
    }

    /// The reflection of a row, and what both reflections do to the rest.
    private void row(
            Matrix a,
            int i,
            int p,
            double[] e,
            double tau,
            double[] tauP,
            double[][] v,
            double[][] u,
            double[][] x,
            double[][] y) {
        int m = a.rows();
        int n = a.columns();
        double[] across = y[p];
        Arrays.fill(across, 0);
        vectors.rowTimes(v[p], a, i, i + 1, across);
        for (int q = 0; q < p; q++) {
            double s = Columns.dot(v[q], v[p], i, m);
            double t = Columns.dot(x[q], v[p], i, m);
            Columns.add(across, -s, y[q], i + 1, n);
            Columns.add(across, -t, u[q], i + 1, n);
        }
        Columns.scale(across, tau, i + 1, n);
        double[] own = u[p];
        a.transposed().load(i, i + 1, n, own);
        for (int q = 0; q <= p; q++) {
            Columns.add(own, -v[q][i], y[q], i + 1, n);
        }
        for (int q = 0; q < p; q++) {
            Columns.add(own, -x[q][i], u[q], i + 1, n);
        }
        tauP[i] = Qr.reflection(own, i + 1, n);
        e[i] = own[i + 1];
        own[i + 1] = 1;
        Arrays.fill(own, 0, i + 1, 0);
        double[] down = x[p];
        Arrays.fill(down, 0);
        vectors.timesColumn(a, own, i + 1, i + 1, down);
        for (int q = 0; q <= p; q++) {
            Columns.add(down, -Columns.dot(y[q], own, i + 1, n), v[q], i + 1, m);
        }
        for (int q = 0; q < p; q++) {
            Columns.add(down, -Columns.dot(u[q], own, i + 1, n), x[q], i + 1, m);
        }
        Columns.scale(down, tauP[i], i + 1, m);
    }

    /// `a -= v yᵀ + x uᵀ` from one row and column on.
    private void update(
            Matrix a, int from, int width, double[][] v, double[][] y, double[][] x, double[][] u) {
        int m = a.rows() - from;
        int n = a.columns() - from;
        if (n <= 0) {
            return;
        }
        Matrix left = Matrix.zeros(true, m, 2 * width);
        Matrix right = Matrix.zeros(true, n, 2 * width);
        double[] l = (double[]) left.array();
        double[] r = (double[]) right.array();
        for (int p = 0; p < width; p++) {
            System.arraycopy(v[p], from, l, p * m, m);
            System.arraycopy(x[p], from, l, (width + p) * m, m);
            System.arraycopy(y[p], from, r, p * n, n);
            System.arraycopy(u[p], from, r, (width + p) * n, n);
        }
        Columns.scale(r, -1, 0, r.length);
        engine.add(left, right.transposed(), a.part(from, from, m, n));
    }
}
