package dev.obor.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.TrainingState;
import dev.obor.learn.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcTableTest {
    private static final double NAN = Double.NaN;
    private static final JdbcTable.Source SOURCE =
            () -> DriverManager.getConnection("jdbc:h2:mem:houses;DB_CLOSE_DELAY=-1");

    @TempDir private Path folder;

    private static void run(String... lines) throws SQLException {
        try (Connection connection = SOURCE.connect();
                var statement = connection.createStatement()) {
            for (String line : lines) {
                statement.execute(line);
            }
        }
    }

    @BeforeEach
    void make() throws SQLException {
        run(
                "create table houses (id int primary key, town varchar, area double, rooms smallint, fresh boolean,"
                        + " price decimal(12, 2), built date, sold timestamp)",
                "insert into houses values (7, 'Bonn', 81.5, 3, true, 250000.50, date '1970-01-02', timestamp '1970-01-01 00:00:01.5')",
                "insert into houses values (8, null, null, null, null, null, null, null)");
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop all objects");
    }

    @Test
    void everyKindOfColumnIsReadAsItIs() {
        Table table = JdbcTable.read(SOURCE, "select * from houses order by id");
        assertEquals(2, table.rows());
        assertEquals(Arrays.asList("Bonn", null), table.texts("TOWN"));
        double[][] expected = {
            {7, 8}, {81.5, NAN}, {3, NAN}, {1, NAN}, {250000.5, NAN}, {86400, NAN}, {1.5, NAN}
        };
        List<String> names = List.of("ID", "AREA", "ROOMS", "FRESH", "PRICE", "BUILT", "SOLD");
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(
                    expected[i], table.column(names.get(i)).toDoubleArray(), names.get(i));
        }
    }

    private static List<Double> ids(Iterable<Table> batches) {
        List<Double> ids = new ArrayList<>();
        batches.forEach(t -> Arrays.stream(t.column("ID").toDoubleArray()).forEach(ids::add));
        return ids;
    }

    private static TableStream stream() {
        return JdbcTable.stream(
                SOURCE, "select id, area from houses", "id", o -> o.batchSize(8).pageRows(20));
    }

    private static void many(int first, int last) throws SQLException {
        run(
                "insert into houses (id, area) select x, x / 4.0 from system_range("
                        + first
                        + ", "
                        + last
                        + ")");
    }

    @Test
    void rowsComeByTheirKeyInBatches() throws SQLException {
        many(100, 196);
        List<Integer> sizes = new ArrayList<>();
        stream().forEach(t -> sizes.add(t.rows()));
        assertEquals(13, sizes.size());
        assertEquals(3, sizes.getLast());
        assertEquals(99, ids(stream()).stream().distinct().count());
    }

    @Test
    void aRunGoesOnBehindTheLastKey() throws SQLException {
        many(100, 196);
        Path file = folder.resolve("run.pt");
        TableStream rows = stream();
        var left = rows.iterator();
        left.next();
        left.next();
        Table third = left.next();
        new TrainingState().stateful("rows", rows::stateDict, rows::loadStateDict).save(file);
        many(20, 29); // before the place: not seen any more
        TableStream later = stream();
        new TrainingState().stateful("rows", later::stateDict, later::loadStateDict).load(file);
        List<Double> ids = ids(later);
        assertEquals(third.column("ID").max().item() + 1, ids.getFirst());
        assertEquals(99 - 24, ids.size());
        assertEquals(109, ids(later).size());
    }

    @Test
    void textsAreKeysToo() {
        TableStream towns =
                JdbcTable.stream(
                        SOURCE,
                        "select town, id from houses where town is not null",
                        "town",
                        o -> {});
        assertEquals(List.of(7.0), ids(towns));
        assertEquals("Bonn", firstState(towns));
    }

    private static Object firstState(TableStream towns) {
        towns.iterator();
        towns.loadStateDict(java.util.Map.of("place", "Bonn"));
        return towns.stateDict().get("place");
    }

    @Test
    void mistakesAreSaid() throws SQLException {
        assertThrows(StateError.class, () -> JdbcTable.read(SOURCE, "select nothing from nowhere"));
        assertThrows(
                ValueError.class,
                () -> JdbcTable.stream(SOURCE, "select 1", "id; drop table houses", o -> {}));
        many(100, 130);
        run("update houses set rooms = 1");
        String message =
                assertThrows(
                                ValueError.class,
                                () ->
                                        JdbcTable.stream(
                                                        SOURCE,
                                                        "select rooms, id from houses",
                                                        "rooms",
                                                        o -> o.batchSize(1).pageRows(1))
                                                .iterator())
                        .getMessage();
        assertTrue(message.contains("the key 'rooms' has 1 twice"), message);
    }
}
