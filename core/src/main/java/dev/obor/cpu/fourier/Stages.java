package dev.obor.cpu.fourier;

import dev.obor.machine.fourier.FourierCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A transform of a length with small prime factors: one stage for each factor, which also sorts.
///
/// Source: the algorithm of T. G. Stockham as in C. Van Loan, "Computational Frameworks for the
/// Fast Fourier Transform", 1992, section 1.7, with mixed radices.
final class Stages extends Transform {
    private static final int LARGEST = 31;
    private final int[] radices;
    private final double[] cos;
    private final double[] sin;

    // By stage, as machine code wants them; the last for the first stage of a single line.
    private final double[] @Nullable [] tables;

    Stages(int n) {
        super(n);
        this.radices = radices(n);
        double[][] roots = Roots.of(n, 1, n);
        this.cos = roots[0];
        this.sin = roots[1];
        this.tables = new double[radices.length + 1][];
    }

    /// Whether all prime factors are small.
    static boolean isSmooth(int n) {
        int rest = n;
        for (int p = 2; p <= LARGEST; p++) {
            while (rest % p == 0) {
                rest /= p;
            }
        }
        return rest == 1;
    }

    private static int[] radices(int n) {
        int[] found = new int[32];
        int count = 0;
        int rest = n;
        while (rest % 8 == 0 && (rest != 16 || count == 0)) {
            found[count++] = 8;
            rest /= 8;
        }
        for (int p : new int[] {4, 2, 3, 5}) {
            while (rest % p == 0) {
                found[count++] = p;
                rest /= p;
            }
        }
        for (int p = 7; rest > 1; p += 2) {
            while (rest % p == 0) {
                found[count++] = p;
                rest /= p;
            }
        }
        return Arrays.copyOf(found, count);
    }

    @Override
    void run(double[] re, double[] im, double[][] scratch, int batch) {
        double[][] x = {re, im};
        double[][] y = {scratch[0], scratch[1]};
        int rest = n;
        int s = batch;
        FourierCode code = MachineStages.code((long) n * batch);
        for (int i = 0; i < radices.length; i++) {
            int m = rest / radices[i];
            if (code == null || !stage(code, i, x, y, m, s)) {
                plain(radices[i], x, y, m, s);
            } else if (MachineStages.CHECKS) {
                check(i, x, y, m, s);
            }
            double[][] t = x;
            x = y;
            y = t;
            rest = m;
            s *= radices[i];
        }
        if (x[0] != re) {
            System.arraycopy(x[0], 0, re, 0, n * batch);
            System.arraycopy(x[1], 0, im, 0, n * batch);
        }
    }

    private void check(int i, double[][] x, double[][] y, int m, int s) {
        MachineStages.check(() -> plain(radices[i], x, y, m, s), radices[i] * m * s, y[0], y[1]);
    }

    private void plain(int radix, double[][] x, double[][] y, int m, int s) {
        double[] xr = x[0];
        double[] xi = x[1];
        double[] yr = y[0];
        double[] yi = y[1];
        int step = n / (m * radix);
        for (int p = 0; p < m; p++) {
            switch (radix) {
                case 2 -> two(xr, xi, yr, yi, p, m, s, step);
                case 3 -> three(xr, xi, yr, yi, p, m, s, step);
                case 4 -> four(xr, xi, yr, yi, p, m, s, step);
                case 5 -> five(xr, xi, yr, yi, p, m, s, step);
                case 8 -> RadixEight.run(xr, xi, yr, yi, p, m, s, step, cos, sin);
                default -> any(radix, xr, xi, yr, yi, p, m, s, step);
            }
        }
    }

    /// A stage in machine code.
    ///
    /// @return false if there is none for it
    private boolean stage(FourierCode code, int i, double[][] x, double[][] y, int m, int s) {
        int radix = radices[i];
        if (s % FourierCode.LANES == 0 && FourierCode.has(radix)) {
            code.stage(radix, x, y, table(i, radix, m), m, s);
            return true;
        }
        int length =
                Math.min(Math.min(x[0].length, x[1].length), Math.min(y[0].length, y[1].length));
        boolean fits = m % FourierCode.LANES == 0 || length >= n + MachineStages.PADDING;
        if (s == 1 && i == 0 && radix == 8 && fits) {
            code.first(x, y, firstTable(m), m);
            return true;
        }
        return false;
    }

