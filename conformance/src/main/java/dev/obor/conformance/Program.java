package dev.obor.conformance;

import dev.obor.io.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A random program with PyTorch's answer: a line that conformance/python/programs.py wrote.
///
/// @param json the line
/// @param headers what is said of each operation: the parameters and their defaults
record Program(
        Map<String, @Nullable Object> json, Map<String, Map<String, @Nullable Object>> headers) {
    /// Its number among those of its seed.
    long number() {
        return json.get("program") instanceof Long number ? number : -1;
    }

    /// The tensors that it starts with.
    List<Map<String, @Nullable Object>> inputs() {
        return maps("inputs");
    }

    /// Its operations in order.
    List<Map<String, @Nullable Object>> steps() {
        return maps("steps");
    }

    /// What PyTorch says about the last step, or null if it runs to the end.
    @Nullable Map<String, @Nullable Object> refused() {
        return json.get("refused") instanceof Map<?, ?> map ? cast(map) : null;
    }

    /// What is there at the end: variables by name, gradients with a dot before the name.
    Map<String, @Nullable Object> ends() {
        return cast((Map<?, ?>) Objects.requireNonNull(json.get("ends")));
    }

    /// Whether the generator says so of the program: `written`, `mixes`.
    boolean is(String flag) {
        return json.get("flags") instanceof List<?> flags && flags.contains(flag);
    }

    /// Why programs were drawn in its place that cannot be compared.
    List<String> redrawn() {
        return json.get("redrawn") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// The same program without its answer, with other parts.
    Program with(String part, List<?> value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(json);
        changed.put(part, value);
        changed.remove("ends");
        return new Program(changed, headers);
    }

    /// The parameters of a call in PyTorch's order.
    Arguments arguments(
            String op, List<@Nullable Object> positional, Map<String, @Nullable Object> keywords) {
        Map<String, @Nullable Object> header = headers.getOrDefault(op, Map.of());
        List<String> names =
                header.get("names") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of();
        return new Arguments(
                positional, keywords, names, new Decoder(Map.of()).map(header.get("defaults")));
    }

    private List<Map<String, @Nullable Object>> maps(String key) {
        return ((List<?>) Objects.requireNonNull(json.get(key)))
                .stream().map(m -> cast((Map<?, ?>) m)).toList();
    }

    /// A line of JSON that is one object.
    static Map<String, @Nullable Object> parse(String line) {
        return cast((Map<?, ?>) Objects.requireNonNull(Json.parse(line)));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> cast(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    /// A text of a map.
    static String text(Map<String, @Nullable Object> map, String key) {
        return (String) Objects.requireNonNull(map.get(key), key);
    }

    /// A list of a map; nothing gives none.
    static List<?> list(Map<String, @Nullable Object> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    /// The variables that an argument names.
    static List<String> names(@Nullable Object json) {
        return switch (json) {
            case List<?> list -> list.stream().flatMap(v -> names(v).stream()).toList();
            case Map<?, ?> map when map.get("v") instanceof String name -> List.of(name);
            case Map<?, ?> map -> map.values().stream().flatMap(v -> names(v).stream()).toList();
            case null, default -> List.of();
        };
    }
}
