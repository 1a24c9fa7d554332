package dev.obor.expr.loops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The remainder has the bits of Java's `%`.
class RemaindersTest {
    private static final double[] AWKWARD = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        3,
        -7,
        1e-45,
        1e-40,
        4.9e-324,
        1e-310,
        1e30,
        3e38,
        1e308,
        0x1p24,
        0x1p24 - 1,
        0x1p28,
        0x1p52,
        0x1p53,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        -1e300
    };

    @Test
    void ofEveryKindOfNumber() {
        for (double a : AWKWARD) {
            for (double b : AWKWARD) {
                same(a, b);
                same((float) a, (float) b);
            }
        }
        var random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            same(Float.intBitsToFloat(random.nextInt()), Float.intBitsToFloat(random.nextInt()));
            same(
                    Double.longBitsToDouble(random.nextLong()),
                    Double.longBitsToDouble(random.nextLong()));
        }
    }

    /// Quotients that are near a whole number, where rounding may take one too many away.
    @Test
    void ofWhatIsNearlyDivisible() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 300_000; i++) {
            double n = random.nextLong(1L << random.nextInt(1, 56));
            double b = random.nextDouble(-100, 100);
            double a = n * b;
            for (double x : new double[] {a, Math.nextUp(a), Math.nextDown(a)}) {
                same(x, b);
            }
            float c = (float) b;
            float d = (float) (n * c);
            for (float x : new float[] {d, Math.nextUp(d), Math.nextDown(d)}) {
                same(x, c);
            }
        }
    }

    private static void same(double a, double b) {
        long want = Double.doubleToLongBits(a % b);
        assertEquals(want, Double.doubleToLongBits(Remainders.of(a, b)), () -> a + " % " + b);
    }

    private static void same(float a, float b) {
        int want = Float.floatToIntBits(a % b);
        assertEquals(want, Float.floatToIntBits(Remainders.of(a, b)), () -> a + " % " + b);
    }
}
