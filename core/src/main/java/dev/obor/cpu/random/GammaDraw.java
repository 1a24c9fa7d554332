package dev.obor.cpu.random;

import dev.obor.backend.Mt19937;

/// One number of a gamma distribution of rate 1.
///
/// Below a concentration of 1 a number for a concentration larger by 1 is scaled by a power of a
/// uniform number. PyTorch writes its constants in float32, and computes those that depend on the
/// concentration in the concentration's dtype; both decide the last bits.
///
/// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000.
final class GammaDraw {
    private static final double SQUEEZE = 0.0331f;

    private GammaDraw() {}

    /// @param single whether the concentration is a float32 number
    static double next(double concentration, boolean single, Mt19937 engine) {
        double smallest = single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        double draw = draw(concentration, single, engine);
        double stored = single ? (float) draw : draw;
        return stored < smallest ? smallest : stored;
    }

    private static double draw(double concentration, boolean single, Mt19937 engine) {
        double alpha = concentration;
        double scale = 1;
        if (alpha < 1) {
            if (alpha == 0) {
                return 0;
            }
            double power = single ? 1.0f / (float) alpha : 1 / alpha;
            scale = Math.pow(1 - engine.nextDouble(), power);
            alpha = single ? (float) alpha + 1.0f : alpha + 1;
        }
        double third = 1.0f / 3.0f;
        double d = single ? (float) alpha - 1.0f / 3.0f : alpha - third;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x;
            double y;
            do {
                x = engine.nextNormal(0, 1);
                y = 1 + c * x;
            } while (y <= 0);
            double v = y * y * y;
            double u = 1 - engine.nextDouble();
            double xx = x * x;
            if (u < 1 - SQUEEZE * xx * xx || Math.log(u) < 0.5 * xx + d * (1 - v + Math.log(v))) {
                return scale * d * v;
            }
            if (Double.isNaN(d)) {
                return Double.NaN; // no number would ever be accepted
            }
        }
    }
}
