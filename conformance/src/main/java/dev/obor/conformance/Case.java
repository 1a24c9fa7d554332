package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call that PyTorch tests an operator with, and what PyTorch answered.
///
/// @param op PyTorch's name, such as `nn.functional.gelu`
/// @param entry the name with the variant of the test, such as `std/unbiased`
/// @param label which case of the file this is, for a person who looks for it
/// @param dtype what the case was made for
/// @param arguments positional arguments, decoded
/// @param keywords keyword arguments, decoded
/// @param names the parameters in PyTorch's order
/// @param defaults values of the parameters that were not given
/// @param leaves the tensors whose gradients PyTorch took, in its order
/// @param results what the call returns
/// @param errors the distance of PyTorch's float32 results from its float64 results
/// @param gradients what the leaves receive
/// @param gradientErrors as `errors`, of the gradients
/// @param note why there is nothing to run, or null
record Case(
        String op,
        String entry,
        String label,
        String dtype,
        List<@Nullable Object> arguments,
        Map<String, @Nullable Object> keywords,
        List<String> names,
        Map<String, @Nullable Object> defaults,
        List<Tensor> leaves,
        List<@Nullable Object> results,
        List<Double> errors,
        List<@Nullable Object> gradients,
        List<Double> gradientErrors,
        @Nullable Note note) {

    /// A case without a run: `kind` is `excluded`, `refused` (by PyTorch) or `unsupported`.
    record Note(String kind, String reason) {}

    /// The same case as another call.
    Case with(
            String name,
            List<@Nullable Object> otherArguments,
            Map<String, @Nullable Object> otherKeywords) {
        return new Case(
                name,
                entry,
                label,
                dtype,
                otherArguments,
                otherKeywords,
                names,
                defaults,
                leaves,
                results,
                errors,
                gradients,
                gradientErrors,
                note);
    }

    /// Decodes one line of the side-car.
    static Case of(String line, Map<String, Tensor> tensors) {
        Map<String, @Nullable Object> json = Json.parse(line);
        var decoder = new Decoder(tensors);
        Note note = note(json);
        String dtype = json.get("dtype") instanceof String name ? name : "";
        if (note != null) {
            json.keySet().retainAll(List.of("op", "entry"));
        }
        List<@Nullable Object> arguments = decoder.list(json.get("arguments"));
        Map<String, @Nullable Object> keywords = decoder.map(json.get("keywords"));
        return new Case(
                (String) java.util.Objects.requireNonNull(json.get("op")),
                (String) java.util.Objects.requireNonNull(json.get("entry")),
                decoder.first,
                dtype,
                arguments,
                keywords,
                strings(json.get("names")),
                decoder.map(json.get("defaults")),
                decoder.leaves,
                decoder.list(json.get("results")),
                strings(json.get("errors")).stream().map(Double::valueOf).toList(),
                decoder.list(json.get("gradients")),
                strings(json.get("gradient_errors")).stream().map(Double::valueOf).toList(),
                note);
    }

    private static @Nullable Note note(Map<String, @Nullable Object> json) {
        for (String kind : List.of("excluded", "refused", "unsupported")) {
            if (json.get(kind) instanceof String reason) {
                return new Note(kind, reason);
            }
        }
        return null;
    }

    private static List<String> strings(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static final class Decoder {
        private final Map<String, Tensor> tensors;
        private final Map<String, Tensor> given = new LinkedHashMap<>();
        private final List<Tensor> leaves = new ArrayList<>();
        private String first = "";

        Decoder(Map<String, Tensor> tensors) {
            this.tensors = tensors;
        }

        List<@Nullable Object> list(@Nullable Object json) {
            List<@Nullable Object> result = new ArrayList<>();
            if (json instanceof List<?> list) {
                list.forEach(v -> result.add(value(v)));
            }
            return result;
        }

        Map<String, @Nullable Object> map(@Nullable Object json) {
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            if (json instanceof Map<?, ?> map) {
                map.forEach((k, v) -> result.put((String) k, value(v)));
            }
            return result;
        }

        private @Nullable Object value(Object json) {
            if (json instanceof List<?>) {
                return list(json);
            }
            Map<?, ?> map = (Map<?, ?>) json;
            var only = map.entrySet().iterator().next();
            Object value = only.getValue();
            return switch ((String) only.getKey()) {
                case "t" -> tensor((String) value, map);
                case "f" -> number((String) value);
                case "d" -> dtype((String) value);
                case "n" -> null;
                default -> value;
            };
        }

        private Tensor tensor(String name, Map<?, ?> json) {
            first = first.isEmpty() ? name : first;
            Tensor result = given.computeIfAbsent(name, n -> made(n, json));
            if (json.containsKey("grad")) {
                leaves.add(result.requiresGrad_());
            }
            return result;
        }

        private Tensor made(String name, Map<?, ?> json) {
            Tensor source = java.util.Objects.requireNonNull(tensors.get(name), name);
            if (!(json.get("strides") instanceof List<?> list)) {
                return source.clone();
            }
            long[] strides = list.stream().mapToLong(v -> (Long) v).toArray();
            long[] shape = source.shape().toArray();
            long last = 0;
            for (int d = 0; d < shape.length; d++) {
                last += (shape[d] - 1) * strides[d];
            }
            Tensor result = Obor.zeros(source.dtype(), last + 1).asStrided(shape, strides, 0);
            return result.copy_(source).detach();
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
}
