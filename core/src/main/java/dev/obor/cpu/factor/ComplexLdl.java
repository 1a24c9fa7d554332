package dev.obor.cpu.factor;

/// A = L D Lᵀ of complex symmetric matrices, or A = L D Lᴴ of Hermitian ones; see [Ldl]. Numbers
/// are measured by the sum of their parts' absolute values, as LAPACK does.
final class ComplexLdl {
    private static final double ALPHA = (1 + Math.sqrt(17)) / 8;

    private final boolean hermitian;
    private final double turn;
    private double[][] re = new double[0][];
    private double[][] im = new double[0][];

    /// @param hermitian whether what stands above the diagonal is the conjugate of what is below
    ComplexLdl(boolean hermitian) {
        this.hermitian = hermitian;
        this.turn = hermitian ? -1 : 1;
    }

    /// Factors in place; pivots and the result are those of [Ldl#factor].
    int factor(Planes a, int[] pivots) {
        int n = a.rows();
        double[][][] c = Planes.columns(a);
        re = c[0];
        im = c[1];
        int info = 0;
        int k = 0;
        while (k < n) {
            int largest = k + 1;
            for (int i = k + 2; i < n; i++) {
                largest = size(k, i) > size(k, largest) ? i : largest;
            }
            double below = largest < n ? size(k, largest) : 0;
            double own = diagonal(k);
            if (Double.isNaN(own) || Math.max(own, below) == 0) {
                info = info == 0 ? k + 1 : info;
                pivots[k] = k + 1;
                real(k);
                k++;
                continue;
            }
            int other = k;
            int size = 1;
            if (own < ALPHA * below) {
                double beside = beside(k, largest, n);
                if (own < ALPHA * below * (below / beside)) {
                    other = largest;
                    size = diagonal(largest) >= ALPHA * beside ? 1 : 2;
                }
            }
            exchange(k, k + size - 1, other, n);
            if (size == 1) {
                eliminate(k, n);
                pivots[k] = other + 1;
            } else {
                eliminateTwo(k, n);
                pivots[k] = -(other + 1);
                pivots[k + 1] = -(other + 1);
            }
            k += size;
        }
        for (int j = 0; j < n; j++) {
            a.store(j, j, n, re[j], im[j]);
        }
        return info;
    }

    private double size(int column, int row) {
        return Math.abs(re[column][row]) + Math.abs(im[column][row]);
    }

    private double diagonal(int k) {
        return hermitian ? Math.abs(re[k][k]) : size(k, k);
    }

    private void real(int k) {
        if (hermitian) {
            im[k][k] = 0;
        }
    }

    /// The largest element off the diagonal of a row of what is left.
    private double beside(int k, int row, int n) {
        double most = 0;
        for (int j = k; j < row; j++) {
            most = Math.max(most, size(j, row));
        }
        for (int i = row + 1; i < n; i++) {
            most = Math.max(most, size(row, i));
        }
        return most;
    }

    /// Exchanges two rows and columns of what is left.
    private void exchange(int k, int p, int q, int n) {
        real(k);
        real(p);
        if (p == q) {
            return;
        }
        for (int i = q + 1; i < n; i++) {
            swap(p, i, q, i, 1);
        }
        for (int j = p + 1; j < q; j++) {
            swap(p, j, j, q, turn);
        }
        im[p][q] *= turn;
        swap(p, p, q, q, 1);
        real(p);
        real(q);
        if (p > k) {
            swap(k, p, k, q, 1);
        }
    }

    /// Exchanges two elements, each named by column and row.
    private void swap(int j, int i, int column, int row, double sign) {
        double r = re[j][i];
        double s = im[j][i];
        re[j][i] = re[column][row];
        im[j][i] = sign * im[column][row];
        re[column][row] = r;
        im[column][row] = sign * s;
    }

    private void eliminate(int k, int n) {
        double pr = Pairs.quotientReal(1, 0, re[k][k], im[k][k]);
        double pi = Pairs.quotientImag(1, 0, re[k][k], im[k][k]);
        for (int j = k + 1; j < n; j++) {
            double fr = re[k][j];
            double fi = turn * im[k][j];
            Pairs.add(re[j], im[j], -(pr * fr - pi * fi), -(pr * fi + pi * fr), re[k], im[k], j, n);
            real(j);
        }
        Pairs.scale(re[k], im[k], pr, pi, k + 1, n);
    }

