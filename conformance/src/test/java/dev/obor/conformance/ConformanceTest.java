package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A part of PyTorch's cases, kept as data: no Python is needed.
///
/// `known.txt` lists the entries with failures, how many samples and error inputs fail, and the
/// reason; one that is mended must leave the list. The data come from
/// conformance/python/generate.py with `--subset`.
class ConformanceTest {
    @Test
    void entriesPassButForTheKnownOnes() throws IOException {
        var fixtures = new Fixtures(Fixtures.committed());
        var expected = new TreeSet<String>();
        for (String line : Files.readAllLines(fixtures.folder().resolve("known.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" ", 4);
                expected.add(words[0] + " " + words[1] + " " + words[2]);
            }
        }
        List<Row> rows = new Runner(Settings.parse("--torture")).run(fixtures);
        var failing = new TreeSet<String>();
        var text = new StringBuilder();
        for (Row row : rows) {
            if (row.failed() + row.failed("error") > 0) {
                failing.add(row.name() + " " + row.failed() + " " + row.failed("error"));
                text.append('\n').append(row);
            }
        }
        assertEquals(expected, failing, text.toString());
        long present = rows.stream().filter(Row::isPresent).count();
        assertTrue(present > 260, present + " entries: the data are not complete");
    }
}