    private double[] table(int i, int radix, int m) {
        double[] known = tables[i];
        if (known != null) {
            return known;
        }
        int step = n / (m * radix);
        double[] table = new double[2 * m * (radix - 1)];
        int at = 0;
        for (int p = 0; p < m; p++) {
            for (int j = 1; j < radix; j++) {
                table[at++] = cos[j * p * step];
                table[at++] = sin[j * p * step];
            }
        }
        tables[i] = table;
        return table;
    }

    private double[] firstTable(int m) {
        double[] known = tables[radices.length];
        if (known != null) {
            return known;
        }
        int lanes = FourierCode.LANES;
        double[] table = new double[(m + lanes - 1) / lanes * lanes * 14];
        for (int p = 0; p < m; p++) {
            for (int j = 1; j < 8; j++) {
                int at = (p / lanes * 14 + 2 * (j - 1)) * lanes + p % lanes;
                table[at] = cos[j * p];
                table[at + lanes] = sin[j * p];
            }
        }
        tables[radices.length] = table;
        return table;
    }

    private void two(
            double[] xr, double[] xi, double[] yr, double[] yi, int p, int m, int s, int step) {
        double c = cos[p * step];
        double d = sin[p * step];
        int a = s * p;
        int b = a + s * m;
        int to = s * 2 * p;
        int next = to + s;
        for (int q = 0; q < s; q++) {
            double ar = xr[a + q];
            double ai = xi[a + q];
            double br = xr[b + q];
            double bi = xi[b + q];
            yr[to + q] = ar + br;
            yi[to + q] = ai + bi;
            double ur = ar - br;
            double ui = ai - bi;
            yr[next + q] = ur * c - ui * d;
            yi[next + q] = ur * d + ui * c;
        }
    }

    private static final double SIN_60 = 0.8660254037844386;

    private void three(
            double[] xr, double[] xi, double[] yr, double[] yi, int p, int m, int s, int step) {
        double c1 = cos[p * step];
        double d1 = sin[p * step];
        double c2 = cos[2 * p * step];
        double d2 = sin[2 * p * step];
        int a = s * p;
        int b = a + s * m;
        int e = b + s * m;
        int to = s * 3 * p;
        for (int q = 0; q < s; q++) {
            double ar = xr[a + q];
            double ai = xi[a + q];
            double br = xr[b + q];
            double bi = xi[b + q];
            double er = xr[e + q];
            double ei = xi[e + q];
            double sr = br + er;
            double si = bi + ei;
            double hr = ar - 0.5 * sr;
            double hi = ai - 0.5 * si;
            double tr = SIN_60 * (bi - ei);
            double ti = SIN_60 * (er - br);
            yr[to + q] = ar + sr;
            yi[to + q] = ai + si;
            double ur = hr + tr;
            double ui = hi + ti;
            double vr = hr - tr;
            double vi = hi - ti;
            yr[to + s + q] = ur * c1 - ui * d1;
            yi[to + s + q] = ur * d1 + ui * c1;
            yr[to + 2 * s + q] = vr * c2 - vi * d2;
            yi[to + 2 * s + q] = vr * d2 + vi * c2;
        }
    }

