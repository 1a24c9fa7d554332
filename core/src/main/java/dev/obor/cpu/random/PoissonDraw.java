package dev.obor.cpu.random;

import dev.obor.backend.Mt19937;
import dev.obor.base.ValueError;

/// One number of a Poisson distribution.
///
/// Source: W. Hörmann, "The transformed rejection method for generating Poisson random variables",
/// 1993, algorithm PTRS, for rates from 10 on; below, the product of uniforms (D. Knuth).
final class PoissonDraw {
    private static final int TABLE = 32;
    private static final double[] LOG_FACTORIAL = logFactorials();
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727418;

    private PoissonDraw() {}

    static double next(double rate, Mt19937 engine) {
        if (!(rate >= 0)) {
            throw new ValueError(
                    "invalid Poisson rate, expected rate to be non-negative, got " + rate);
        }
        if (rate >= 10) {
            return byRejection(rate, engine);
        }
        return rate == 0 ? 0 : byProduct(rate, engine);
    }

    private static double byProduct(double rate, Mt19937 engine) {
        double limit = Math.exp(-rate);
        double product = 1;
        int count = 0;
        while (true) {
            product *= engine.nextDouble();
            if (product <= limit) {
                return count;
            }
            count++;
        }
    }

    private static double byRejection(double rate, Mt19937 engine) {
        double logRate = Math.log(rate);
        double b = 0.931 + 2.53 * Math.sqrt(rate);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = engine.nextDouble() - 0.5;
            double v = engine.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + rate + 0.43);
            if (us >= 0.07 && v <= vr) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            double left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
            if (left <= -rate + k * logRate - logFactorial(k)) {
                return k;
            }
        }
    }

    /// The logarithm of k!, by Stirling's series beyond the table; its error is below 1e-17 there.
    private static double logFactorial(double k) {
        if (k < TABLE) {
            return LOG_FACTORIAL[(int) k];
        }
        double x = k + 1;
        double r = 1 / x;
        double r2 = r * r;
        double series = r * (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 / 1680)));
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
    }

    private static double[] logFactorials() {
        double[] table = new double[TABLE];
        double factorial = 1;
        for (int k = 1; k < TABLE; k++) {
            factorial *= k;
            table[k] = Math.log(factorial);
        }
        return table;
    }
}
