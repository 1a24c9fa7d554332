package dev.obor.expr.loops;

/// Java's `%` of floats, C's `fmod`: exact, with the sign of the dividend. The processor's own
/// takes a step for each few bits of the quotient; quotients of people's programs are small, and
/// for these a division says almost everything.
public final class Remainders {
    // Up to here the integer part of a quotient is found exactly, or is one too large.
    private static final double FLOAT = 0x1p28;
    private static final double DOUBLE = 0x1p52;

    private Remainders() {}

    /// The remainder of float32.
    public static float of(float a, float b) {
        double whole = (double) a / b;
        if (!(Math.abs(whole) < FLOAT) || Float.isInfinite(b)) {
            return a % b; // large, or no number
        }
        // 28 and 24 bits: the product is exact, and so is the difference, for it has b's digits.
        double n = (long) whole;
        return (float) signed(a - n * b, a, b);
    }

    /// The remainder of float64.
    public static double of(double a, double b) {
        double whole = a / b;
        if (!(Math.abs(whole) < DOUBLE) || Double.isInfinite(b)) {
            return a % b;
        }
        double n = (long) whole;
        return signed(Math.fma(-n, b, a), a, b);
    }

    /// Takes back what was taken away once too often, and gives a zero the sign of the dividend.
    /// Which sign that is nobody can predict, so it must not be what a branch depends on.
    private static double signed(double rest, double a, double b) {
        if (rest == 0) {
            return Math.copySign(0.0, a);
        }
        long differs = Double.doubleToRawLongBits(rest) ^ Double.doubleToRawLongBits(a);
        return differs >= 0 ? rest : rest + Math.copySign(b, a);
    }
}
