package dev.obor.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table of reference runs in `docs/tutorials.md`: PyTorch's numbers beside Obor's, written
/// anew by `-Dobor.update=true`.
final class RunTable {
    private static final Path PAGE = Path.of("../docs/tutorials.md");

    private final String begin;
    private final String end;
    private final Map<String, String> rows = new TreeMap<>();

    RunTable(String name) {
        begin = "<!-- runs of " + name + " -->\n";
        end = "<!-- end of " + name + " -->\n";
    }

    synchronized void add(String run, String what, double[] pyTorch, double[] obor) {
        int digits = run.endsWith("float64") ? 10 : 6;
        rows.put(
                run + " " + what,
                "| %s | %s | %s | %s |\n"
                        .formatted(run, what, text(pyTorch, digits), text(obor, digits)));
    }

    private static String text(double[] numbers, int digits) {
        return Arrays.stream(numbers)
                .mapToObj(x -> String.format(Locale.ROOT, "%." + digits + "f", x))
                .collect(Collectors.joining(" "));
    }

    /// Only with everything measured: without the data most rows are missing.
    void write() throws IOException {
        if (Boolean.getBoolean("obor.update") && MnistData.isReal()) {
            String page = Files.readString(PAGE);
            String table = "| run | what | PyTorch 2.13 | Obor |\n|---|---|---|---|\n";
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(begin) + begin.length())
                            + table
                            + String.join("", rows.values())
                            + page.substring(page.indexOf(end)));
        }
    }
}
