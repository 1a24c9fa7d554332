package dev.obor.cpu.factor;

/// Eigenvalues and eigenvectors of general matrices, in float64: [Balance], then [RealSchur] or
/// [ComplexSchur].
final class GeneralEigen {
    private GeneralEigen() {}

    /// Finds them. Eigenvalues of real matrices come in conjugate pairs, the positive imaginary
    /// part first; vectors have length 1, and those of complex eigenvalues a largest element that
    /// is real.
    ///
    /// @param rows of the real part, and of the imaginary one of a complex matrix; they are lost
    /// @param values receives the real and the imaginary parts of the eigenvalues
    /// @param vectors receives the vectors as columns; without columns for values alone
    /// @return whether it converged
    static boolean solve(Engine engine, double[][][] rows, double[][] values, Planes vectors) {
        int n = rows[0].length;
        double most = 0;
        for (double[][] plane : rows) {
            for (double[] row : plane) {
                most = Math.max(most, Columns.largest(row, 0, n));
            }
        }
        double scale = Columns.scaling(most);
        for (double[][] plane : rows) {
            for (double[] row : plane) {
                Columns.scale(row, scale, 0, scale == 1 ? 0 : n);
            }
        }
        boolean wanted = vectors.columns() > 0;
        double[][][] v = new double[2][wanted ? n : 0][n];
        Balance balance = new Balance(rows, n);
        balance.run();
        boolean done =
                rows.length == 1
                        ? real(engine, rows, balance, values, v)
                        : complex(engine, rows, balance, values, v);
        for (int i = 0; i < n && scale != 1; i++) {
            values[0][i] /= scale;
            values[1][i] /= scale;
        }
        if (done && wanted) {
            for (int j = 0; j < n; j++) {
                balance.undo(v[0][j]);
                balance.undo(v[1][j]);
                normalize(v[0][j], v[1][j], rows.length == 2 || values[1][j] != 0);
            }
            vectors.storeAll(v);
        }
        return done;
    }

    private static double[][] identity(int n, double one) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            rows[i][i] = one;
        }
        return rows;
    }

    private static boolean real(
            Engine engine, double[][][] rows, Balance balance, double[][] values, double[][][] v) {
        double[][] z = identity(v[0].length, 1);
        RealSchur schur = new RealSchur(engine, rows[0], z, values[0], values[1]);
        schur.reduce(balance.low, balance.high);
        boolean done = schur.solve(balance.low, balance.high);
        if (done && z.length > 0) {
            schur.vectors(v[0], v[1]);
        }
        return done;
    }

    private static boolean complex(
            Engine engine, double[][][] rows, Balance balance, double[][] values, double[][][] v) {
        int n = rows[0].length;
        double[][][] z = {identity(v[0].length, 1), identity(v[0].length, 0)};
        ComplexSchur schur = new ComplexSchur(engine, rows, z);
        schur.reduce(balance.low, balance.high);
        boolean done = schur.solve(balance.low, balance.high);
        for (int i = 0; i < n; i++) {
            values[0][i] = rows[0][i][i];
            values[1][i] = rows[1][i][i];
        }
        if (done && v[0].length > 0) {
            schur.vectors(v[0], v[1]);
        }
        return done;
    }

    /// Gives a vector the length 1, and a largest element that is real if it is complex.
    private static void normalize(double[] re, double[] im, boolean complex) {
        int n = re.length;
        double most = Math.max(Columns.largest(re, 0, n), Columns.largest(im, 0, n));
        if (most == 0) {
            return;
        }
        double sum = 0;
        double largest = -1;
        int at = 0;
        for (int i = 0; i < n; i++) {
            double r = re[i] / most;
            double s = im[i] / most;
            double square = r * r + s * s;
            sum += square;
            if (square > largest) {
                largest = square;
                at = i;
            }
        }
        double length = most * Math.sqrt(sum);
        double pr = 1;
        double pi = 0;
        if (complex) {
            double size = most * Math.sqrt(largest);
            pr = re[at] / size;
            pi = -im[at] / size;
        }
        for (int i = 0; i < n; i++) {
            double r = re[i] / length;
            double s = im[i] / length;
            re[i] = r * pr - s * pi;
            im[i] = r * pi + s * pr;
        }
        if (pi != 0) {
            im[at] = 0;
        }
    }
}
