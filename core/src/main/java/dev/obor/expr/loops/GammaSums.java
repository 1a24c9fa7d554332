package dev.obor.expr.loops;

import java.util.Arrays;

/// The sums in the incomplete gamma functions; `IncompleteGamma` of `dev.obor.expr.lower` says what
/// they are multiplied by. Each is 0 where that one does not ask for it.
///
/// Source: NIST Digital Library of Mathematical Functions (https://dlmf.nist.gov), sections 8.7,
/// 8.9 and 8.12; where each is used: J. Maddock et al., "Incomplete Gamma Functions", Boost.
final class GammaSums {
    private static final double EPS = 0x1p-53;
    private static final int MOST = 5000;
    private static final int ORDER = 25;

    /// Coefficients of η^n in the term of `a^-k`, by k, then n.
    private static final double[][] UNIFORM = uniformCoefficients();

    private GammaSums() {}

    /// Whether the uniform expansion serves: a large, x near it.
    static boolean isUniform(double a, double x) {
        return a > 20 && Math.abs((x - a) / a) < 0.3;
    }

    /// `1 + x / (a + 1) + x² / ((a + 1) (a + 2)) + …`, DLMF 8.7.1, for small x or x below a.
    static double series(double a, double x) {
        if (!(x <= 1.1 || x <= a) || isUniform(a, x)) {
            return 0;
        }
        double term = 1;
        double sum = 1;
        for (int n = 1; n < MOST && term > EPS * sum; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /// For x up to 1.1 and small a `Σ (-x)^n / (n! (a + n))` from n = 1 on, DLMF 8.7.3; for x from
    /// a on the continued fraction 8.9.2.
    static double tail(double a, double x) {
        if (x <= 1.1) {
            return alternating(a, x);
        }
        return x < a || isUniform(a, x) ? 0 : fraction(a, x);
    }

    private static double alternating(double a, double x) {
        double factor = 1;
        double sum = 0;
        for (int n = 1; n < MOST; n++) {
            factor *= -x / n;
            double term = factor / (a + n);
            sum += term;
            if (Math.abs(term) <= EPS * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }

    /// By W. Lentz's method as I. Thompson and A. Barnett have it, "Coulomb and Bessel functions of
    /// complex arguments and order", 1986.
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 0x1p1000;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MOST; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonzero(Math.fma(an, d, b));
            c = nonzero(b + an / c);
            double ratio = d * c;
            h *= ratio;
            if (Math.abs(ratio - 1) <= EPS) {
                break;
            }
        }
        return h;
    }

    private static double nonzero(double v) {
        return v == 0 ? 0x1p-1000 : v;
    }

    /// `S / √(2π a)` of DLMF 8.12.3, where `η² / 2 = λ - 1 - log λ`, λ = x / a.
    static double uniform(double a, double x) {
        if (!isUniform(a, x)) {
            return 0;
        }
        double mu = (x - a) / a;
        double eta = Math.sqrt(2 * excess(mu));
        if (mu < 0) {
            eta = -eta;
        }
        double sum = 0;
        double power = 1;
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k < ORDER; k++) {
            double term = polynomial(UNIFORM[k], eta) * power;
            double size = Math.abs(term);
            if (size > before) {
                break; // it diverges in the end
            }
            sum += term;
            if (size < EPS * Math.abs(sum)) {
                break;
            }
            before = size;
            power /= a;
        }
        return sum / Math.sqrt(2 * Math.PI * a);
    }

    private static double polynomial(double[] c, double x) {
        double sum = c[ORDER - 1];
        for (int n = ORDER - 2; n >= 0; n--) {
            sum = Math.fma(sum, x, c[n]);
        }
        return sum;
    }

    /// `μ - log(1 + μ)` for |μ| < 1/3: with r = μ / (2 + μ) it is `r (μ - 2 (r² / 3 + r⁴ / 5 +
    /// …))`.
    private static double excess(double mu) {
        double r = mu / (2 + mu);
        double square = r * r;
        double sum = 0;
        for (int n = 29; n >= 3; n -= 2) {
            sum = Math.fma(sum, square, 1.0 / n);
        }
        return r * (mu - 2 * square * sum);
    }

    /// `d(0, n)` are those of λ as a series in η; `d(k, n) = (-1)^k g(k) d(0, n) + (n + 2) d(k - 1,
    /// n
    /// + 2)`, g Stirling's coefficients of the gamma function, DLMF 8.12.12 and 5.11.3.
    private static double[][] uniformCoefficients() {
        int most = 3 * ORDER + 4;
        double[] alpha = new double[most];
        alpha[1] = 1;
        for (int n = 2; n < most; n++) {
            double sum = alpha[n - 1];
            for (int j = 2; j < n; j++) {
                sum -= j * alpha[j] * alpha[n + 1 - j];
            }
            alpha[n] = sum / (n + 1);
        }
        double[] g = new double[ORDER];
        double odd = 1; // 1 · 3 · 5 · … (2k - 1), times α(2k + 1)
        for (int k = 0; k < ORDER; k++) {
            g[k] = odd * (2 * k + 1) * alpha[2 * k + 1];
            odd *= 2 * k + 1;
        }
        double[] row = new double[most - 2];
        row[0] = -1 / 3.0;
        for (int n = 1; n < row.length; n++) {
            row[n] = (n + 2) * alpha[n + 2];
        }
        double[] first = row;
        double[][] d = new double[ORDER][];
        for (int k = 0; k < ORDER; k++) {
            if (k > 0) {
                double[] next = new double[row.length - 2];
                for (int n = 0; n < next.length; n++) {
                    double stirling = (k % 2 == 0 ? g[k] : -g[k]) * first[n];
                    next[n] = stirling + (n + 2) * row[n + 2];
                }
                row = next;
            }
            d[k] = Arrays.copyOf(row, ORDER);
        }
        return d;
    }
}
