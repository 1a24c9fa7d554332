package dev.obor.cpu.factor;

import java.util.Arrays;

/// A = Q R with reflections I - τ v vᴴ, packed as LAPACK packs them: the diagonal of R is real.
final class ComplexQr {
    private ComplexQr() {}

    /// Factors columns in place.
    ///
    /// @param tau receives the factors of the reflections
    static void factor(double[][][] c, int m, double[][] tau) {
        double[][] re = c[0];
        double[][] im = c[1];
        int n = re.length;
        for (int j = 0; j < Math.min(m, n); j++) {
            reflection(re[j], im[j], j, m, tau, j);
            double corner = re[j][j];
            re[j][j] = 1;
            im[j][j] = 0;
            double tr = tau[0][j];
            double ti = tau[1][j];
            for (int q = j + 1; q < n && (tr != 0 || ti != 0); q++) {
                Pairs.reflect(re[q], im[q], tr, -ti, re[j], im[j], j, m);
            }
            re[j][j] = corner;
        }
    }

    /// Turns a column, from place `j` on, to a real number in its first place; the places behind it
    /// take the reflection's vector, whose first element is 1: (I - τ v vᴴ)ᴴ x = β e.
    ///
    /// @param tau receives the factor at place `t`
    static void reflection(double[] xr, double[] xi, int j, int m, double[][] tau, int t) {
        double most = Math.max(Columns.largest(xr, j, m), Columns.largest(xi, j, m));
        double rest = Math.max(Columns.largest(xr, j + 1, m), Columns.largest(xi, j + 1, m));
        tau[0][t] = 0;
        tau[1][t] = 0;
        if (rest == 0 && xi[j] == 0) {
            return;
        }
        double scale = Columns.scaling(most);
        if (scale != 1) {
            Columns.scale(xr, scale, j, m);
            Columns.scale(xi, scale, j, m);
        }
        double length = Math.sqrt(Pairs.dotReal(xr, xi, xr, xi, j + 1, m));
        double ar = xr[j];
        double ai = xi[j];
        double beta = -Math.copySign(Columns.length(Columns.length(ar, ai), length), ar);
        Pairs.divide(xr, xi, ar - beta, ai, j + 1, m);
        if (length == 0) {
            Arrays.fill(xr, j + 1, m, 0);
            Arrays.fill(xi, j + 1, m, 0);
        }
        tau[0][t] = (beta - ar) / beta;
        tau[1][t] = -ai / beta;
        xr[j] = beta / scale;
        xi[j] = 0;
    }

    /// The first columns of Q, or of any product of reflections.
    ///
    /// @param c packed columns: the vector of reflection `j` stands behind place `j + at`
    /// @param m the rows of Q
    /// @param count how many columns
    static Planes columns(
            double[][][] c, double[][] tau, int reflections, int at, int m, int count) {
        double[][][] q = new double[2][count][m];
        for (int j = 0; j < count; j++) {
            q[0][j][j] = 1;
        }
        double[] vr = new double[m];
        double[] vi = new double[m];
        for (int j = reflections - 1; j >= 0; j--) {
            double tr = tau[0][j];
            double ti = tau[1][j];
            int from = j + at;
            if (tr == 0 && ti == 0) {
                continue;
            }
            System.arraycopy(c[0][j], from + 1, vr, from + 1, m - from - 1);
            System.arraycopy(c[1][j], from + 1, vi, from + 1, m - from - 1);
            vr[from] = 1;
            vi[from] = 0;
            for (int p = Math.min(from, count); p < count; p++) {
                Pairs.reflect(q[0][p], q[1][p], tr, ti, vr, vi, from, m);
            }
        }
        Planes result = Planes.zeros(m, count);
        result.storeAll(q);
        return result;
    }
}
