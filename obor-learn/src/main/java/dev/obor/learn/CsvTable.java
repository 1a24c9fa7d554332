package dev.obor.learn;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileReading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// Numbers in named columns, read from a CSV file as `pandas.read_csv` reads one.
///
/// ```java
/// var table = CsvTable.read(Path.of("gp.csv"));
/// var x = table.column("x").toFloat().reshape(-1, 1);
/// ```
///
/// Fields may be quoted; an empty field is NaN. Whether a file is gzip-compressed is seen from its
/// first bytes.
public final class CsvTable {
    private final String source;
    private final List<String> columns;
    private final List<double[]> rows;

    private CsvTable(String source, List<String> columns, List<double[]> rows) {
        this.source = source;
        this.columns = columns;
        this.rows = rows;
    }

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        boolean header = true;
        char separator = ',';

        Options() {}

        /// Whether the first line names the columns; otherwise they are `0`, `1`, ….
        public Options header(boolean value) {
            return set(() -> header = value);
        }

        /// What stands between two fields.
        public Options separator(char value) {
            return set(() -> separator = value);
        }
    }

    /// Reads a file in UTF-8 whose first line names the columns.
    ///
    /// @throws IllegalArgumentException if a field is no number or a row has too few or too many;
    ///   it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static CsvTable read(Path file) {
        return read(file, o -> {});
    }

    /// Reads a file in UTF-8, with options: `o -> o.header(false)`.
    ///
    /// @throws IllegalArgumentException if a field is no number or a row has too few or too many;
    ///   it names the line
    /// @throws UncheckedIOException if the file cannot be read
    public static CsvTable read(Path file, Consumer<Options> options) {
        try (var in = open(file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return parse(file.toString(), reader, new Options().with(options));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e, e);
        }
    }

    /// Reads a text, with options.
    ///
    /// @throws IllegalArgumentException if a field is no number or a row has too few or too many
    public static CsvTable parse(String text, Consumer<Options> options) {
        return parse("text", new StringReader(text), new Options().with(options));
    }

    private static InputStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(FileReading.stream(file));
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new GZIPInputStream(raw) : raw;
    }

    private static CsvTable parse(String source, Reader reader, Options options) {
        List<String> columns = List.of();
        List<double[]> rows = new ArrayList<>();
        var builder = CsvReader.builder().fieldSeparator(options.separator);
        try (CsvReader<CsvRecord> csv = builder.ofCsvRecord(reader)) {
            for (CsvRecord line : csv) {
                if (columns.isEmpty()) {
                    columns = names(line, options.header);
                    if (options.header) {
                        continue;
                    }
                }
                rows.add(numbers(source, columns, line));
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": cannot be read: " + e, e);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(source + ": no rows; expected lines of numbers");
        }
        return new CsvTable(source, columns, rows);
    }

    private static List<String> names(CsvRecord first, boolean header) {
        if (header) {
            return first.getFields().stream().map(String::strip).toList();
        }
        return IntStream.range(0, first.getFieldCount()).mapToObj(Integer::toString).toList();
    }

    private static double[] numbers(String source, List<String> columns, CsvRecord line) {
        List<String> fields = line.getFields();
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%s: line %d: %d fields, expected %d: %s"
                            .formatted(
                                    source,
                                    line.getStartingLineNumber(),
                                    fields.size(),
                                    columns.size(),
                                    columns));
        }
        double[] row = new double[fields.size()];
        for (int i = 0; i < row.length; i++) {
            String field = fields.get(i).strip();
            try {
                row[i] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "%s: line %d: '%s' in column '%s' is no number"
                                .formatted(
                                        source,
                                        line.getStartingLineNumber(),
                                        field,
                                        columns.get(i)),
                        e);
            }
        }
        return row;
    }

    /// The names of the columns.
    public List<String> columns() {
        return columns;
    }

    /// The number of rows.
    public int rows() {
        return rows.size();
    }

    /// One column, `(rows)`, float64.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public Tensor column(String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(
                    source + ": no column '" + name + "'; the columns are " + columns);
        }
        return Obor.fromArray(rows.stream().mapToDouble(row -> row[at]).toArray());
    }

    /// All columns side by side, `(rows, columns)`, float64.
    public Tensor tensor() {
        double[] all = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        return Obor.fromArray(all).reshape(rows.size(), columns.size());
    }
}
