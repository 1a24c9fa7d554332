package dev.obor.distributions;

import dev.obor.Obor;
import dev.obor.base.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// What PyTorch gives, written by `conformance/python/distributions.py`.
final class Cases {
    /// By case, then by key.
    static final Map<String, Map<String, Object>> ALL = read();

    private Cases() {}

    private static Map<String, Map<String, Object>> read() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        var in = Objects.requireNonNull(Cases.class.getResourceAsStream("cases.txt.gz"));
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> {
                        String[] parts = line.split("\t", -1);
                        all.computeIfAbsent(parts[0], k -> new LinkedHashMap<>())
                                .put(parts[1], value(parts[2], parts[3], parts[4]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Object value(String dtype, String shape, String values) {
        if (dtype.equals("text")) {
            return values.replace("\\n", "\n");
        }
        long[] sizes =
                shape.isEmpty()
                        ? new long[0]
                        : Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
        double[] numbers =
                values.isEmpty()
                        ? new double[0]
                        : Arrays.stream(values.split(" ")).mapToDouble(Cases::number).toArray();
        DType type = DType.valueOf(dtype.toUpperCase(Locale.ROOT));
        return Obor.tensor(numbers, o -> o.dtype(DType.FLOAT64)).to(type).reshape(sizes);
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            case "True" -> 1;
            case "False" -> 0;
            default -> Double.parseDouble(text);
        };
    }

    /// Those whose name starts so.
    static Map<String, Map<String, Object>> of(String start) {
        Map<String, Map<String, Object>> some = new LinkedHashMap<>();
        ALL.forEach((name, facts) -> {
            if (name.startsWith(start)) {
                some.put(name, facts);
            }
        });
        return some;
    }
}
