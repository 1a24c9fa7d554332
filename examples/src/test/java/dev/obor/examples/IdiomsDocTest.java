package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `docs/from-pytorch.md` equal to the sources that are compiled and run, [TensorIdiomsTest]
/// and [TrainingIdiomsTest]: `mvn test -Dtest=IdiomsDocTest -Didioms=write` writes the page.
class IdiomsDocTest {
    private static final Path PAGE = Path.of("..", "docs", "from-pytorch.md");
    private static final Path SOURCES = Path.of("src/test/java/dev/obor/examples");
    private static final String MARK = "<!-- The tables below are written by IdiomsDocTest. -->\n";
    private static final Pattern TITLE = Pattern.compile(" *@DisplayName\\(\"(.*)\"\\)");

    private record Row(List<String> python, List<String> java) {}

    @Test
    void thePageShowsTheCodeThatIsRun() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(MARK) + MARK.length());
        StringBuilder text = new StringBuilder(head);
        for (String name : List.of("TensorIdiomsTest", "TrainingIdiomsTest")) {
            text.append(tables(Files.readAllLines(SOURCES.resolve(name + ".java"))));
        }
        if (System.getProperty("idioms", "").equals("write")) {
            Files.writeString(PAGE, text);
        }
        assertEquals(text.toString(), Files.readString(PAGE));
    }

    /// The rows under their titles; rows outside a method stand under the next title.
    private static String tables(List<String> lines) {
        StringBuilder out = new StringBuilder();
        List<Row> waiting = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher title = TITLE.matcher(lines.get(i));
            if (title.matches()) {
                out.append("\n## ")
                        .append(title.group(1))
                        .append("\n\n| Python | Java |\n|---|---|\n");
                waiting.forEach(row -> out.append(text(row)));
                waiting.clear();
                open = true;
            } else if (lines.get(i).strip().startsWith("// >>> ")) {
                Row row = row(lines, i);
                i += row.python.size() + row.java.size() - 1;
                if (open) {
                    out.append(text(row));
                } else {
                    waiting.add(row);
                }
            } else if (lines.get(i).equals("    }")) {
                open = false;
            }
        }
        return out.toString();
    }

    private static Row row(List<String> lines, int start) {
        Row row = new Row(new ArrayList<>(), new ArrayList<>());
        int at = start;
        for (; lines.get(at).strip().startsWith("// >>> "); at++) {
            row.python.add(lines.get(at).strip().substring("// >>> ".length()));
        }
        String first = lines.get(at);
        String indent = first.substring(0, first.length() - first.stripLeading().length());
        boolean wholeClass = first.contains(" class ");
        for (; wholeClass || !lines.get(at).isBlank(); at++) {
            String line = lines.get(at);
            row.java.add(line.startsWith(indent) ? line.substring(indent.length()) : line);
            if (wholeClass && line.equals(indent + "}")) {
                break;
            }
        }
        return row;
    }

    private static String text(Row row) {
        return "| " + cell(row.python) + " | " + cell(row.java) + " |\n";
    }

    /// Code in a cell: lines are separated by `<br>`, and leading spaces kept.
    private static String cell(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .map(IdiomsDocTest::code)
                .collect(Collectors.joining("<br>"));
    }

    private static String code(String line) {
        String body = line.stripLeading();
        String indent = "&emsp;".repeat((line.length() - body.length()) / 4);
        int comment = body.indexOf(" // ");
        String code = comment < 0 ? body : body.substring(0, comment);
        String rest = comment < 0 ? "" : " (" + body.substring(comment + 4) + ")";
        return indent + "`" + code.replace("|", "\\|") + "`" + rest;
    }
}
