package dev.obor.learn.log;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import dev.obor.base.PythonFloat;
import dev.obor.base.StateError;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes numbers into one CSV file: a row for each step, a column for each tag. What a step has
/// not measured is an empty field.
///
/// ```java
/// try (var log = new CsvLog(folder.resolve("metrics.csv"))) {
///     log.addRow(Map.of("loss", 0.5, "accuracy", 0.8), 1);
/// }
/// ```
///
/// A row is written when a later step begins. A tag that comes up later gets a column, too: then
/// the file is written anew.
public final class CsvLog implements RunLog {
    private static final String STEP = "step";

    private final Path file;
    private final List<String> columns = new ArrayList<>(List.of(STEP));
    private final Map<String, Double> row = new LinkedHashMap<>();
    private @Nullable CsvWriter out;
    private long step;
    private boolean closed;

    /// Writes a file, in the place of one that is there.
    ///
    /// @throws FileError if it cannot be written
    public CsvLog(Path file) {
        this.file = Arguments.given(file, "file");
        rewrite(List.of());
    }

    private void rewrite(List<List<String>> rows) {
        try {
            if (out != null) {
                out.close();
            }
            FileWriting.LOCAL.replace(
                    file,
                    stream -> {
                        var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                        CsvWriter csv = CsvWriter.builder().build(writer);
                        csv.writeRecord(columns);
                        for (List<String> row : rows) {
                            List<String> whole = new ArrayList<>(row);
                            while (whole.size() < columns.size()) {
                                whole.add("");
                            }
                            csv.writeRecord(whole);
                        }
                        csv.flush();
                        writer.flush();
                    });
            out =
                    CsvWriter.builder()
                            .build(
                                    new OutputStreamWriter(
                                            FileWriting.appending(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    @Override
    public synchronized void addScalar(String tag, double value, long step) {
        LogChecks.tag(tag);
        if (closed) {
            throw new StateError("CsvLog: the log is closed", "Make a new one to write more.");
        }
        if (step != this.step) {
            writeRow();
        }
        this.step = step;
        row.put(tag, value);
    }

    private void writeRow() {
        if (row.isEmpty() || out == null) {
            return;
        }
        if (!columns.containsAll(row.keySet())) {
            List<List<String>> before = readBack();
            row.keySet().stream().filter(tag -> !columns.contains(tag)).forEach(columns::add);
            rewrite(before);
        }
        List<String> fields = new ArrayList<>(List.of(Long.toString(step)));
        for (String column : columns.subList(1, columns.size())) {
            Double value = row.get(column);
            fields.add(value == null ? "" : PythonFloat.repr(value));
        }
        out.writeRecord(fields);
        row.clear();
    }

    private List<List<String>> readBack() {
        List<List<String>> rows = new ArrayList<>();
        try {
            if (out != null) {
                out.flush();
            }
            if (Files.size(file) > 0) {
                try (var reader =
                                new InputStreamReader(
                                        FileReading.stream(file), StandardCharsets.UTF_8);
                        CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(reader)) {
                    csv.forEach(record -> rows.add(record.getFields()));
                }
            }
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }

    @Override
    public synchronized void flush() {
        writeRow();
        try {
            if (out != null) {
                out.flush();
            }
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        flush();
        closed = true;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }
}
