package dev.obor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Numbers as Python writes them; cases from `conformance/python/tensor_text.py`.
class PythonFormatTest {
    @Test
    void floatsReadAsPythonWritesThem() throws IOException {
        List<String> lines = read("python-float.txt.gz");
        assertTrue(lines.size() > 3000, "only " + lines.size() + " cases");
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(parts[0], 16));
            assertEquals(parts[2], PythonFormat.format(value, parts[1]), line);
        }
    }

    @Test
    void integersReadAsPythonWritesThem() throws IOException {
        List<String> lines = read("python-int.txt.gz");
        assertTrue(lines.size() > 200, "only " + lines.size() + " cases");
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            assertEquals(parts[2], PythonFormat.format(Long.parseLong(parts[0]), parts[1]), line);
        }
    }

    @Test
    void itemsOfFloat32ShowTheirExactDouble() {
        assertEquals("0.10000000149011612", PythonFloat.repr(0.1f));
        assertEquals("1e-05", PythonFloat.repr(1e-5));
        assertEquals("5e-324", PythonFloat.repr(Double.MIN_VALUE));
    }

    @Test
    void wrongSpecificationsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PythonFormat.format(1.0, "d"));
        assertThrows(IllegalArgumentException.class, () -> PythonFormat.format(1, ".2d"));
        assertThrows(IllegalArgumentException.class, () -> PythonFormat.format(1.0, "loss"));
    }

    private static List<String> read(String name) throws IOException {
        var stream = Objects.requireNonNull(PythonFormatTest.class.getResourceAsStream(name), name);
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(stream), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }
}
