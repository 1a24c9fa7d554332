package dev.obor.cpu.factor;

import java.util.Arrays;

/// Eigenvalues and eigenvectors of Hermitian matrices: reflections to a real tridiagonal matrix,
/// and what [SymmetricEigen] does with that.
final class HermitianEigen {
    private final Engine engine;

    HermitianEigen(Engine engine) {
        this.engine = engine;
    }

    /// Finds the eigenvalues, in rising order; all NaN where an element is not finite.
    ///
    /// @param in read in its lower triangle; imaginary parts of the diagonal are not read
    /// @param values receives the eigenvalues
    /// @param out receives the eigenvectors as its columns, if they are wanted: else of no columns
    /// @return whether it converged
    boolean solve(Planes in, double[] values, Planes out) {
        int n = in.rows();
        double[][][] c = new double[2][n][n];
        double most = 0;
        for (int j = 0; j < n; j++) {
            in.load(j, j, n, c[0][j], c[1][j]);
            c[1][j][j] = 0;
            most = Math.max(most, Columns.largest(c[0][j], j, n));
            most = Math.max(most, Columns.largest(c[1][j], j, n));
        }
        if (!(most < Double.POSITIVE_INFINITY)) {
            Arrays.fill(values, 0, n, Double.NaN);
            for (int j = 0; j < out.columns(); j++) {
                out.fill(j, 0, n, Double.NaN);
            }
            return true;
        }
        double scale = Columns.scaling(most);
        for (int j = 0; j < n; j++) {
            if (scale != 1) {
                Columns.scale(c[0][j], scale, j, n);
                Columns.scale(c[1][j], scale, j, n);
            }
            for (int i = j + 1; i < n; i++) {
                c[0][i][j] = c[0][j][i];
                c[1][i][j] = -c[1][j][i];
            }
        }
        double[][] tau = new double[2][n];
        double[] e = new double[n];
        reduce(c, n, values, e, tau);
        boolean done = out.columns() == 0 ? alone(values, e, n) : vectors(c, tau, values, e, out);
        if (scale != 1) {
            for (int i = 0; i < n; i++) {
                values[i] /= scale;
            }
        }
        return done;
    }

    private static boolean alone(double[] d, double[] e, int n) {
        boolean done = SmallTridiagonal.solve(d, e, 0, n, new double[0][]);
        Arrays.sort(d, 0, n);
        return done;
    }

    private boolean vectors(double[][][] c, double[][] tau, double[] d, double[] e, Planes out) {
        int n = out.rows();
        Matrix z = Matrix.zeros(true, n, n);
        if (!new DivideAndConquer(engine).solve(d, e, 0, n, z)) {
            return false;
        }
        Planes q = ComplexQr.columns(c, tau, n - 1, 1, n, n);
        out.copyOf(Planes.product(engine, q, z));
        return true;
    }

    /// Reduces to a tridiagonal matrix; columns take the vectors of the reflections.
    private static void reduce(double[][][] c, int n, double[] d, double[] e, double[][] tau) {
        double[] wr = new double[n];
        double[] wi = new double[n];
        for (int j = 0; j < n; j++) {
            double[] vr = c[0][j];
            double[] vi = c[1][j];
            d[j] = vr[j];
            if (j == n - 1) {
                return;
            }
            int from = j + 1;
            ComplexQr.reflection(vr, vi, from, n, tau, j);
            e[j] = vr[from];
            double tr = tau[0][j];
            double ti = tau[1][j];
            if (tr == 0 && ti == 0) {
                continue;
            }
            vr[from] = 1;
            vi[from] = 0;
            Arrays.fill(wr, from, n, 0);
            Arrays.fill(wi, from, n, 0);
            for (int k = from; k < n; k++) {
                Pairs.add(wr, wi, vr[k], vi[k], c[0][k], c[1][k], from, n);
            }
            Pairs.scale(wr, wi, tr, ti, from, n);
            double sr = Pairs.dotReal(wr, wi, vr, vi, from, n);
            double si = Pairs.dotImag(wr, wi, vr, vi, from, n);
            Pairs.add(
                    wr,
                    wi,
                    -0.5 * (tr * sr - ti * si),
                    -0.5 * (tr * si + ti * sr),
                    vr,
                    vi,
                    from,
                    n);
            for (int k = from; k < n; k++) { // a -= v wᴴ + w vᴴ
                Pairs.add(c[0][k], c[1][k], -wr[k], wi[k], vr, vi, from, n);
                Pairs.add(c[0][k], c[1][k], -vr[k], vi[k], wr, wi, from, n);
                c[1][k][k] = 0;
            }
        }
    }
}
