package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What PyTorch computed: `mnist-runs.txt`, made by `conformance/python/mnist_runs.py`.
final class ReferenceNumbers {
    private static final Map<String, double[]> NUMBERS = read();

    private ReferenceNumbers() {}

    /// The numbers of one field of a run, such as `000-linear/seed0/float32` and `first`.
    static double[] of(String run, String field) {
        double[] numbers = NUMBERS.get(run + " " + field);
        if (numbers == null) {
            throw new IllegalArgumentException("no reference for " + run + " " + field);
        }
        return numbers.clone();
    }

    /// Equal up to a relative tolerance.
    static void close(String what, double[] expected, double[] actual, double tolerance) {
        assertEquals(expected.length, actual.length, what);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.abs(expected[i]);
            assertEquals(expected[i], actual[i], allowed, what + ", number " + i);
        }
    }

    private static Map<String, double[]> read() {
        Map<String, double[]> numbers = new HashMap<>();
        try (var in = ReferenceNumbers.class.getResourceAsStream("mnist-runs.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] parts = line.split(" ");
                numbers.put(
                        parts[0] + " " + parts[1],
                        Arrays.stream(parts, 2, parts.length)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return numbers;
    }
}
