package dev.obor.cpu.factor;

/// P A = L U with the largest pivot of each column (partial pivoting), in place.
final class Lu {
    /// Matrices and right sides up to this size are solved in one go.
    static final int FEW = 32;

    private static final int LEAF = 16;
    private static final int SMALL = 40;
    private static final int BLOCK = 64;

    private final Engine engine;
    private final Triangular triangular;
    private final Columns scratch = new Columns();
    private int info;

    Lu(Engine engine) {
        this.engine = engine;
        this.triangular = new Triangular(engine);
    }

    /// Factors in place.
    ///
    /// @param pivots receives, for each column, the row that its row was exchanged with
    /// @return 0, or the number of the first column, from 1 on, whose pivot is 0
    int factor(Matrix a, int[] pivots) {
        info = 0;
        int m = a.rows();
        int n = a.columns();
        int k = Math.min(m, n);
        if (n <= SMALL && m <= 4 * SMALL) {
            leaf(a, pivots, 0);
            return info;
        }
        for (int j = 0; j < k; j += BLOCK) {
            int width = Math.min(BLOCK, k - j);
            panel(a.part(j, j, m - j, width), pivots, j);
            exchange(a.part(j, 0, m - j, j), pivots, j, width);
            rest(a, pivots, j, width);
        }
        return info;
    }

    /// What a factored panel does to the columns on its right.
    private void rest(Matrix a, int[] pivots, int j, int width) {
        int below = a.rows() - j - width;
        int right = a.columns() - j - width;
        if (right <= 0) {
            return;
        }
        exchange(a.part(j, j + width, a.rows() - j, right), pivots, j, width);
        Matrix top = a.part(j, j + width, width, right);
        triangular.lower(a.part(j, j, width, width), top, true);
        if (below > 0) {
            engine.subtract(
                    a.part(j + width, j, below, width),
                    top,
                    a.part(j + width, j + width, below, right));
        }
    }

    /// A tall matrix of few columns, which start at column `first` of the whole.
    private void panel(Matrix a, int[] pivots, int first) {
        int n = a.columns();
        if (n <= LEAF) {
            leaf(a, pivots, first);
            return;
        }
        int h = Math.min((n / 2 + LEAF - 1) / LEAF * LEAF, a.rows());
        int m = a.rows();
        panel(a.part(0, 0, m, h), pivots, first);
        Matrix right = a.part(0, h, m, n - h);
        for (int i = 0; i < h; i++) {
            right.exchangeRows(i, pivots[first + i] - first);
        }
        Matrix top = right.part(0, 0, h, n - h);
        triangular.lower(a.part(0, 0, h, h), top, true);
        engine.subtract(a.part(h, 0, m - h, h), top, a.part(h, h, m - h, n - h));
        panel(a.part(h, h, m - h, n - h), pivots, first + h);
        Matrix left = a.part(0, 0, m, h);
        for (int i = h; i < n; i++) {
            left.exchangeRows(i, pivots[first + i] - first);
        }
    }

    private static void exchange(Matrix a, int[] pivots, int first, int count) {
        int[] rows = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            rows[i] = pivots[first + i] - first;
            n += rows[i] != i ? 1 : 0;
        }
        if (n == 0) {
            return;
        }
        // Column by column, which stays in the cache.
        if (a.array() instanceof double[] x) {
            for (int j = 0; j < a.columns(); j++) {
                int at = a.offset() + j * a.column();
                for (int i = 0; i < count; i++) {
                    int p = at + i * a.row();
                    int q = at + rows[i] * a.row();
                    double t = x[p];
                    x[p] = x[q];
                    x[q] = t;
                }
            }
        } else {
            float[] x = (float[]) a.array();
            for (int j = 0; j < a.columns(); j++) {
                int at = a.offset() + j * a.column();
                for (int i = 0; i < count; i++) {
                    int p = at + i * a.row();
                    int q = at + rows[i] * a.row();
                    float t = x[p];
                    x[p] = x[q];
                    x[q] = t;
                }
            }
        }
    }

    private void leaf(Matrix a, int[] pivots, int first) {
        int m = a.rows();
        int n = a.columns();
        double[][] c = scratch.take(n, m);
        for (int j = 0; j < n; j++) {
            a.load(j, 0, m, c[j]);
        }
        for (int j = 0; j < Math.min(m, n); j++) {
            double[] own = c[j];
            int p = pivot(own, j, m);
            pivots[first + j] = first + p;
            if (p != j) {
                for (int q = 0; q < n; q++) {
                    double t = c[q][j];
                    c[q][j] = c[q][p];
                    c[q][p] = t;
                }
            }
            double pivot = own[j];
            if (pivot != 0) {
                divide(own, pivot, j + 1, m);
            } else if (info == 0) {
                info = first + j + 1;
            }
            for (int q = j + 1; q < n; q++) {
                subtract(c[q], c[q][j], own, j + 1, m);
            }
        }
        for (int j = 0; j < n; j++) {
            a.store(j, 0, m, c[j]);
        }
    }

    /// Solves with packed factors of a small matrix, in place: A X = B, or Aᵀ X = B.
    void solve(Matrix packed, int[] pivots, Matrix b, boolean transposed) {
        int n = packed.rows();
        double[][] c = scratch.take(n + 1, Math.max(n, 1));
        Matrix read = transposed ? packed.transposed() : packed;
        for (int j = 0; j < n; j++) {
            read.load(j, 0, n, c[j]);
        }
        double[] x = c[n];
        for (int q = 0; q < b.columns(); q++) {
            b.load(q, 0, n, x);
            for (int k = 0; k < n && !transposed; k++) {
                Columns.exchange(x, k, pivots[k] - 1);
            }
            for (int k = 0; k < n; k++) {
                if (transposed) {
                    x[k] /= c[k][k];
                }
                Columns.add(x, -x[k], c[k], k + 1, n);
            }
            for (int k = n - 1; k >= 0; k--) {
                if (!transposed) {
                    x[k] /= c[k][k];
                }
                Columns.add(x, -x[k], c[k], 0, k);
            }
            for (int k = n - 1; k >= 0 && transposed; k--) {
                Columns.exchange(x, k, pivots[k] - 1);
            }
            b.store(q, 0, n, x);
        }
    }

    /// As LAPACK does it, times the reciprocal, and each product rounded: so that a matrix whose
    /// rows are multiples of one another mostly has a pivot that is zero exactly.
    private static void divide(double[] x, double by, int from, int to) {
        double inverse = 1 / by;
        if (to - from > 1 && Math.abs(by) >= Double.MIN_NORMAL) {
            Columns.scale(x, inverse, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            x[i] /= by;
        }
    }

    private static void subtract(double[] y, double f, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] -= f * x[i];
        }
    }

    private static int pivot(double[] column, int from, int to) {
        int best = from;
        double most = Math.abs(column[from]);
        for (int i = from + 1; i < to; i++) {
            double size = Math.abs(column[i]);
            if (size > most) {
                most = size;
                best = i;
            }
        }
        return best;
    }
}
