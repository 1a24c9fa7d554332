package dev.obor.cpu.factor;

import java.util.Arrays;

/// Singular values and vectors of complex matrices: reflections from both sides to a real
/// bidiagonal matrix, and what [Bidiagonal] does with that.
final class ComplexSingular {
    private final Engine engine;

    ComplexSingular(Engine engine) {
        this.engine = engine;
    }

    /// Decomposes A = U diag(s) Vᴴ.
    ///
    /// @param values receives the singular values, in falling order
    /// @param u receives U, all of its columns or the first ones; without columns for values alone
    /// @param v the same for V, its vectors as columns
    /// @return whether it converged
    boolean solve(Planes in, double[] values, Planes u, Planes v) {
        if (in.rows() < in.columns()) {
            return solve(in.adjoint(), values, v, u);
        }
        int m = in.rows();
        int n = in.columns();
        double[][][] c = Planes.columns(in);
        double most = Planes.largest(c, m);
        if (!(most < Double.POSITIVE_INFINITY)) {
            return false;
        }
        if (most == 0) { // as LAPACK: no value, and the plain basis for vectors
            Arrays.fill(values, 0, n, 0);
            u.copyOf(Planes.identity(u.rows(), u.columns()));
            v.copyOf(Planes.identity(v.rows(), v.columns()));
            return true;
        }
        double scale = Columns.scaling(most);
        for (int j = 0; j < n && scale != 1; j++) {
            Columns.scale(c[0][j], scale, 0, m);
            Columns.scale(c[1][j], scale, 0, m);
        }
        boolean wanted = u.columns() > 0 || v.columns() > 0;
        boolean done = wanted ? vectors(c, m, values, u, v) : alone(c, m, values);
        for (int i = 0; i < n && scale != 1; i++) {
            values[i] /= scale;
        }
        return done;
    }

    private static boolean alone(double[][][] c, int m, double[] values) {
        int n = c[0].length;
        double[] e = new double[n];
        reduce(c, m, values, e, new double[2][n], new double[2][n], new double[2][n][n]);
        return new Bidiagonal(values, e, n, new double[0][], new double[0][]).solve();
    }

    private boolean vectors(double[][][] given, int m, double[] values, Planes u, Planes v) {
        int n = given[0].length;
        double[][][] c = given;
        double[][][] outer = new double[2][0][];
        double[][] outerTau = new double[2][n];
        int rows = m;
        if (m > n + n / 2) { // by way of A = Q R: what follows is done on R
            ComplexQr.factor(given, m, outerTau);
            outer = given;
            c = new double[2][n][n];
            for (int j = 0; j < n; j++) {
                System.arraycopy(given[0][j], 0, c[0][j], 0, j + 1);
                System.arraycopy(given[1][j], 0, c[1][j], 0, j);
            }
            rows = n;
        }
        double[] e = new double[n];
        double[][] tauQ = new double[2][n];
        double[][] tauP = new double[2][n];
        double[][][] right = new double[2][n][n];
        reduce(c, rows, values, e, tauQ, tauP, right);
        double[][] x = identity(n);
        double[][] y = identity(n);
        if (!new Bidiagonal(values, e, n, x, y).solve()) {
            return false;
        }
        Planes q = ComplexQr.columns(c, tauQ, n, 0, rows, rows == m ? u.columns() : n);
        turn(q, x, n);
        if (rows != m) {
            Planes large = Planes.zeros(m, u.columns());
            for (int j = n; j < u.columns(); j++) {
                large.re().set(j, j, 1);
            }
            large.part(0, 0, n, n).copyOf(q);
            double[][][] columns = Planes.columns(large);
            multiply(outer, outerTau, m, columns);
            large.storeAll(columns);
            q = large;
        }
        u.copyOf(q);
        Planes p = ComplexQr.columns(right, tauP, n - 1, 1, n, n);
        turn(p, y, n);
        v.copyOf(p);
        return true;
    }

    /// Multiplies the first columns by a matrix whose columns are given as rows.
    private void turn(Planes q, double[][] x, int n) {
        Matrix turn = Matrix.zeros(true, n, n);
        for (int j = 0; j < n; j++) {
            turn.store(j, 0, n, x[j]);
        }
        Planes first = q.part(0, 0, q.rows(), n);
        first.copyOf(Planes.product(engine, first, turn));
    }

    /// Multiplies columns by all reflections from the left.
    private static void multiply(double[][][] packed, double[][] tau, int m, double[][][] columns) {
        for (int j = packed[0].length - 1; j >= 0; j--) {
            double[] vr = packed[0][j];
            double[] vi = packed[1][j];
            vr[j] = 1;
            vi[j] = 0;
            for (int p = 0; p < columns[0].length; p++) {
                Pairs.reflect(columns[0][p], columns[1][p], tau[0][j], tau[1][j], vr, vi, j, m);
            }
        }
    }

    private static double[][] identity(int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        return rows;
    }

    /// Reduces to an upper bidiagonal matrix; columns take the vectors of their reflections.
    ///
    /// @param right receives the vectors of the rows' reflections, as columns
    private static void reduce(
            double[][][] c,
            int m,
            double[] d,
            double[] e,
            double[][] tauQ,
            double[][] tauP,
            double[][][] right) {
        int n = c[0].length;
        double[] wr = new double[m];
        double[] wi = new double[m];
        for (int i = 0; i < n; i++) {
            double[] vr = c[0][i];
            double[] vi = c[1][i];
            ComplexQr.reflection(vr, vi, i, m, tauQ, i);
            d[i] = vr[i];
            vr[i] = 1;
            vi[i] = 0;
            for (int k = i + 1; k < n; k++) {
                Pairs.reflect(c[0][k], c[1][k], tauQ[0][i], -tauQ[1][i], vr, vi, i, m);
            }
            if (i == n - 1) {
                return;
            }
            double[] ur = right[0][i];
            double[] ui = right[1][i];
            for (int k = i + 1; k < n; k++) {
                ur[k] = c[0][k][i];
                ui[k] = -c[1][k][i];
            }
            ComplexQr.reflection(ur, ui, i + 1, n, tauP, i);
            e[i] = ur[i + 1];
            ur[i + 1] = 1;
            ui[i + 1] = 0;
            Arrays.fill(wr, i + 1, m, 0); // w = τ A u, and A -= w uᴴ
            Arrays.fill(wi, i + 1, m, 0);
            for (int k = i + 1; k < n; k++) {
                Pairs.add(wr, wi, ur[k], ui[k], c[0][k], c[1][k], i + 1, m);
            }
            Pairs.scale(wr, wi, tauP[0][i], tauP[1][i], i + 1, m);
            for (int k = i + 1; k < n; k++) {
                Pairs.add(c[0][k], c[1][k], -ur[k], ui[k], wr, wi, i + 1, m);
            }
        }
    }
}
