package dev.obor.cpu.random;

import dev.obor.backend.Mt19937;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.Elements;

/// Numbers of successes among trials.
///
/// Where few are expected, the gaps between successes are drawn; else a hat is rejected under.
/// Probabilities above a half count the failures.
///
/// Source: W. Hörmann, "The generation of binomial random variates", 1993, algorithm BTRS, with the
/// logarithm in its last test that the paper leaves out.
final class BinomialDraw {
    /// Where the number expected decides between the two.
    private static final double MANY = 10;

    /// What Stirling's formula lacks of log k!, for k from 0 to 9.
    private static final double[] TAILS = {
        0.0810614667953272,
        0.0413406959554092,
        0.0276779256849983,
        0.02079067210376509,
        0.0166446911898211,
        0.0138761288230707,
        0.0118967099458917,
        0.0104112652619720,
        0.00925546218271273,
        0.00833056343336287
    };

    private BinomialDraw() {}

    /// Fills a row-major view; the parameters are its counts and then its probabilities.
    static void fill(View parameters, Mt19937 engine, View out) {
        int n = (int) out.numel();
        int[] target = new int[n];
        new FillOrder(out, null).next(target, target, n);
        int[] source = new int[2 * n];
        new FillOrder(parameters, null).next(source, source, 2 * n);
        Elements in = new Elements(parameters.dtype(), parameters.array());
        boolean single = parameters.dtype() != DType.FLOAT64;
        double[] drawn = new double[n];
        for (int i = 0; i < n; i++) {
            drawn[i] = next(in.get(source[i]), in.get(source[n + i]), single, engine);
        }
        new Elements(out.dtype(), out.array()).put(drawn, target, n);
    }

    private static double next(double count, double p, boolean single, Mt19937 engine) {
        if (count <= 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return count;
        }
        if (p <= 0.5) {
            return few(count, p, single) ? byGaps(count, p, engine) : byHat(count, p, engine);
        }
        if (!(p > 0.5)) {
            return Double.NaN;
        }
        double q = single ? (float) (1 - p) : 1 - p;
        return count - (few(count, q, single) ? byGaps(count, q, engine) : byHat(count, q, engine));
    }

    private static boolean few(double count, double p, boolean single) {
        return !((single ? (float) count * (float) p : count * p) >= MANY);
    }

    private static double byGaps(double count, double p, Mt19937 engine) {
        double failure = Math.log1p(-p);
        double trials = 0;
        double successes = 0;
        while (true) {
            trials += Math.ceil(Math.log(engine.nextDouble()) / failure);
            if (!(trials <= count)) {
                return successes;
            }
            successes++;
        }
    }

    private static double byHat(double count, double p, Mt19937 engine) {
        double deviation = Math.sqrt(count * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = count * p + 0.5;
        double sure = 0.92 - 4.2 / b;
        double odds = p / (1 - p);
        double alpha = (2.83 + 5.1 / b) * deviation;
        double m = Math.floor((count + 1) * p);
        while (true) {
            double u = engine.nextDouble() - 0.5;
            double v = engine.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (k < 0 || k > count) {
                continue;
            }
            if (us >= 0.07 && v <= sure) {
                return k;
            }
            double left = Math.log(v * alpha / (a / (us * us) + b));
            double right =
                    (m + 0.5) * Math.log((m + 1) / (odds * (count - m + 1)))
                            + (count + 1) * Math.log((count - m + 1) / (count - k + 1))
                            + (k + 0.5) * Math.log(odds * (count - k + 1) / (k + 1))
                            + tail(m)
                            + tail(count - m)
                            - tail(k)
                            - tail(count - k);
            if (left <= right) {
                return k;
            }
        }
    }

    private static double tail(double k) {
        if (k <= 9) {
            return TAILS[(int) k];
        }
        double square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }
}
