package dev.obor.cpu.factor;

import java.util.Arrays;

/// Eigenvalues and eigenvectors of symmetric tridiagonal matrices: cut in two by a change of rank
/// one, solved by halves, and joined (Cuppen 1981).
///
/// Where z has a zero or two poles are equal nothing has to be solved (deflation); z is computed
/// anew from the roots, which makes the vectors orthogonal (Gu and Eisenstat 1994).
final class DivideAndConquer {
    private static final int LEAF = 32;
    private static final double EPS = 0x1p-53;

    private final Engine engine;

    DivideAndConquer(Engine engine) {
        this.engine = engine;
    }

    /// Finds them, in rising order.
    ///
    /// @param d the diagonal, which the eigenvalues take the place of
    /// @param e the subdiagonal, with one more place; it is lost
    /// @param vectors receives the eigenvectors as its columns; zeros at first
    /// @return whether it converged
    boolean solve(double[] d, double[] e, int from, int n, Matrix vectors) {
        if (n <= LEAF) {
            return leaf(d, e, from, n, vectors);
        }
        int h = n / 2;
        double joint = e[from + h - 1];
        double weight = Math.abs(joint);
        d[from + h - 1] -= weight;
        d[from + h] -= weight;
        Matrix first = vectors.part(0, 0, h, h);
        Matrix second = vectors.part(h, h, n - h, n - h);
        if (!solve(d, e, from, h, first) || !solve(d, e, from + h, n - h, second)) {
            return false;
        }
        double[] z = new double[n];
        for (int i = 0; i < h; i++) {
            z[i] = first.get(h - 1, i) * Math.sqrt(0.5);
        }
        double sign = joint < 0 ? -1 : 1;
        for (int i = h; i < n; i++) {
            z[i] = sign * second.get(0, i - h) * Math.sqrt(0.5);
        }
        join(d, from, n, h, z, 2 * weight, vectors);
        return true;
    }

    private static boolean leaf(double[] d, double[] e, int from, int n, Matrix vectors) {
        double[][] z = new double[n][n];
        for (int i = 0; i < n; i++) {
            z[i][i] = 1;
        }
        if (!SmallTridiagonal.solve(d, e, from, n, z)) {
            return false;
        }
        Integer[] order = order(d, from, n);
        double[] old = Arrays.copyOfRange(d, from, from + n);
        for (int i = 0; i < n; i++) {
            d[from + i] = old[order[i]];
            vectors.store(i, 0, n, z[order[i]]);
        }
        return true;
    }

