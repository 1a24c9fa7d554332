package dev.obor.bench;

import dev.obor.base.FileWriting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where results go: to the reader, and one line a row to a file, so that a benchmark that was
/// ended goes on where it was.
///
/// @param file where they are kept, or null
record Results(@Nullable Path file, PrintWriter out) {
    private static final Pattern NAME = Pattern.compile("\"name\": \"([^ \"]+)");

    /// The names of the rows that are there.
    List<String> done() throws IOException {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .toList();
    }

    void keep(Row row) throws IOException {
        keep(row.text(), row.json());
    }

    void keep(String text, String json) throws IOException {
        out.println(text);
        out.flush();
        if (file != null) {
            FileWriting.append(file, json);
        }
    }
}
