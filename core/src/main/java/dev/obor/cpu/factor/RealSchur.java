package dev.obor.cpu.factor;

import java.util.Arrays;

/// Eigenvalues and eigenvectors of general real matrices: a Hessenberg matrix by reflections, the
/// double-shift QR algorithm on that (Francis 1961), with the shifts and the tests of small
/// elements of LAPACK (Ahues and Tisseur 1997), and back substitution.
final class RealSchur {
    private static final double EPS = 0x1p-52;
    private static final double TINY = 0x1p-970;

    private final Engine engine;
    private final double[][] h;
    private final int n;
    private final double[][] z;
    private final double[] wr;
    private final double[] wi;
    private final double[] v = new double[3];
    private double cosine;
    private double sine;

    /// @param h rows of the matrix; its quasi-triangular form at the end
    /// @param z rows of ones on a diagonal, each of which becomes a Schur vector; none for values
    ///   alone
    RealSchur(Engine engine, double[][] h, double[][] z, double[] wr, double[] wi) {
        this.engine = engine;
        this.h = h;
        this.n = h.length;
        this.z = z;
        this.wr = wr;
        this.wi = wi;
    }

    /// Reduces rows and columns `low` to `high` to a Hessenberg matrix.
    void reduce(int low, int high) {
        double[] x = new double[n];
        double[] w = new double[n];
        int m = z.length == 0 ? 0 : high - low;
        Matrix packed = Matrix.zeros(true, m, m);
        double[] taus = new double[m];
        for (int j = low; j < high - 1; j++) {
            for (int i = j + 1; i <= high; i++) {
                x[i] = h[i][j];
            }
            double tau = Qr.reflection(x, j + 1, high + 1);
            double beta = x[j + 1];
            x[j + 1] = 1;
            for (int i = j + 1; i <= high; i++) {
                h[i][j] = i == j + 1 ? beta : 0;
            }
            if (tau == 0) {
                continue;
            }
            if (m > 0) {
                taus[j - low] = tau;
                packed.part(-low - 1, 0, n, m).store(j - low, j + 2, high + 1, x);
            }
            Arrays.fill(w, j + 1, n, 0);
            for (int i = j + 1; i <= high; i++) {
                Columns.add(w, x[i], h[i], j + 1, n);
            }
            for (int i = 0; i <= high; i++) { // from both sides while the row is near
                if (i > j) {
                    Columns.add(h[i], -tau * x[i], w, j + 1, n);
                }
                Columns.add(h[i], -tau * Columns.dot(x, h[i], j + 1, high + 1), x, j + 1, high + 1);
            }
        }
        if (m > 1) {
            Matrix q = Matrix.zeros(true, m, m);
            new Qr(engine).columns(packed, taus, m - 1, q);
            for (int c = 0; c < m; c++) {
                q.part(-low - 1, 0, n, m).load(c, low + 1, high + 1, z[low + 1 + c]);
            }
        }
    }

    /// Finds the eigenvalues; those outside of `low` to `high` stand on the diagonal.
    ///
    /// @return whether it converged
    boolean solve(int low, int high) {
        for (int i = 0; i < n; i++) {
            if (i < low || i > high) {
                wr[i] = h[i][i];
                wi[i] = 0;
            }
        }
        int most = 30 * Math.max(10, high - low + 1);
        int i = high;
        while (i >= low) {
            int l = low;
            int sweeps = 0;
            while (true) {
                l = small(l, i, low, high);
                if (l > low) {
                    h[l][l - 1] = 0;
                }
                if (l >= i - 1) {
                    break;
                }
                if (++sweeps > most) {
                    return false;
                }
                sweep(l, i, sweeps);
            }
            if (l == i) {
                wr[i] = h[i][i];
                wi[i] = 0;
            } else {
                two(i);
            }
            i = l - 1;
        }
        return true;
    }

    /// Where the part that ends at `i` begins: what is left of it is next to nothing.
    private int small(int l, int i, int low, int high) {
        int k = i;
        for (; k > l; k--) {
            double below = Math.abs(h[k][k - 1]);
            if (below <= TINY) {
                break;
            }
            double sum = Math.abs(h[k - 1][k - 1]) + Math.abs(h[k][k]);
            if (sum == 0) {
                sum += k - 2 >= low ? Math.abs(h[k - 1][k - 2]) : 0;
                sum += k + 1 <= high ? Math.abs(h[k + 1][k]) : 0;
            }
            if (below <= EPS * sum) {
                double above = Math.abs(h[k - 1][k]);
                double gap = Math.abs(h[k - 1][k - 1] - h[k][k]);
                double own = Math.abs(h[k][k]);
                double ab = Math.max(below, above);
                double ba = Math.min(below, above);
                double aa = Math.max(own, gap);
                double bb = Math.min(own, gap);
                double s = aa + ab;
                if (ba * (ab / s) <= Math.max(TINY, EPS * (bb * (aa / s)))) {
                    break;
                }
            }
        }
        return k;
    }

