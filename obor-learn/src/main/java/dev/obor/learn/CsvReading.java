package dev.obor.learn;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads a CSV text twice: first to see which columns hold numbers and how many rows there are,
/// then to keep them, numbers as numbers.
final class CsvReading {
    /// What may be opened several times.
    interface Source {
        Reader open() throws IOException;
    }

    private final String source;
    private final CsvTable.Options options;
    private final Set<String> missing;
    private List<String> names = List.of();
    private int[] kept = {};
    private long[] textLine = {};
    private int rows;

    private CsvReading(String source, CsvTable.Options options) {
        this.source = source;
        this.options = options;
        missing = new HashSet<>(CsvTable.MISSING);
        missing.addAll(options.missing);
    }

    static Table read(String source, CsvTable.Options options, Source text) {
        var reading = new CsvReading(source, options);
        try {
            reading.each(text, reading::look);
            if (reading.rows == 0) {
                throw new ValueError(source + ": no rows; expected lines of numbers or texts");
            }
            return reading.keep(text);
        } catch (CsvParseException e) {
            throw new ValueError(source + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                    source + ": cannot be read: " + e.getCause(), e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(source + ": cannot be read: " + e, e);
        }
    }

    private interface Line {
        void take(CsvRecord line, int row);
    }

    private void each(Source text, Line action) throws IOException {
        // A row of another length is refused here, where its line is known.
        var builder =
                CsvReader.builder()
                        .fieldSeparator(options.separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (Reader reader = text.open();
                CsvReader<CsvRecord> csv = builder.ofCsvRecord(reader)) {
            boolean first = true;
            int row = 0;
            for (CsvRecord line : csv) {
                if (first) {
                    head(line);
                }
                if (!first || !options.header) {
                    if (line.getFieldCount() != names.size()) {
                        throw new ValueError(
                                "%s: line %d: %d fields, expected %d: %s"
                                        .formatted(
                                                source,
                                                line.getStartingLineNumber(),
                                                line.getFieldCount(),
                                                names.size(),
                                                names));
                    }
                    action.take(line, row++);
                }
                first = false;
            }
        }
    }

    /// The names: of two that are the same, the second becomes `name.1`.
    private void head(CsvRecord first) {
        if (!names.isEmpty()) {
            return;
        }
        // A million names that are the same must not take a million times a million looks.
        Set<String> all = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < first.getFieldCount(); i++) {
            String plain = options.header ? stripped(first.getField(i)) : Integer.toString(i);
            String name = plain;
            int n = seen.getOrDefault(plain, 1);
            while (!all.add(name)) {
                name = plain + "." + n++;
            }
            seen.put(plain, n);
        }
        names = List.copyOf(all);
        for (String wanted : options.columns) {
            if (!names.contains(wanted)) {
                throw new ValueError(
                        source + ": no column '" + wanted + "'; the columns are " + names);
            }
        }
        kept =
                options.columns.isEmpty()
                        ? IntStream.range(0, names.size()).toArray()
                        : options.columns.stream().mapToInt(names::indexOf).toArray();
        textLine = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            textLine[i] = options.texts.contains(names.get(kept[i])) ? -1 : 0;
        }
    }

    /// Without spaces around it, and without the mark that some programs put before the first name.
    private static String stripped(String field) {
        return (field.startsWith("\ufeff") ? field.substring(1) : field).strip();
    }

    private void look(CsvRecord line, int row) {
        rows = row + 1;
        for (int i = 0; i < kept.length; i++) {
            if (textLine[i] == 0) {
                String field = line.getField(kept[i]).strip();
                if (!missing.contains(field) && Double.isNaN(number(field))) {
                    textLine[i] = line.getStartingLineNumber();
                }
            }
        }
    }

    /// NaN if it is none. Java's own reading also takes `1d` and `0x1p3`.
    private double number(String field) {
        int n = field.length();
        char last = n == 0 ? ' ' : field.charAt(n - 1);
        if (last >= '0' && last <= '9' || last == options.decimal) {
            String plain = options.decimal == '.' ? field : field.replace(options.decimal, '.');
            if (field.indexOf('x') >= 0 || field.indexOf('X') >= 0) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(plain);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private Table keep(Source text) throws IOException {
        double[][] numbers = new double[kept.length][];
        @Nullable String[][] texts = new @Nullable String[kept.length][];
        String[] firsts = new String[kept.length];
        for (int i = 0; i < kept.length; i++) {
            firsts[i] = "";
            if (textLine[i] == 0) {
                numbers[i] = new double[rows];
            } else {
                texts[i] = new @Nullable String[rows];
            }
        }
        Map<String, String> once = new HashMap<>();
        each(
                text,
                (line, row) -> {
                    for (int i = 0; i < kept.length && row < rows; i++) {
                        String field = line.getField(kept[i]).strip();
                        boolean none = missing.contains(field);
                        if (textLine[i] == 0) {
                            numbers[i][row] = none ? Double.NaN : number(field);
                        } else {
                            texts[i][row] = none ? null : once.computeIfAbsent(field, f -> f);
                            if (line.getStartingLineNumber() == textLine[i]) {
                                firsts[i] = field;
                            }
                        }
                    }
                });
        List<String> columns = new ArrayList<>();
        List<CsvColumn> values = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            columns.add(names.get(kept[i]));
            values.add(
                    textLine[i] == 0
                            ? new CsvColumn.Numbers(numbers[i])
                            : new CsvColumn.Texts(texts[i], firsts[i], textLine[i]));
        }
        return new Table(source, columns, values, rows);
    }
}
