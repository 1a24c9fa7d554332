package dev.obor.io;

import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON: the headers of files of tensors, and what is kept beside them, such as a model's
/// `config.json`.
///
/// ```java
/// Json.parse("[1, 2.5, null]") + "" // "[1, 2.5, null]"
/// ```
///
/// Source: RFC 8259; a key that stands twice in one object is refused.
public final class Json {
    private static final int MAX_DEPTH = 16;
    private static final int MOST_BYTES = 1 << 28;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// Reads one value: nested `Map`s (in the order of the text), `List`s, `String`s, `Boolean`s,
    /// `Long`s, `Double`s and nulls.
    ///
    /// @throws ValueError if the text is anything else, or nested more than 16 deep; says where
    public static @Nullable Object parse(String text) {
        var reader = new Json(Arguments.given(text, "text"));
        Object value = reader.value(0);
        reader.space();
        if (reader.at != text.length()) {
            throw reader.error("the end");
        }
        return value;
    }

    /// Reads a file of one value, which has at most 256 MB.
    ///
    /// @throws FileError if it cannot be read, or is no JSON in UTF-8
    public static @Nullable Object read(Path file) {
        Arguments.given(file, "file");
        try (InputStream in = FileReading.stream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new FileError(
                        file, "has more than the " + MOST_BYTES + " bytes that are read");
            }
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return parse(text.toString());
        } catch (CharacterCodingException e) {
            throw new FileError(file, "is not UTF-8", e);
        } catch (ValueError e) {
            throw new FileError(file, "is no JSON: " + e.sentence());
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw error("less nesting");
        }
        space();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return result;
        }
        while (true) {
            space();
            String key = string();
            space();
            expect(':');
            Object value = value(depth + 1);
            if (result.containsKey(key)) {
                throw error("the key '" + key + "' only once");
            }
            result.put(key, value);
            space();
            if (peek() == '}') {
                at++;
                return result;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) {
        var result = new ArrayList<@Nullable Object>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return result;
        }
        while (true) {
            result.add(value(depth + 1));
            space();
            if (peek() == ']') {
                at++;
                return result;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        var result = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw error("no bare control character in a string");
            }
            result.append(c == '\\' ? escaped() : c);
        }
        at++;
        String whole = result.toString();
        if (whole.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000)) {
            throw error("surrogates in pairs");
        }
        return whole;
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw error("four hexadecimal digits");
                }
                String digits = text.substring(at, at + 4);
                at += 4;
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw error("four hexadecimal digits");
                }
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw error("an escape that JSON knows");
        };
    }

    private @Nullable Object word() {
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : (Boolean) word.equals("true");
            }
        }
        throw error("true, false or null");
    }

    /// A `Long` where it is whole and fits, else a `Double`.
    private Number number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.length() > 40 || !NUMBER.matcher(digits).matches()) {
            throw error("an object, an array, a string or a number");
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return Double.valueOf(digits);
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("more");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("'" + c + "'");
        }
        at++;
    }

    private ValueError error(String expected) {
        return new ValueError("at character " + at + " JSON needs " + expected);
    }

    /// Writes maps, lists, strings, numbers, truth values and nulls without spaces.
    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                Set<? extends Map.Entry<?, ?>> entries = map.entrySet();
                String separator = "{";
                for (Map.Entry<?, ?> entry : entries) {
                    out.append(separator);
                    quote(String.valueOf(entry.getKey()), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object item : list) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            case null -> out.append("null");
            default -> quote(String.valueOf(value), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16));
                out.append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
