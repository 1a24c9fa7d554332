package dev.obor.examples;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The values that examples in comments state, `tensor(1, 4, 9).sqrt() // [1, 2, 3]`: checks of
/// them in place of the comments, and how a value is written.
///
/// Tensors, arrays and lists are nested brackets, records and arrays of tensors their parts one
/// after the other; numbers have up to four places behind the point, small ones four digits;
/// complex ones are `1-2j`.
public final class DocValues {
    private static final Pattern LINE =
            Pattern.compile(
                    "(.*[^;\\s])(;?)\\s+// ((?:\"[^\"]*\""
                            + "|\\[\\]|(?:[-\\[(]*(?:\\d[\\d.]*(?:e-?\\d+)?(?:[-+]\\d[\\d.]*j)?|nan|inf|true|false)[\\])]*(?:, |$))+"
                            + "|bool|u?int\\d+|b?float\\d+|complex\\d+))$");

    private static final Pattern ALMOST = Pattern.compile(".*\\S\\s+// [-\\[\\d].*");

    private static final Pattern DECLARATION =
            Pattern.compile("(?:[\\w.<>\\[\\]]+ )?(\\w+) =\\s.*", Pattern.DOTALL);

    private static final List<String> WRONG = new ArrayList<>();

    private static int checked;

    private DocValues() {}

    /// The statements with a check in place of every value.
    static String checks(List<String> lines) {
        StringBuilder out = new StringBuilder();
        List<String> statement = new ArrayList<>();
        for (String line : lines) {
            Matcher value = LINE.matcher(line);
            if (value.matches()) {
                statement.add(value.group(1));
                String code = String.join("\n", statement).strip();
                Matcher declaration = DECLARATION.matcher(code);
                boolean named = declaration.matches();
                out.append(
                        named
                                ? code + ";\n" + check(declaration.group(1), value.group(3))
                                : check(code, value.group(3)));
                statement.clear();
            } else if (ALMOST.matcher(line).matches()) {
                throw new AssertionError("this is not how examples write a value: " + line);
            } else {
                statement.add(line);
                if (line.isBlank() || line.matches(".*[;{}]\\s*(//.*)?")) {
                    statement.forEach(l -> out.append(l).append('\n'));
                    statement.clear();
                }
            }
        }
        statement.forEach(l -> out.append(l).append('\n'));
        return out.toString();
    }

    private static String check(String code, String value) {
        return "DocValues.check(" + code + ", " + quoted(code) + ", " + quoted(value) + ");\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /// Compares a value with what the comment says. Called by examples.
    public static void check(Object value, String code, String said) {
        checked++;
        String text = text(value);
        if (!text.equals(said)) {
            WRONG.add(code + " // " + text + "\n    not " + said);
        }
    }

    /// How many values have been compared.
    static int checked() {
        return checked;
    }

    /// What was wrong since the last call.
    public static List<String> wrong() {
        List<String> all = List.copyOf(WRONG);
        WRONG.clear();
        return all;
    }

    /// A value as examples write it.
    static String text(Object value) {
        return switch (value) {
            case Tensor t when t.isComplex() -> complex(t);
            case Complex z ->
                    number(z.real()) + (isNegative(z.imag()) ? "" : "+") + number(z.imag()) + "j";
            case Tensor t -> text((t.dtype() == DType.UINT8 ? t.toLong() : t).toArray());
            case Size size -> text(size.toArray());
            case DType dtype -> dtype.name().toLowerCase(Locale.ROOT);
            case Object[] parts when parts instanceof Tensor[] -> parts(Arrays.asList(parts));
            case Object[] rows -> nested(Arrays.asList(rows));
            case double[] v -> nested(Arrays.stream(v).boxed().toList());
            case long[] v -> nested(Arrays.stream(v).boxed().toList());
            case int[] v -> nested(Arrays.stream(v).boxed().toList());
            case float[] v -> nested(boxed(v));
            case byte[] v -> nested(boxed(v));
            case short[] v -> nested(boxed(v));
            case boolean[] v -> nested(boxed(v));
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Tensor ->
                    parts(list);
            case List<?> list -> nested(list);
            case Record r -> parts(components(r));
            case Double v -> number(v);
            case Float v -> number(v);
            case String v -> '"' + v + '"';
            default -> value.toString();
        };
    }

    private static String complex(Tensor t) {
        if (t.dim() == 0) {
            return text(t.itemComplex());
        }
        List<Tensor> rows = List.of(t.unbind());
        return '[' + parts(rows) + ']';
    }

    private static boolean isNegative(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }

    private static String nested(List<?> values) {
        return '[' + parts(values) + ']';
    }

    private static String parts(List<?> values) {
        return values.stream().map(DocValues::text).collect(Collectors.joining(", "));
    }

    private static List<Object> boxed(Object array) {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            out.add(Array.get(array, i));
        }
        return out;
    }

    private static List<Object> components(Record value) {
        List<Object> out = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                out.add(component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        return out;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(value);
        if (size >= 1e-3 && size < 1e7) {
            BigDecimal rounded = exact.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
            return rounded.toPlainString();
        }
        BigDecimal rounded = exact.round(new MathContext(4)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(power).toPlainString() + "e" + power;
    }
}
