package dev.obor.examples;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Shows values as the last line of a notebook's cell shows them.
final class Notebook {
    private static final int WIDTH = 79;

    private Notebook() {}

    /// The heading of a section.
    static void section(String title) {
        IO.println("\n# " + title);
    }

    /// One value as it prints, several as IPython shows a tuple.
    static String display(Object... values) {
        return values.length == 1 ? values[0].toString() : joined("(", Arrays.asList(values), ")");
    }

    /// A list as IPython shows it.
    static String display(List<?> values) {
        return joined("[", values, "]");
    }

    /// In one line where that fits, else one element below the other, one column further right.
    private static String joined(String open, List<?> values, String close) {
        List<String> parts = values.stream().map(String::valueOf).toList();
        String line = open + String.join(", ", parts) + close;
        if (line.length() <= WIDTH && !line.contains("\n")) {
            return line;
        }
        return parts.stream()
                .map(part -> part.replace("\n", "\n "))
                .collect(Collectors.joining(",\n ", open, close));
    }
}
