package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A part of PyTorch's cases, kept as data: no Python is needed.
///
/// `known.txt` lists the entries that fail, how many of their cases pass, and the reason; one that
/// is mended must leave the list. The data come from conformance/python/op_cases.py with `--samples
/// 2 --elements 60`.
class ConformanceTest {
    @Test
    void entriesPassButForTheKnownOnes() throws IOException, URISyntaxException {
        URL place = Objects.requireNonNull(getClass().getResource("known.txt"));
        Path known = Path.of(place.toURI());
        var expected = new TreeSet<String>();
        for (String line : Files.readAllLines(known)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" ", 3);
                expected.add(words[0] + " " + words[1]);
            }
        }
        var failing = new TreeSet<String>();
        var rows = new StringBuilder();
        int passed = 0;
        for (Conformance.Entry entry : Conformance.run(known.resolveSibling("."))) {
            if (entry.status().equals("passed")) {
                passed++;
            } else {
                failing.add(entry.name() + " " + entry.passed());
                rows.append('\n').append(entry.row());
            }
        }
        assertEquals(expected, failing, rows.toString());
        assertTrue(passed > 120, passed + " entries passed: the data are not complete");
    }
}
