package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Keeps the table at the end of `docs/tutorials.md` true: it is made from the comments such as `//
/// 000-05` in the examples. `mvn -o -q -pl examples -am test -Dtest=TutorialTableTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dobor.update=true` writes it anew.
class TutorialTableTest {
    /// Documents whose rows must all be shown by a program.
    private static final Set<String> COMPLETE = Set.of("000", "001", "002", "003", "004");

    private static final Path SOURCES = Path.of("src/main/java/dev/obor/examples");
    private static final Path PAGE = Path.of("../docs/tutorials.md");
    private static final String MARK = "<!-- rows: made by TutorialTableTest -->\n";
    private static final Pattern COMMENT =
            Pattern.compile("// (\\d{3}-\\d{2}(?:, \\d{3}-\\d{2})*)$");

    /// Where a row is shown.
    private record Place(String file, int line, String code) {
        String link() {
            return "[%s:%d](../examples/%s/%s#L%d)"
                    .formatted(file, line, SOURCES.toString().replace('\\', '/'), file, line);
        }
    }

    @Test
    void everyRowHasALineOfJava() throws IOException {
        Map<String, List<Place>> places = places();
        List<String> missing =
                rows().keySet().stream()
                        .filter(id -> COMPLETE.contains(id.substring(0, 3)))
                        .filter(id -> !places.containsKey(id))
                        .toList();
        assertEquals(List.of(), missing, "rows without a comment in the examples");
        List<String> unknown =
                places.keySet().stream().filter(id -> !rows().containsKey(id)).toList();
        assertEquals(List.of(), unknown, "comments that name no row");
    }

    /// A test that is named `row000_01_…`.
    @Test
    void everyRowHasATest() throws IOException {
        var name = Pattern.compile("void row(\\d{3})_(\\d{2})_");
        Set<String> tested = new TreeSet<>();
        try (var files = Files.list(Path.of("src/test/java/dev/obor/examples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                name.matcher(Files.readString(file))
                        .results()
                        .forEach(m -> tested.add(m.group(1) + "-" + m.group(2)));
            }
        }
        assertEquals(133, rows().size());
        assertEquals(new TreeSet<>(rows().keySet()), tested);
    }

    @Test
    void theTableInTheDocumentationIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(MARK)) + MARK + table();
        if (Boolean.getBoolean("obor.update")) {
            Files.writeString(PAGE, wanted);
        } else {
            assertEquals(wanted, page, "run this test with -Dobor.update=true");
        }
    }

    private static String table() throws IOException {
        Map<String, List<Place>> places = places();
        var text = new StringBuilder("| row | what | Java | where |\n|---|---|---|---|\n");
        rows().forEach((id, what) -> {
            List<Place> all = places.getOrDefault(id, List.of());
            if (!all.isEmpty()) {
                text.append("| ").append(id).append(" | ").append(cell(what));
                text.append(" | `").append(cell(all.getFirst().code())).append("` | ");
                text.append(String.join(", ", all.stream().map(Place::link).toList()));
                text.append(" |\n");
            }
        });
        return text.toString();
    }

    /// A bar would end the cell of the table.
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static Map<String, List<Place>> places() throws IOException {
        Map<String, List<Place>> places = new LinkedHashMap<>();
        List<Path> sources;
        try (var files = Files.list(SOURCES)) {
            sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                var comment = COMMENT.matcher(lines.get(i));
                if (comment.find()) {
                    Place place = place(source, lines, i, comment.start());
                    for (String id : comment.group(1).split(", ")) {
                        places.computeIfAbsent(id, _ -> new ArrayList<>()).add(place);
                    }
                }
            }
        }
        return places;
    }

    /// The code before the comment; for a comment alone on its line, the line after it.
    private static Place place(Path source, List<String> lines, int at, int comment) {
        String before = lines.get(at).substring(0, comment).strip();
        int line = before.isEmpty() ? at + 1 : at;
        while (lines.get(line).strip().startsWith("//")
                || lines.get(line).strip().startsWith("@")) {
            line++;
        }
        String code = before.isEmpty() ? lines.get(line).strip() : before;
        return new Place(source.getFileName().toString(), line + 1, code);
    }

    /// The rows of the inventory: id and what it is about.
    static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        try (var in = TutorialTableTest.class.getResourceAsStream("rows.txt")) {
            if (in == null) {
                throw new IllegalStateException("rows.txt is missing");
            }
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> rows.put(line.substring(0, 6), line.substring(7)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }
}
