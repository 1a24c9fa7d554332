package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Named columns of numbers and texts, as [CsvTable] reads them from a file; the tables of Parquet
/// files and databases in `obor-tables` are the same.
///
/// ```java
/// var table = CsvTable.parse("age,city,pay\n31,Rome,10\n,Bonn,12\n40,Rome,NA\n", o -> {});
/// table.column("age") // [31, nan, 40]
/// table.categories("city").oneHot() // [[0, 1], [1, 0], [0, 1]]
/// table.dropMissing().rows() // 1
/// ```
///
/// What is missing is NaN among numbers and null among texts.
public final class Table {
    private static final int SHOWN = 8;

    private final String source;
    private final List<String> columns;
    private final List<CsvColumn> values;
    private final int rows;

    Table(String source, List<String> columns, List<CsvColumn> values, int rows) {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.values = List.copyOf(values);
        this.rows = rows;
    }

    /// A table of columns that are there already, in the map's order.
    ///
    /// ```java
    /// Map<String, Object> columns = new LinkedHashMap<>();
    /// columns.put("age", new double[] {31, Double.NaN});
    /// columns.put("city", new String[] {"Rome", "Bonn"});
    /// Table.of(columns).rows() // 2
    /// ```
    ///
    /// @param columns a `double[]` or a `String[]` for each name, all of one length
    /// @throws ValueError if they are others
    public static Table of(Map<String, ?> columns) {
        Arguments.given(columns, "columns");
        List<CsvColumn> values = new ArrayList<>();
        int rows = -1;
        for (Map.Entry<String, ?> entry : columns.entrySet()) {
            String name = Arguments.given(entry.getKey(), "name");
            int length =
                    switch (entry.getValue()) {
                        case double[] numbers -> {
                            values.add(new CsvColumn.Numbers(numbers.clone()));
                            yield numbers.length;
                        }
                        case @Nullable String[] texts -> {
                            values.add(new CsvColumn.Texts(texts.clone(), "", 0));
                            yield texts.length;
                        }
                        case null, default ->
                                throw new ValueError(
                                        "Table.of: column '"
                                                + name
                                                + "' must be a double[] or a String[]");
                    };
            if (rows >= 0 && length != rows) {
                throw new ValueError(
                        "Table.of: column '%s' has %d rows, the others %d"
                                .formatted(name, length, rows));
            }
            rows = length;
        }
        return new Table("the table", List.copyOf(columns.keySet()), values, Math.max(rows, 0));
    }

    /// The names of the columns.
    public List<String> columns() {
        return columns;
    }

    /// The names of the columns that hold numbers.
    public List<String> numericColumns() {
        return columns.stream().filter(this::isNumeric).toList();
    }

    /// Whether a column holds numbers.
    ///
    /// @throws ValueError if there is no such column
    public boolean isNumeric(String name) {
        return find(name) instanceof CsvColumn.Numbers;
    }

    /// The number of rows.
    public int rows() {
        return rows;
    }

    private CsvColumn find(String name) {
        int at = columns.indexOf(Arguments.given(name, "name"));
        if (at < 0) {
            throw new ValueError(source + ": no column '" + name + "'; the columns are " + columns);
        }
        return values.get(at);
    }

    /// One column of numbers, `(rows)`, float64; NaN is missing.
    ///
    /// @throws ValueError if there is no such column, or it holds texts
    public Tensor column(String name) {
        return switch (find(name)) {
            case CsvColumn.Numbers numbers -> Obor.fromArray(numbers.values());
            case CsvColumn.Texts texts -> throw noNumbers(name, texts);
        };
    }

    private ValueError noNumbers(String name, CsvColumn.Texts texts) {
        String where =
                texts.line() < 1
                        ? "column '" + name + "' was read as texts"
                        : "line %d: '%s' in column '%s' is no number"
                                .formatted(texts.line(), texts.first(), name);
        return new ValueError(
                source + ": " + where,
                "Read it by texts, categories or dates(name), leave it out with o.columns(…), or name"
                        + " what stands for a missing value: o.missing(\"…\").");
    }

    /// One column as texts, null where missing; numbers as they print.
    ///
    /// @throws ValueError if there is no such column
    public List<@Nullable String> texts(String name) {
        return switch (find(name)) {
            case CsvColumn.Texts texts -> new ArrayList<>(Arrays.asList(texts.values()));
            case CsvColumn.Numbers numbers -> {
                List<@Nullable String> all = new ArrayList<>();
                for (double value : numbers.values()) {
                    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
                    all.add(
                            Double.isNaN(value)
                                    ? null
                                    : whole ? Long.toString((long) value) : Double.toString(value));
                }
                yield all;
            }
        };
    }

