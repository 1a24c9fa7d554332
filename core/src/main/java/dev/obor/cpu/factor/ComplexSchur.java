package dev.obor.cpu.factor;

import java.util.Arrays;

/// Eigenvalues and eigenvectors of general complex matrices: a Hessenberg matrix by reflections,
/// the shifted QR algorithm on that with plane rotations (Francis 1961), and back substitution.
final class ComplexSchur {
    private static final double EPS = 0x1p-52;
    private static final double TINY = 0x1p-970;

    private final Engine engine;
    private final double[][] hr;
    private final double[][] hi;
    private final double[][] zr;
    private final double[][] zi;
    private final int n;

    /// A shift.
    private double sr;

    private double si;

    /// @param h rows of the real and of the imaginary part; the triangular form at the end
    /// @param z rows of ones on a diagonal and of zeros, each of which becomes a Schur vector; none
    ///   for values alone
    ComplexSchur(Engine engine, double[][][] h, double[][][] z) {
        this.engine = engine;
        this.hr = h[0];
        this.hi = h[1];
        this.zr = z[0];
        this.zi = z[1];
        this.n = hr.length;
    }

    /// Reduces rows and columns `low` to `high` to a Hessenberg matrix.
    void reduce(int low, int high) {
        double[] xr = new double[n];
        double[] xi = new double[n];
        double[] wr = new double[n];
        double[] wi = new double[n];
        double[][] tau = new double[2][1];
        for (int j = low; j < high; j++) { // the last one makes the last element real
            int from = j + 1;
            int to = high + 1;
            for (int i = from; i < to; i++) {
                xr[i] = hr[i][j];
                xi[i] = hi[i][j];
            }
            ComplexQr.reflection(xr, xi, from, to, tau, 0);
            for (int i = from; i < to; i++) {
                hr[i][j] = i == from ? xr[i] : 0;
                hi[i][j] = 0;
            }
            double tr = tau[0][0];
            double ti = tau[1][0];
            if (tr == 0 && ti == 0) {
                continue;
            }
            xr[from] = 1;
            xi[from] = 0;
            Arrays.fill(wr, from, n, 0);
            Arrays.fill(wi, from, n, 0);
            for (int i = from; i < to; i++) { // w = vᴴ H
                Pairs.add(wr, wi, xr[i], -xi[i], hr[i], hi[i], from, n);
            }
            for (int i = from; i < to; i++) { // H -= τ̅ v w
                double fr = tr * xr[i] + ti * xi[i];
                double fi = tr * xi[i] - ti * xr[i];
                Pairs.add(hr[i], hi[i], -fr, -fi, wr, wi, from, n);
            }
            right(high + 1, xr, xi, tr, ti, from, to);
            if (zr.length > 0) {
                vectors(xr, xi, tr, ti, from, to, wr, wi);
            }
        }
    }

    /// The Schur vectors Z, which stand in rows, times the reflection I - τ v vᴴ.
    private void vectors(
            double[] vr,
            double[] vi,
            double tr,
            double ti,
            int from,
            int to,
            double[] wr,
            double[] wi) {
        Arrays.fill(wr, 0);
        Arrays.fill(wi, 0);
        for (int i = from; i < to; i++) { // w = Z v
            Pairs.add(wr, wi, vr[i], vi[i], zr[i], zi[i], 0, n);
        }
        for (int i = from; i < to; i++) { // Z -= τ w vᴴ
            double fr = tr * vr[i] + ti * vi[i];
            double fi = ti * vr[i] - tr * vi[i];
            Pairs.add(zr[i], zi[i], -fr, -fi, wr, wi, 0, n);
        }
    }

    /// The first rows of H times the reflection I - τ v vᴴ.
    private void right(int rows, double[] vr, double[] vi, double tr, double ti, int from, int to) {
        for (int i = 0; i < rows; i++) {
            double[] a = hr[i];
            double[] b = hi[i];
            double s = Columns.dot(a, vr, from, to) - Columns.dot(b, vi, from, to);
            double t = Columns.dot(a, vi, from, to) + Columns.dot(b, vr, from, to);
            double fr = s * tr - t * ti;
            double fi = s * ti + t * tr;
            for (int k = from; k < to; k++) { // minus f times conj(v)
                a[k] -= fr * vr[k] + fi * vi[k];
                b[k] -= fi * vr[k] - fr * vi[k];
            }
        }
    }

