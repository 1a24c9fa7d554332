package dev.obor.expr.loops;

/// The Hurwitz zeta function, `Σ (q + k)^-x` over all k from 0 on.
///
/// Nine terms or as many as lead beyond 9, then the Euler-Maclaurin formula: NIST Digital Library
/// of Mathematical Functions, 25.11.28, with S. Moshier's numbers of terms (Cephes, `zeta.c`).
/// Below 0 the terms from q to the first positive number are those of two zeta functions of
/// positive numbers.
///
/// The powers are `StrictMath`'s, whose bits the platform specifies.
final class Zeta {
    private static final double EPS = 0x1p-53;

    /// `B(2k) / (2k)!`.
    private static final double[] TAIL = {
        1 / 12.0,
        -1 / 720.0,
        1 / 30240.0,
        -1 / 1209600.0,
        1 / 47900160.0,
        -691 / 1307674368000.0,
        1 / 74724249600.0,
        -3617 / 10670622842880000.0,
        43867 / 5109094217170944000.0,
        -174611 / 802857662698291200000.0,
        854513 / 1.5511210043330985984e23,
        -236364091 / 1.6938241367317436694528e27
    };

    private Zeta() {}

    static double of(double x, double q) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 1) {
            return Double.NaN;
        }
        if (q <= 0 && q == Math.floor(q)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x != x || q != q || q < 0 && x != Math.floor(x)) {
            return Double.NaN;
        }
        if (q < 0 && x == Double.POSITIVE_INFINITY) { // of a base between -1 and 1
            return x;
        }
        return q > 0 ? positive(x, q) : negative(x, q);
    }

    /// Mirrors what lies below 0: `Σ (q + k)^-x = (-1)^x Σ |q + k|^-x` over the negative ones.
    private static double negative(double x, double q) {
        double below = -q - Math.floor(-q);
        double above = 1 - below;
        double all = positive(x, below);
        double mirrored = Double.isInfinite(all) ? all : all - positive(x, 1 - q);
        boolean odd = x % 2 == 1;
        return positive(x, above) + (odd ? -mirrored : mirrored);
    }

    /// `StrictMath`'s, but 1 to any power is 1, as in C.
    private static double power(double base, double exponent) {
        return base == 1 ? 1 : StrictMath.pow(base, exponent);
    }

    private static double positive(double x, double q) {
        double sum = power(q, -x);
        double a = q;
        double term = 0;
        for (int i = 0; i < 9 || a <= 9; i++) {
            a += 1;
            term = power(a, -x);
            sum += term;
            if (term < EPS * sum) {
                return sum;
            }
        }
        sum += term * a / (x - 1);
        sum -= term / 2;
        double rising = x;
        double falling = term / a;
        for (int k = 0; k < TAIL.length; k++) {
            double next = rising * falling * TAIL[k];
            sum += next;
            if (Math.abs(next) < EPS * Math.abs(sum)) {
                break;
            }
            rising *= (x + 2 * k + 1) * (x + 2 * k + 2);
            falling /= a * a;
        }
        return sum;
    }
}
