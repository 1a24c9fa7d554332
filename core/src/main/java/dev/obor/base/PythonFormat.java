package dev.obor.base;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's format specifications (`f"{loss:.4f}"`, `f"{step:>6,}"`) applied to Java numbers.
///
/// A specification is `[[fill]align][sign][#][0][width][,][.precision][type]` with the types `e`,
/// `f`, `g`, `%` (also in capitals) for floating-point numbers and `d`, `b`, `o`, `x` for integers.
/// Source: the Python Language Reference, "Format Specification Mini-Language".
public final class PythonFormat {
    private static final Pattern SPEC =
            Pattern.compile(
                    "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([a-zA-Z%])?");

    /// Of a width or a precision: a million characters are no number any more.
    private static final int MOST_DIGITS = 6;

    private PythonFormat() {}

    /// Formats a floating-point number.
    ///
    /// @param value the number
    /// @param spec a specification such as `.2f`, `10.3e` or the empty text for `str(value)`
    /// @return the text
    /// @throws ValueError where `spec` is not a specification for floats
    public static String format(double value, String spec) {
        Arguments.given(spec, "spec");
        Matcher parts = parse(spec);
        String type = parts.group(9) == null ? "" : parts.group(9);
        if (!type.isEmpty() && "eEfFgGn%".indexOf(type.charAt(0)) < 0) {
            throw refuse(spec, "float");
        }
        String text = digits(value, type, parts);
        return finish(text, parts);
    }

    /// Formats an integer; the floating-point types convert it first, as in Python.
    ///
    /// @param value the number
    /// @param spec a specification such as `d`, `>5`, `,` or `.2f`
    /// @return the text
    /// @throws ValueError where `spec` is not a specification for integers
    public static String format(long value, String spec) {
        Arguments.given(spec, "spec");
        Matcher parts = parse(spec);
        String type = parts.group(9) == null ? "d" : parts.group(9);
        if (parts.group(8) != null && "dboxXcn".contains(type)) {
            throw refuse(spec, "int");
        }
        String prefix = parts.group(4) == null ? "" : "0" + type;
        return switch (type) {
            case "d", "n" -> finish(Long.toString(value), parts);
            case "b" -> finish(signed(value, prefix, 2), parts);
            case "o" -> finish(signed(value, prefix, 8), parts);
            case "x" -> finish(signed(value, prefix, 16), parts);
            case "X" -> finish(signed(value, prefix, 16).toUpperCase(Locale.ROOT), parts);
            case "e", "E", "f", "F", "g", "G", "%" -> format((double) value, spec);
            default -> throw refuse(spec, "int");
        };
    }

    private static Matcher parse(String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw new ValueError("Invalid format specifier '" + spec + "'");
        }
        return parts;
    }

    private static int number(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new ValueError(
                    "Too many decimal digits in format string", digits + " is too large.");
        }
        return Integer.parseInt(digits);
    }

    private static String digits(double value, String type, Matcher parts) {
        boolean given = parts.group(8) != null;
        int precision = given ? number(parts.group(8)) : 6;
        boolean alternate = parts.group(4) != null;
        String text =
                switch (type) {
                    case "e", "E" -> PythonFloat.scientific(value, precision);
                    case "f", "F" -> PythonFloat.fixed(value, precision);
                    case "%" -> PythonFloat.fixed(value * 100, precision) + "%";
                    case "g", "G", "n" ->
                            PythonFloat.general(value, Math.max(1, precision), false, alternate);
                    default ->
                            given
                                    ? PythonFloat.general(
                                            value, Math.max(1, precision), true, alternate)
                                    : PythonFloat.repr(value);
                };
        boolean capital = !type.isEmpty() && Character.isUpperCase(type.charAt(0));
        return capital ? text.toUpperCase(Locale.ROOT) : text;
    }

    /// Adds sign, separators and padding to the bare digits.
    private static String finish(String bare, Matcher parts) {
        boolean negative = bare.startsWith("-");
        String body = negative ? bare.substring(1) : bare;
        String plus = parts.group(3) == null || parts.group(3).equals("-") ? "" : parts.group(3);
        String sign = negative ? "-" : plus;
        int width = parts.group(6) == null ? 0 : number(parts.group(6));
        boolean zeros = parts.group(5) != null && parts.group(2) == null;
        if (parts.group(7) != null) {
            body = group(body, parts.group(7), zeros ? width - sign.length() : 0);
        }
        String fill = parts.group(1) != null ? parts.group(1) : parts.group(5) != null ? "0" : " ";
        String align = parts.group(2) != null ? parts.group(2) : zeros ? "=" : ">";
        int space = Math.max(0, width - sign.length() - body.length());
        return switch (align) {
            case "<" -> sign + body + fill.repeat(space);
            case "^" -> fill.repeat(space / 2) + sign + body + fill.repeat(space - space / 2);
            case "=" -> sign + fill.repeat(space) + body;
            default -> fill.repeat(space) + sign + body;
        };
    }

    /// Puts `separator` between groups of three and leads with zeros up to `width`.
    private static String group(String body, String separator, int width) {
        int end = 0;
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        String whole = body.substring(0, end);
        String rest = body.substring(end);
        String text = separate(whole, separator) + rest;
        while (text.length() < width) {
            whole = "0" + whole;
            text = separate(whole, separator) + rest;
        }
        return text;
    }

    private static String separate(String whole, String separator) {
        StringBuilder out = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0; at -= 3) {
            out.insert(at, separator);
        }
        return out.toString();
    }

    private static String signed(long value, String prefix, int radix) {
        String digits = Long.toString(value, radix);
        return value < 0 ? "-" + prefix + digits.substring(1) : prefix + digits;
    }

    private static ValueError refuse(String spec, String kind) {
        return new ValueError(
                "Unknown format code '" + spec + "' for object of type '" + kind + "'");
    }
}
