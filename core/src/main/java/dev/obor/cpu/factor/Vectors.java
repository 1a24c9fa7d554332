package dev.obor.cpu.factor;

/// Products of a matrix and a vector.
final class Vectors {
    private static final int SMALL = 24;

    private final Engine engine;

    Vectors(Engine engine) {
        this.engine = engine;
    }

    /// `y += xᵀ A` over the rows and columns from the given ones on; both vectors are as long as
    /// the whole matrix, which is row-major and float64.
    void rowTimes(double[] x, Matrix a, int fromRow, int fromColumn, double[] y) {
        int m = a.rows() - fromRow;
        int n = a.columns() - fromColumn;
        if (m <= SMALL && n <= SMALL) {
            double[] e = (double[]) a.array();
            for (int i = fromRow; i < a.rows(); i++) {
                int at = a.offset() + i * a.row();
                for (int j = fromColumn; j < a.columns(); j++) {
                    y[j] = Math.fma(x[i], e[at + j], y[j]);
                }
            }
            return;
        }
        engine.add(
                new Matrix(x, fromRow, m, 1, 1, m),
                a.part(fromRow, fromColumn, m, n),
                new Matrix(y, fromColumn, n, 1, 1, n));
    }

    /// `y += A x` in the same way.
    void timesColumn(Matrix a, double[] x, int fromRow, int fromColumn, double[] y) {
        int m = a.rows() - fromRow;
        int n = a.columns() - fromColumn;
        if (m <= SMALL && n <= SMALL) {
            double[] e = (double[]) a.array();
            for (int i = fromRow; i < a.rows(); i++) {
                int at = a.offset() + i * a.row();
                double sum = 0;
                for (int j = fromColumn; j < a.columns(); j++) {
                    sum = Math.fma(e[at + j], x[j], sum);
                }
                y[i] += sum;
            }
            return;
        }
        engine.add(
                a.part(fromRow, fromColumn, m, n),
                new Matrix(x, fromColumn, 1, 1, n, 1),
                new Matrix(y, fromRow, 1, 1, m, 1));
    }
}
