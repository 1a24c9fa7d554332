package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.ValueError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
        Table text = CsvTable.parse("x,y\n1,2\n3,four\n", o -> {});
        String why =
                assertThrows(IllegalArgumentException.class, () -> text.column("y")).getMessage();
        assertTrue(why.contains("line 3: 'four' in column 'y' is no number"), why);
        assertThrows(IllegalArgumentException.class, text::tensor);
        assertTrue(message("x,y\n1,2\n3\n").contains("line 3"), message("x,y\n1,2\n3\n"));
        assertTrue(message("x,y\n1,2\n3,4,5\n").contains("line 3"));
        assertTrue(message("x,y\n").contains("no rows"));
        assertTrue(message("").contains("no rows"));
        var table = CsvTable.parse("x,y\n1,2\n", o -> {});
        assertEquals(
                "text: no column 'z'; the columns are [x, y]",
                assertThrows(IllegalArgumentException.class, () -> table.column("z")).getMessage());
    }

    @Test
    void textsCategoriesDatesAndMissingValues() {
        String csv =
                "\ufeffid,city,day,x,zip,x\n"
                        + "1,Rome,2026-01-02,1e3,00123,1d\n"
                        + "2,\"Bonn, am Rhein\",1970-01-01 00:00:10,inf,00007,2\n"
                        + "3,NA,,?,null,3\n"
                        + "4,Rome,2024-02-29T12:00,-Infinity,1,0x1p3\n";
        Table table = CsvTable.parse(csv, o -> o.missing("?").texts("zip"));
        assertEquals(List.of("id", "city", "day", "x", "zip", "x.1"), table.columns());
        assertEquals(List.of("id", "x"), table.numericColumns());
        assertArrayEquals(
                new double[] {1e3, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY},
                table.column("x").toDoubleArray());
        assertEquals(Arrays.asList("00123", "00007", null, "1"), table.texts("zip"));
        assertEquals(List.of("1d", "2", "3", "0x1p3"), table.texts("x.1"));
        Categories city = table.categories("city");
        assertEquals(List.of("Bonn, am Rhein", "Rome"), city.labels());
        assertArrayEquals(new long[] {1, 0, -1, 1}, city.codes().toLongArray());
        assertArrayEquals(
                new float[] {0, 1, 1, 0, 0, 0, 0, 1}, city.oneHot().flatten().toFloatArray());
        assertEquals("Rome", city.label(1));
        assertArrayEquals(
                new double[] {1767312000, 10, Double.NaN, 1709208000},
                table.dates("day").toDoubleArray());
        assertEquals(List.of(0L, 1L, 1L, 1L, 1L, 0L), table.missing());
        assertEquals(3, table.dropMissing().rows());
        assertEquals("torch.Size([2, 2])", table.head(2).tensor("id", "x").shape().toString());
        assertEquals("1", table.texts("id").get(0));
        assertTrue(table.toString().endsWith("4 rows, 6 columns"), table.toString());
        Table few = CsvTable.parse(csv, o -> o.columns("x.1", "id"));
        assertEquals(List.of("x.1", "id"), few.columns());
        Table german = CsvTable.parse("a;b\n1,5;2\n", o -> o.separator(';').decimal(','));
        assertArrayEquals(new double[] {1.5, 2}, german.tensor().flatten().toDoubleArray());
        Table own = CsvTable.parse("d\n3.12.2025\n", o -> {});
        assertEquals(1764720000.0, own.dates("d", "d.M.yyyy").item());
    }

    @Test
    void mistakesInTextsAndFilesSayWhatToDo() throws IOException {
        Table table = CsvTable.parse("d,n\nmonday,1\n", o -> {});
        for (var wrong :
                List.<Executable>of(
                        () -> table.dates("d"),
                        () -> table.dates("d", "{"),
                        () -> table.head(-1),
                        () -> table.categories("x"),
                        () -> table.categories("d").label(7),
                        () -> CsvTable.parse("a\n1\n", o -> o.columns("b")),
                        () -> CsvTable.parse("a\n1\n", o -> o.decimal(',')))) {
            assertThrows(ValueError.class, wrong);
        }
        Path latin =
                Files.write(folder.resolve("l.csv"), new byte[] {'a', '\n', (byte) 0xe4, '\n'});
        String why =
                assertThrows(UncheckedIOException.class, () -> CsvTable.read(latin)).getMessage();
        assertTrue(why.startsWith(latin.toString()), why);
        assertEquals(
                List.of("\u00e4"),
                CsvTable.read(latin, o -> o.charset(StandardCharsets.ISO_8859_1)).texts("a"));
        Path wide =
                Files.write(
                        folder.resolve("w.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
        assertArrayEquals(
                new double[] {1, 2}, CsvTable.read(wide).tensor().flatten().toDoubleArray());
        Path torn = Files.write(folder.resolve("t.csv"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        String end =
                assertThrows(UncheckedIOException.class, () -> CsvTable.read(torn)).getMessage();
        assertTrue(end.startsWith(torn.toString()), end);
    }

    private static String message(String text) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> CsvTable.parse(text, o -> {}))
                        .getMessage());
    }
}
