package dev.obor.text;

import dev.obor.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Damaged JSON files. Half of them are well-formed: a value is another one, of another type, gone,
/// twice there, renamed or deep; the others have bytes changed, cut off, put in or repeated.
final class JsonMutants {
    private static final Object[] VALUES = {
        0L,
        1L,
        -1L,
        2L,
        255L,
        1L << 31,
        (1L << 31) - 1,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0.5,
        -0.0,
        1e308,
        1e-320,
        true,
        false,
        "",
        "a",
        " ",
        "\0",
        "\ud800",
        "é",
        "(a+)+$",
        "[",
        "\\",
        "../../etc",
        "x".repeat(300),
        List.of(),
        Map.of(),
        List.of(1L),
        List.of("a", "b")
    };

    private final Object tree;
    private final byte[] bytes;

    JsonMutants(byte[] bytes) {
        this.bytes = bytes;
        this.tree =
                java.util.Objects.requireNonNull(
                        Json.parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    /// One of them.
    byte[] next(boolean structural, Random r) {
        if (!structural) {
            byte[] changed = bytes;
            for (int n = 1 + r.nextInt(3); n > 0; n--) {
                changed = raw(changed, r);
            }
            return changed;
        }
        Object changed = tree;
        for (int n = 1 + r.nextInt(2); n > 0; n--) {
            changed = java.util.Objects.requireNonNullElse(changed(changed, r), "");
        }
        return Json.write(changed).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] raw(byte[] from, Random r) {
        if (from.length == 0) {
            return from;
        }
        int at = r.nextInt(from.length);
        int length = 1 + r.nextInt(Math.min(40, from.length - at));
        byte[] changed = from.clone();
        switch (r.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << r.nextInt(8));
            case 1 -> changed[at] = (byte) "\"{}[],:0-eE\\ \n\t".charAt(r.nextInt(15));
            case 2 -> changed = Arrays.copyOf(from, at);
            case 3 -> {
                changed = Arrays.copyOf(from, from.length + length);
                System.arraycopy(from, at, changed, at + length, from.length - at);
            }
            default -> {
                System.arraycopy(from, at + length, changed, at, from.length - at - length);
                changed = Arrays.copyOf(changed, from.length - length);
            }
        }
        return changed;
    }

    /// The tree with one place changed: each level is gone down with the same chance.
    private static @Nullable Object changed(@Nullable Object value, Random r) {
        boolean stops = r.nextInt(6) == 0;
        if (value instanceof Map<?, ?> map && !map.isEmpty() && !stops) {
            return changedMap(map, r);
        }
        if (value instanceof List<?> list && !list.isEmpty() && !stops) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int i = r.nextInt(copy.size());
            switch (r.nextInt(8)) {
                case 0 -> copy.remove(i);
                case 1 -> copy.add(i, copy.get(i));
                case 2 -> copy.set(i, copy.get(r.nextInt(copy.size())));
                default -> copy.set(i, changed(copy.get(i), r));
            }
            return copy;
        }
        if (r.nextInt(12) == 0) {
            return null;
        }
        if (value instanceof Long n && r.nextBoolean()) {
            return r.nextBoolean() ? n + 1 : -n;
        }
        if (value instanceof String s && !s.isEmpty() && r.nextBoolean()) {
            int at = r.nextInt(s.length());
            return s.substring(0, at) + (char) r.nextInt(0x3000) + s.substring(at + r.nextInt(2));
        }
        return r.nextInt(30) == 0 ? deep(r.nextInt(3000)) : VALUES[r.nextInt(VALUES.length)];
    }

    private static Object changedMap(Map<?, ?> map, Random r) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        List<Object> keys = new ArrayList<>(copy.keySet());
        Object key = keys.get(r.nextInt(keys.size()));
        switch (r.nextInt(8)) {
            case 0 -> copy.remove(key);
            case 1 -> copy.put(key, copy.get(keys.get(r.nextInt(keys.size()))));
            case 2 -> copy.put(key + "x", copy.remove(key));
            default -> copy.put(key, changed(copy.get(key), r));
        }
        return copy;
    }

    private static Object deep(int levels) {
        Object value = 1L;
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }
}
