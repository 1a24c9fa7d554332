package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            if (row.failed() + row.failed("error") > 0) {
                failing.append('\n').append(row);
            }
        }
        assertEquals("", failing.toString());
        String readme = Files.readString(readme()).replaceAll("\\s+", " ");
        for (String stated :
                List.of(
                        count(rows, Entry.Kind.OPS) + " operator entries",
                        count(rows, Entry.Kind.MODULES) + " modules")) {
            assertTrue(readme.contains(stated), "README.md should say: " + stated);
        }
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
