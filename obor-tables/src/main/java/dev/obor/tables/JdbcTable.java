package dev.obor.tables;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.learn.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads tables from a database by a query.
///
/// ```java
/// JdbcTable.Source houses = () -> java.sql.DriverManager.getConnection("jdbc:h2:./houses");
/// var table = JdbcTable.read(houses, "select town, area, price from houses where price > 0");
/// var rows = JdbcTable.stream(houses, "select id, area, price from houses", "id", o -> o.batchSize(256));
/// ```
///
/// Numbers and truth values become numbers, dates and times seconds since 1970 (of the day if there
/// is no date), in the time zone that the database says, texts texts; NULL is missing. The names of
/// columns are the query's labels, as the database writes them.
public final class JdbcTable {
    private JdbcTable() {}

    /// Where connections come from, as `dataSource::getConnection`.
    @FunctionalInterface
    public interface Source {
        /// A connection, which is closed when a table or a page of rows was read.
        ///
        /// @throws SQLException if there is none
        Connection connect() throws SQLException;
    }

    /// Optional arguments of a stream.
    public static final class Options extends TableStream.Options<Options> {
        Options() {}
    }

    /// Reads the rows of a query at once.
    ///
    /// @throws StateError if the database refuses it
    /// @throws ValueError if a column holds neither numbers nor texts
    public static Table read(Source source, String query) {
        Arguments.given(source, "source");
        Arguments.given(query, "query");
        try (Connection connection = source.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            return Page.table(columns(statement, new ArrayList<>(), "", Long.MAX_VALUE));
        } catch (SQLException e) {
            throw refused(query, e);
        }
    }

    /// Reads the rows of a query batch by batch, sorted by a key.
    ///
    /// Each page is a query of its own for the rows behind the last key, so that a run can go on
    /// later, nothing stays open in between, and rows that are added meanwhile do no harm.
    ///
    /// @param query selects the key, too, and has no ORDER BY
    /// @param key a column of whole numbers or texts, each value once, which should have an index
    /// @throws StateError if the database refuses it, also while rows are read
    /// @throws ValueError if a column holds neither numbers nor texts, or the key is no key
    public static TableStream stream(
            Source source, String query, String key, Consumer<Options> options) {
        Arguments.given(source, "source");
        Arguments.given(query, "query");
        if (!Arguments.given(key, "key").matches("\\w+")) {
            throw new ValueError("the key must be the name of a column, got '" + key + "'");
        }
        Options chosen = new Options().with(options);
        int batches = Math.ceilDiv(chosen.pageRows, chosen.batchSize);
        int rows = Math.toIntExact(Math.min((long) batches * chosen.batchSize, 1 << 30));
        return new TableStream(place -> page(source, query, key, place, rows), chosen.batchSize);
    }

    private static @Nullable Page page(
            Source source, String query, String key, @Nullable Object place, int rows) {
        String paged =
                "select * from ("
                        + query
                        + ") obor_rows"
                        + (place == null ? "" : " where " + key + " > ?")
                        + " order by "
                        + key;
        try (Connection connection = source.connect();
                PreparedStatement statement = connection.prepareStatement(paged)) {
            if (place != null) {
                statement.setObject(1, place);
            }
            statement.setMaxRows(rows + 1);
            List<Object> keys = new ArrayList<>();
            List<ColumnBuilder> columns = columns(statement, keys, key, rows);
            return keys.isEmpty() ? null : new Page(Page.table(columns), keys::get);
        } catch (SQLException e) {
            throw refused(query, e);
        }
    }

    /// Reads what a query gives.
    ///
    /// @param keys gets the key of each row, unless it has no name
    /// @param most how many rows to keep; of one more the key is looked at
    private static List<ColumnBuilder> columns(
            PreparedStatement statement, List<Object> keys, String key, long most)
            throws SQLException {
        statement.setFetchSize((int) Math.min(most, 1000));
        try (ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData meta = rows.getMetaData();
            List<ColumnBuilder> columns = new ArrayList<>();
            int keyAt = 0;
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String name = meta.getColumnLabel(i);
                columns.add(new ColumnBuilder(name, kind(meta.getColumnType(i))));
                if (name.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT))) {
                    keyAt = i;
                }
            }
            for (long row = 0; rows.next(); row++) {
                if (keyAt > 0) {
                    add(keys, key, rows.getObject(keyAt));
                }
                if (row == most) {
                    break;
                }
                for (int i = 1; i <= columns.size(); i++) {
                    ColumnBuilder column = columns.get(i - 1);
                    column.add(column.isText() ? rows.getString(i) : rows.getObject(i));
                }
            }
            return columns;
        }
    }

    private static void add(List<Object> keys, String name, @Nullable Object value) {
        Object key =
                switch (value) {
                    case Long n -> n;
                    case Integer n -> (Object) n.longValue();
                    case Short n -> (Object) n.longValue();
                    case String text -> text;
                    case null, default ->
                            throw new ValueError(
                                    "the key '"
                                            + name
                                            + "' must be a whole number or a text in every row, got "
                                            + value);
                };
        if (!keys.isEmpty() && keys.getLast().equals(key)) {
            throw new ValueError(
                    "the key '" + name + "' has " + key + " twice",
                    "Rows may be lost so: name a column that has each value once.");
        }
        keys.add(key);
    }

    private static ColumnBuilder.Kind kind(int type) {
        return switch (type) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.OTHER ->
                    ColumnBuilder.Kind.TEXT;
            default -> ColumnBuilder.Kind.NUMBER;
        };
    }

    private static StateError refused(String query, SQLException e) {
        return new StateError(
                "the database refuses '" + query + "': " + e.getMessage(),
                "Look at the query and at the connection.");
    }
}
