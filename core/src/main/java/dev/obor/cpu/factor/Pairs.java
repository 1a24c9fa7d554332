package dev.obor.cpu.factor;

/// What is done to columns of complex numbers, whose real and imaginary parts are columns of their
/// own: see [Columns].
final class Pairs {
    private Pairs() {}

    /// `y += f · x` from one place to another.
    static void add(
            double[] yr,
            double[] yi,
            double fr,
            double fi,
            double[] xr,
            double[] xi,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            yr[i] = Math.fma(-fi, xi[i], Math.fma(fr, xr[i], yr[i]));
            yi[i] = Math.fma(fi, xr[i], Math.fma(fr, xi[i], yi[i]));
        }
    }

    /// `x *= f`.
    static void scale(double[] xr, double[] xi, double fr, double fi, int from, int to) {
        for (int i = from; i < to; i++) {
            double r = fr * xr[i] - fi * xi[i];
            xi[i] = fr * xi[i] + fi * xr[i];
            xr[i] = r;
        }
    }

    /// The real part of the sum of conj(x) · y.
    static double dotReal(double[] xr, double[] xi, double[] yr, double[] yi, int from, int to) {
        return Columns.dot(xr, yr, from, to) + Columns.dot(xi, yi, from, to);
    }

    /// The imaginary part of the sum of conj(x) · y.
    static double dotImag(double[] xr, double[] xi, double[] yr, double[] yi, int from, int to) {
        return Columns.dot(xr, yi, from, to) - Columns.dot(xi, yr, from, to);
    }

    /// The real part of a / b (Smith 1962: without needless overflow).
    static double quotientReal(double ar, double ai, double br, double bi) {
        if (Math.abs(br) >= Math.abs(bi)) {
            double r = bi / br;
            return (ar + ai * r) / (br + bi * r);
        }
        double r = br / bi;
        return (ar * r + ai) / (br * r + bi);
    }

    /// The imaginary part of a / b.
    static double quotientImag(double ar, double ai, double br, double bi) {
        return quotientReal(ai, -ar, br, bi);
    }

    /// `x /= p`.
    static void divide(double[] xr, double[] xi, double pr, double pi, int from, int to) {
        if (pi == 0) {
            for (int i = from; i < to; i++) {
                xr[i] /= pr;
                xi[i] /= pr;
            }
            return;
        }
        for (int i = from; i < to; i++) {
            double r = quotientReal(xr[i], xi[i], pr, pi);
            xi[i] = quotientImag(xr[i], xi[i], pr, pi);
            xr[i] = r;
        }
    }

    /// Multiplies a column by the reflection I - τ v vᴴ.
    static void reflect(
            double[] yr,
            double[] yi,
            double tr,
            double ti,
            double[] vr,
            double[] vi,
            int from,
            int to) {
        double sr = dotReal(vr, vi, yr, yi, from, to);
        double si = dotImag(vr, vi, yr, yi, from, to);
        add(yr, yi, -(tr * sr - ti * si), -(tr * si + ti * sr), vr, vi, from, to);
    }
}