    static Integer[] order(double[] d, int from, int n) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(d[from + a], d[from + b]));
        return order;
    }

    /// The eigenvectors of a sum of rank one, in terms of those of the halves.
    private void join(
            double[] all, int from, int n, int h, double[] weights, double rho, Matrix vectors) {
        Integer[] order = order(all, from, n);
        double[] d = new double[n];
        double[] z = new double[n];
        double most = 0;
        double most1 = 0;
        for (int i = 0; i < n; i++) {
            d[i] = all[from + order[i]];
            z[i] = weights[order[i]];
            most = Math.max(most, Math.abs(d[i]));
            most1 = Math.max(most1, Math.abs(z[i]));
        }
        double tolerance = 8 * EPS * Math.max(most, rho * most1);
        boolean[] top = new boolean[n];
        boolean[] bottom = new boolean[n];
        for (int i = 0; i < n; i++) {
            top[i] = order[i] < h;
            bottom[i] = !top[i];
        }
        double[] x = new double[n];
        double[] y = new double[n];
        int[] kept = new int[n];
        int k = 0;
        int before = -1;
        for (int i = 0; i < n; i++) {
            if (rho * Math.abs(z[i]) <= tolerance) {
                continue; // an eigenvector already
            }
            if (before >= 0) {
                double length = Columns.length(z[before], z[i]);
                double c = z[i] / length;
                double s = -z[before] / length;
                if (Math.abs((d[i] - d[before]) * c * s) <= tolerance) {
                    turn(vectors, order[before], order[i], c, s, x, y);
                    boolean mixed = top[before] != top[i] || bottom[before] != bottom[i];
                    if (mixed) {
                        top[before] = top[i] = bottom[before] = bottom[i] = true;
                    }
                    z[i] = length;
                    z[before] = 0;
                    double moved = d[before] * c * c + d[i] * s * s;
                    d[i] = d[before] * s * s + d[i] * c * c;
                    d[before] = moved;
                } else {
                    kept[k++] = before;
                }
            }
            before = i;
        }
        if (before >= 0) {
            kept[k++] = before;
        }
        double[][] basis = new double[k][];
        if (k > 0) {
            solve(d, z, rho, kept, k, basis);
        }
        Matrix joined = multiplied(vectors, h, order, kept, k, top, bottom, basis);
        place(all, from, n, d, order, kept, k, vectors, joined);
    }

    private static void turn(
            Matrix vectors, int i, int j, double c, double s, double[] x, double[] y) {
        int n = vectors.rows();
        vectors.load(i, 0, n, x);
        vectors.load(j, 0, n, y);
        SmallTridiagonal.rotate(x, y, c, -s, 0, n);
        vectors.store(i, 0, n, x);
        vectors.store(j, 0, n, y);
    }

    /// Replaces the poles that are kept by the eigenvalues.
    ///
    /// @param basis receives the eigenvectors of the small problem
    private void solve(double[] d, double[] z, double rho, int[] kept, int k, double[][] basis) {
        double[] poles = new double[k];
        double[] weights = new double[k];
        for (int i = 0; i < k; i++) {
            poles[i] = d[kept[i]];
            weights[i] = z[kept[i]];
        }
        double[] roots = new double[k];
        for (int i = 0; i < k; i++) {
            basis[i] = new double[k];
        }
        int each = Math.max(1, 20_000 / k);
        engine.run(
                (k + each - 1) / each,
                task -> {
                    var secular = new Secular(poles, weights, rho, k);
                    for (int i = task * each; i < Math.min(k, task * each + each); i++) {
                        roots[i] = secular.root(i, basis[i]);
                    }
                });
        // The z for which these roots are exact.
        double[] exact = new double[k];
        Arrays.fill(exact, 1);
        for (int j = 0; j < k; j++) {
            double[] gaps = basis[j];
            for (int i = 0; i < k; i++) {
                exact[i] *= i == j ? -gaps[i] : gaps[i] / (poles[i] - poles[j]);
            }
        }
        for (int i = 0; i < k; i++) {
            exact[i] = Math.copySign(Math.sqrt(Math.max(exact[i], 0)), weights[i]);
        }
        for (int j = 0; j < k; j++) {
            double[] v = basis[j];
            for (int i = 0; i < k; i++) {
                v[i] = exact[i] / v[i];
            }
            double length = Math.sqrt(Columns.dot(v, v, 0, k));
            for (int i = 0; i < k; i++) {
                v[i] /= length;
            }
            d[kept[j]] = roots[j];
        }
    }

    /// The kept eigenvectors; each half of the rows meets only the columns that reach it.
    private Matrix multiplied(
            Matrix vectors,
            int h,
            Integer[] order,
            int[] kept,
            int k,
            boolean[] top,
            boolean[] bottom,
            double[][] basis) {
        int n = vectors.rows();
        Matrix result = Matrix.zeros(true, n, k);
        half(vectors.part(0, 0, h, n), result.part(0, 0, h, k), order, kept, k, top, basis);
        half(
                vectors.part(h, 0, n - h, n),
                result.part(h, 0, n - h, k),
                order,
                kept,
                k,
                bottom,
                basis);
        return result;
    }

    private void half(
            Matrix vectors,
            Matrix result,
            Integer[] order,
            int[] kept,
            int k,
            boolean[] reaches,
            double[][] basis) {
        int m = vectors.rows();
        int count = 0;
        for (int i = 0; i < k; i++) {
            count += reaches[kept[i]] ? 1 : 0;
        }
        Matrix columns = Matrix.zeros(true, m, count);
        Matrix small = Matrix.zeros(true, count, k);
        double[] one = new double[m];
        int at = 0;
        int[] rows = new int[count];
        for (int i = 0; i < k; i++) {
            if (reaches[kept[i]]) {
                vectors.load(order[kept[i]], 0, m, one);
                columns.store(at, 0, m, one);
                rows[at++] = i;
            }
        }
        double[] s = new double[count];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < count; i++) {
                s[i] = basis[j][rows[i]];
            }
            small.store(j, 0, count, s);
        }
        engine.add(columns, small, result);
    }

    /// Sorts what was kept and what was not into place.
    private static void place(
            double[] all,
            int from,
            int n,
            double[] d,
            Integer[] order,
            int[] kept,
            int k,
            Matrix vectors,
            Matrix joined) {
        int[] source = new int[n];
        Arrays.fill(source, -1);
        for (int j = 0; j < k; j++) {
            source[kept[j]] = j;
        }
        Integer[] sorted = order(d, 0, n);
        Matrix old = Matrix.zeros(true, n, n);
        double[] one = new double[n];
        for (int i = 0; i < n; i++) {
            int p = sorted[i];
            if (source[p] >= 0) {
                joined.load(source[p], 0, n, one);
            } else {
                vectors.load(order[p], 0, n, one);
            }
            old.store(i, 0, n, one);
            all[from + i] = d[p];
        }
        vectors.copyOf(old, one);
    }
}