    private void sweep(int l, int i, int sweeps) {
        double a = h[i - 1][i - 1];
        double b = h[i - 1][i];
        double c = h[i][i - 1];
        double d = h[i][i];
        if (sweeps % 10 == 0) { // an exceptional shift
            boolean bottom = sweeps % 20 == 0;
            double s =
                    bottom
                            ? Math.abs(h[i][i - 1]) + Math.abs(h[i - 1][i - 2])
                            : Math.abs(h[l + 1][l]) + Math.abs(h[l + 2][l + 1]);
            a = 0.75 * s + (bottom ? h[i][i] : h[l][l]);
            b = -0.4375 * s;
            c = s;
            d = a;
        }
        double s = Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d);
        double r1 = 0;
        double r2 = 0;
        double im = 0;
        if (s != 0) {
            a /= s;
            b /= s;
            c /= s;
            d /= s;
            double mean = (a + d) / 2;
            double determinant = (a - mean) * (d - mean) - b * c;
            double root = Math.sqrt(Math.abs(determinant));
            if (determinant >= 0) {
                r1 = mean * s;
                im = root * s;
            } else { // the nearer one, twice
                double first = mean + root;
                double second = mean - root;
                r1 = (Math.abs(first - d) <= Math.abs(second - d) ? first : second) * s;
            }
            r2 = r1;
        }
        int m = start(l, i, r1, r2, im);
        for (int k = m; k < i; k++) {
            step(k, m, l, i);
        }
    }

    /// Where a sweep may begin: below two small elements, if there are such.
    private int start(int l, int i, double r1, double r2, double im) {
        int m = i - 2;
        for (; ; m--) {
            double below = h[m + 1][m];
            double s = Math.abs(h[m][m] - r2) + Math.abs(im) + Math.abs(below);
            double t = below / s;
            v[0] = t * h[m][m + 1] + (h[m][m] - r1) * ((h[m][m] - r2) / s) + im * (im / s);
            v[1] = t * (h[m][m] + h[m + 1][m + 1] - r1 - r2);
            v[2] = t * h[m + 2][m + 1];
            double sum = Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]);
            v[0] /= sum;
            v[1] /= sum;
            v[2] /= sum;
            if (m == l) {
                return m;
            }
            double around =
                    Math.abs(h[m - 1][m - 1]) + Math.abs(h[m][m]) + Math.abs(h[m + 1][m + 1]);
            if (Math.abs(h[m][m - 1]) * (Math.abs(v[1]) + Math.abs(v[2]))
                    <= EPS * Math.abs(v[0]) * around) {
                return m;
            }
        }
    }

    /// One reflection of a sweep, of three rows and columns, or of the last two.
    private void step(int k, int m, int l, int i) {
        int count = Math.min(3, i - k + 1);
        if (k > m) {
            for (int p = 0; p < count; p++) {
                v[p] = h[k + p][k - 1];
            }
        }
        double tau = Qr.reflection(v, 0, count);
        if (k > m) {
            h[k][k - 1] = v[0];
            h[k + 1][k - 1] = 0;
            if (count == 3) {
                h[k + 2][k - 1] = 0;
            }
        } else if (m > l) {
            h[k][k - 1] *= 1 - tau;
        }
        if (tau == 0) {
            return;
        }
        double v1 = v[1];
        int to = Math.min(k + 3, i) + 1;
        if (count == 3) {
            three(h, k, k, tau, v1, v[2]);
            turnThree(to, k, tau, v1, v[2]);
        } else {
            two(h, k, k, tau, v1);
            turnTwo(to, k, tau, v1);
        }
        if (z.length > 0 && count == 3) {
            three(z, k, 0, tau, v1, v[2]);
        } else if (z.length > 0) {
            two(z, k, 0, tau, v1);
        }
    }

    /// A reflection of three rows, from a column on.
    private static void three(
            double[][] rows, int k, int column, double tau, double v1, double v2) {
        double[] a = rows[k];
        double[] b = rows[k + 1];
        double[] c = rows[k + 2];
        for (int j = column; j < a.length; j++) {
            double s = (a[j] + v1 * b[j] + v2 * c[j]) * tau;
            a[j] -= s;
            b[j] -= s * v1;
            c[j] -= s * v2;
        }
    }

    private static void two(double[][] rows, int k, int column, double tau, double v1) {
        double[] a = rows[k];
        double[] b = rows[k + 1];
        for (int j = column; j < a.length; j++) {
            double s = (a[j] + v1 * b[j]) * tau;
            a[j] -= s;
            b[j] -= s * v1;
        }
    }

    /// The same reflection of three columns, down to a row.
    private void turnThree(int to, int k, double tau, double v1, double v2) {
        for (int r = 0; r < to; r++) {
            double[] x = h[r];
            double s = (x[k] + v1 * x[k + 1] + v2 * x[k + 2]) * tau;
            x[k] -= s;
            x[k + 1] -= s * v1;
            x[k + 2] -= s * v2;
        }
    }

    private void turnTwo(int to, int k, double tau, double v1) {
        for (int r = 0; r < to; r++) {
            double[] x = h[r];
            double s = (x[k] + v1 * x[k + 1]) * tau;
            x[k] -= s;
            x[k + 1] -= s * v1;
        }
    }

    /// The last two rows are a block of their own: two real eigenvalues on its diagonal, or a
    /// complex pair with equal diagonal elements.
    private void two(int i) {
        standardize(i);
        rotate(h, i, i + 1);
        for (int r = 0; r < i - 1; r++) {
            double[] row = h[r];
            double t = cosine * row[i - 1] + sine * row[i];
            row[i] = cosine * row[i] - sine * row[i - 1];
            row[i - 1] = t;
        }
        if (z.length > 0) {
            rotate(z, i, 0);
        }
    }

    /// Rotates the rows `i - 1` and `i`, from a column on.
    private void rotate(double[][] rows, int i, int column) {
        double[] x = rows[i - 1];
        double[] y = rows[i];
        for (int j = column; j < n; j++) {
            double t = cosine * x[j] + sine * y[j];
            y[j] = cosine * y[j] - sine * x[j];
            x[j] = t;
        }
    }

    private void standardize(int i) {
        double a = h[i - 1][i - 1];
        double b = h[i - 1][i];
        double c = h[i][i - 1];
        double d = h[i][i];
        cosine = 1;
        sine = 0;
        if (c != 0 && b == 0) {
            cosine = 0;
            sine = 1;
            double t = d;
            d = a;
            a = t;
            b = -c;
            c = 0;
        } else if (c != 0 && !(a == d && (b < 0) != (c < 0))) {
            double p = 0.5 * (a - d);
            double most = Math.max(Math.abs(b), Math.abs(c));
            double least = Math.min(Math.abs(b), Math.abs(c)) * Math.signum(b) * Math.signum(c);
            double scale = Math.max(Math.abs(p), most);
            double q = p / scale * p + most / scale * least;
            if (q >= 4 * EPS) { // real
                q = p + Math.copySign(Math.sqrt(scale) * Math.sqrt(q), p);
                a = d + q;
                d -= most / q * least;
                double tau = Columns.length(c, q);
                cosine = q / tau;
                sine = c / tau;
                b -= c;
                c = 0;
            } else {
                double sigma = b + c;
                double tau = Columns.length(sigma, a - d);
                cosine = Math.sqrt(0.5 * (1 + Math.abs(sigma) / tau));
                sine = -(p / (tau * cosine)) * Math.copySign(1, sigma);
                double aa = a * cosine + b * sine;
                double bb = -a * sine + b * cosine;
                double cc = c * cosine + d * sine;
                double dd = -c * sine + d * cosine;
                b = bb * cosine + dd * sine;
                c = -aa * sine + cc * cosine;
                double mean = 0.5 * (aa * cosine + cc * sine - bb * sine + dd * cosine);
                a = mean;
                d = mean;
                if (c != 0 && b != 0 && (b < 0) == (c < 0)) { // real after all
                    double sab = Math.sqrt(Math.abs(b));
                    double sac = Math.sqrt(Math.abs(c));
                    double step = Math.copySign(sab * sac, c);
                    double t = 1 / Math.sqrt(Math.abs(b + c));
                    a = mean + step;
                    d = mean - step;
                    b -= c;
                    c = 0;
                    double turned = cosine * sab * t - sine * sac * t;
                    sine = cosine * sac * t + sine * sab * t;
                    cosine = turned;
                } else if (c != 0 && b == 0) {
                    b = -c;
                    c = 0;
                    double t = cosine;
                    cosine = -sine;
                    sine = t;
                }
            }
        }
        h[i - 1][i - 1] = a;
        h[i - 1][i] = b;
        h[i][i - 1] = c;
        h[i][i] = d;
        wr[i - 1] = a;
        wr[i] = d;
        wi[i - 1] = c == 0 ? 0 : Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c));
        wi[i] = 0 - wi[i - 1];
    }

    /// The eigenvectors of the matrix: those of the quasi-triangular matrix times the Schur
    /// vectors.
    ///
    /// @param re receives the real parts, one vector in each row
    /// @param im receives the imaginary ones
    void vectors(double[][] re, double[][] im) {
        double norm = 0;
        for (double[] row : h) {
            norm = Math.max(norm, Columns.largest(row, 0, n));
        }
        // Of a pair the real part stands in the first row, the imaginary one in the second.
        double[][] parts = new double[n][n];
        double[] none = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            if (wi[k] > 0) {
                continue; // done with the second one
            }
            boolean pair = wi[k] != 0;
            int top = pair ? k - 1 : k;
            double[] xr = parts[top];
            double[] xi = pair ? parts[k] : none;
            double imaginary = pair ? wi[top] : 0;
            xr[k] = 1;
            if (pair && Math.abs(h[top][k]) >= Math.abs(h[k][top])) {
                xr[k] = 0;
                xr[top] = 1;
                xi[k] = imaginary / h[top][k];
            } else if (pair) {
                xr[top] = -imaginary / h[k][top];
                xr[k] = 0;
                xi[k] = 1;
            }
            substitute(top - 1, k, wr[k], imaginary, Math.max(TINY, EPS * norm), xr, xi);
        }
        double[] all = new double[n * n];
        engine.add(Matrix.of(parts), Matrix.of(z), Matrix.of(all, n, n));
        for (int k = 0; k < n; k++) {
            boolean second = wi[k] < 0;
            System.arraycopy(all, (second ? k - 1 : k) * n, re[k], 0, n);
            if (wi[k] != 0) {
                System.arraycopy(all, (second ? k : k + 1) * n, im[k], 0, n);
                Columns.scale(im[k], second ? -1 : 1, 0, n);
            }
        }
    }

    /// Solves (T - λ) x = 0 upwards, from row `j` on, where x is known below.
    private void substitute(
            int from, int k, double lr, double li, double least, double[] xr, double[] xi) {
        double most = Math.max(Columns.largest(xr, 0, k + 1), Columns.largest(xi, 0, k + 1));
        boolean complex = li != 0;
        for (int j = from; j >= 0; j--) {
            boolean pair = j > 0 && h[j][j - 1] != 0;
            double br = -Columns.dot(h[j], xr, j + 1, k + 1);
            double bi = complex ? -Columns.dot(h[j], xi, j + 1, k + 1) : 0;
            if (!pair) {
                double dr = h[j][j] - lr;
                double di = -li;
                if (Math.abs(dr) + Math.abs(di) < least) {
                    dr = least;
                    di = 0;
                }
                xr[j] = Pairs.quotientReal(br, bi, dr, di);
                xi[j] = Pairs.quotientImag(br, bi, dr, di);
            } else {
                block(j, k, lr, li, least, br, bi, xr, xi);
                most = Math.max(most, Math.max(Math.abs(xr[j]), Math.abs(xi[j])));
                j--;
            }
            most = Math.max(most, Math.max(Math.abs(xr[j]), Math.abs(xi[j])));
            if (most > 0x1p300) {
                Columns.scale(xr, 1 / most, 0, k + 1);
                Columns.scale(xi, 1 / most, 0, k + 1);
                most = 1;
            }
        }
    }

    /// Two rows at once, by the rule of Cramer.
    private void block(
            int j,
            int k,
            double lr,
            double li,
            double least,
            double br,
            double bi,
            double[] xr,
            double[] xi) {
        double ar = -Columns.dot(h[j - 1], xr, j + 1, k + 1);
        double ai = li == 0 ? 0 : -Columns.dot(h[j - 1], xi, j + 1, k + 1);
        double p = h[j - 1][j - 1] - lr;
        double q = h[j - 1][j];
        double r = h[j][j - 1];
        double s = h[j][j] - lr;
        // (p - i li) (s - i li) - q r
        double dr = p * s - li * li - q * r;
        double di = -li * (p + s);
        if (Math.abs(dr) + Math.abs(di) < least * least) {
            dr = least * least;
            di = 0;
        }
        double ur = ar * s + ai * li - q * br;
        double ui = ai * s - ar * li - q * bi;
        double vr = br * p + bi * li - r * ar;
        double vi = bi * p - br * li - r * ai;
        xr[j - 1] = Pairs.quotientReal(ur, ui, dr, di);
        xi[j - 1] = Pairs.quotientImag(ur, ui, dr, di);
        xr[j] = Pairs.quotientReal(vr, vi, dr, di);
        xi[j] = Pairs.quotientImag(vr, vi, dr, di);
    }
}
