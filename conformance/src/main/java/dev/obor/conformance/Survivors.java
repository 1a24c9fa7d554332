package dev.obor.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Why some flips are not noticed: survivors.txt, one in a line, then `: ` and the reason.
final class Survivors {
    private Survivors() {}

    static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        var in = Objects.requireNonNull(Survivors.class.getResourceAsStream("survivors.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : (Iterable<String>) reader.lines()::iterator) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.startsWith("#")) {
                    reasons.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