    private void eliminateTwo(int k, int n) {
        double or = re[k][k + 1];
        double oi = im[k][k + 1];
        // With e the element below the diagonal, which the conjugate stands above: d11 / e̅, d22 /
        // e.
        double ar = Pairs.quotientReal(re[k + 1][k + 1], im[k + 1][k + 1], or, oi);
        double ai = Pairs.quotientImag(re[k + 1][k + 1], im[k + 1][k + 1], or, oi);
        double br = Pairs.quotientReal(re[k][k], im[k][k], or, turn * oi);
        double bi = Pairs.quotientImag(re[k][k], im[k][k], or, turn * oi);
        double dr = ar * br - ai * bi - 1;
        double di = ar * bi + ai * br;
        for (int j = k + 2; j < n; j++) {
            // u = (a x - y) / (e̅ d) and v = (b y - x) / (e d) solve (u v) D = (x y)
            double xr = re[k][j];
            double xi = im[k][j];
            double yr = re[k + 1][j];
            double yi = im[k + 1][j];
            double ur = ar * xr - ai * xi - yr;
            double ui = ar * xi + ai * xr - yi;
            double vr = br * yr - bi * yi - xr;
            double vi = br * yi + bi * yr - xi;
            double pr = Pairs.quotientReal(ur, ui, or, turn * oi);
            double pi = Pairs.quotientImag(ur, ui, or, turn * oi);
            double qr = Pairs.quotientReal(vr, vi, or, oi);
            double qi = Pairs.quotientImag(vr, vi, or, oi);
            double fr = Pairs.quotientReal(pr, pi, dr, di);
            double fi = Pairs.quotientImag(pr, pi, dr, di);
            double gr = Pairs.quotientReal(qr, qi, dr, di);
            double gi = Pairs.quotientImag(qr, qi, dr, di);
            Pairs.add(re[j], im[j], -fr, -turn * fi, re[k], im[k], j, n);
            Pairs.add(re[j], im[j], -gr, -turn * gi, re[k + 1], im[k + 1], j, n);
            real(j);
            re[k][j] = fr;
            im[k][j] = fi;
            re[k + 1][j] = gr;
            im[k + 1][j] = gi;
        }
    }

    /// Solves with packed factors, in place.
    void solve(Planes packed, int[] pivots, Planes b) {
        int n = packed.rows();
        Ldl.check(pivots, n);
        double[][][] c = Planes.columns(packed);
        re = c[0];
        im = c[1];
        double[][][] x = Planes.columns(b.transposed());
        down(pivots, x[0], x[1], n, b.columns());
        up(pivots, x[0], x[1], n, b.columns());
        b.transposed().storeAll(x);
    }

    private void down(int[] pivots, double[][] xr, double[][] xi, int n, int m) {
        int k = 0;
        while (k < n) {
            boolean one = pivots[k] > 0;
            exchange(xr, xi, one ? k : k + 1, Math.abs(pivots[k]) - 1);
            for (int i = k + (one ? 1 : 2); i < n; i++) {
                Pairs.add(xr[i], xi[i], -re[k][i], -im[k][i], xr[k], xi[k], 0, m);
                if (!one) {
                    Pairs.add(
                            xr[i], xi[i], -re[k + 1][i], -im[k + 1][i], xr[k + 1], xi[k + 1], 0, m);
                }
            }
            if (one) {
                real(k);
                Pairs.divide(xr[k], xi[k], re[k][k], im[k][k], 0, m);
                k++;
                continue;
            }
            solveTwo(k, xr, xi, m);
            k += 2;
        }
    }

    /// What is left of two rows once the block of two of D is solved.
    private void solveTwo(int k, double[][] xr, double[][] xi, int m) {
        double or = re[k][k + 1];
        double oi = im[k][k + 1];
        double ar = Pairs.quotientReal(re[k][k], im[k][k], or, turn * oi);
        double ai = Pairs.quotientImag(re[k][k], im[k][k], or, turn * oi);
        double br = Pairs.quotientReal(re[k + 1][k + 1], im[k + 1][k + 1], or, oi);
        double bi = Pairs.quotientImag(re[k + 1][k + 1], im[k + 1][k + 1], or, oi);
        double dr = ar * br - ai * bi - 1;
        double di = ar * bi + ai * br;
        Pairs.divide(xr[k], xi[k], or, turn * oi, 0, m);
        Pairs.divide(xr[k + 1], xi[k + 1], or, oi, 0, m);
        for (int j = 0; j < m; j++) {
            double pr = xr[k][j];
            double pi = xi[k][j];
            double qr = xr[k + 1][j];
            double qi = xi[k + 1][j];
            xr[k][j] = br * pr - bi * pi - qr;
            xi[k][j] = br * pi + bi * pr - qi;
            xr[k + 1][j] = ar * qr - ai * qi - pr;
            xi[k + 1][j] = ar * qi + ai * qr - pi;
        }
        Pairs.divide(xr[k], xi[k], dr, di, 0, m);
        Pairs.divide(xr[k + 1], xi[k + 1], dr, di, 0, m);
    }

    private void up(int[] pivots, double[][] xr, double[][] xi, int n, int m) {
        int k = n - 1;
        while (k >= 0) {
            boolean one = pivots[k] > 0;
            for (int i = k + 1; i < n; i++) {
                Pairs.add(xr[k], xi[k], -re[k][i], -turn * im[k][i], xr[i], xi[i], 0, m);
                if (!one) {
                    Pairs.add(
                            xr[k - 1],
                            xi[k - 1],
                            -re[k - 1][i],
                            -turn * im[k - 1][i],
                            xr[i],
                            xi[i],
                            0,
                            m);
                }
            }
            exchange(xr, xi, k, Math.abs(pivots[k]) - 1);
            k -= one ? 1 : 2;
        }
    }

    private static void exchange(double[][] xr, double[][] xi, int i, int k) {
        Columns.exchange(xr, i, k);
        Columns.exchange(xi, i, k);
    }
}
