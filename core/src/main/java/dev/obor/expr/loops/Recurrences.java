package dev.obor.expr.loops;

/// Orthogonal polynomials by their three-term recurrences (M. Abramowitz and I. Stegun, 22.7). The
/// degree is the integer part of a number; 0 for one below 0, NaN or infinite.
///
/// Each step is rounded as PyTorch's is, with a fused multiply-add, in float32 too: so they have
/// its bits, and overflow where it does. A recurrence ends where it has become NaN. One of a degree
/// above 10,000,000 is NaN: it would take too long.
final class Recurrences {
    private static final double MOST = 1e7;

    private Recurrences() {}

    private static double round(double v, boolean single) {
        return single ? (float) v : v;
    }

    /// `a b - c d`, rounded where PyTorch rounds.
    private static double difference(double a, double b, double c, double d, boolean single) {
        return single
                ? Math.fma((float) a, (float) b, -((float) c * (float) d))
                : Math.fma(a, b, -(c * d));
    }

    /// Whether there is no polynomial of the degree; NaN, and what no long can hold, count so.
    private static boolean isNone(double degree) {
        return !(degree > -1 && degree < 0x1p63);
    }

    /// Those of four kinds; 0 for higher degrees between -1 and 1, where an angle is taken instead.
    ///
    /// @param kind 0 to 3 for T, U, V and W: how the one of degree 1 is made from x
    static double chebyshev(double x, int kind, double degree, boolean single) {
        if (isNone(degree) || degree >= 9 && Math.abs(x) <= 1) {
            return 0;
        }
        if (degree < 1) {
            return 1;
        }
        double twice = round(x + x, single);
        double q =
                switch (kind) {
                    case 0 -> x;
                    case 1 -> twice;
                    case 2 -> round(twice - 1, single);
                    default -> round(twice + 1, single);
                };
        if (degree > MOST) {
            return Double.NaN;
        }
        double p = 1;
        long n = (long) degree;
        for (long k = 2; k <= n && q == q; k++) {
            double r = difference(twice, q, 1, p, single);
            p = q;
            q = r;
        }
        return q;
    }

    /// Hermite's: the physicists' `H`, or the probabilists' `He`. NaN above a degree of 512, for
    /// float32 of 128, as in PyTorch.
    static double hermite(double x, double degree, boolean physicists, boolean single) {
        if (isNone(degree)) {
            return 0;
        }
        double factor = physicists ? round(x + x, single) : x;
        if (degree < 2) {
            return degree < 1 ? 1 : factor;
        }
        long n = (long) degree;
        if (n > (single ? 128 : 512)) {
            return Double.NaN;
        }
        double p = 1;
        double q = factor;
        for (long k = 1; k < n; k++) {
            double r = difference(factor, q, physicists ? 2.0 * k : (double) k, p, single);
            p = q;
            q = r;
        }
        return q;
    }

    static double laguerre(double x, double degree, boolean single) {
        if (isNone(degree)) {
            return 0;
        }
        if (x == 0 || degree < 1) {
            return 1;
        }
        if (degree > MOST) {
            return Double.NaN;
        }
        double down = round(1 - x, single);
        double p = 1;
        double q = down;
        long n = (long) degree;
        for (long k = 1; k < n && q == q; k++) {
            double factor = round(k + k + down, single);
            double r = difference(factor, q, (double) k, p, single);
            p = q;
            q = round(r / (k + 1), single);
        }
        return q;
    }

    static double legendre(double x, double degree, boolean single) {
        if (isNone(degree)) {
            return 0;
        }
        if (degree < 1) {
            return 1;
        }
        long n = (long) degree;
        if (x == 1 || x == -1) {
            return x > 0 || n % 2 == 0 ? 1 : -1;
        }
        if (degree > MOST) {
            return Double.NaN;
        }
        double p = 1;
        double q = x;
        for (long k = 1; k < n && q == q; k++) {
            double r = difference(round((k + k + 1) * x, single), q, (double) k, p, single);
            p = q;
            q = round(r / (k + 1), single);
        }
        return q;
    }
}
