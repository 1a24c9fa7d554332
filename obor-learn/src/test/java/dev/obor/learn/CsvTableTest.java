package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTableTest {
    private static final String TEXT = "x,\"the y\"\n0.0021894308231216186,1.5\n\n-2e-3, 7\n,nan\n";

    @TempDir private Path folder;

    @Test
    void readsNamedColumns() {
        var table = CsvTable.parse(TEXT.replace("nan", "NaN"), o -> {});
        assertEquals(List.of("x", "the y"), table.columns());
        assertEquals(3, table.rows());
        assertArrayEquals(
                new double[] {0.0021894308231216186, -2e-3, Double.NaN},
                table.column("x").toDoubleArray());
        assertArrayEquals(new double[] {1.5, 7, Double.NaN}, table.column("the y").toDoubleArray());
        assertEquals("torch.float64", table.column("x").dtype().toString());
        assertEquals("torch.Size([3, 2])", table.tensor().shape().toString());
        assertEquals(7, table.tensor().get(1, 1).item());
    }

    @Test
    void readsFilesPlainAndCompressed() throws IOException {
        byte[] bytes = "1;2\r\n3;4\r\n".getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("a.csv"), bytes);
        Path compressed = folder.resolve("b.csv");
        try (var out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(bytes);
        }
        for (Path file : List.of(plain, compressed)) {
            var table = CsvTable.read(file, o -> o.header(false).separator(';'));
            assertEquals(List.of("0", "1"), table.columns());
            assertArrayEquals(new double[] {1, 2, 3, 4}, table.tensor().flatten().toDoubleArray());
        }
    }

    @Test
    void mistakesNameTheLine() {
        assertTrue(
                message("x,y\n1,2\n3,four\n")
                        .endsWith("line 3: 'four' in column 'y' is no number"));
        assertTrue(message("x,y\n1,2\n3\n").contains("line 3"), message("x,y\n1,2\n3\n"));
        assertTrue(message("x,y\n1,2\n3,4,5\n").contains("line 3"));
        assertTrue(message("x,y\n").contains("no rows"));
        assertTrue(message("").contains("no rows"));
        var table = CsvTable.parse("x,y\n1,2\n", o -> {});
        assertEquals(
                "text: no column 'z'; the columns are [x, y]",
                assertThrows(IllegalArgumentException.class, () -> table.column("z")).getMessage());
    }

    private static String message(String text) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> CsvTable.parse(text, o -> {}))
                        .getMessage());
    }
}
