package dev.obor.cpu.factor;

/// Columns of float64 to compute with, and what is done to two of them.
///
/// Both columns are met at the same place, which is what HotSpot makes vector code of; a sum is
/// made in four parts, for a single one would wait for each addition.
final class Columns {
    private double[][] columns = new double[0][];

    /// As many columns, each with at least so many places; their content is old.
    double[][] take(int count, int length) {
        if (columns.length < count || count > 0 && columns[0].length < length) {
            columns = new double[Math.max(count, columns.length)][];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = new double[length];
            }
        }
        return columns;
    }

    /// `y += f · x` from one place to another.
    static void add(double[] y, double f, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.fma(f, x[i], y[i]);
        }
    }

    /// `x *= f`.
    static void scale(double[] x, double f, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] *= f;
        }
    }

    /// Two places with their contents exchanged.
    static void exchange(double[] x, int i, int k) {
        double t = x[i];
        x[i] = x[k];
        x[k] = t;
    }

    /// Two columns, or rows, with their places exchanged.
    static void exchange(double[][] x, int i, int k) {
        double[] t = x[i];
        x[i] = x[k];
        x[k] = t;
    }

    /// The sum of products.
    static double dot(double[] x, double[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a = Math.fma(x[i], y[i], a);
            b = Math.fma(x[i + 1], y[i + 1], b);
            c = Math.fma(x[i + 2], y[i + 2], c);
            d = Math.fma(x[i + 3], y[i + 3], d);
        }
        for (; i < to; i++) {
            a = Math.fma(x[i], y[i], a);
        }
        return (a + b) + (c + d);
    }

    /// The largest absolute value, or NaN if there is one.
    static double largest(double[] x, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, Math.abs(x[i]));
        }
        return most;
    }

    /// A power of two that brings a number near 1 if it is so large or small that squares of it
    /// would overflow or vanish; else 1.
    static double scaling(double largest) {
        boolean usual = largest == 0 || largest > 0x1p-450 && largest < 0x1p450;
        if (usual || !(largest < Double.POSITIVE_INFINITY)) {
            return 1;
        }
        return Math.scalb(1.0, Math.clamp(-Math.getExponent(largest), -1000, 1000));
    }

    /// The length of a vector of two.
    static double length(double a, double b) {
        double most = Math.max(Math.abs(a), Math.abs(b));
        double least = Math.min(Math.abs(a), Math.abs(b));
        if (most == 0 || !(most < Double.POSITIVE_INFINITY)) {
            return most;
        }
        double ratio = least / most;
        return most * Math.sqrt(Math.fma(ratio, ratio, 1));
    }
}
