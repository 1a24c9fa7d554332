package dev.obor.cpu.factor;

import java.util.Arrays;

/// Balances a general matrix before its eigenvalues are computed: rows and columns that show an
/// eigenvalue are moved to the ends, and what is left is scaled by powers of two until rows and
/// columns are about as long (Parlett and Reinsch 1969; James, Langou and Lowery 2014).
final class Balance {
    private static final double SMALL = 0x1p-970;
    private static final double LARGE = 0x1p970;

    private final double[][][] planes;
    private final int n;

    /// The number, or the exchanged place, of each row.
    private final double[] scale;

    /// The first row of what is left, and the last.
    int low;

    int high;

    /// @param planes rows of the matrix, or those of its real and those of its imaginary part
    Balance(double[][][] planes, int n) {
        this.planes = planes;
        this.n = n;
        this.scale = new double[n];
    }

    /// Balances in place.
    void run() {
        low = 0;
        high = n - 1;
        if (n == 0) {
            return;
        }
        boolean left = rowsDown();
        if (left) {
            columnsUp();
        }
        Arrays.fill(scale, low, high + 1, 1);
        boolean changed = left;
        while (changed) {
            changed = scaled();
        }
    }

    /// What turns an eigenvector of the balanced matrix to one of the matrix.
    void undo(double[] vector) {
        for (int i = low; i <= high; i++) {
            vector[i] *= scale[i];
        }
        for (int i = low - 1; i >= 0; i--) {
            Columns.exchange(vector, i, (int) scale[i]);
        }
        for (int i = high + 1; i < n; i++) {
            Columns.exchange(vector, i, (int) scale[i]);
        }
    }

    private boolean isZero(int i, int j) {
        for (double[][] p : planes) {
            if (p[i][j] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Rows that are zero beside their diagonal go to the end.
    ///
    /// @return whether anything is left
    private boolean rowsDown() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = high; i >= 0; i--) {
                boolean alone = true;
                for (int j = 0; j <= high && alone; j++) {
                    alone = i == j || isZero(i, j);
                }
                if (!alone) {
                    continue;
                }
                exchange(i, high);
                moved = true;
                if (high == 0) {
                    return false;
                }
                high--;
            }
        }
        return true;
    }

    private void columnsUp() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int j = low; j <= high; j++) {
                boolean alone = true;
                for (int i = low; i <= high && alone; i++) {
                    alone = i == j || isZero(i, j);
                }
                if (alone) {
                    exchange(j, low);
                    moved = true;
                    low++;
                }
            }
        }
    }

    private void exchange(int i, int k) {
        scale[k] = i;
        if (i == k) {
            return;
        }
        for (double[][] p : planes) {
            for (int r = 0; r <= high; r++) {
                double t = p[r][i];
                p[r][i] = p[r][k];
                p[r][k] = t;
            }
            for (int c = low; c < n; c++) {
                double t = p[i][c];
                p[i][c] = p[k][c];
                p[k][c] = t;
            }
        }
    }

    private double largest(int line, boolean row) {
        double most = 0;
        for (int i = row ? low : 0; i <= (row ? n - 1 : high); i++) {
            double square = 0;
            for (double[][] p : planes) {
                double x = row ? p[line][i] : p[i][line];
                square = Columns.length(square, x);
            }
            most = Math.max(most, square);
        }
        return most;
    }

    private double norm(int line, boolean row) {
        double sum = 0;
        for (int i = low; i <= high; i++) {
            for (double[][] p : planes) {
                double x = row ? p[line][i] : p[i][line];
                sum += x * x;
            }
        }
        return Math.sqrt(sum);
    }

    /// One pass; whether it changed something.
    private boolean scaled() {
        boolean changed = false;
        for (int i = low; i <= high; i++) {
            double c = norm(i, false);
            double r = norm(i, true);
            if (c == 0 || r == 0) {
                continue;
            }
            double ca = largest(i, false);
            double ra = largest(i, true);
            double before = c + r;
            double f = 1;
            while (c < r / 2 && Math.max(f, Math.max(c, ca)) < LARGE && Math.min(r, ra) > SMALL) {
                f *= 2;
                c *= 2;
                ca *= 2;
                r /= 2;
                ra /= 2;
            }
            while (c / 2 >= r && Math.max(r, ra) < LARGE && Math.min(f, Math.min(c, ca)) > SMALL) {
                f /= 2;
                c /= 2;
                ca /= 2;
                r *= 2;
                ra *= 2;
            }
            boolean far = f < 1 && f * scale[i] <= SMALL || f > 1 && scale[i] >= LARGE / f;
            if (c + r >= 0.95 * before || far) {
                continue;
            }
            scale[i] *= f;
            changed = true;
            for (double[][] p : planes) {
                for (int j = low; j < n; j++) {
                    p[i][j] /= f;
                }
                for (int j = 0; j <= high; j++) {
                    p[j][i] *= f;
                }
            }
        }
        return changed;
    }
}
