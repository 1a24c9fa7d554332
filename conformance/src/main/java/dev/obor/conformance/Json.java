package dev.obor.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON that the generator writes: `Map`, `List`, `String`, `Long`, `Boolean`.
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// Reads one value.
    static Map<String, @Nullable Object> parse(String text) {
        return new Json(text).object();
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Object word(String word, boolean value) {
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        at++;
        while (text.charAt(at) != '}') {
            at += text.charAt(at) == ',' ? 1 : 0;
            String key = string();
            at++;
            result.put(key, value());
        }
        at++;
        return result;
    }

    private List<Object> array() {
        List<Object> result = new ArrayList<>();
        at++;
        while (text.charAt(at) != ']') {
            at += text.charAt(at) == ',' ? 1 : 0;
            result.add(value());
        }
        at++;
        return result;
    }

    private String string() {
        var result = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'u' -> {
                    result.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                }
                default -> result.append(escaped);
            }
        }
        at++;
        return result.toString();
    }

    private Long number() {
        int from = at;
        while (text.charAt(at) == '-' || Character.isDigit(text.charAt(at))) {
            at++;
        }
        return Long.valueOf(text.substring(from, at));
    }
}
