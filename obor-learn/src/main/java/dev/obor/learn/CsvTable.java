package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileReading;
import dev.obor.base.ValueError;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Named columns of numbers and texts, read from a CSV file as `pandas.read_csv` reads one.
///
/// ```java
/// var table = CsvTable.parse("age,city,pay\n31,Rome,10\n,Bonn,12\n40,Rome,NA\n", o -> {});
/// table.column("age") // [31, nan, 40]
/// table.categories("city").oneHot() // [[0, 1], [1, 0], [0, 1]]
/// table.dropMissing().rows() // 1
/// ```
///
/// A column holds numbers if all its fields are numbers or missing, and texts otherwise. Missing is
/// what is empty, `NA`, `nan`, `null` and the like, as in pandas: NaN among numbers. Fields may be
/// quoted. Whether a file is gzip-compressed or UTF-16 is seen from its first bytes.
public final class CsvTable {
    /// What stands for a missing value, as in pandas.
    static final Set<String> MISSING =
            Set.of(
                    "",
                    "#N/A",
                    "#N/A N/A",
                    "#NA",
                    "-1.#IND",
                    "-1.#QNAN",
                    "-NaN",
                    "-nan",
                    "1.#IND",
                    "1.#QNAN",
                    "<NA>",
                    "N/A",
                    "NA",
                    "NULL",
                    "NaN",
                    "None",
                    "n/a",
                    "nan",
                    "null");

    private static final int SHOWN = 8;

    private final String source;
    private final List<String> columns;
    private final List<CsvColumn> values;
    private final int rows;

    CsvTable(String source, List<String> columns, List<CsvColumn> values, int rows) {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.values = List.copyOf(values);
        this.rows = rows;
    }

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean header = true;
        char separator = ',';
        char decimal = '.';
        Charset charset = StandardCharsets.UTF_8;
        List<String> columns = List.of();
        List<String> missing = List.of();
        List<String> texts = List.of();
        long limit;

        Options() {}

        /// Whether the first line names the columns; otherwise they are `0`, `1`, ….
        public Options header(boolean value) {
            return set(() -> header = value);
        }

        /// What stands between two fields.
        public Options separator(char value) {
            return set(() -> separator = value);
        }

        /// What stands before the fraction of a number, a point.
        public Options decimal(char value) {
            return set(() -> decimal = value);
        }

        /// How the file is written, UTF-8 unless its first bytes say UTF-16.
        public Options charset(Charset value) {
            return set(() -> charset = Arguments.given(value, "charset"));
        }

        /// The columns to keep, in this order; all.
        public Options columns(String... value) {
            return set(() -> columns = List.of(Arguments.allGiven(value, "columns")));
        }

        /// What else stands for a missing value: `"?"`, `"-999"`.
        public Options missing(String... value) {
            return set(() -> missing = List.of(Arguments.allGiven(value, "missing")));
        }

        /// Columns that are texts though they look like numbers, such as postal codes.
        public Options texts(String... value) {
            return set(() -> texts = List.of(Arguments.allGiven(value, "texts")));
        }

        /// How many bytes of text a packed file may hold; a hundred times its size and 16 MB by
        /// default. What is not packed has no limit.
        public Options limit(long value) {
            return set(() -> limit = value);
        }

        @Override
        protected void check() {
            if (limit < 0) {
                throw new ValueError("the limit must not be negative, got " + limit);
            }
            if (separator == decimal) {
                throw new ValueError(
                        "separator and decimal are both '" + separator + "'; say separator(';')");
            }
        }
    }

    /// Reads a file whose first line names the columns.
    ///
    /// @throws ValueError if a row has too few or too many fields; it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static CsvTable read(Path file) {
        return read(file, o -> {});
    }

    /// Reads a file, with options: `o -> o.header(false)`.
    ///
    /// @throws ValueError if a row has too few or too many fields; it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static CsvTable read(Path file, Consumer<Options> options) {
        Arguments.given(file, "file");
        Options chosen = new Options().with(options);
        return CsvReading.read(file.toString(), chosen, () -> open(file, chosen));
    }

    /// Reads a text, with options.
    ///
    /// @throws ValueError if a row has too few or too many fields
    public static CsvTable parse(String text, Consumer<Options> options) {
        Arguments.given(text, "text");
        return CsvReading.read("text", new Options().with(options), () -> new StringReader(text));
    }

    private static Reader open(Path file, Options options) throws IOException {
        InputStream in = marked(FileReading.stream(file));
        if (first(in) == 0x1f8b) {
            long usual = 100 * Files.size(file) + (16L << 20);
            long limit = options.limit > 0 ? options.limit : usual;
            in = marked(new Limited(new GZIPInputStream(in), limit));
        }
        int mark = first(in);
        Charset used = mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : options.charset;
        return new InputStreamReader(in, used.newDecoder()); // refuses what is not in that code
    }

    /// Text of which there may not be too much: few packed bytes can hold it without end.
    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = super.read(to, from, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit) {
                throw new IOException(
                        "its text is longer than the limit of "
                                + limit
                                + " bytes; if the file is to be trusted, give a larger one:"
                                + " o -> o.limit(bytes)");
            }
        }
    }

    private static InputStream marked(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private static int first(InputStream in) throws IOException {
        in.mark(2);
        int two = in.read() << 8 | in.read();
        in.reset();
        return two;
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
    public CsvTable dropMissing() {
        return take(
                IntStream.range(0, rows)
                        .filter(row -> values.stream().noneMatch(c -> c.isMissing(row)))
                        .toArray());
    }

    /// The first rows.
    ///
    /// @throws ValueError if the number is negative
    public CsvTable head(int n) {
        if (n < 0) {
            throw new ValueError("head: n must be 0 or more, got " + n);
        }
        return take(IntStream.range(0, Math.min(n, rows)).toArray());
    }

    private CsvTable take(int[] some) {
        return new CsvTable(
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
