package dev.obor.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Floating-point numbers written digit for digit as Python writes them.
///
/// Printed tensors, layer descriptions (`eps=1e-05`) and logged losses use these functions, so that
/// text can be compared with PyTorch's as text. All roundings look at the exact binary value and
/// send exact ties to the even digit.
public final class PythonFloat {
    /// Powers of ten that a double holds exactly. Further digits of a double are zeros, since the
    /// smallest has 1074.
    private static final int MOST_DIGITS = 100_000;

    private static final double[] TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final double EXACT_HALVES = 0x1p52;

    private PythonFloat() {}

    /// Returns Python's `repr(x)`: the shortest decimal that reads back as `x`.
    ///
    /// Exponents appear below 1e-4 and from 1e16 on: `0.1`, `1.0`, `1e-05`, `1e+16`, `nan`, `-inf`.
    ///
    /// @param x any double; a `float` widens to the number that PyTorch's `item()` returns
    /// @return the text
    public static String repr(double x) {
        if (!Double.isFinite(x)) {
            return nonFinite(x);
        }
        if (x == 0) {
            return sign(x) + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(x));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return sign(x)
                + (point > 16 || point < -3
                        ? mantissa(digits, point, false)
                        : plain(digits, point, true));
    }

    /// Returns Python's `'{:.<digits>f}'.format(x)`.
    ///
    /// @param x any double
    /// @param digits how many digits follow the point, at least 0
    /// @return the text
    public static String fixed(double x, int digits) {
        checkDigits(digits);
        if (!Double.isFinite(x)) {
            return nonFinite(x);
        }
        double magnitude = Math.abs(x);
        if (digits < TEN.length && magnitude * TEN[digits] < EXACT_HALVES) {
            return sign(x) + withPoint(Long.toString(scaled(magnitude, TEN[digits])), digits);
        }
        return sign(x)
                + new BigDecimal(magnitude)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    private static void checkDigits(int digits) {
        if (digits < 0 || digits > MOST_DIGITS) {
            throw new ValueError(
                    "a number is written with 0 to " + MOST_DIGITS + " digits, not " + digits);
        }
    }

    /// Returns Python's `'{:.<digits>e}'.format(x)`; the exponent has at least two digits.
    ///
    /// @param x any double
    /// @param digits how many digits follow the point, at least 0
    /// @return the text
    public static String scientific(double x, int digits) {
        checkDigits(digits);
        if (!Double.isFinite(x)) {
            return nonFinite(x);
        }
        if (x == 0) {
            return sign(x) + withPoint("0".repeat(digits + 1), digits) + "e+00";
        }
        BigDecimal rounded = round(Math.abs(x), digits + 1);
        String all = rounded.unscaledValue().toString();
        int point = all.length() - rounded.scale();
        return sign(x) + mantissa(pad(all, digits + 1), point, false);
    }

    /// Returns Python's `'{:.<digits>g}'.format(x)`: significant digits, trailing zeros removed.
    ///
    /// @param x any double
    /// @param digits how many significant digits; 0 counts as 1
    /// @return the text
    public static String general(double x, int digits) {
        checkDigits(Math.max(1, digits));
        return general(x, Math.max(1, digits), false, false);
    }

    /// The `g` layout; `pointZero` is Python's missing type letter, `keepZeros` its `#` flag.
    static String general(double x, int digits, boolean pointZero, boolean keepZeros) {
        if (!Double.isFinite(x)) {
            return nonFinite(x);
        }
        String all = "0".repeat(digits);
        int point = 1;
        if (x != 0) {
            BigDecimal rounded = round(Math.abs(x), digits);
            String raw = rounded.unscaledValue().toString();
            point = raw.length() - rounded.scale();
            all = pad(raw, digits);
        }
        String shown = keepZeros ? all : stripZeros(all);
        boolean exponent = point <= -4 || point > (pointZero ? digits - 1 : digits);
        if (exponent) {
            return sign(x) + mantissa(shown, point, keepZeros);
        }
        String text = plain(shown, point, pointZero);
        return sign(x) + (keepZeros && text.indexOf('.') < 0 ? text + "." : text);
    }

    /// Rounds `x * scale` to an integer: the product's rounding error decides apparent ties.
    private static long scaled(double x, double scale) {
        double high = x * scale;
        double low = Math.fma(x, scale, -high);
        double nearest = Math.rint(high);
        double rest = high - nearest;
        if (rest == 0.5 && low > 0) {
            nearest += 1;
        } else if (rest == -0.5 && low < 0) {
            nearest -= 1;
        }
        return (long) nearest;
    }

    private static BigDecimal round(double x, int digits) {
        return new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /// `Double.toString` never answers with fewer than two digits, Python does where one is enough.
    private static BigDecimal shortest(double x) {
        BigDecimal found = new BigDecimal(Double.toString(x)).stripTrailingZeros();
        if (found.precision() != 2) {
            return found;
        }
        BigDecimal down = found.round(new MathContext(1, RoundingMode.DOWN));
        BigDecimal up = found.round(new MathContext(1, RoundingMode.UP));
        BigDecimal exact = new BigDecimal(x);
        boolean downFirst = exact.subtract(down).abs().compareTo(up.subtract(exact).abs()) <= 0;
        BigDecimal first = downFirst ? down : up;
        BigDecimal second = downFirst ? up : down;
        if (first.doubleValue() == x) {
            return first.stripTrailingZeros();
        }
        return second.doubleValue() == x ? second.stripTrailingZeros() : found;
    }

    /// Digits with the point after the first `point` of them, without an exponent.
    private static String plain(String digits, int point, boolean pointZero) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (digits.length() <= point) {
            return digits + "0".repeat(point - digits.length()) + (pointZero ? ".0" : "");
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String mantissa(String digits, int point, boolean alwaysPoint) {
        int exponent = point - 1;
        String size = Integer.toString(Math.abs(exponent));
        String head = digits.substring(0, 1);
        if (digits.length() > 1 || alwaysPoint) {
            head += "." + digits.substring(1);
        }
        return head + (exponent < 0 ? "e-" : "e+") + (size.length() < 2 ? "0" : "") + size;
    }

    private static String withPoint(String number, int digits) {
        if (digits == 0) {
            return number;
        }
        String padded = "0".repeat(Math.max(0, digits + 1 - number.length())) + number;
        int point = padded.length() - digits;
        return padded.substring(0, point) + "." + padded.substring(point);
    }

    private static String pad(String digits, int length) {
        return digits + "0".repeat(Math.max(0, length - digits.length()));
    }

    private static String stripZeros(String digits) {
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }

    private static String nonFinite(double x) {
        return Double.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
    }

    private static String sign(double x) {
        return Double.doubleToRawLongBits(x) < 0 ? "-" : "";
    }
}
