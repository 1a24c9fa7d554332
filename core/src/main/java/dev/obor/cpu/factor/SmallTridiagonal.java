package dev.obor.cpu.factor;

/// Eigenvalues and eigenvectors of small symmetric tridiagonal matrices, and eigenvalues of any:
/// implicit QL (Dubrulle, Martin and Wilkinson 1968).
final class SmallTridiagonal {
    private static final int MOST_SWEEPS = 60;
    private static final double EPS = 0x1p-53;

    private SmallTridiagonal() {}

    /// Finds them; the order is none in particular.
    ///
    /// @param d the diagonal, which the eigenvalues take the place of
    /// @param e the subdiagonal, with one more place; it is lost
    /// @param z rows that are turned as the eigenvectors are: of ones on a diagonal these become
    ///   the eigenvectors; none for eigenvalues alone
    /// @return whether it converged
    static boolean solve(double[] d, double[] e, int from, int n, double[][] z) {
        int last = from + n - 1;
        if (n > 0) {
            e[last] = 0;
        }
        // What is nothing beside the whole matrix counts as nothing.
        double floor = 0;
        for (int i = from; i <= last; i++) {
            floor = Math.max(floor, EPS / 8 * (Math.abs(d[i]) + Math.abs(e[i])));
        }
        for (int l = from; l <= last; l++) {
            for (int sweep = 0; ; sweep++) {
                int m = l;
                while (m < last
                        && Math.abs(e[m])
                                > Math.max(floor, EPS * (Math.abs(d[m]) + Math.abs(d[m + 1])))) {
                    m++;
                }
                if (m == l) {
                    break;
                }
                if (sweep == MOST_SWEEPS) {
                    return false;
                }
                sweep(d, e, l, m, from, z);
            }
        }
        return true;
    }

    private static void sweep(double[] d, double[] e, int l, int m, int from, double[][] z) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Columns.length(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Columns.length(f, g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            if (z.length > 0) {
                double[] upper = z[i - from];
                rotate(upper, z[i + 1 - from], c, s, 0, upper.length);
            }
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    /// `(x, y)` becomes `(c x - s y, s x + c y)`.
    static void rotate(double[] x, double[] y, double c, double s, int from, int to) {
        for (int i = from; i < to; i++) {
            double a = x[i];
            double b = y[i];
            x[i] = c * a - s * b;
            y[i] = s * a + c * b;
        }
    }
}
