package dev.obor.cpu.factor;

import java.util.Arrays;

/// Eigenvalues and eigenvectors of symmetric matrices, in float64: reflections to a tridiagonal
/// matrix, in blocks (Dongarra, Sorensen and Hammarling 1989), and [DivideAndConquer] on that.
final class SymmetricEigen {
    private static final int BLOCK = 32;

    private final Engine engine;
    private final Vectors vectors;

    private double[] tau = {};
    private double[] d = {};
    private double[] e = {};

    SymmetricEigen(Engine engine) {
        this.engine = engine;
        this.vectors = new Vectors(engine);
    }

    /// Finds the eigenvalues, in rising order; all NaN where an element is not finite.
    ///
    /// @param in read in its lower triangle
    /// @param values receives the eigenvalues
    /// @param out receives the eigenvectors as its columns, if they are wanted: else of no columns
    /// @return whether it converged
    boolean solve(Matrix in, double[] values, Matrix out) {
        int n = in.rows();
        double[] a = new double[n * n];
        double[] column = new double[n];
        double most = 0;
        for (int j = 0; j < n; j++) {
            in.load(j, j, n, column);
            most = Math.max(most, Columns.largest(column, j, n));
            for (int i = j; i < n; i++) {
                a[i * n + j] = column[i];
                a[j * n + i] = column[i];
            }
        }
        if (!(most < Double.POSITIVE_INFINITY)) {
            Arrays.fill(values, 0, n, Double.NaN);
            for (int j = 0; j < out.columns(); j++) {
                out.fill(j, 0, n, Double.NaN);
            }
            return true;
        }
        double scale = Columns.scaling(most);
        if (scale != 1) {
            Columns.scale(a, scale, 0, n * n);
        }
        tau = new double[n];
        d = values;
        e = new double[n];
        Matrix packed = Matrix.zeros(true, n, n);
        reduce(a, n, packed);
        boolean done = out.columns() == 0 ? valuesAlone(n) : withVectors(n, packed, out);
        if (scale != 1) {
            for (int i = 0; i < n; i++) {
                values[i] /= scale;
            }
        }
        return done;
    }

    private boolean valuesAlone(int n) {
        boolean done = SmallTridiagonal.solve(d, e, 0, n, new double[0][]);
        Arrays.sort(d, 0, n);
        return done;
    }

    private boolean small(int n, Matrix packed, Matrix out) {
        double[][] z = new double[n][n];
        for (int i = 0; i < n; i++) {
            z[i][i] = 1;
        }
        if (!SmallTridiagonal.solve(d, e, 0, n, z)) {
            return false;
        }
        if (n > 1) {
            Qr.reflect(packed.part(1, 0, n - 1, n - 1), tau, n - 1, z, 1);
        }
        for (int i = 0; i < n; i++) { // the smallest of what is left comes next
            int least = i;
            for (int j = i + 1; j < n; j++) {
                least = d[j] < d[least] ? j : least;
            }
            double value = d[least];
            d[least] = d[i];
            d[i] = value;
            double[] vector = z[least];
            z[least] = z[i];
            z[i] = vector;
            out.store(i, 0, n, vector);
        }
        return true;
    }

    private boolean withVectors(int n, Matrix packed, Matrix out) {
        if (n <= BLOCK) {
            return small(n, packed, out);
        }
        Matrix z = Matrix.zeros(true, n, n);
        if (!new DivideAndConquer(engine).solve(d, e, 0, n, z)) {
            return false;
        }
        if (n > 1) {
            new Qr(engine)
                    .multiply(packed.part(1, 0, n - 1, n - 1), tau, n - 1, z.part(1, 0, n - 1, n));
        }
        out.copyOf(z, new double[n]);
        return true;
    }

    /// Reduces to a tridiagonal matrix.
    ///
    /// @param packed receives the reflections
    private void reduce(double[] a, int n, Matrix packed) {
        int block = Math.min(BLOCK, Math.max(n, 1));
        double[][] v = new double[block][n];
        double[][] w = new double[block][n];
        double[] x = new double[n];
        for (int first = 0; first < n; first += block) {
            int width = Math.min(block, n - first);
            for (int p = 0; p < width; p++) {
                int j = first + p;
                System.arraycopy(a, j * n + j, x, j, n - j);
                for (int q = 0; q < p; q++) {
                    Columns.add(x, -w[q][j], v[q], j, n);
                    Columns.add(x, -v[q][j], w[q], j, n);
                }
                d[j] = x[j];
                if (j < n - 1) {
                    step(a, n, j, p, x, v, w);
                    packed.store(j, j + 2, n, v[p]);
                }
            }
            update(a, n, first + width, width, v, w);
        }
    }

    /// One reflection and what it does to the rest.
    private void step(double[] a, int n, int j, int p, double[] x, double[][] v, double[][] w) {
        int from = j + 1;
        tau[j] = Qr.reflection(x, from, n);
        e[j] = x[from];
        double[] own = v[p];
        System.arraycopy(x, from, own, from, n - from);
        Arrays.fill(own, 0, from, 0);
        own[from] = 1;
        double[] y = w[p];
        Arrays.fill(y, 0);
        if (tau[j] == 0) {
            return;
        }
        vectors.rowTimes(own, Matrix.of(a, n, n), from, from, y);
        for (int q = 0; q < p; q++) {
            double s = Columns.dot(w[q], own, from, n);
            double t = Columns.dot(v[q], own, from, n);
            Columns.add(y, -s, v[q], from, n);
            Columns.add(y, -t, w[q], from, n);
        }
        Columns.scale(y, tau[j], from, n);
        double half = -0.5 * tau[j] * Columns.dot(y, own, from, n);
        Columns.add(y, half, own, from, n);
    }

    /// `a -= v wᵀ + w vᵀ` from one row and column on.
    private void update(double[] a, int n, int from, int width, double[][] v, double[][] w) {
        int rest = n - from;
        if (rest <= 0) {
            return;
        }
        Matrix left = Matrix.zeros(true, rest, 2 * width);
        Matrix right = Matrix.zeros(true, rest, 2 * width);
        double[] l = (double[]) left.array();
        double[] r = (double[]) right.array();
        for (int p = 0; p < width; p++) {
            System.arraycopy(v[p], from, l, p * rest, rest);
            System.arraycopy(w[p], from, l, (width + p) * rest, rest);
            System.arraycopy(w[p], from, r, p * rest, rest);
            System.arraycopy(v[p], from, r, (width + p) * rest, rest);
        }
        Columns.scale(l, -1, 0, l.length);
        engine.add(left, right.transposed(), Matrix.of(a, n, n).part(from, from, rest, rest));
    }
}