    private void four(
            double[] xr, double[] xi, double[] yr, double[] yi, int p, int m, int s, int step) {
        double c1 = cos[p * step];
        double d1 = sin[p * step];
        double c2 = cos[2 * p * step];
        double d2 = sin[2 * p * step];
        double c3 = cos[3 * p * step];
        double d3 = sin[3 * p * step];
        int a = s * p;
        int b = a + s * m;
        int e = b + s * m;
        int f = e + s * m;
        int to = s * 4 * p;
        int to1 = to + s;
        int to2 = to1 + s;
        int to3 = to2 + s;
        for (int q = 0; q < s; q++) {
            double ar = xr[a + q];
            double ai = xi[a + q];
            double br = xr[b + q];
            double bi = xi[b + q];
            double er = xr[e + q];
            double ei = xi[e + q];
            double fr = xr[f + q];
            double fi = xi[f + q];
            double t0r = ar + er;
            double t0i = ai + ei;
            double t1r = ar - er;
            double t1i = ai - ei;
            double t2r = br + fr;
            double t2i = bi + fi;
            double t3r = bi - fi; // times -i
            double t3i = fr - br;
            yr[to + q] = t0r + t2r;
            yi[to + q] = t0i + t2i;
            double ur = t1r + t3r;
            double ui = t1i + t3i;
            yr[to1 + q] = ur * c1 - ui * d1;
            yi[to1 + q] = ur * d1 + ui * c1;
            double vr = t0r - t2r;
            double vi = t0i - t2i;
            yr[to2 + q] = vr * c2 - vi * d2;
            yi[to2 + q] = vr * d2 + vi * c2;
            double zr = t1r - t3r;
            double zi = t1i - t3i;
            yr[to3 + q] = zr * c3 - zi * d3;
            yi[to3 + q] = zr * d3 + zi * c3;
        }
    }

    private static final double COS_72 = 0.30901699437494745;
    private static final double COS_144 = -0.8090169943749475;
    private static final double SIN_72 = 0.9510565162951535;
    private static final double SIN_144 = 0.5877852522924731;

    private void five(
            double[] xr, double[] xi, double[] yr, double[] yi, int p, int m, int s, int step) {
        int far = s * m;
        int from = s * p;
        int to = s * 5 * p;
        for (int q = 0; q < s; q++) {
            int x = from + q;
            double ar = xr[x];
            double ai = xi[x];
            double sr = xr[x + far] + xr[x + 4 * far];
            double si = xi[x + far] + xi[x + 4 * far];
            double dr = xr[x + far] - xr[x + 4 * far];
            double di = xi[x + far] - xi[x + 4 * far];
            double tr = xr[x + 2 * far] + xr[x + 3 * far];
            double ti = xi[x + 2 * far] + xi[x + 3 * far];
            double er = xr[x + 2 * far] - xr[x + 3 * far];
            double ei = xi[x + 2 * far] - xi[x + 3 * far];
            double c1r = ar + COS_72 * sr + COS_144 * tr;
            double c1i = ai + COS_72 * si + COS_144 * ti;
            double c2r = ar + COS_144 * sr + COS_72 * tr;
            double c2i = ai + COS_144 * si + COS_72 * ti;
            double s1r = SIN_72 * di + SIN_144 * ei;
            double s1i = -SIN_72 * dr - SIN_144 * er;
            double s2r = SIN_144 * di - SIN_72 * ei;
            double s2i = -SIN_144 * dr + SIN_72 * er;
            yr[to + q] = ar + sr + tr;
            yi[to + q] = ai + si + ti;
            put(yr, yi, to + s + q, c1r + s1r, c1i + s1i, p * step);
            put(yr, yi, to + 2 * s + q, c2r + s2r, c2i + s2i, 2 * p * step);
            put(yr, yi, to + 3 * s + q, c2r - s2r, c2i - s2i, 3 * p * step);
            put(yr, yi, to + 4 * s + q, c1r - s1r, c1i - s1i, 4 * p * step);
        }
    }

    private void put(double[] yr, double[] yi, int at, double re, double im, int root) {
        double c = cos[root];
        double d = sin[root];
        yr[at] = re * c - im * d;
        yi[at] = re * d + im * c;
    }

    /// A stage for any factor, in the square of its size.
    private void any(
            int r,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int p,
            int m,
            int s,
            int step) {
        int turn = n / r;
        for (int q = 0; q < s; q++) {
            for (int j = 0; j < r; j++) {
                double re = 0;
                double im = 0;
                int root = 0;
                for (int k = 0; k < r; k++) {
                    int x = q + s * (p + m * k);
                    re += xr[x] * cos[root] - xi[x] * sin[root];
                    im += xr[x] * sin[root] + xi[x] * cos[root];
                    root += j * turn;
                    root = root >= n ? root % n : root;
                }
                put(yr, yi, q + s * (r * p + j), re, im, j * p * step);
            }
        }
    }
}
