package dev.obor.io;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a pickle may be made of.
final class PickleChecks {
    /// How deep containers may lie in each other.
    static final int DEEPEST = 500;

    /// How many items the tuple may have that is a key.
    private static final int LARGEST_KEY = 64;

    private PickleChecks() {}

    /// Refuses what holds itself, is nested too deeply, or is no value but a name.
    static void nesting(@Nullable Object root) throws FormatException {
        new Nesting().check(root);
    }

    private static final class Nesting {
        /// How deep each finished container goes; -1 for those that are not finished.
        private final Map<Object, Integer> depths = new IdentityHashMap<>();

        private final Deque<Object> path = new ArrayDeque<>();

        void check(@Nullable Object root) throws FormatException {
            if (root == null || !isContainer(root)) {
                return;
            }
            path.push(root);
            while (!path.isEmpty()) {
                Object at = path.peek();
                Integer before = depths.get(at);
                if (before != null && before >= 0) {
                    path.pop(); // reached by another way meanwhile
                    continue;
                }
                boolean first = depths.putIfAbsent(at, -1) == null;
                int deepest = 0;
                boolean waits = false;
                for (Object child : children(at)) {
                    if (child == null || !isContainer(child)) {
                        continue;
                    }
                    Integer depth = depths.get(child);
                    if (depth == null) {
                        if (first) {
                            path.push(child);
                        }
                        waits = true;
                    } else if (depth < 0 && first) {
                        throw new FormatException("has a container that holds itself");
                    } else {
                        deepest = Math.max(deepest, depth);
                    }
                }
                if (!waits || !first) {
                    path.pop();
                    finish(at, deepest + 1);
                }
            }
        }

        private void finish(Object container, int depth) throws FormatException {
            if (depth > DEEPEST) {
                throw new FormatException("has more than " + DEEPEST + " containers in each other");
            }
            depths.put(container, depth);
        }
    }

    private static boolean isContainer(@Nullable Object value) throws FormatException {
        if (value instanceof PickleGlobal
                || value instanceof PickleGlobal.StorageClass
                || value instanceof Storages.Stored
                || value instanceof NumpyValues.Part) {
            throw new FormatException("has a class or a bare storage where a value should be");
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?>;
    }

    private static Collection<? extends @Nullable Object> children(Object container) {
        return container instanceof Map<?, ?> map
                ? map.values()
                : (Collection<? extends @Nullable Object>) container;
    }

    /// A key of a dict or an item of a set: a plain value, or a small tuple of such.
    static @Nullable Object key(@Nullable Object key) throws FormatException {
        if (key instanceof Tuple tuple && tuple.size() <= LARGEST_KEY) {
            for (Object item : tuple) {
                plainKey(item);
            }
            return key;
        }
        return plainKey(key);
    }

    private static @Nullable Object plainKey(@Nullable Object key) throws FormatException {
        return switch (key) {
            case null -> null;
            case String _, Long _, Double _, Boolean _, BigInteger _ -> key;
            case DType _, Device _, Size _ -> key;
            case Tensor _ -> throw new FormatException("has a tensor as a key");
            default -> throw new FormatException("has a key that is no plain value");
        };
    }

    static Object integer(String digits, int longest) throws FormatException {
        if (digits.length() > longest || !digits.matches("[+-]?[0-9]+")) {
            throw new FormatException("has a whole number that is none");
        }
        var value = new BigInteger(digits);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    static long smallInteger(String digits) throws FormatException {
        if (integer(digits, 20) instanceof Long value && value == value.intValue()) {
            return value;
        }
        throw new FormatException("has a place in memory that is none");
    }

    static double number(String text) throws FormatException {
        if (text.length() > 400 || !text.matches("[+-]?([0-9.]+([eE][+-]?[0-9]+)?|inf|nan)")) {
            throw new FormatException("has a number that is none");
        }
        String plain = text.replaceFirst("^\\+", "");
        try {
            return switch (plain) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan", "-nan" -> Double.NaN;
                default -> Double.parseDouble(plain);
            };
        } catch (NumberFormatException e) {
            throw new FormatException("has a number that is none");
        }
    }

    /// Python's `repr` of a string.
    static String quoted(String text) throws FormatException {
        boolean right =
                text.length() >= 2
                        && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                        && text.charAt(text.length() - 1) == text.charAt(0);
        if (!right) {
            throw new FormatException("has a string without its quotes");
        }
        return unescaped(text.substring(1, text.length() - 1));
    }

    private static String unescaped(String text) throws FormatException {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char next = ++i < text.length() ? text.charAt(i) : ' ';
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case '\\', '\'', '"' -> out.append(next);
                case 'x' -> {
                    String digits = text.substring(i + 1, Math.min(i + 3, text.length()));
                    if (!digits.matches("[0-9a-fA-F]{2}")) {
                        throw new FormatException("has a string with a wrong escape");
                    }
                    out.append((char) Integer.parseInt(digits, 16));
                    i += 2;
                }
                default -> throw new FormatException("has a string with a wrong escape");
            }
        }
        return out.toString();
    }

    /// A text of protocol 0, in which `\u0041` stands for a letter.
    static String rawUnicode(String line) throws FormatException {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        var out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            int digits = c != '\\' ? 0 : next == 'u' ? 4 : next == 'U' ? 8 : 0;
            if (digits == 0) {
                out.append(c);
                continue;
            }
            int end = Math.min(i + 2 + digits, line.length());
            String number = line.substring(i + 2, end);
            if (!number.matches("[0-9a-fA-F]{4}|00(0[0-9a-fA-F]|10)[0-9a-fA-F]{4}")) {
                throw new FormatException("has a string with a wrong escape");
            }
            out.appendCodePoint(Integer.parseInt(number, 16));
            i = end - 1;
        }
        return out.toString();
    }

    /// A string of Python 2, which does not say what its bytes mean.
    static String python2(byte[] bytes) {
        try {
            return PickleInput.text(bytes);
        } catch (FormatException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// Whole numbers, as sizes and strides are.
    static long[] longs(@Nullable Object value) throws FormatException {
        List<Long> result = new ArrayList<>();
        if (value instanceof Size size) {
            return size.toArray();
        }
        if (!(value instanceof List<?> list)) {
            throw new FormatException("has sizes that are no tuple");
        }
        if (list.size() > 1000) {
            throw new FormatException("has a tensor of " + list.size() + " dimensions");
        }
        for (Object item : list) {
            if (!(item instanceof Long number)) {
                throw new FormatException("has sizes that are no whole numbers");
            }
            result.add(number);
        }
        return result.stream().mapToLong(Long::longValue).toArray();
    }
}
