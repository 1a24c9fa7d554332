package dev.obor.cpu.factor;

import java.util.Arrays;

/// A = Q R with Householder reflections, which stay packed below R as LAPACK packs them.
///
/// Reflections are taken in blocks: their product is I - V T Vᵀ (Schreiber and Van Loan 1989).
final class Qr {
    private static final int BLOCK = 32;

    private final Engine engine;
    private final Columns scratch = new Columns();

    Qr(Engine engine) {
        this.engine = engine;
    }

    /// Factors in place.
    ///
    /// @param tau receives the factors of the reflections
    void factor(Matrix a, double[] tau) {
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        if (n <= BLOCK) {
            panel(a, tau, 0);
            return;
        }
        for (int j = 0; j < k; j += BLOCK) {
            int width = Math.min(BLOCK, k - j);
            Matrix panel = a.part(j, j, m - j, width);
            panel(panel, tau, j);
            int right = n - j - width;
            if (right > 0) {
                apply(panel, tau, j, a.part(j, j + width, m - j, right), true);
            }
        }
    }

    /// Makes the first columns of Q of packed reflections.
    ///
    /// @param packed at least as many columns as there are reflections
    /// @param q receives the columns; another matrix than `packed`
    void columns(Matrix packed, double[] tau, int reflections, Matrix q) {
        for (int j = 0; j < q.columns(); j++) {
            q.fill(j, 0, q.rows(), 0);
            q.set(j, j, 1);
        }
        if (q.columns() <= BLOCK) {
            plain(packed, tau, reflections, q);
            return;
        }
        int last = (reflections - 1) / BLOCK * BLOCK;
        for (int j = last; j >= 0 && reflections > 0; j -= BLOCK) {
            int width = Math.min(BLOCK, reflections - j);
            Matrix panel = packed.part(j, j, packed.rows() - j, width);
            Matrix target = q.part(j, j, q.rows() - j, q.columns() - j);
            apply(panel, tau, j, target, false);
        }
    }

    /// Multiplies by all reflections of some columns from the left: Q · B.
    void multiply(Matrix packed, double[] tau, int reflections, Matrix b) {
        int last = (reflections - 1) / BLOCK * BLOCK;
        for (int j = last; j >= 0 && reflections > 0; j -= BLOCK) {
            int width = Math.min(BLOCK, reflections - j);
            Matrix panel = packed.part(j, j, packed.rows() - j, width);
            apply(panel, tau, j, b.part(j, 0, b.rows() - j, b.columns()), false);
        }
    }

    /// `b` becomes Q b, or Qᵀ b, for the reflections of one panel.
    private void apply(Matrix panel, double[] tau, int first, Matrix b, boolean transposed) {
        int m = panel.rows();
        int k = panel.columns();
        Matrix v = Matrix.zeros(panel.wide(), m, k);
        double[] one = new double[Math.max(m, k)];
        for (int j = 0; j < k; j++) {
            panel.load(j, j + 1, m, one);
            one[j] = 1;
            v.store(j, j, m, one);
        }
        Matrix gram = Matrix.zeros(panel.wide(), k, k);
        engine.add(v.transposed(), v, gram);
        Matrix t = Matrix.zeros(panel.wide(), k, k);
        double[][] rows = new double[k][k];
        for (int j = 0; j < k; j++) {
            double factor = -tau[first + j];
            // Of T column j is -tau T (Vᵀ v); what is made here is -T.
            gram.load(j, 0, j, one);
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int p = i; p < j; p++) {
                    sum = Math.fma(rows[i][p], one[p], sum);
                }
                rows[i][j] = factor * sum;
            }
            rows[j][j] = factor;
        }
        Matrix turnedT = t.transposed();
        for (int i = 0; i < k; i++) {
            turnedT.store(i, i, k, rows[i]);
        }
        Matrix w = Matrix.zeros(panel.wide(), k, b.columns());
        engine.add(v.transposed(), b, w);
        Matrix turned = Matrix.zeros(panel.wide(), k, b.columns());
        engine.add(transposed ? t.transposed() : t, w, turned);
        engine.add(v, turned, b);
    }

    private void panel(Matrix a, double[] tau, int first) {
        int m = a.rows();
        int n = a.columns();
        double[][] c = scratch.take(n, m);
        for (int j = 0; j < n; j++) {
            a.load(j, 0, m, c[j]);
        }
        for (int j = 0; j < Math.min(m, n); j++) {
            double factor = reflection(c[j], j, m);
            tau[first + j] = factor;
            double[] v = c[j];
            double corner = v[j];
            v[j] = 1;
            for (int q = j + 1; q < n && factor != 0; q++) {
                Columns.add(c[q], -factor * Columns.dot(v, c[q], j, m), v, j, m);
            }
            v[j] = corner;
        }
        for (int j = 0; j < n; j++) {
            a.store(j, 0, m, c[j]);
        }
    }

    /// Turns a column, from place `j` on, to its first element; its place takes what is left, the
    /// places behind it the reflection's vector, whose first element is 1.
    ///
    /// @return the factor
    static double reflection(double[] x, int j, int m) {
        double most = Columns.largest(x, j + 1, m);
        if (most == 0) {
            return 0;
        }
        double scale = Columns.scaling(Math.max(most, Math.abs(x[j])));
        if (scale != 1) {
            Columns.scale(x, scale, j, m);
        }
        double alpha = x[j];
        double rest = Math.sqrt(Columns.dot(x, x, j + 1, m));
        if (rest == 0) { // all vanish beside the first one
            Arrays.fill(x, j + 1, m, 0);
            x[j] = alpha / scale;
            return 0;
        }
        double beta = -Math.copySign(Columns.length(alpha, rest), alpha);
        double divisor = alpha - beta;
        for (int i = j + 1; i < m; i++) {
            x[i] /= divisor;
        }
        x[j] = beta / scale;
        return (beta - alpha) / beta;
    }

    /// Multiplies vectors, which are rows here, by all reflections of some columns.
    static void reflect(Matrix packed, double[] tau, int reflections, double[][] rows, int at) {
        int m = packed.rows();
        double[] v = new double[at + m];
        for (int j = reflections - 1; j >= 0; j--) {
            if (tau[j] == 0) {
                continue;
            }
            for (int i = j + 1; i < m; i++) {
                v[at + i] = packed.get(i, j);
            }
            v[at + j] = 1;
            for (double[] x : rows) {
                Columns.add(x, -tau[j] * Columns.dot(v, x, at + j, at + m), v, at + j, at + m);
            }
        }
    }

    private void plain(Matrix packed, double[] tau, int reflections, Matrix q) {
        int m = q.rows();
        int n = q.columns();
        double[][] c = scratch.take(n + 1, m);
        for (int j = 0; j < n; j++) {
            q.load(j, 0, m, c[j]);
        }
        double[] v = c[n];
        for (int j = Math.min(reflections, n) - 1; j >= 0; j--) {
            packed.load(j, j + 1, m, v);
            v[j] = 1;
            for (int p = j; p < n; p++) {
                Columns.add(c[p], -tau[j] * Columns.dot(v, c[p], j, m), v, j, m);
            }
        }
        for (int j = 0; j < n; j++) {
            q.store(j, 0, m, c[j]);
        }
    }
}
