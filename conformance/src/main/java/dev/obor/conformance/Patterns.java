package dev.obor.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A resource of lines `pattern rest`; `*` in a pattern stands for anything, the first line that
/// matches counts.
record Patterns(List<Line> lines) {
    /// One line.
    record Line(String pattern, String rest) {
        boolean matches(String name) {
            int star = pattern.indexOf('*');
            if (star < 0) {
                return pattern.equals(name);
            }
            String head = pattern.substring(0, star);
            String tail = pattern.substring(star + 1);
            if (tail.endsWith("*")) {
                return name.contains(tail.substring(0, tail.length() - 1)) && name.startsWith(head);
            }
            return name.startsWith(head)
                    && name.endsWith(tail)
                    && name.length() >= head.length() + tail.length();
        }
    }

    /// Reads a resource beside this class.
    static Patterns of(String resource) {
        List<Line> lines = new ArrayList<>();
        for (String line : lines(resource)) {
            int space = line.indexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                lines.add(new Line(line.substring(0, space), line.substring(space + 1)));
            }
        }
        return new Patterns(lines);
    }

    /// What stands behind the pattern of a name.
    Optional<String> find(String name) {
        return lines.stream().filter(l -> l.matches(name)).map(Line::rest).findFirst();
    }

    /// The lines of a resource.
    static List<String> lines(String resource) {
        var in = Objects.requireNonNull(Patterns.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
