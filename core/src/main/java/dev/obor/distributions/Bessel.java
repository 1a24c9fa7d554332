package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.Tensor;

/// The logarithms of modified Bessel functions of the first kind.
///
/// Source: M. Abramowitz, I. Stegun, "Handbook of mathematical functions", 9.8.1 to 9.8.4.
final class Bessel {
    private static final double END = 3.75;
    private static final double[] SMALL_0 = {
        1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813
    };
    private static final double[] LARGE_0 = {
        0.39894228,
        0.01328592,
        0.00225319,
        -0.00157565,
        0.00916281,
        -0.02057706,
        0.02635537,
        -0.01647633,
        0.00392377
    };
    private static final double[] SMALL_1 = {
        0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411
    };
    private static final double[] LARGE_1 = {
        0.39894228,
        -0.03988024,
        -0.00362018,
        0.00163801,
        -0.01031555,
        0.02282967,
        -0.02895312,
        0.01787654,
        -0.00420059
    };

    private Bessel() {}

    static Tensor logI0(Tensor x) {
        return log(x, polynomial(x.div(END).square(), SMALL_0), LARGE_0);
    }

    static Tensor logI1(Tensor x) {
        return log(x, x.abs().mul(polynomial(x.div(END).square(), SMALL_1)), LARGE_1);
    }

    private static Tensor log(Tensor x, Tensor small, double[] large) {
        Tensor tail = polynomial(Obor.div(END, x), large).log();
        return Obor.where(x.lt(END), small.log(), x.sub(x.log().mul(0.5)).add(tail));
    }

    private static Tensor polynomial(Tensor y, double[] coefficients) {
        Tensor sum = y.mul(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i > 0; i--) {
            sum = sum.add(coefficients[i]).mul(y);
        }
        return sum.add(coefficients[0]);
    }
}
