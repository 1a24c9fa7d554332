package dev.obor.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.FileError;
import dev.obor.base.OborError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.learn.Table;
import dev.obor.learn.fit.Fit;
import dev.obor.nn.Linear;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of `python/parquet_fixtures.py`.
class ParquetTableTest {
    private static final double NAN = Double.NaN;

    @TempDir private Path folder;
    private Path types;

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ParquetTableTest.class.getResource(name)).toURI());
    }

    @AfterEach
    void patience() {
        Patience.limit = Duration.ofMinutes(1);
    }

    @BeforeEach
    void copy() throws Exception {
        types = resource("types.parquet");
        for (String name : List.of("a.parquet", "b.parquet", "c.parquet")) {
            Files.copy(resource(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("_SUCCESS.parquet"), "");
    }

    private static void column(Table table, String name, double... expected) {
        assertArrayEquals(expected, table.column(name).toDoubleArray(), name);
    }

    @Test
    void everyKindOfColumnIsReadAsItIs() {
        Table table = ParquetTable.read(types);
        assertEquals(
                List.of(
                        "town", "area", "size", "rooms", "id", "count", "large", "new", "price",
                        "day", "time", "local", "clock", "kind"),
                table.columns());
        assertEquals(Arrays.asList("Bonn", null, "Rome", "Köln"), table.texts("town"));
        assertEquals(List.of("a", "b", "a", "b"), table.texts("kind"));
        column(table, "area", 81.5, 120.25, NAN, Double.POSITIVE_INFINITY);
        column(table, "size", 1.5, 2.5, 3.5, NAN);
        column(table, "rooms", 3, 4, NAN, 2);
        column(table, "id", 1, 1L << 40, -3, 4);
        column(table, "count", 1, 2, 3, 4294967295.0);
        column(table, "large", 1, NAN, 0x1p63, 18446744073709551615.0);
        column(table, "new", 1, 0, NAN, 1);
        column(table, "price", 250000.5, NAN, -1.25, 0);
        column(table, "day", 1795996800, -86400, NAN, 86400);
        column(table, "time", 1796026500.5, NAN, 0, NAN);
        column(table, "local", 1796026500, NAN, NAN, NAN);
        column(table, "clock", 2, NAN, NAN, NAN);
    }

    @Test
    void someColumnsInTheirOrder() {
        Table table = ParquetTable.read(types, o -> o.columns("rooms", "town"));
        assertEquals(List.of("rooms", "town"), table.columns());
        String message =
                assertThrows(
                                ValueError.class,
                                () -> ParquetTable.read(types, o -> o.columns("list")))
                        .getMessage();
        assertTrue(message.contains("no column 'list' of numbers or texts; there are [town,"));
    }

    @Test
    void aFolderIsOneTable() {
        Table table = ParquetTable.read(folder);
        assertEquals(25, table.rows());
        assertArrayEquals(
                Obor.arange(25).toDouble().toDoubleArray(), table.column("id").toDoubleArray());
    }

    private static List<Double> ids(Iterable<Table> batches) {
        List<Double> ids = new ArrayList<>();
        batches.forEach(t -> Arrays.stream(t.column("id").toDoubleArray()).forEach(ids::add));
        return ids;
    }

    @Test
    void batchesCrossFilesAndPages() {
        for (int pageRows : new int[] {1, 6, 11, 1000}) {
            TableStream rows = ParquetTable.stream(folder, o -> o.batchSize(4).pageRows(pageRows));
            List<Integer> sizes = new ArrayList<>();
            rows.forEach(t -> sizes.add(t.rows()));
            assertEquals(List.of(4, 4, 4, 4, 4, 4, 1), sizes);
            List<Double> ids = ids(rows);
            assertEquals(25, ids.size());
            assertEquals(ids.stream().sorted().toList(), ids);
        }
    }

    @Test
    void goesOnBehindTheLastBatch() {
        TableStream rows = ParquetTable.stream(folder, o -> o.batchSize(4).pageRows(8));
        var left = rows.iterator();
        left.next();
        left.next();
        left.next();
        var state = rows.stateDict();
        TableStream later = ParquetTable.stream(folder, o -> o.batchSize(4).pageRows(8));
        later.loadStateDict(state);
        assertEquals(13, ids(later).size());
        assertEquals(25, ids(later).size());
        later.loadStateDict(later.stateDict()); // at the end: from the first row
        assertEquals(25, ids(later).size());
    }

    @Test
    void workersShareTheBatches() {
        TableStream rows = ParquetTable.stream(folder, o -> o.batchSize(4));
        var loader =
                new DataLoader<Table>(
                        rows, batch -> batch.getFirst(), o -> o.batchSize(1).numWorkers(2));
        assertEquals(25, ids(loader).stream().distinct().count());
    }

    @Test
    void aLoopTrainsFromIt() {
        Obor.manualSeed(1);
        var model = new Linear(1, 1);
        var batches =
                ParquetTable.stream(folder, o -> o.batchSize(5).columns("x", "id"))
                        .map(t ->
                                Sample.of(
                                        t.tensor("x").toFloat().div(3),
                                        t.tensor("id").toFloat().div(12)));
        var fit = new Fit(model, new SGD(model.parameters(), 0.1), F::mseLoss);
        assertTrue(fit.run(batches, 60).last("loss") < 1e-3);
    }

    @Test
    void whatIsNoParquetFileIsSaid() throws Exception {
        Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n".repeat(9));
        assertThrows(FileError.class, () -> ParquetTable.read(text));
        assertThrows(FileError.class, () -> ParquetTable.read(folder.resolve("none.parquet")));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(FileError.class, () -> ParquetTable.read(empty));
    }

    /// Damaged files are refused or give something; they do nothing else.
    @Test
    void damagedFilesAreErrorsOfTheirOwn() throws Exception {
        byte[] good = Files.readAllBytes(types);
        var random = new Random(7);
        Patience.limit = Duration.ofMillis(200);
        Path bad = folder.resolve("bad.parquet");
        for (int i = 0; i < Integer.getInteger("obor.mutants", 40); i++) {
            byte[] bytes =
                    random.nextInt(4) == 0
                            ? Arrays.copyOf(good, random.nextInt(good.length))
                            : good.clone();
            for (int k = random.nextInt(4); k >= 0 && bytes.length > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(bad, bytes);
            try {
                ParquetTable.read(bad);
            } catch (RuntimeException e) {
                assertTrue(e instanceof OborError || e instanceof FileError, () -> e.toString());
            }
        }
    }
}
