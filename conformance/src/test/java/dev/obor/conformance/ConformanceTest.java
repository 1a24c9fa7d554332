package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/// A part of PyTorch's cases, kept as data: no Python is needed.
///
/// The data come from conformance/python/generate.py with `--subset`. There is no list of
/// exceptions.
class ConformanceTest {
    @Test
    void everyEntryThatIsPresentPasses() throws IOException {
        var fixtures = new Fixtures(Fixtures.committed());
        List<Row> rows = new Runner(Settings.parse("--torture")).run(fixtures);
        var failing = new StringBuilder();
        for (Row row : rows) {
            if (row.failed() + row.failed("error") + row.failed("refused") > 0) {
                failing.append('\n').append(row);
            }
        }
        assertEquals("", failing.toString());
        String readme = Files.readString(readme()).replaceAll("\\s+", " ");
        for (String stated :
                List.of(
                        count(rows, Entry.Kind.OPS) + " operator entries",
                        count(rows, Entry.Kind.MODULES) + " modules",
                        thousands(rows, Row::compared) + " samples are compared with PyTorch's",
                        thousands(rows, Row::own) + " more only with Obor itself")) {
            assertTrue(readme.contains(stated), "README.md should say: " + stated);
        }
    }

    /// Rounded, so that a new operation does not change the page.
    private static String thousands(List<Row> rows, ToIntFunction<Row> count) {
        int sum = rows.stream().filter(Row::isPresent).mapToInt(count).sum();
        return "about " + Math.round(sum / 1000.0) + ",000";
    }

    private static String count(List<Row> rows, Entry.Kind kind) {
        List<Row> of = rows.stream().filter(r -> r.kind() == kind).toList();
        return of.stream().filter(Row::isPresent).count() + " of " + of.size();
    }

    private static Path readme() {
        Path here = Path.of("README.md");
        return Files.exists(here) ? here : Path.of("..", "README.md");
    }
}