    /// One column as categories: its texts, sorted, and for each row which one it is.
    ///
    /// @throws ValueError if there is no such column
    public Categories categories(String name) {
        List<@Nullable String> all = texts(name);
        String[] labels =
                all.stream().filter(Objects::nonNull).distinct().sorted().toArray(String[]::new);
        long[] codes = new long[all.size()];
        for (int i = 0; i < codes.length; i++) {
            String text = all.get(i);
            codes[i] = text == null ? -1 : Arrays.binarySearch(labels, text);
        }
        return new Categories(Obor.fromArray(codes), List.of(labels));
    }

    /// One column of dates or times in ISO's form, `2026-11-30` or `2026-11-30T08:15`, as seconds
    /// since 1970 in UTC, `(rows)`, float64; NaN is missing.
    ///
    /// @throws ValueError if a text is no date; it says which row
    public Tensor dates(String name) {
        return dates(name, "");
    }

    /// One column of dates or times of a form of their own: `dates("day", "d.M.yyyy")`.
    ///
    /// @param pattern as [DateTimeFormatter] has it
    /// @throws ValueError if a text is no such date; it says which row
    public Tensor dates(String name, String pattern) {
        Arguments.given(pattern, "pattern");
        DateTimeFormatter form;
        try {
            form =
                    pattern.isEmpty()
                            ? DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss][.SSS]]")
                            : DateTimeFormatter.ofPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new ValueError("'" + pattern + "' is no pattern of dates: " + e.getMessage());
        }
        List<@Nullable String> all = texts(name);
        double[] seconds = new double[all.size()];
        for (int i = 0; i < seconds.length; i++) {
            String text = all.get(i);
            seconds[i] = text == null ? Double.NaN : seconds(text, form, name, i);
        }
        return Obor.fromArray(seconds);
    }

    private double seconds(String text, DateTimeFormatter form, String name, int row) {
        try {
            TemporalAccessor time = form.parseBest(text, LocalDateTime::from, LocalDate::from);
            return time instanceof LocalDateTime t
                    ? t.toEpochSecond(ZoneOffset.UTC) + t.getNano() / 1e9
                    : ((LocalDate) time).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ValueError(
                    "%s: '%s' in column '%s', row %d, is no date"
                            .formatted(source, text, name, row + 1),
                    "Say how they are written: dates(\"" + name + "\", \"dd.MM.yyyy\").");
        }
    }

    /// All columns side by side, `(rows, columns)`, float64.
    ///
    /// @throws ValueError if a column holds texts
    public Tensor tensor() {
        return Obor.stack(columns.stream().map(this::column).toList(), 1);
    }

    /// Some columns side by side, `(rows, columns)`, float64.
    ///
    /// @throws ValueError if there is no such column, or it holds texts
    public Tensor tensor(String... names) {
        Arguments.allGiven(names, "names");
        if (names.length == 0) {
            return tensor();
        }
        return Obor.stack(Arrays.stream(names).map(this::column).toList(), 1);
    }

    /// The rows in which nothing is missing.
    public Table dropMissing() {
        return take(
                IntStream.range(0, rows)
                        .filter(row -> values.stream().noneMatch(c -> c.isMissing(row)))
                        .toArray());
    }

    /// The first rows.
    ///
    /// @throws ValueError if the number is negative
    public Table head(int n) {
        if (n < 0) {
            throw new ValueError("head: n must be 0 or more, got " + n);
        }
        return take(IntStream.range(0, Math.min(n, rows)).toArray());
    }

    /// Some rows in a row.
    ///
    /// @param from the first, counted from 0
    /// @param to the one behind the last
    /// @throws ValueError if there are no such rows
    public Table slice(int from, int to) {
        if (from < 0 || to < from || to > rows) {
            throw new ValueError("slice: no rows from %d to %d of %d".formatted(from, to, rows));
        }
        return take(IntStream.range(from, to).toArray());
    }

    private Table take(int[] some) {
        return new Table(
                source, columns, values.stream().map(c -> c.rows(some)).toList(), some.length);
    }

    /// How many values of each column are missing, in the order of the columns.
    public List<Long> missing() {
        return values.stream()
                .map(c -> IntStream.range(0, rows).filter(c::isMissing).count())
                .toList();
    }

    /// The first rows, and how many there are.
    @Override
    public String toString() {
        int n = Math.min(rows, SHOWN);
        var lines = new StringBuilder();
        int[] widths = new int[columns.size()];
        List<List<String>> cells = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            List<String> column = new ArrayList<>(List.of(columns.get(c)));
            head(n).texts(columns.get(c)).forEach(text -> column.add(text == null ? "–" : text));
            cells.add(column);
            widths[c] = column.stream().mapToInt(String::length).max().orElse(0);
        }
        for (int row = 0; row <= n; row++) {
            for (int c = 0; c < columns.size(); c++) {
                String cell = cells.get(c).get(row);
                lines.append(c == 0 ? "" : "  ").append(" ".repeat(widths[c] - cell.length()));
                lines.append(cell);
            }
            lines.append('\n');
        }
        return lines + (rows > n ? "…\n" : "") + rows + " rows, " + columns.size() + " columns";
    }
}