    private double size(int i, int j) {
        return Math.abs(hr[i][j]) + Math.abs(hi[i][j]);
    }

    /// Finds the eigenvalues, which then stand on the diagonal.
    ///
    /// @return whether it converged
    boolean solve(int low, int high) {
        int most = 30 * Math.max(10, high - low + 1);
        int i = high;
        while (i >= low) {
            for (int sweeps = 1; ; sweeps++) {
                int l = small(i, low, high);
                if (l > low) {
                    hr[l][l - 1] = 0;
                    hi[l][l - 1] = 0;
                }
                if (l == i) {
                    break;
                }
                if (sweeps > most) {
                    return false;
                }
                shift(i, l, sweeps);
                sweep(l, i);
            }
            i--;
        }
        return true;
    }

    private int small(int i, int low, int high) {
        int k = i;
        for (; k > low; k--) {
            double below = size(k, k - 1);
            if (below <= TINY) {
                break;
            }
            double sum = size(k - 1, k - 1) + size(k, k);
            if (sum == 0) {
                sum += k - 2 >= low ? size(k - 1, k - 2) : 0;
                sum += k + 1 <= high ? size(k + 1, k) : 0;
            }
            if (below <= EPS * sum) {
                double gap = Math.abs(hr[k - 1][k - 1] - hr[k][k]);
                gap += Math.abs(hi[k - 1][k - 1] - hi[k][k]);
                double above = size(k - 1, k);
                double own = size(k, k);
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

    /// The eigenvalue of the last two rows that is nearer to the last element (Wilkinson).
    private void shift(int i, int l, int sweeps) {
        sr = hr[i][i];
        si = hi[i][i];
        if (sweeps % 10 == 0) { // an exceptional one
            boolean bottom = sweeps % 20 == 0;
            double s = 0.75 * (bottom ? size(i, i - 1) : size(l + 1, l));
            sr = s + (bottom ? hr[i][i] : hr[l][l]);
            si = bottom ? hi[i][i] : hi[l][l];
            return;
        }
        double pr = hr[i - 1][i] * hr[i][i - 1] - hi[i - 1][i] * hi[i][i - 1];
        double pi = hr[i - 1][i] * hi[i][i - 1] + hi[i - 1][i] * hr[i][i - 1];
        if (pr == 0 && pi == 0) {
            return;
        }
        double xr = 0.5 * (hr[i - 1][i - 1] - sr);
        double xi = 0.5 * (hi[i - 1][i - 1] - si);
        double qr = xr * xr - xi * xi + pr;
        double qi = 2 * xr * xi + pi;
        double length = Columns.length(qr, qi);
        double yr = Math.sqrt(0.5 * (length + Math.abs(qr)));
        double yi = yr == 0 ? 0 : 0.5 * qi / yr;
        if (qr < 0) {
            double t = yr;
            yr = Math.abs(yi);
            yi = Math.copySign(t, qi);
        }
        if (xr * yr + xi * yi < 0) {
            yr = -yr;
            yi = -yi;
        }
        double dr = xr + yr;
        double di = xi + yi;
        sr -= Pairs.quotientReal(pr, pi, dr, di);
        si -= Pairs.quotientImag(pr, pi, dr, di);
    }

    /// H - s I = Q R, and then R Q + s I: rotations from the left, each followed by the one before
    /// it from the right.
    private void sweep(int l, int i) {
        double[] cosines = new double[i - l];
        double[] sineR = new double[i - l];
        double[] sineI = new double[i - l];
        for (int k = l; k <= i; k++) {
            hr[k][k] -= sr;
            hi[k][k] -= si;
        }
        for (int k = l; k < i; k++) {
            double fr = hr[k][k];
            double fi = hi[k][k];
            double gr = hr[k + 1][k];
            double gi = hi[k + 1][k];
            double f = Columns.length(fr, fi);
            double g = Columns.length(gr, gi);
            double r = Columns.length(f, g);
            double c = r == 0 ? 1 : f / r;
            double phaseR = f == 0 ? 1 : fr / f;
            double phaseI = f == 0 ? 0 : fi / f;
            // s = phase · conj(g) / r
            double s = r == 0 ? 0 : (phaseR * gr + phaseI * gi) / r;
            double t = r == 0 ? 0 : (phaseI * gr - phaseR * gi) / r;
            cosines[k - l] = c;
            sineR[k - l] = s;
            sineI[k - l] = t;
            rows(hr, hi, k, k, c, s, t);
            hr[k][k] = phaseR * r;
            hi[k][k] = phaseI * r;
            hr[k + 1][k] = 0;
            hi[k + 1][k] = 0;
        }
        for (int k = l; k < i; k++) {
            columns(k, cosines[k - l], sineR[k - l], sineI[k - l]);
            if (zr.length > 0) { // their columns stand in rows
                rows(zr, zi, k, 0, cosines[k - l], sineR[k - l], -sineI[k - l]);
            }
        }
        for (int k = l; k <= i; k++) {
            hr[k][k] += sr;
            hi[k][k] += si;
        }
    }

    /// Rotates the rows `k` and `k + 1`, from a column on.
    private static void rows(
            double[][] re, double[][] im, int k, int column, double c, double s, double t) {
        double[] ar = re[k];
        double[] ai = im[k];
        double[] br = re[k + 1];
        double[] bi = im[k + 1];
        for (int j = column; j < ar.length; j++) {
            double pr = c * ar[j] + s * br[j] - t * bi[j];
            double pi = c * ai[j] + s * bi[j] + t * br[j];
            br[j] = c * br[j] - s * ar[j] - t * ai[j];
            bi[j] = c * bi[j] - s * ai[j] + t * ar[j];
            ar[j] = pr;
            ai[j] = pi;
        }
    }

    /// Columns `k` and `k + 1` times the adjoint rotation.
    private void columns(int k, double c, double s, double t) {
        for (int r = 0; r < k + 2; r++) {
            double[] x = hr[r];
            double[] y = hi[r];
            double ar = x[k];
            double ai = y[k];
            double br = x[k + 1];
            double bi = y[k + 1];
            x[k] = c * ar + s * br + t * bi;
            y[k] = c * ai + s * bi - t * br;
            x[k + 1] = c * br - s * ar + t * ai;
            y[k + 1] = c * bi - s * ai - t * ar;
        }
    }

    /// The eigenvectors of the matrix.
    ///
    /// @param re receives the real parts, one vector in each row
    /// @param im receives the imaginary ones
    void vectors(double[][] re, double[][] im) {
        double norm = 0;
        for (int i = 0; i < n; i++) {
            norm = Math.max(norm, Columns.largest(hr[i], i, n));
            norm = Math.max(norm, Columns.largest(hi[i], i, n));
        }
        double least = Math.max(TINY, EPS * norm);
        double[][][] x = new double[2][n][n];
        for (int k = n - 1; k >= 0; k--) {
            double[] xr = x[0][k];
            double[] xi = x[1][k];
            xr[k] = 1;
            for (int j = k - 1; j >= 0; j--) {
                double br = Columns.dot(hr[j], xr, j + 1, k + 1);
                double bi = Columns.dot(hr[j], xi, j + 1, k + 1);
                br -= Columns.dot(hi[j], xi, j + 1, k + 1);
                bi += Columns.dot(hi[j], xr, j + 1, k + 1);
                double dr = hr[j][j] - hr[k][k];
                double di = hi[j][j] - hi[k][k];
                if (Math.abs(dr) + Math.abs(di) < least) {
                    dr = least;
                    di = 0;
                }
                xr[j] = Pairs.quotientReal(-br, -bi, dr, di);
                xi[j] = Pairs.quotientImag(-br, -bi, dr, di);
                double most = Math.abs(xr[j]) + Math.abs(xi[j]);
                if (most > 0x1p300) {
                    Columns.scale(xr, 1 / most, j, k + 1);
                    Columns.scale(xi, 1 / most, j, k + 1);
                }
            }
        }
        product(x[0], x[1], re, im);
    }

    /// Vectors of the triangular matrix, one in each row, times the Schur vectors.
    private void product(double[][] xr, double[][] xi, double[][] re, double[][] im) {
        Matrix a = Matrix.of(xr);
        Matrix b = Matrix.of(xi);
        Matrix c = Matrix.of(zr);
        Matrix d = Matrix.of(zi);
        Matrix real = Matrix.zeros(true, n, n).transposed();
        Matrix imaginary = Matrix.zeros(true, n, n).transposed();
        engine.add(a, c, real);
        engine.subtract(b, d, real);
        engine.add(a, d, imaginary);
        engine.add(b, c, imaginary);
        for (int k = 0; k < n; k++) {
            real.transposed().load(k, 0, n, re[k]);
            imaginary.transposed().load(k, 0, n, im[k]);
        }
    }
}
