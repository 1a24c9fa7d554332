package dev.obor.conformance;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes values of the JSON that conformance/python/fixtures.py describes.
///
/// Each decoder makes tensors of its own, so that what one run changes no other run sees; a tensor
/// that is named twice is one tensor.
final class Decoder {
    private final Map<String, Tensor> tensors;
    private final Map<String, Tensor> given = new LinkedHashMap<>();
    private final List<Tensor> leaves = new ArrayList<>();

    Decoder(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /// The tensors whose gradients PyTorch took, in its order.
    List<Tensor> leaves() {
        return leaves;
    }

    /// A list; nothing gives an empty one.
    List<@Nullable Object> list(@Nullable Object json) {
        List<@Nullable Object> result = new ArrayList<>();
        if (json instanceof List<?> list) {
            list.forEach(v -> result.add(value(v)));
        }
        return result;
    }

    /// Values by name; nothing gives none.
    Map<String, @Nullable Object> map(@Nullable Object json) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((k, v) -> result.put((String) k, value(v)));
        }
        return result;
    }

    /// One value.
    @Nullable Object value(Object json) {
        if (json instanceof List<?>) {
            return list(json);
        }
        Map<?, ?> map = (Map<?, ?>) json;
        var only = map.entrySet().iterator().next();
        Object value = only.getValue();
        return switch ((String) only.getKey()) {
            case "t" -> tensor((String) value, map);
            case "f" -> number((String) value);
            case "c" -> complex((List<?>) value);
            case "d" -> dtype((String) value);
            case "n" -> null;
            case "e" -> Index.ellipsis();
            case "x" -> slice(list(value));
            case "m" -> module((String) value, map(map.get("keywords")));
            case "o" -> map(value);
            default -> value;
        };
    }

    /// A module that is an argument of another.
    private static Object module(String name, Map<String, @Nullable Object> keywords) {
        Arguments made = new Arguments(List.of(), keywords, List.of(), Map.of());
        List<Executable> constructors =
                Names.type("dev.obor." + name)
                        .map(t -> List.of((Executable[]) t.getConstructors()))
                        .orElse(List.of());
        return Binder.bind(made, constructors, null)
                .map(Binder.Call::make)
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " of " + keywords));
    }

    private Tensor tensor(String name, Map<?, ?> json) {
        Tensor result = given.computeIfAbsent(name, n -> make(n, json));
        if (json.containsKey("grad")) {
            leaves.add(result.requiresGrad_());
        }
        return result;
    }

    private Tensor make(String name, Map<?, ?> json) {
        Tensor source = Objects.requireNonNull(tensors.get(name), name).clone();
        if (json.containsKey("complex")) {
            source = Obor.viewAsComplex(source).detach();
        }
        if (!json.containsKey("offset")) {
            return source;
        }
        long offset = (Long) Objects.requireNonNull(json.get("offset"));
        return source.asStrided(longs(json.get("shape")), longs(json.get("strides")), offset)
                .detach();
    }

    /// The strides that PyTorch's result has.
    static long[] strides(Map<?, ?> json, Tensor value) {
        return json.get("strides") instanceof List<?> list
                ? longs(list)
                : Obor.empty(value.shape().toArray()).stride();
    }

    private static long[] longs(@Nullable Object json) {
        return ((List<?>) Objects.requireNonNull(json)).stream().mapToLong(v -> (Long) v).toArray();
    }

    private static Complex complex(List<?> parts) {
        return new Complex(number((String) parts.get(0)), number((String) parts.get(1)));
    }

    private static Index slice(List<@Nullable Object> parts) {
        long start = parts.get(0) instanceof Long n ? n : 0;
        long step = parts.get(2) instanceof Long n ? n : 1;
        return parts.get(1) instanceof Long end
                ? Index.slice(start, end, step)
                : Index.slice(start, Long.MAX_VALUE, step);
    }

    private static Double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private static Object dtype(String name) {
        try {
            return DType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return "torch." + name;
        }
    }
}
