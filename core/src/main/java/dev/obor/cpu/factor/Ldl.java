package dev.obor.cpu.factor;

import dev.obor.base.ValueError;

/// A = L D Lᵀ of symmetric matrices with one by one and two by two pivots (Bunch and Kaufman 1977),
/// packed as LAPACK packs it; the lower triangle is read.
final class Ldl {
    private static final double ALPHA = (1 + Math.sqrt(17)) / 8;

    private final Columns scratch = new Columns();

    /// Factors in place.
    ///
    /// @param pivots the row that a column was exchanged with, from 1 on; negative for both columns
    ///   of a two by two pivot
    /// @return 0, or the number of the first zero pivot, from 1 on
    int factor(Matrix a, int[] pivots) {
        int n = a.rows();
        double[][] c = scratch.take(n, n);
        for (int j = 0; j < n; j++) {
            a.load(j, j, n, c[j]);
        }
        int info = 0;
        int k = 0;
        while (k < n) {
            int largest = largest(c[k], k + 1, n);
            double below = largest < n ? Math.abs(c[k][largest]) : 0;
            double own = Math.abs(c[k][k]);
            if (Double.isNaN(own) || Math.max(own, below) == 0) {
                info = info == 0 ? k + 1 : info;
                pivots[k] = k + 1;
                k++;
                continue;
            }
            int other = k;
            int size = 1;
            if (own < ALPHA * below) {
                double beside = beside(c, k, largest, n);
                if (own < ALPHA * below * (below / beside)) {
                    other = largest;
                    size = Math.abs(c[largest][largest]) >= ALPHA * beside ? 1 : 2;
                }
            }
            exchange(c, k, k + size - 1, other, n);
            if (size == 1) {
                eliminate(c, k, n);
                pivots[k] = other + 1;
            } else {
                eliminateTwo(c, k, n);
                pivots[k] = -(other + 1);
                pivots[k + 1] = -(other + 1);
            }
            k += size;
        }
        for (int j = 0; j < n; j++) {
            a.store(j, j, n, c[j]);
        }
        return info;
    }

    private static int largest(double[] x, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (Math.abs(x[i]) > Math.abs(x[best])) {
                best = i;
            }
        }
        return best;
    }

    /// The largest element off the diagonal of a row of what is left.
    private static double beside(double[][] c, int k, int row, int n) {
        double most = 0;
        for (int j = k; j < row; j++) {
            most = Math.max(most, Math.abs(c[j][row]));
        }
        for (int i = row + 1; i < n; i++) {
            most = Math.max(most, Math.abs(c[row][i]));
        }
        return most;
    }

    /// Exchanges two rows and columns of what is left.
    private static void exchange(double[][] c, int k, int p, int q, int n) {
        if (p == q) {
            return;
        }
        for (int i = q + 1; i < n; i++) {
            double t = c[p][i];
            c[p][i] = c[q][i];
            c[q][i] = t;
        }
        for (int j = p + 1; j < q; j++) {
            double t = c[p][j];
            c[p][j] = c[j][q];
            c[j][q] = t;
        }
        double t = c[p][p];
        c[p][p] = c[q][q];
        c[q][q] = t;
        if (p > k) {
            t = c[k][p];
            c[k][p] = c[k][q];
            c[k][q] = t;
        }
    }

    private static void eliminate(double[][] c, int k, int n) {
        double inverse = 1 / c[k][k];
        for (int j = k + 1; j < n; j++) {
            Columns.add(c[j], -inverse * c[k][j], c[k], j, n);
        }
        Columns.scale(c[k], inverse, k + 1, n);
    }

    private static void eliminateTwo(double[][] c, int k, int n) {
        double[] x = c[k];
        double[] y = c[k + 1];
        double off = x[k + 1];
        double first = y[k + 1] / off;
        double second = x[k] / off;
        double factor = 1 / (first * second - 1) / off;
        for (int j = k + 2; j < n; j++) {
            double u = factor * (first * x[j] - y[j]);
            double v = factor * (second * y[j] - x[j]);
            Columns.add(c[j], -u, x, j, n);
            Columns.add(c[j], -v, y, j, n);
            x[j] = u;
            y[j] = v;
        }
    }

    /// Solves with packed factors, in place.
    void solve(Matrix packed, int[] pivots, Matrix b) {
        int n = packed.rows();
        int m = b.columns();
        check(pivots, n);
        double[][] c = scratch.take(2 * n, Math.max(n, m));
        for (int j = 0; j < n; j++) {
            packed.load(j, j, n, c[j]);
        }
        double[][] x = new double[n][];
        Matrix turned = b.transposed();
        for (int i = 0; i < n; i++) {
            x[i] = c[n + i];
            turned.load(i, 0, m, x[i]);
        }
        down(c, pivots, x, n, m);
        up(c, pivots, x, n, m);
        for (int i = 0; i < n; i++) {
            turned.store(i, 0, m, x[i]);
        }
    }

    /// Rows are exchanged as the pivots say, those of a block of two in pairs.
    static void check(int[] pivots, int n) {
        int k = 0;
        while (k < n) {
            int other = Math.abs(pivots[k]);
            boolean pair = pivots[k] < 0;
            if (other < 1 || other > n || pair && (k + 1 == n || pivots[k + 1] != pivots[k])) {
                throw new ValueError(
                        "pivots of ldl_solve must be those of ldl_factor, got " + pivots[k]);
            }
            k += pair ? 2 : 1;
        }
    }

    private static void down(double[][] c, int[] pivots, double[][] x, int n, int m) {
        int k = 0;
        while (k < n) {
            boolean one = pivots[k] > 0;
            int other = Math.abs(pivots[k]) - 1;
            Columns.exchange(x, one ? k : k + 1, other);
            for (int i = k + (one ? 1 : 2); i < n; i++) {
                Columns.add(x[i], -c[k][i], x[k], 0, m);
                if (!one) {
                    Columns.add(x[i], -c[k + 1][i], x[k + 1], 0, m);
                }
            }
            if (one) {
                for (int j = 0; j < m; j++) {
                    x[k][j] /= c[k][k];
                }
                k++;
                continue;
            }
            double off = c[k][k + 1];
            double first = c[k][k] / off;
            double second = c[k + 1][k + 1] / off;
            double denominator = first * second - 1;
            for (int j = 0; j < m; j++) {
                double u = x[k][j] / off;
                double v = x[k + 1][j] / off;
                x[k][j] = (second * u - v) / denominator;
                x[k + 1][j] = (first * v - u) / denominator;
            }
            k += 2;
        }
    }

    private static void up(double[][] c, int[] pivots, double[][] x, int n, int m) {
        int k = n - 1;
        while (k >= 0) {
            boolean one = pivots[k] > 0;
            for (int i = k + 1; i < n; i++) {
                Columns.add(x[k], -c[k][i], x[i], 0, m);
                if (!one) {
                    Columns.add(x[k - 1], -c[k - 1][i], x[i], 0, m);
                }
            }
            Columns.exchange(x, k, Math.abs(pivots[k]) - 1);
            k -= one ? 1 : 2;
        }
    }
}
